# forte: plain GNU make. All outputs go to $(BUILD). CFLAGS, CPPFLAGS and LDFLAGS of the user are added, never replaced.
#
#   make            the program, libforte.a and libforte.so
#   make demo       the main job on the sample CV and posting of corpus/ (installs missing Debian packages)
#   make check      all tests (installs missing Debian packages)
#   make asan       the same tests under AddressSanitizer and UndefinedBehaviorSanitizer
#   make house      what CONTRIBUTING.md asks of the code: formatting, includes, sizes
#   make faults     every allocation, read, write, sync, rename and close fails once, a kill before every system call
#   make fuzz       libFuzzer over every reader, SECONDS each (20)
#   make eval       figures on ../shared, where it exists; make eval-own: the same, smaller, on corpus/gold
#   make mutants    broken copies of the program, each of which the tests must notice (some minutes; SEED=N, DRAWS=N)
#   make check-speed  instructions on fixed inputs, at most 5 % above what is kept
#   make bench      one table: costs beside wc, jq, grep, true; make bench-batch: a batch of many postings, its memory, threads and store
#   make deb        Debian packages libforte0, libforte-dev and forte, in $(BUILD)/deb
#   make dist       a source archive, and a tree that runs from any folder, in $(BUILD)/dist
#   make page       one HTML file for people without a terminal, in $(BUILD)/page (installs Debian's emscripten)
#   make picture    docs/report.png anew, by Chromium
#   make install    to $(DESTDIR)$(PREFIX); make uninstall takes it away
VERSION   := 0.1.0
SOVERSION := 0
DATE      := 2026-11-27
BUILD     ?= build
# One name for one place: the files of dependencies name their targets by it.
override BUILD := $(patsubst $(CURDIR)/%,%,$(BUILD))
PREFIX    ?= /usr/local
BINDIR    ?= $(PREFIX)/bin
LIBDIR    ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR   ?= $(PREFIX)/share
PYTHONDIR ?= $(DATADIR)/forte/python
CC        ?= cc
CFLAGS    ?= -O2 -g
OBJCOPY   ?= objcopy
INSTALL   ?= install
PYTHON    ?= python3
PACKAGES  := libpcre2-8 libcjson libutf8proc nettle zlib
# The C library before libm, since it has what src/base/maths.h asks for: then gcc needs no libm.
PRIVATE_LIBS := -lstemmer -lcsv -lc -lm -pthread
# Libraries that one posting of text does not need are loaded when an input needs them (src/base/late.h), by the name that
# the build finds; LATE= links them as usual, as sanitizers and static linking do.
LATE_PACKAGES := libxml-2.0 libarchive sqlite3
library_file = $(shell $(CC) -print-file-name=lib$(1) 2>/dev/null)
soname = $(shell objdump -p "$(call library_file,$(1).so)" 2>/dev/null | sed -n 's/^ *SONAME *//p')
ifeq ($(findstring -fsanitize,$(CFLAGS))$(filter -static%,$(LDFLAGS)),)
ifeq ($(origin LATE),undefined)
LATE := -DFORTE_SO_XML2='"$(call soname,xml2)"' -DFORTE_SO_ARCHIVE='"$(call soname,archive)"' -DFORTE_SO_SQLITE3='"$(call soname,sqlite3)"'
LATE := $(if $(findstring '""',$(LATE)),,$(LATE))
endif
endif

