# opforge - build, demo, test. `make help` lists the targets.
# Needs a C compiler, make and lua5.4; `make deps` installs what is missing (Debian).
# SPDX-License-Identifier: MIT

CONFIG  ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
LUA     ?= lua5.4
V       ?= 0
OPTIMIZE ?= -O3

PACKAGES := base mos6502

OUT := build/$(CONFIG)
GEN := build/gen
ifeq ($(CONFIG),release)
BIN := build/opforge
LIB := build/libopforge.a
else
BIN := $(OUT)/opforge
LIB := $(OUT)/libopforge.a
endif

Q := $(if $(filter 1,$(V)),,@)
say = @printf '  %-8s %s\n' $(1) $(2)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wundef -Wwrite-strings -Wvla -Wformat=2 -Wimplicit-fallthrough
REQUIRED := -std=c11 $(OPTIMIZE) $(WARNINGS) $(if $(filter true,$(CI)),-Werror)
ifeq ($(CONFIG),asan)
REQUIRED := -std=c11 -O1 -g $(WARNINGS) -fsanitize=address,undefined \
            -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LINK     := -fsanitize=address,undefined
endif
MASK := $(if $(filter mask,$(CONFIG)),-DOPF_TEST_MASK='"$(CURDIR)/test/lists/mask.lua"')

# The C library of the program: musl, linked statically, where GCC has it (a short run takes two
# fifths less than with glibc), else static glibc, else what the compiler links by itself.
# LIBC=musl|static|shared on the command line decides otherwise. libopforge.a is the same with all.
MUSL_GCC := $(if $(filter cc gcc gcc-%,$(notdir $(CC))),$(shell command -v musl-gcc 2>/dev/null))
LIBC_A   := $(filter /%,$(shell $(CC) -print-file-name=libc.a))
LIBC     := $(if $(MUSL_GCC),musl,$(if $(LIBC_A),static,shared))
ifeq ($(CONFIG),asan)
override LIBC := shared
endif
ifeq ($(filter musl static shared,$(LIBC)),)
$(error LIBC is musl, static or shared)
endif
HOST_CC  := $(if $(filter musl,$(LIBC)),REALGCC=$(CC) musl-gcc,$(CC))
LINK     += $(if $(filter shared,$(LIBC)),,-static)

# With GCC the program is optimized as a whole, by a profile of the examples, which a program built
# for that assembles first: macros take a twelfth less, a mix a twentieth, the build twice as long.
# PROFILE= on the command line does without. The objects are ordinary ones as well, for those who
# link libopforge.a.
# A profile that is older than a source is used for what has not changed; `make clean` drops it.
IS_GCC  := $(findstring Free Software,$(shell $(CC) --version 2>/dev/null))
PROFILE ?= yes
ifneq ($(and $(IS_GCC),$(filter release,$(CONFIG))),)
WHOLE   := -flto=auto -ffat-lto-objects $(if $(PROFILE),-fprofile-use -fprofile-correction \
           -fprofile-partial-training -Wno-missing-profile -Wno-coverage-mismatch \
           -Wno-maybe-uninitialized)
PROFILED := $(if $(PROFILE),$(OUT)/profile.stamp)
endif
ifeq ($(CONFIG),profile)
WHOLE   := -fprofile-generate -fprofile-update=single
endif
LINK    += $(if $(WHOLE),$(WHOLE) $(OPTIMIZE))
TRAINING := $(wildcard examples/demo/demo.asm examples/forth/forth.asm examples/*/main.asm)

# The core takes no definitions; only the host sees the system.
CORE_FLAGS := -Isrc -I$(GEN)
HOST_FLAGS := -Isrc -I$(GEN) -D_XOPEN_SOURCE=700 $(MASK) $(if $(filter musl,$(LIBC)),-DOPF_MUSL) \
              -isystem third_party/lua
# Code of others: see third_party/README.md. No warnings, no sanitizers.
OTHER_FLAGS := -std=gnu99 $(OPTIMIZE) -w -DLUA_COMPAT_5_3 -DLUA_USE_POSIX -Ithird_party/lua
$(OUT)/third_party/lpeg/%.o: OTHER_FLAGS += -Dmatch=lpeg_match # the core has a function match, too

CORE_SRC := $(sort $(wildcard src/vm/*.c src/asm/*.c))
ENG_SRC  := $(sort $(wildcard src/engine/*.c))
HOST_SRC := $(sort $(wildcard src/host/*.c))
OTHER_SRC := $(sort $(wildcard third_party/*/*.c))
LUA_SRC  := $(sort $(wildcard lua/opforge/*.lua lua/opforge/*/*.lua lua/opforge/*/*/*.lua))
DEFS     := $(sort $(wildcard src/vm/*.def src/asm/*.def))
PKG_SRC  := $(sort $(wildcard packages/*/*.lua packages/*/*/*.lua))
OPCPU    := $(PACKAGES:%=build/packages/%.opcpu)
GENERATED := $(GEN)/lists.lua

