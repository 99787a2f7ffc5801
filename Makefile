# The two commands of the README, and what else a developer needs. Everything is built under build/.
.PHONY: serve test bench bench-load bench-queue bench-grounding bench-chat bench-tools bench-lstm bench-web screenshots bench-faults fuzz build package test-bare format tidy sanitize packages test-packages

binary := build/release/ocrchat

# Installs what is missing, builds, and runs the service with an embedded database in data/.
serve: packages build
	@packaging/serve $(binary)

# Installs what is missing, builds with warnings as errors, and runs every test. A browser on a busy machine may be too
# slow for a test's patience: those are tried twice, and the output shows which needed it.
test: test-packages build
	ctest --preset release -LE browser
	ctest --preset release -L browser --repeat until-pass:2

# Measures; never part of `test`. DATA=FOLDER adds suites of real documents.
bench: test-packages build
	bench/run $(binary) $(DATA)

bench-load: test-packages build
	bench/load $(binary)

bench-queue: test-packages build
	bench/queue build/release

# DATA=FOLDER of texts: XQuAD's JSON, in any languages.
bench-grounding: test-packages build
	bench/grounding build/release $(DATA)

# DATA=FOLDER with g_questions/, documents with questions in the form of XQuAD.
bench-chat: test-packages build
	bench/chat $(DATA) build/release

# Invoices of our own, in nine languages.
bench-tools: test-packages build
	bench/tools $(binary)

# The native recogniser's network: µs a step by kernel, and errors of fast kernels beside those of exact ones.
bench-lstm: test-packages build
	bench/lstm build/release

# What a first visit weighs and how long it takes on a slow line and machine.
bench-web: test-packages build
	bench/web $(binary)

# Every page of the web app at two widths, light and dark.
screenshots: test-packages build
	OCRCHAT_BINARY=$(binary) OCRCHAT_PAGES=build/release/test-pages node tests/browser/screenshots.mjs build/screenshots

# MINUTES=10 of storms in which everything is killed at random.
bench-faults: test-packages build
	bench/faults $(binary) $(MINUTES)

# MINUTES=10 of hostile model files and pages for each target, with clang's libFuzzer.
fuzz: packages
	@packaging/install-debian fuzz
	@[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
	@cmake --build --preset fuzz --target fuzz_model fuzz_spelling fuzz_line fuzz_png
	fuzz/run $(MINUTES)

build:
	@[ -f build/release/build.ninja ] || cmake --preset release
	@cmake --build --preset release

# Makes build/ocrchat_VERSION_ARCHITECTURE.deb.
package: packages build
	@packaging/install-debian package
	@packaging/make-package $(binary) build

# Tries the package, and this file's first two commands in a clean clone, in a bare Debian 12. As root; long.
test-bare: test-packages build
	tests/bare_debian/run --readme --binary $(binary)

packages:
	@packaging/install-debian build run

test-packages:
	@packaging/install-debian build run package test

format:
	clang-format -i $$(git ls-files 'src/*.cpp' 'src/*.hpp' 'tests/*.cpp')

tidy: build
	clang-tidy -p build/release --quiet $$(git ls-files 'src/*.cpp')

sanitize: test-packages
	cmake --preset sanitize
	cmake --build --preset sanitize
	ctest --preset sanitize -L unit