WARNINGS := -Wall -Wextra -Wpedantic -Wstrict-prototypes
# What the compiler and linker can do against a fault that is exploited: canaries, checked library calls, read-only
# relocations, no executable stack, branch targets; the program is position independent. FORTIFY needs optimization and
# hides calls from the sanitizers.
OPTIMIZED := $(filter-out -O0,$(filter -O%,$(CFLAGS)))
FORTIFY   := $(if $(findstring -fsanitize,$(CFLAGS)),,$(if $(OPTIMIZED),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3))
MACHINE   := $(shell $(CC) -dumpmachine 2>/dev/null)
BRANCHES  := $(if $(filter x86_64-%,$(MACHINE)),-fcf-protection,$(if $(filter aarch64-%,$(MACHINE)),-mbranch-protection=standard))
HARDENING := -fstack-protector-strong -fstack-clash-protection $(BRANCHES) $(FORTIFY)
override LDFLAGS  += -Wl,--as-needed -Wl,-z,relro,-z,now,-z,noexecstack
override CPPFLAGS += -Isrc -Iinclude -DFORTE_VERSION='"$(VERSION)"' $(shell pkg-config --cflags $(PACKAGES) $(LATE_PACKAGES) 2>/dev/null) $(if $(LATE),-DFORTE_LATE $(LATE))
override CFLAGS   += -std=c17 $(WARNINGS) -fPIC -fvisibility=hidden -pthread $(HARDENING)
LATE_LIBS := $(shell pkg-config --libs $(LATE_PACKAGES) 2>/dev/null)
LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) $(if $(LATE),-ldl,$(LATE_LIBS)) $(PRIVATE_LIBS)
# The program takes small libraries in whole where the machine has their archives: each costs the loader as much as
# hundreds of words of a posting cost the reader. With LINK=shared, as packages want it, none.
WHOLE_LIBRARIES := stemmer utf8proc nettle z csv
archive_of = $(if $(filter /%,$(call library_file,$(1).a)),-l:lib$(1).a,-l$(1))
# Of Snowball's stemmers those that a language of dictionaries/ names; the tables of all would be relocated, page by page,
# at each start. The others are there by name and answer that they cannot be made.
STEMS := $(shell sed -n 's/^@stems *\([a-z0-9_]*\).*/\1_UTF_8/p' dictionaries/[a-z][a-z]/language.txt)
STEMMERS = $(filter /%,$(call library_file,stemmer.a))
PROGRAM_LIBS = $(foreach l,$(LIBS),$(if $(filter $(WHOLE_LIBRARIES:%=-l%),$(l)),$(call archive_of,$(l:-l%=%)),$(l)))

