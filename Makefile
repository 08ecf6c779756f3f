# make run      install what is missing, build, and compare the Kazakhstan–Hungary scenarios
# make install  build, and put the program, its manual and its completions under PREFIX (make uninstall takes them away)
# make test     install what is missing, build, and run the tests (make test-full: the slow statistical ones too)
# make bench    build, and measure kernels, the simulation and whole processes (make bench ROUNDS=3: a fast look)
# make docs     build, and make the documentation of the libraries

# On Linux the program holds Swift's libraries, so that it starts sooner and runs where there is no Swift. Tests do not,
# and what is compiled for the one does not serve the other.
ifeq ($(shell uname -s), Linux)
BUILD = swift build -c release --static-swift-stdlib --scratch-path .build/static
BUILT = .build/static/release
else
BUILD = swift build -c release
BUILT = .build/release
endif
# Where programs are found, wherever they are built.
BIN = .build/bin
CARAVAN = $(BIN)/caravan
ROUNDS = 9
# Where `make install` puts things; DESTDIR is for whoever packs them up.
PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
INSTALLED = $(DESTDIR)$(PREFIX)/bin/caravan $(SHARE)/man/man1/caravan.1 \
	$(SHARE)/bash-completion/completions/caravan $(SHARE)/zsh/site-functions/_caravan \
	$(SHARE)/fish/vendor_completions.d/caravan.fish
SWIFT_SOURCES = Package.swift Sources Benchmarks Tests

.PHONY: run build install-dependencies man install uninstall test test-full test-arm64 test-install check-page \
	check-readers lint format bench docs example clean

run: build
	$(CARAVAN) compare Scenarios/kazakhstan-hungary

build: install-dependencies
	$(BUILD) --product caravan
	@mkdir -p $(BIN) && ln -sf "$(CURDIR)/$(BUILT)/caravan" $(BIN)/caravan

# GSL, libxlsxwriter, SQLite and pkg-config, by the system's package manager, only where they are missing.
install-dependencies:
	@sh Scripts/install-dependencies

# The page of the manual, by the generator that the argument parser brings with it.
man: build
	swift build --package-path $(dir $(BUILT))checkouts/swift-argument-parser --scratch-path .build/manual \
		--product generate-manual
	@sh Scripts/make-manual .build/manual/debug/generate-manual $(CARAVAN) .build/man

install: man
	@mkdir -p $(sort $(dir $(INSTALLED)))
	install -m 755 $(BUILT)/caravan $(word 1, $(INSTALLED))
	install -m 644 .build/man/caravan.1 $(word 2, $(INSTALLED))
	$(CARAVAN) --generate-completion-script bash > $(word 3, $(INSTALLED))
	$(CARAVAN) --generate-completion-script zsh > $(word 4, $(INSTALLED))
	$(CARAVAN) --generate-completion-script fish > $(word 5, $(INSTALLED))

uninstall:
	rm -f $(INSTALLED)

test: install-dependencies
	swift test -c release --parallel

test-full: install-dependencies
	CARAVAN_FULL=1 swift test -c release --parallel

# What is written, as pandas, SciPy, pyam, openpyxl and LibreOffice read it.
check-readers: build
	@sh Scripts/check-readers $(CARAVAN)

# The vector kernels of arm64, under an emulator on Linux with x86-64.
test-arm64:
	@sh Scripts/test-arm64

# Installs into a folder of its own, and holds what came of it against the shells and page readers that there are.
test-install: man
	@sh Scripts/test-install

# The page against axe-core's rules of accessibility, in Chromium.
check-page: build
	@sh Scripts/check-page $(CARAVAN)

lint:
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)

format:
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

bench: build
	$(BUILD) --product throughput
	@ln -sf "$(CURDIR)/$(BUILT)/throughput" $(BIN)/throughput
	@sh Benchmarks/run $(ROUNDS)

# The documentation of the libraries, with a landing page each, in .build/documentation/Caravan. Docc comes with Swift.
docs: build
	@sh Scripts/document $(BUILT)

# The results that are committed to show what a run writes; a test holds them against the program. The workbook is left
# out: its bytes are those of one version of libxlsxwriter.
example: build
	$(CARAVAN) run Scenarios/tutorial/1-growth.yaml --paths 1000 --draws 2 --only csv,text,json,html --no-archive --output Reports/example --quiet

clean:
	rm -rf .build
