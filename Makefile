# The two commands of a newcomer: make run, make test.
.PHONY: setup build run test lint outcomes fuzz bench accuracy clean
SHELL := /bin/bash

PACKAGES := libcsv-dev libxml2-dev libgmime-3.0-dev libsqlite3-dev zlib1g-dev libzip-dev libutf8proc-dev libsimdjson-dev \
  libphonenumber-dev libssl-dev pkg-config g++
STRICT := --explicit-target-dependency-import-check error
BIN := .build/release/selfsame
SAMPLE := .build/sample

setup:
	@command -v swift >/dev/null || { \
	  echo "Swift 6.2 or newer is missing: install it from https://www.swift.org/install/linux/ and run make again." >&2; exit 1; }
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  sudo=$$( [ "$$(id -u)" = 0 ] || echo sudo ); \
	  echo "Installing Debian packages:" $$missing; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null; \
	fi

build: setup
	swift build -c release $(STRICT) --product selfsame

run: build
	@$(BIN) generate $(SAMPLE) --customers 400 --seed 7
	@$(BIN) run $(SAMPLE)/pipeline.yaml --output out

lint:
	swift format lint --strict -r Package.swift Sources Tests
	@! grep -rnE '(try!|as! |fatalError\(|nonisolated\(unsafe\)|catch *\{ *\})' Sources

test: setup lint
	swift build --build-tests $(STRICT)
	swift test --disable-xctest --skip-build
	@$(MAKE) --no-print-directory pipelines

.PHONY: pipelines
pipelines: build
	@for file in pipelines/*.yaml; do echo "== $$file"; $(BIN) run $$file --output .build/pipelines/$$(basename $$file .yaml) || exit 1; done

accuracy: build
	@Tests/accuracy/run.sh $(BIN)

# What became of every public file beside the project, per corpus; RECORD=1 freezes it anew.
outcomes: setup
	@swift build --build-tests $(STRICT) --quiet
	@swift test --disable-xctest --skip-build --filter OutcomeTests
	@Tests/outcomes/table.sh

# READER=csv tries one reader, SECONDS_EACH=600 each for longer; SANITIZER=fuzzer is faster and sees no misuse of memory by C.
SANITIZER := fuzzer,address
comma := ,
FUZZ := .build/fuzz/$(subst $(comma),-,$(SANITIZER))
fuzz: setup
	@swift build -c release --scratch-path $(FUZZ) --product FuzzReaders -Xswiftc -use-ld=lld -Xswiftc -sanitize=$(SANITIZER) \
	  $(foreach kind,$(subst fuzzer,fuzzer-no-link,$(subst $(comma), ,$(SANITIZER))),-Xcc -fsanitize=$(kind) -Xcxx -fsanitize=$(kind))
	@Tests/fuzz/run.sh $(FUZZ)/release/FuzzReaders

# RECORDS=1000000 measures the engine on a million records; READERS="csv xml 64 256" these readers on files of 64 and 256 MB.
bench: build
	swift build -c release $(STRICT) --product MatchingBench
	swift build -c release $(STRICT) --product ReaderBench
	@.build/release/ReaderBench $(READERS)
	@echo
	@.build/release/MatchingBench $(RECORDS)
	@echo
	@Tests/bench/run.sh $(BIN)

clean:
	rm -rf .build out