ROOMS    := base text dictionary note input posting profile match report batch
LIBRARY  := $(sort $(filter-out src/dictionary/compiler_main.c,$(foreach r,$(ROOMS),$(wildcard src/$(r)/*.c src/$(r)/*/*.c)) $(wildcard src/forte*.c)))
CLI      := $(sort $(wildcard src/cli/*.c))
UNIT     := $(sort $(wildcard tests/unit/test_*.c))
objects   = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(1))
COMPILER_PARTS := $(sort $(wildcard src/base/*.c) $(wildcard src/text/*.c) $(wildcard src/dictionary/*.c))
DICTIONARY_DIR ?= dictionaries
# First what the languages are, then the skills and their names in each language, then table by table, English first: the
# concepts of one table stand together.
LANGUAGE_FILES := $(wildcard $(DICTIONARY_DIR)/[a-z][a-z]/*.txt)
DICTIONARIES := $(wildcard $(DICTIONARY_DIR)/languages.txt) $(sort $(filter %/language.txt,$(LANGUAGE_FILES))) \
                $(sort $(wildcard $(DICTIONARY_DIR)/skills/*.txt)) $(sort $(filter %/skills.txt,$(LANGUAGE_FILES))) \
                $(wildcard $(DICTIONARY_DIR)/implied.txt) \
                $(foreach f,$(filter-out language.txt skills.txt,$(sort $(notdir $(LANGUAGE_FILES)))), \
                  $(filter %/en/$(f),$(LANGUAGE_FILES)) $(sort $(filter-out %/en/$(f),$(filter %/$(f),$(LANGUAGE_FILES))))) \
                $(sort $(wildcard $(DICTIONARY_DIR)/weights/*.txt))

COMPLETIONS := $(BUILD)/completions/forte.bash $(BUILD)/completions/forte.zsh $(BUILD)/completions/forte.fish
UNIT_PROGRAMS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(UNIT))
SHARED_OBJECT := $(BUILD)/libforte.so.$(VERSION)

.DEFAULT_GOAL := all
.PHONY: all demo demo-run check check-run asan mutants eval eval-own readme train bench install uninstall clean
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/forte $(BUILD)/libforte.a $(BUILD)/libforte.so $(BUILD)/sqlite3/forte.so $(BUILD)/forte.1 $(COMPLETIONS)

# The square root of a sum of squares sets no error: it is an instruction, not a call of libm (src/base/maths.h).
$(BUILD)/obj/dictionary/kind.o: override CFLAGS += -fno-math-errno
$(BUILD)/obj/cli/man.o: override CPPFLAGS += -DFORTE_DATE='"$(DATE)"'
$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# What is kept of a user's files holds for one build's sources.
$(BUILD)/sources.h: $(LIBRARY) $(wildcard src/*/*.h src/*/*/*.h)
	@mkdir -p $(@D)
	printf '#define FORTE_SOURCES "%s"\n' "$$(cat $(sort $^) | cksum)" > $@
$(BUILD)/obj/profile/skills_cache.o: override CPPFLAGS += -include $(BUILD)/sources.h
$(BUILD)/obj/profile/skills_cache.o: $(BUILD)/sources.h

# ---- the dictionary: compiled by a tool that links the runtime's own tokenizer and stemmer, then embedded ----

$(BUILD)/dictionary_compiler: $(call objects,$(COMPILER_PARTS)) $(BUILD)/obj/no_image.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/obj/no_image.o:
	@mkdir -p $(@D)
	printf 'extern const unsigned char forte_dictionary_image[8]; const unsigned char forte_dictionary_image[8] = {0};\n' | $(CC) $(CFLAGS) -x c -c -o $@ -

$(BUILD)/dictionary.image: $(BUILD)/dictionary_compiler $(DICTIONARIES)
	$(BUILD)/dictionary_compiler $@ $(DICTIONARIES)

IMAGE ?= $(BUILD)/dictionary.image
$(BUILD)/obj/image.o: src/dictionary/image.S $(IMAGE)
	$(CC) $(CFLAGS) -DFORTE_IMAGE='"$(IMAGE)"' -c -o $@ $<

# ---- the library and the program ----

LIBRARY_OBJECTS := $(call objects,$(LIBRARY)) $(BUILD)/obj/image.o

# For unit tests and tools, which look inside.
$(BUILD)/internal.a: $(LIBRARY_OBJECTS)
	rm -f $@ && ar rcs $@ $^

# One object in which all but forte_* is local.
$(BUILD)/libforte.a: $(LIBRARY_OBJECTS)
	$(LD) -r -o $(BUILD)/obj/libforte.o $^
	$(OBJCOPY) --localize-hidden $(BUILD)/obj/libforte.o
	rm -f $@ && ar rcs $@ $(BUILD)/obj/libforte.o

$(SHARED_OBJECT): $(LIBRARY_OBJECTS) src/libforte.map
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libforte.so.$(SOVERSION) -Wl,--version-script=src/libforte.map \
	  -o $@ $(LIBRARY_OBJECTS) $(LIBS)

$(BUILD)/libforte.so: $(SHARED_OBJECT)
	ln -sf libforte.so.$(VERSION) $(BUILD)/libforte.so.$(SOVERSION)
	ln -sf libforte.so.$(SOVERSION) $@

# A loadable extension for SQLite, over the shared library.
$(BUILD)/sqlite3/forte.so: $(BUILD)/obj/bindings/forte_sqlite.o $(BUILD)/libforte.so
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -shared -o $@ $^

$(BUILD)/obj/bindings/%.o: bindings/sqlite/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/no_stemmers.o: Makefile $(wildcard dictionaries/[a-z][a-z]/language.txt)
	@mkdir -p $(@D)
	{ nm $(or $(STEMMERS),/dev/null) | sed -n 's/^ *U \([A-Za-z0-9_]*\)_create_env$$/\1/p' | sort -u | grep -v -x $(STEMS:%=-e %) -e SN | \
	  sed 's/.*/void *&_create_env(void); void *&_create_env(void) { return 0; } void &_close_env(void); void &_close_env(void) {} int &_stem(void); int &_stem(void) { return 0; }/'; \
	  echo 'typedef int forte_no_stemmers;'; } | $(CC) $(CFLAGS) -x c -c -o $@ -

# LINK=shared: the program uses libforte.so, as packages want it; otherwise the library is part of it. Written at one go, the
# file lies in large pages, and one posting takes a third less (docs/performance.md).
LINK ?= static
$(BUILD)/forte: $(call objects,$(CLI)) $(if $(filter shared,$(LINK)),$(BUILD)/libforte.so,$(BUILD)/libforte.a $(if $(STEMMERS),$(BUILD)/obj/no_stemmers.o))
	$(CC) $(CFLAGS) $(LDFLAGS) -pie -o $@.linked $^ $(if $(filter shared,$(LINK)),$(LIBS),$(PROGRAM_LIBS))
	dd if=$@.linked of=$@.one bs=64M 2>/dev/null && chmod 755 $@.one && mv $@.one $@ && rm $@.linked

# For those who ask what the program runs with: the libraries that are loaded late, as if they were linked.
$(BUILD)/late-libraries.so:
	$(CC) -shared -Wl,--no-as-needed -o $@ $(LATE_LIBS)

$(BUILD)/forte.1: $(BUILD)/forte
	$(BUILD)/forte --print man > $@

$(BUILD)/completions/forte.%: $(BUILD)/forte
	@mkdir -p $(@D)
	$(BUILD)/forte --print $* > $@

# ---- development tools (not installed) and unit tests ----

$(BUILD)/skill_features $(BUILD)/kind_words: $(BUILD)/obj/tools/each_posting.o
$(BUILD)/skill_features $(BUILD)/kind_words $(BUILD)/point_features: $(BUILD)/%: $(BUILD)/obj/tools/%.o $(BUILD)/internal.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS)

