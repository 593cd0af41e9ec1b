# Everything from a bare checkout: rustup's cargo, Node.js and, for browser tests, Debian's Chromium are all it needs.
# Tools go into .tools/ and node_modules/, which git ignores; a second run finds them and goes straight on.

CENTRE ?= demo
SHELL  := /bin/bash

export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)

TOOLS   := .tools/wasm-target .tools/trunk-0.21.14 .tools/wasm-bindgen-0.2.130 .tools/wasm-split-cli-0.2.4 node_modules/.package-lock.json
SOURCES := $(shell find src style locales public -type f -not -path "src/bin/desk/*") index.html staff.html Trunk.toml Cargo.toml Cargo.lock build.rs scripts/split scripts/plain-names.mjs
DATA    := $(wildcard instruments/*.json centres/*.json locales/*.json)
# What is hosted says nothing of the machine that built it, and is smaller for it.
NO_PATHS := --remap-path-prefix=$(CURDIR)=. --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src=
DESK    := cargo run --quiet --locked --features desk --bin desk --

.PHONY: help demo test check dist bench journey engines tools browser
help:
	@echo 'make demo [CASES=200]     the app, three demo partners and what each can read, and a tablet for staff, on this machine'
	@echo 'make test                 every suite, real browsers included, and a closing count'
	@echo 'make check                formatting, lints, packs and centre files: a minute once built'
	@echo 'make dist CENTRE=…        the folder to host for centres/….json, in dist/…; with SEALED=….sealed, a licensed pack too'
	@echo 'make bench [SIZES=100]    the figures beside their targets; caseloads of 100, 1,000 and 10,000 unless others are asked for'
	@echo 'make journey              the whole journey in a browser, with a picture of every page'
	@echo 'make engines              her journey in Firefox and in WebKit, which every iPhone has'

demo: dist/demo/index.html
	$(DESK) serve --site dist/demo --centre centres/demo.json --keys centres/demo-keys $(if $(CASES),--cases $(CASES))

dist: dist/$(CENTRE)/index.html

test: dist/demo/index.html browser
	scripts/test

check: tools
	scripts/check

bench: dist/demo/index.html browser
	node tests/bench/run.mjs
	node tests/bench/tablet.mjs $(if $(SIZES),--sizes $(SIZES))

journey: dist/demo/index.html browser
	node tests/e2e/journey.mjs

engines: dist/demo/index.html .tools/geckodriver-0.37.1
	scripts/browser firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb
	node --test --test-reporter=spec tests/e2e/engines/journey.mjs

# --- the hosted folder -------------------------------------------------------------------------------------------------

target/trunk/index.html: $(SOURCES) | $(TOOLS)
	RUSTFLAGS='$(NO_PATHS)' trunk --color never build --release
	scripts/split
	esbuild --minify --target=es2020 --log-level=warning --allow-overwrite --outdir=target/trunk \
	  $(addprefix target/trunk/,worker.js opener.js staff.js $(notdir $(wildcard style/*.css style/*/*.css)))

dist/%/index.html: target/trunk/index.html $(DATA) $(wildcard src/bin/desk/*.rs src/bin/desk/*/*.rs)
	$(DESK) finish --centre centres/$*.json --out dist/$* $(addprefix --sealed ,$(SEALED))

# --- tools, each installed once ----------------------------------------------------------------------------------------

tools: $(TOOLS)

browser:
	scripts/browser

.tools/wasm-target:
	@command -v rustup >/dev/null || { echo 'Rust is missing: install it with rustup (https://rustup.rs).'; exit 1; }
	rustup target add wasm32-unknown-unknown
	mkdir -p .tools && touch $@

# Built once from source, about five minutes on two cores: without TLS, since it runs offline, and not optimised, which would take
# as long again for a program that only calls others.
.tools/trunk-0.21.14:
	CARGO_TARGET_DIR=.tools/build CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
	  cargo install --locked --no-default-features --root .tools --version 0.21.14 trunk
	touch $@

# Must be the version of the wasm-bindgen crate. Without its lock file, which names a version that not every mirror has.
.tools/wasm-bindgen-0.2.130: .tools/trunk-0.21.14
	CARGO_TARGET_DIR=.tools/build cargo install --root .tools --version 0.2.130 wasm-bindgen-cli
	touch $@

# Goes with the crate wasm_split_helpers.
.tools/wasm-split-cli-0.2.4: .tools/wasm-bindgen-0.2.130
	CARGO_TARGET_DIR=.tools/build cargo install --locked --root .tools --version 0.2.4 --features build-binary wasm_split_cli_support
	rm -rf .tools/build
	touch $@

# Between W3C WebDriver and Firefox; `make engines` alone needs it.
.tools/geckodriver-0.37.1:
	CARGO_TARGET_DIR=.tools/build cargo install --locked --root .tools --version 0.37.1 geckodriver
	rm -rf .tools/build
	touch $@

node_modules/.package-lock.json: package-lock.json
	@command -v npm >/dev/null || { echo 'Node.js with npm is missing: install Node.js 20 or later.'; exit 1; }
	npm ci --no-audit --no-fund
	touch $@