object    = $(patsubst src/%,$(OUT)/%.o,$(1))
CORE_OBJ := $(call object,$(CORE_SRC))
ENG_OBJ  := $(call object,$(ENG_SRC))
HOST_OBJ := $(call object,$(HOST_SRC))
OTHER_OBJ := $(OTHER_SRC:%=$(OUT)/%.o)

.PHONY: all help demo deps test bench lint docs install clean asan mask test-hard test-lists \
        check-generated

all: $(BIN) $(LIB) $(OPCPU)

help:
	@printf '%s\n' \
	  'all              build/opforge, build/libopforge.a, build/packages' \
	  'demo             assemble examples/demo, show what came out, run it' \
	  'deps             install what is missing (Debian, apt)' \
	  'test             the test suite' \
	  'bench            measure against other assemblers' \
	  'lint             style and static checks' \
	  'docs             reference pages from the lists' \
	  'install          PREFIX=$(PREFIX) DESTDIR=$(DESTDIR)' \
	  'clean            remove build/' \
	  'asan             address and undefined-behavior build in build/asan' \
	  'test-hard        the long tests' \
  'test-lists       each row of the lists matters to a test' \
	  'check-generated  generated files are those of their sources' \
  'LIBC=NAME        C library of the program: musl, static, shared; now $(LIBC)' \
  'PROFILE=         without a profile of the examples: a faster build, a slower program'

# --- what the other targets need ---

# command:package pairs; a package is installed when its command or file is not there
NEEDED := gcc:gcc /usr/include/stdio.h:libc6-dev make:make $(LUA):lua5.4 musl-gcc:musl-tools
TOOLS  := 64tass:64tass ca65:cc65 sim65:cc65 acme:acme dasm:dasm xa:xa65 sdcc:sdcc \
          ucsim_z80|sz80:sdcc-ucsim clang:clang lld|ld.lld:lld node:nodejs valgrind:valgrind

found = $(if $(filter /%,$(1)),$(wildcard $(1)),$(shell command -v $(1) 2>/dev/null))
have  = $(strip $(foreach name,$(subst |, ,$(1)),$(call found,$(name))))
lack  = $(sort $(foreach pair,$(1),$(if $(call have,$(firstword $(subst :, ,$(pair)))),,\
          $(lastword $(subst :, ,$(pair))))))
MISSING := $(if $(DEPS_DONE),,$(call lack,$(NEEDED) $(TOOLS)))

deps:
	@set -e; list="$(call lack,$(NEEDED) $(TOOLS))"; \
	if [ -z "$$list" ]; then echo "nothing is missing"; exit 0; fi; \
	echo "installing: $$list"; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	$$sudo apt-get update; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$list

# A bare machine: fetch the tools, then start over once, because what is above was looked up without
# them. Without network or rights the build goes on and says itself what it lacks.
ifneq ($(strip $(MISSING)),)
demo test:
	-$(Q)$(MAKE) deps
	$(Q)$(MAKE) DEPS_DONE=1 $@
else

DEMO := build/demo