$(BUILD)/obj/tools/%.o: tools/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/tests/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/unit $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $(BUILD)/internal.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# ---- what one runs ----

# The packages must be there before make asks pkg-config, hence the second make.
demo:
	@tools/install-packages build run
	@$(MAKE) --no-print-directory -s all
	@$(MAKE) --no-print-directory demo-run

demo-run: all
	@tools/demo $(BUILD)/forte

check:
	@tools/install-packages build run test
	@$(MAKE) --no-print-directory check-run

check-run: all $(UNIT_PROGRAMS)
	@MAKE="$(MAKE)" BUILD="$(abspath $(BUILD))" FORTE="$(abspath $(BUILD))/forte" CC="$(CC)" $(PYTHON) tests/run_all.py $(SUITES)

SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# Without what tests packages, tools or the growth of time, which sanitizers say nothing of.
UNSANITIZED := wasm,growth,kills,million,train,deb,install,commands,scale,completion
asan:
	@tools/install-packages build run test
	@$(MAKE) --no-print-directory check-run BUILD=$(BUILD)/asan SUITES=--without=$(UNSANITIZED) CFLAGS="-O1 -g $(SANITIZE)" LDFLAGS="$(LDFLAGS) $(SANITIZE)"

# Whole: every point, not a sample; some minutes.
.PHONY: faults
faults: all
	@FAULT_STEP=1 SUITE_LIMIT=36000 FORTE="$(abspath $(BUILD))/forte" BUILD="$(abspath $(BUILD))" CC="$(CC)" $(PYTHON) tests/run_all.py faults kills

# libFuzzer comes with clang. The dictionary is the one that was compiled already: under the sanitizers that takes minutes. Comparisons are not
# traced: that took half the time, and the words that steer a reader are in tests/fuzz/words.dict. Nor are there tables of places, which
# libFuzzer walks for every new input, a fifth of the time. A null pointer that is followed ends the run without UBSan's asking each time.
.PHONY: fuzz
SECONDS ?= 20
FUZZING := -O2 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize=null,object-size -fno-sanitize-coverage=trace-cmp,pc-table -fno-sanitize-recover=all -fno-omit-frame-pointer
fuzz: all
	@case "$(SECONDS)" in ''|0*|*[!0-9]*) echo "make fuzz: SECONDS is to be a whole number from 1 on, not '$(SECONDS)'" >&2; exit 2;; esac
	@if command -v clang >/dev/null; then \
	  $(MAKE) --no-print-directory -s $(BUILD)/fuzz/fuzz BUILD=$(BUILD)/fuzz IMAGE=$(BUILD)/dictionary.image CC=clang CFLAGS="$(FUZZING)" && \
	  SECONDS_EACH=$(SECONDS) BUILD="$(abspath $(BUILD))/fuzz" $(PYTHON) tests/fuzz/run.py $(TARGETS); \
	else echo "SKIPPED: fuzzing: clang is not installed"; echo "0 passed, 0 failed"; fi

