# forte: plain GNU make. All outputs go to $(BUILD). User CFLAGS, CPPFLAGS and LDFLAGS are added, never replaced.
VERSION := 0.1.0
BUILD   ?= build
PREFIX  ?= /usr/local
CC      ?= cc
CFLAGS  ?= -O2 -g
PACKAGES := libpcre2-8 libcjson libutf8proc libxml-2.0 libarchive sqlite3

WARNINGS := -Wall -Wextra -Wpedantic -Wstrict-prototypes
override CPPFLAGS += -Isrc -Iinclude -DFORTE_VERSION='"$(VERSION)"' $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
override CFLAGS   += -std=c17 $(WARNINGS) -fPIC -fvisibility=hidden -pthread
LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lstemmer -lm -pthread

ROOMS    := base text dictionary input posting profile match report
LIBRARY  := $(sort $(filter-out src/dictionary/compiler_main.c,$(foreach r,$(ROOMS),$(wildcard src/$(r)/*.c)) $(wildcard src/forte*.c)))
CLI      := $(sort $(wildcard src/cli/*.c))
objects   = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(1))
COMPILER_PARTS := $(sort $(wildcard src/base/*.c) $(wildcard src/text/*.c) src/dictionary/builder.c src/dictionary/source.c \
                    src/dictionary/writer.c src/dictionary/dictionary.c src/dictionary/compiler_main.c)
DICTIONARY_DIR ?= dictionaries
DICTIONARIES := $(sort $(wildcard $(DICTIONARY_DIR)/skills/*.txt)) $(sort $(wildcard $(DICTIONARY_DIR)/reading/*.txt)) \
                $(sort $(wildcard $(DICTIONARY_DIR)/weights/*.txt))

.DEFAULT_GOAL := all
.PHONY: all check demo asan install clean deps

all: $(BUILD)/forte $(BUILD)/libforte.a $(BUILD)/libforte.so

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The dictionary: compiled by a tool that links the runtime's own tokenizer and stemmer, then embedded.
$(BUILD)/dictionary_compiler: $(call objects,$(COMPILER_PARTS)) $(BUILD)/obj/no_image.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/obj/no_image.o:
	@mkdir -p $(@D)
	printf 'extern const unsigned char forte_dictionary_image[8]; const unsigned char forte_dictionary_image[8] = {0};\n' | $(CC) $(CFLAGS) -x c -c -o $@ -

$(BUILD)/dictionary.image: $(BUILD)/dictionary_compiler $(DICTIONARIES)
	$(BUILD)/dictionary_compiler $@ $(DICTIONARIES)

$(BUILD)/obj/image.o: $(BUILD)/dictionary.image
	printf '.section .rodata\n.balign 64\n.globl forte_dictionary_image\n.hidden forte_dictionary_image\nforte_dictionary_image:\n.incbin "$<"\n.section .note.GNU-stack,"",%%progbits\n' > $(BUILD)/image.s
	$(CC) -c -o $@ $(BUILD)/image.s

LIBRARY_OBJECTS := $(call objects,$(LIBRARY)) $(BUILD)/obj/image.o

$(BUILD)/libforte.a: $(LIBRARY_OBJECTS)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/libforte.so: $(LIBRARY_OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libforte.so.0 -o $@ $^ $(LIBS)

$(BUILD)/forte: $(call objects,$(CLI)) $(BUILD)/libforte.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# Development tools (not installed).
$(BUILD)/skill_features: $(BUILD)/obj/tools/skill_features.o $(BUILD)/libforte.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/obj/tools/%.o: tools/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