demo: all
	$(Q)mkdir -p $(DEMO)
	@echo '$$ opforge examples/demo/demo.asm -o $(DEMO)/demo --prg -x -l'
	$(Q)$(BIN) examples/demo/demo.asm -o $(DEMO)/demo --prg -x -l --labels $(DEMO)/demo.lab \
	  --format-out sim65:$(DEMO)/demo.sim65
	@ls -l $(DEMO) | awk 'NR > 1 { printf "  %8d  %s\n", $$5, $$9 }'
	@echo; awk 'NR <= 3 || /^[0-9A-F]/' $(DEMO)/demo.lst | cut -c1-100 | sed -n '1,24p'
	@echo '...'; echo
	@if command -v sim65 >/dev/null; then \
	   echo '$$ sim65 $(DEMO)/demo.sim65'; sim65 $(DEMO)/demo.sim65; \
	 else echo 'sim65 is not installed (make deps); the program was not run'; fi

test: all
	$(Q)$(LUA) test/run.lua
endif

bench: all
	$(Q)$(LUA) test/bench/run.lua

test-hard: all asan
	$(Q)$(LUA) test/hard/run.lua

test-lists: all mask
	$(Q)$(LUA) test/lists/run.lua

lint:
	$(Q)$(LUA) test/lint/run.lua

REFERENCE ?= docs/reference

docs: all
	$(Q)mkdir -p $(REFERENCE)
	$(Q)$(LUA) lua/opforge/builder/gen.lua docs $(REFERENCE)
	$(Q)$(BIN) help --markdown >$(REFERENCE)/options.md
	$(Q)$(BIN) help directives --markdown >$(REFERENCE)/directives.md
	$(Q)$(LUA) test/lists/table.lua >$(REFERENCE)/coverage.md

check-generated: all
	$(Q)rm -rf build/check && mkdir -p build/check
	$(Q)$(LUA) lua/opforge/builder/gen.lua src build/check
	$(Q)for f in $(notdir $(GENERATED)); do cmp $(GEN)/$$f build/check/$$f || exit 1; done
	$(Q)for p in $(PACKAGES); do \
	  $(LUA) lua/opforge/builder/main.lua build packages/$$p/package.lua -o build/check/$$p.opcpu && \
	  cmp build/packages/$$p.opcpu build/check/$$p.opcpu || exit 1; done
	$(Q)$(MAKE) -s docs REFERENCE=build/check/docs
	$(Q)if [ -d docs/reference ]; then \
	  for f in build/check/docs/*; do cmp $$f docs/reference/$${f##*/} || exit 1; done; fi
	@echo 'generated files are current'

asan:
	$(Q)$(MAKE) CONFIG=asan all

# Like the release, and takes out the row that OPFORGE_TEST_MASK names (test/lists/mask.lua).
mask:
	$(Q)$(MAKE) CONFIG=mask all

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib $(DESTDIR)$(PREFIX)/include/opforge/vm \
	  $(DESTDIR)$(PREFIX)/include/opforge/asm $(DESTDIR)$(PREFIX)/share/opforge/packages
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/opforge
	install -m 644 $(LIB) $(DESTDIR)$(PREFIX)/lib/libopforge.a
	install -m 644 src/opforge.h $(DESTDIR)$(PREFIX)/include/opforge/
	install -m 644 src/vm/errors.def src/vm/events.def src/vm/limits.def \
	  $(DESTDIR)$(PREFIX)/include/opforge/vm/
	install -m 644 src/asm/effects.def $(DESTDIR)$(PREFIX)/include/opforge/asm/
	install -m 644 $(OPCPU) $(DESTDIR)$(PREFIX)/share/opforge/packages/

clean:
	rm -rf build

# --- generated ---

# One run makes all generated files; the stamp keeps a parallel make from running it twice.
$(GEN)/stamp: $(DEFS) $(wildcard lua/opforge/builder/gen.lua lua/opforge/builder/lists.lua)
	$(call say,GEN,$(GEN))
	$(Q)mkdir -p $(GEN)
	$(Q)$(LUA) lua/opforge/builder/gen.lua src $(GEN)
	$(Q)touch $@

$(GENERATED): $(GEN)/stamp ;

