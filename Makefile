# make run    install what is missing, build, and compare the Kazakhstan–Hungary scenarios
# make test   install what is missing, build, and run the tests (make test-full: the slow statistical ones too)
# make bench  build, and measure kernels, the simulation and whole processes (make bench ROUNDS=3: a fast look)

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
SWIFT_SOURCES = Package.swift Sources Benchmarks Tests

.PHONY: run build install-dependencies test test-full test-arm64 check-readers lint format bench example clean

run: build
	$(CARAVAN) compare Scenarios/kazakhstan-hungary

build: install-dependencies
	$(BUILD) --product caravan
	@mkdir -p $(BIN) && ln -sf "$(CURDIR)/$(BUILT)/caravan" $(BIN)/caravan

# GSL, libxlsxwriter, SQLite and pkg-config, by the system's package manager, only where they are missing.
install-dependencies:
	@sh Scripts/install-dependencies

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

lint:
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)

format:
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

bench: build
	$(BUILD) --product throughput
	@ln -sf "$(CURDIR)/$(BUILT)/throughput" $(BIN)/throughput
	@sh Benchmarks/run $(ROUNDS)

# The results that are committed to show what a run writes; a test holds them against the program. The workbook is left
# out: its bytes are those of one version of libxlsxwriter.
example: build
	$(CARAVAN) run Scenarios/tutorial/1-growth.yaml --paths 1000 --draws 2 --only csv,text,json --no-archive --output Reports/example --quiet

clean:
	rm -rf .build