$(BUILD)/obj/fuzz/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -I. $(CFLAGS) -MMD -MP -c -o $@ $<

# The command's files, one of whose names the library has too.
$(BUILD)/obj/fuzz/cli.o: $(filter-out %/main.o,$(call objects,$(CLI)))
	$(LD) -r -o $@ $^
	$(OBJCOPY) --redefine-sym say=cli_say $@

# With the page's entry come its words of a PDF, in the place of the child process.
FUZZED := $(patsubst %,$(BUILD)/obj/fuzz/%.o,tests/fuzz/fuzz tests/fuzz/fuzz_files page/web page/child cli)
$(BUILD)/fuzz: $(FUZZED) $(BUILD)/internal.a
	$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBS)

.PHONY: house
house:
	@$(PYTHON) tests/house.py

mutants: all
	@BUILD="$(abspath $(BUILD))" $(PYTHON) tests/mutants.py $(if $(SEED),--seed $(SEED)) $(if $(DRAWS),--draws $(DRAWS))

eval: all
	@FORTE=$(BUILD)/forte $(PYTHON) tests/eval_shared.py
	@FORTE=$(BUILD)/forte $(PYTHON) tests/eval_titles.py

eval-own: all
	@FORTE=$(BUILD)/forte $(PYTHON) tests/eval.py

# Writes what make demo prints into README.md.
readme: all
	@FORTE=$(BUILD)/forte $(PYTHON) tests/readme.py

# The HTML report of the sample posting as a picture for README.md.
.PHONY: picture
picture: all
	@tools/picture $(BUILD)/forte docs/report.png

# Writes the models' weights anew and says what the folds give (docs/training.md). GOLD: "POSTINGS LABELS" of a labelled set;
# without it corpus/gold alone.
GOLD ?=
OWN_GOLD := corpus/gold/postings.ndjson corpus/gold/labels.ndjson
train: all $(BUILD)/skill_features
	$(PYTHON) tools/train_skill_model.py --features $(BUILD)/skill_features --out dictionaries/weights/skill-model.txt \
	  $(if $(GOLD),--gold $(GOLD) --more $(OWN_GOLD),--gold $(OWN_GOLD))

# The same for the choice of sentences (docs/training.md). ON: "PAIRS LABELS" of a set to measure on besides.
ON ?=
.PHONY: train-points
train-points: all $(BUILD)/point_features
	$(PYTHON) tools/train_points.py --features $(BUILD)/point_features --write $(if $(ON),--on $(ON))

bench: all
	@FORTE=$(BUILD)/forte $(PYTHON) tests/bench/bench.py

# Instructions on fixed inputs, held to tests/bench/instructions.txt with 5 % tolerance; UPDATE=1 writes them anew.
.PHONY: check-speed
check-speed: all
	@FORTE="$(abspath $(BUILD))/forte" UPDATE=$(UPDATE) $(PYTHON) tests/bench/instructions.py

.PHONY: bench-batch
bench-batch: all
	@FORTE=$(BUILD)/forte $(PYTHON) tests/bench/batch.py