build/packages/%.opcpu: $(PKG_SRC) $(wildcard lua/opforge/builder/*.lua) $(GENERATED)
	$(call say,PACKAGE,$@)
	$(Q)mkdir -p build/packages
	$(Q)$(LUA) lua/opforge/builder/main.lua build packages/$*/package.lua -o $@

EMBED := $(GEN)/embed
$(EMBED)/stamp: src/host/embed.lua $(LUA_SRC) $(GENERATED) $(OPCPU)
	$(call say,EMBED,$(EMBED))
	$(Q)mkdir -p $(EMBED)
	$(Q)$(LUA) src/host/embed.lua $(EMBED) $(LUA_SRC) $(GENERATED) $(OPCPU)
	$(Q)touch $@

$(OUT)/embed_data.o: $(EMBED)/stamp
	$(call say,AS,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) -c $(EMBED)/embed_data.S -o $@

# --- the profile ---

# The program that counts is linked with glibc: the counters are not made for musl. Without them the
# build goes on.
$(OUT)/profile.stamp: | $(GEN)/stamp $(EMBED)/stamp $(OPCPU)
	$(call say,PROFILE,$(TRAINING))
	$(Q)$(MAKE) -s CONFIG=profile LIBC=$(if $(LIBC_A),static,shared) CC=$(CC) build/profile/opforge \
	  >build/profile.log 2>&1 \
	  && (cd build/profile && for f in $(TRAINING); do ./opforge -q -w -b -l -o out ../../$$f \
	  || exit 1; done) >>build/profile.log 2>&1 || echo '  no profile: see build/profile.log'
	$(Q)mkdir -p $(OUT)
	$(Q)if [ -d build/profile ]; then cd build/profile && find . -name '*.gcda' | while read -r f; do \
	  mkdir -p ../release/$${f%/*} && cp $$f ../release/$$f; done; fi
	$(Q)touch $@

# --- objects ---

$(CORE_OBJ) $(ENG_OBJ): $(OUT)/%.o: src/% | $(GEN)/stamp $(PROFILED)
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(REQUIRED) $(WHOLE) $(CFLAGS) $(CORE_FLAGS) -MMD -MP -c $< -o $@

# Changes with the C library: what was compiled for another one is compiled again.
$(OUT)/libc-$(LIBC):
	$(Q)mkdir -p $(@D)
	$(Q)rm -f $(OUT)/libc-* && touch $@

$(HOST_OBJ): $(OUT)/%.o: src/% $(OUT)/libc-$(LIBC) | $(GEN)/stamp $(PROFILED)
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(HOST_CC) $(REQUIRED) $(WHOLE) $(HOST_FLAGS) $(CFLAGS) -I$(EMBED) -MMD -MP -c $< -o $@

$(OUT)/host/embed.c.o: $(EMBED)/stamp

# Else GCC makes memcpy of the loop in memcpy, and calloc of malloc and memset in calloc; and what
# it calls on its own account is not part of the whole program.
ifeq ($(LIBC),musl)
$(OUT)/host/mem.c.o $(OUT)/host/heap.c.o: HOST_FLAGS += -fno-builtin \
  -fno-tree-loop-distribute-patterns -fno-lto
endif

$(OTHER_OBJ): $(OUT)/%.o: % $(OUT)/libc-$(LIBC) | $(PROFILED)
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(HOST_CC) $(OTHER_FLAGS) $(filter -fprofile%,$(WHOLE)) $(CFLAGS) -MMD -MP -c $< -o $@

$(LIB): $(CORE_OBJ) $(ENG_OBJ)
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(BIN): $(HOST_OBJ) $(OTHER_OBJ) $(OUT)/embed_data.o $(LIB)
	$(call say,LINK,$@)
	$(Q)$(HOST_CC) $(LINK) $(LDFLAGS) -o $@ $(HOST_OBJ) $(OTHER_OBJ) $(OUT)/embed_data.o $(LIB) -lm

-include $(CORE_OBJ:.o=.d) $(ENG_OBJ:.o=.d) $(HOST_OBJ:.o=.d) $(OTHER_OBJ:.o=.d)
