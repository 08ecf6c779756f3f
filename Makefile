# make run    install what is missing, build, and compare the Kazakhstan–Hungary scenarios
# make test   install what is missing, build, and run the tests (make test-full: the slow statistical ones too)

BUILD = swift build -c release
CARAVAN = .build/release/caravan

.PHONY: run build install-dependencies test test-full lint format bench clean

run: build
	$(CARAVAN) compare Scenarios/kazakhstan-hungary

build: install-dependencies
	$(BUILD) --product caravan

# GSL and pkg-config, by the system's package manager, only where they are missing.
install-dependencies:
	@sh Scripts/install-dependencies

test: install-dependencies
	swift test -c release --parallel

test-full: install-dependencies
	CARAVAN_FULL=1 swift test -c release --parallel

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

bench: build
	sh Benchmarks/run

clean:
	rm -rf .build
