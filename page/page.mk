# The page for people without a terminal (`make page`): the engine as WebAssembly, in one HTML file that needs no network.
# forte's own sources are those of the library, but for what a page cannot have: threads over many postings, the store, child
# processes. The libraries are compiled from Debian's sources, which fetch-sources brings; none of them lies here.
BUILD   ?= build
VERSION ?= 0.0.0
SOURCES := $(BUILD)/page/sources
OBJECTS := $(BUILD)/page/obj
EMCC    ?= emcc
PDFJS   ?= /usr/share/javascript/pdf/build
PYTHON  ?= python3
# Debian's emscripten finds its parts in Debian's folder, whichever node runs it.
export NODE_PATH := /usr/share/nodejs

OPTIMIZE := -O2
WARNINGS := -Wall -Wextra
INCLUDES := -I$(OBJECTS)/include -I$(SOURCES)/utf8proc -I$(SOURCES)/libcsv -I$(SOURCES)/snowball/include \
            -I$(SOURCES)/libarchive/libarchive -I$(SOURCES)/libxml2/include -I$(SOURCES)/zlib
FORTE_FLAGS := $(OPTIMIZE) -std=gnu17 $(WARNINGS) -I. -Isrc -Iinclude $(INCLUDES) -DUTF8PROC_STATIC -DFORTE_VERSION='"$(VERSION)"'
LIBRARY_FLAGS := $(OPTIMIZE) -w $(INCLUDES)

# ---- what is compiled ----

ABSENT := src/input/child.c src/input/sources.c src/dictionary/compiler_main.c src/forte_batch.c src/forte_libraries.c
ROOMS  := base text dictionary note input posting profile match report
FORTE  := $(sort $(filter-out $(ABSENT),$(foreach r,$(ROOMS),$(wildcard src/$(r)/*.c src/$(r)/*/*.c)) $(wildcard src/forte*.c)) page/web.c page/child.c)

PCRE2   := $(addprefix pcre2/src/pcre2_,$(addsuffix .c,auto_possess compile config context error extuni find_bracket maketables \
             match match_data newline ord2utf pattern_info script_run serialize string_utils study substring tables ucd valid_utf xclass \
             jit_compile))
XML     := $(addprefix libxml2/,$(addsuffix .c,SAX2 entities encoding error parserInternals parser tree hash list xmlIO xmlmemory \
             uri valid HTMLparser HTMLtree dict threads globals xmlstring buf chvalid xmlreader))
ARCHIVE := $(addprefix libarchive/libarchive/archive_,$(addsuffix .c,acl check_magic cryptor digest hmac entry entry_sparse \
             entry_stat entry_strmode entry_xattr ppmd8 rb read read_add_passphrase read_open_memory read_support_format_zip string string_sprintf util \
             virtual))