# Each file with its mode and where it goes; install and uninstall read this list. The documents keep their folders, so that
# their links lead somewhere.
DOCDIR    := $(DATADIR)/doc/forte
SCHEMADIR := $(DATADIR)/forte/schemas
define INSTALLED
755 $(BUILD)/forte $(BINDIR)/forte
755 $(SHARED_OBJECT) $(LIBDIR)/libforte.so.$(VERSION)
644 $(BUILD)/libforte.a $(LIBDIR)/libforte.a
644 $(BUILD)/forte.pc $(LIBDIR)/pkgconfig/forte.pc
644 $(BUILD)/sqlite3/forte.so $(LIBDIR)/sqlite3/forte.so
644 bindings/python/forte.py $(PYTHONDIR)/forte.py
644 include/forte.h $(INCLUDEDIR)/forte.h
644 $(BUILD)/forte.1 $(DATADIR)/man/man1/forte.1
644 man/libforte.3 $(DATADIR)/man/man3/libforte.3
644 man/forte-dictionary.5 $(DATADIR)/man/man5/forte-dictionary.5
644 $(BUILD)/completions/forte.bash $(DATADIR)/bash-completion/completions/forte
644 $(BUILD)/completions/forte.zsh $(DATADIR)/zsh/site-functions/_forte
644 $(BUILD)/completions/forte.fish $(DATADIR)/fish/vendor_completions.d/forte.fish
$(foreach f,$(wildcard schemas/*),644 $(f) $(SCHEMADIR)/$(notdir $(f))$(newline))
$(foreach f,$(DOCUMENTS),644 $(f) $(DOCDIR)/$(f)$(newline))
644 tests/example.c $(DOCDIR)/examples/example.c
endef
define newline


endef
DOCUMENTS := LICENSE README.md CHANGELOG.md ARCHITECTURE.md CONTRIBUTING.md SECURITY.md $(wildcard docs/*) dictionaries/README.md dictionaries/ATTRIBUTION.md
export INSTALLED

# The program is written at one go: so the kernel keeps it in large pages, of which one posting takes a third less time.
# Programs that are linked with the shared library find it at once: the loader's cache is renewed where that can be done.
install: all $(BUILD)/forte.pc
	@printf '%s\n' "$$INSTALLED" | while read -r mode from to; do \
	  [ -z "$$mode" ] || $(INSTALL) -D -m "$$mode" "$$from" "$(DESTDIR)$$to" || exit 1; \
	  [ "$$mode" != 755 ] || dd if="$$from" of="$(DESTDIR)$$to" bs=64M 2>/dev/null || exit 1; done
	ln -sf libforte.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libforte.so.$(SOVERSION)
	ln -sf libforte.so.$(SOVERSION) $(DESTDIR)$(LIBDIR)/libforte.so
	ln -sfn ../../forte/schemas $(DESTDIR)$(DOCDIR)/schemas
	@if [ -z "$(DESTDIR)" ] && [ "$$(id -u)" = 0 ]; then PATH="$$PATH:/sbin:/usr/sbin" ldconfig || :; fi

.PHONY: $(BUILD)/forte.pc
$(BUILD)/forte.pc: tools/forte.pc.in
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@INCLUDEDIR@|$(INCLUDEDIR)|; s|@VERSION@|$(VERSION)|' \
	  -e 's|@LIBS@|$(LIBS)|' $< > $@

uninstall:
	@printf '%s\n' "$$INSTALLED" | while read -r mode from to; do [ -z "$$mode" ] || rm -f "$(DESTDIR)$$to"; done
	rm -f $(DESTDIR)$(LIBDIR)/libforte.so $(DESTDIR)$(LIBDIR)/libforte.so.$(SOVERSION) $(DESTDIR)$(DOCDIR)/schemas
	@for folder in $(SCHEMADIR) $(PYTHONDIR) $(DATADIR)/forte $(DOCDIR)/docs $(DOCDIR)/dictionaries $(DOCDIR)/examples $(DOCDIR); do \
	  rmdir "$(DESTDIR)$$folder" 2>/dev/null || :; done

# ---- packages and archives ----

.PHONY: deb dist
deb:
	@tools/install-packages build run deb
	@tools/make-deb $(BUILD)/deb $(VERSION)

dist: all
	@MAKE="$(MAKE)" tools/make-dist $(BUILD)/dist $(VERSION) $(BUILD)

# The engine as WebAssembly in one HTML file (docs/page.md).
.PHONY: page
page: $(BUILD)/dictionary.image
	@tools/install-packages build page
	@$(MAKE) --no-print-directory -f page/page.mk page BUILD="$(BUILD)" VERSION="$(VERSION)" PYTHON="$(PYTHON)"

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