ZLIB    := $(addprefix zlib/,adler32.c crc32.c inffast.c inflate.c inftrees.c zutil.c)
NETTLE  := $(addprefix nettle/,sha256.c sha256-compress.c write-be32.c base64-encode.c base64-decode.c)
OTHERS  := cjson/cJSON.c utf8proc/utf8proc.c libcsv/libcsv.c
# The list of its languages and what they are compiled to are snowball's makefile's to say.
STEMMER  = $(patsubst $(SOURCES)/%,%,$(wildcard $(SOURCES)/snowball/src_c/stem_UTF_8_*.c $(SOURCES)/snowball/runtime/*.c)) \
           snowball/libstemmer/libstemmer_utf8.c
LIBRARIES = $(PCRE2) $(XML) $(ARCHIVE) $(ZLIB) $(NETTLE) $(OTHERS) $(STEMMER) pcre2/src/pcre2_chartables.c

FORTE_OBJECTS    = $(patsubst %.c,$(OBJECTS)/forte/%.o,$(FORTE)) $(OBJECTS)/image.o
LIBRARY_OBJECTS  = $(patsubst %.c,$(OBJECTS)/%.o,$(LIBRARIES))

.PHONY: page objects
page: $(OBJECTS)/.configured
	@$(MAKE) --no-print-directory -f page/page.mk objects

# Its compiler makes C of the stemmers; those of UTF-8 alone are needed.
SNOWBALL = env -u MAKEFLAGS -u CFLAGS -u CPPFLAGS -u LDFLAGS $(MAKE) -s -C $(SOURCES)/snowball

# What the libraries' own configure would write, for the little that is taken of them.
XML_ON  := TREE READER HTML SAX1 OUTPUT PUSH
SUBSTITUTED := s/@LIBXML_VERSION_NUMBER@/20914/;s/@VERSION@/2.9.14/;s/@LIBXML_VERSION_EXTRA@//;$(foreach w,$(XML_ON),s/@WITH_$(w)@/1/;)s/@WITH_[A-Z0-9_]*@/0/
$(OBJECTS)/.configured: page/page.mk $(wildcard page/config/*) page/fetch-sources
	@mkdir -p $(SOURCES) $(OBJECTS)/include/cjson $(OBJECTS)/include/nettle $(OBJECTS)/include/libxml2
	page/fetch-sources $(SOURCES)
	$(SNOWBALL) libstemmer/libstemmer_utf8.c libstemmer/modules_utf8.h >$(OBJECTS)/snowball.log 2>&1 && \
	  $(SNOWBALL) $$(sed -n 's|.*\(src_c/stem_UTF_8_[a-z_]*\.c\).*|\1|p' $(SOURCES)/snowball/libstemmer/mkinc_utf8.mak) >>$(OBJECTS)/snowball.log 2>&1 || { tail -5 $(OBJECTS)/snowball.log; exit 1; }
	cp $(SOURCES)/cjson/cJSON.h $(OBJECTS)/include
	cp $(SOURCES)/cjson/cJSON.h $(OBJECTS)/include/cjson
	cp $(SOURCES)/pcre2/src/pcre2.h.generic $(OBJECTS)/include/pcre2.h
	mkdir -p $(OBJECTS)/include/pcre2
	cp $(SOURCES)/pcre2/src/config.h.generic $(OBJECTS)/include/pcre2/config.h
	cp $(SOURCES)/pcre2/src/pcre2_chartables.c.dist $(SOURCES)/pcre2/src/pcre2_chartables.c
	cp $(SOURCES)/nettle/*.h $(OBJECTS)/include/nettle
	cp page/config/libxml2.h $(OBJECTS)/include/libxml2/config.h
	sed '$(SUBSTITUTED)' $(SOURCES)/libxml2/include/libxml/xmlversion.h.in >$(SOURCES)/libxml2/include/libxml/xmlversion.h
	: >$(OBJECTS)/include/nettle/config.h
	touch $@

objects: $(BUILD)/page/forte.html

# The page asks for nothing of a system: no files, no environment, no network; its stack is as large as a program's.
EXPORTS := _free,_web_room,_web_pdf_words,_web_cv,_web_profile,_web_posting,_web_posting_is_cv,_web_report,_web_filled,_web_text,_web_size
LINKING := -sMODULARIZE=1 -sEXPORT_NAME=forteEngine -sENVIRONMENT=web -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sALLOW_MEMORY_GROWTH=1 \
           -sINITIAL_MEMORY=128MB -sMAXIMUM_MEMORY=2GB -sTOTAL_STACK=8MB -sEXPORTED_FUNCTIONS=$(EXPORTS)
$(BUILD)/page/engine.js: $(FORTE_OBJECTS) $(LIBRARY_OBJECTS)
	$(EMCC) $(OPTIMIZE) $(LINKING) -o $@ $^

$(BUILD)/page/forte.html: $(BUILD)/page/engine.js page/assemble.py page/page.html page/page.css page/page.js page/pdf_words.js
	$(PYTHON) page/assemble.py $< $(BUILD)/page/engine.wasm $(SOURCES) $(PDFJS) $(VERSION) $@

$(OBJECTS)/forte/%.o: %.c | $(OBJECTS)/.configured
	@mkdir -p $(@D)
	$(EMCC) $(FORTE_FLAGS) -MMD -MP -c -o $@ $<

$(OBJECTS)/image.o: page/image.S $(BUILD)/dictionary.image
	$(EMCC) -DFORTE_IMAGE='"$(abspath $(BUILD))/dictionary.image"' -c -o $@ $<

$(OBJECTS)/%.o: $(SOURCES)/%.c | $(OBJECTS)/.configured
	@mkdir -p $(@D)
	$(EMCC) $(LIBRARY_FLAGS) $(LIBRARY_MORE) -c -o $@ $<
$(OBJECTS)/pcre2/%.o: LIBRARY_MORE = -DPCRE2_CODE_UNIT_WIDTH=8 -DHAVE_CONFIG_H -DSUPPORT_PCRE2_8 -DSUPPORT_UNICODE -DPCRE2_STATIC -I$(OBJECTS)/include/pcre2
$(OBJECTS)/libxml2/%.o: LIBRARY_MORE = -I$(OBJECTS)/include/libxml2
$(OBJECTS)/libarchive/%.o: LIBRARY_MORE = -DPLATFORM_CONFIG_H='"$(abspath page/config/libarchive.h)"'
$(OBJECTS)/nettle/%.o: LIBRARY_MORE = -I$(OBJECTS)/include/nettle -DHAVE_CONFIG_H
$(OBJECTS)/utf8proc/%.o: LIBRARY_MORE = -DUTF8PROC_STATIC

-include $(shell find $(OBJECTS) -name '*.d' 2>/dev/null)
