# Handrail. `make run` starts everything; `make test` tries everything; `make check` is what must pass before anything lands.
# Needs Python 3.11 or newer, make and git. Nothing is installed outside .venv/, node_modules/ and var/.
.PHONY: run test check format docs bench lock clean front-end
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
# The tests that draw docs/generated, and fail when what is there is old.
DRAWN := $(shell grep -rl HANDRAIL_WRITE_DOCS tests --include='test_*.py')
# The tests whose types are held to what the code's are held to.
TYPED_TESTS := tests/rules tests/methods tests/public tests/config tests/deploy tests/prepared.py tests/live.py
# Checks load settings, and settings refuse to load without keys: these are made for the checks alone.
KEYS_FOR_CHECKS := HANDRAIL_HOME=$(CURDIR)/.venv/home-for-checks

run: .venv/installed-to-run
	$(BIN)/handrail setup
	$(BIN)/handrail demo
	$(BIN)/handrail serve --door both

test: .venv/installed-to-test front-end
	$(BIN)/pytest --numprocesses auto --dist loadgroup $(ARGUMENTS)

check: .venv/installed-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(KEYS_FOR_CHECKS) $(BIN)/handrail setup --only-keys
	$(KEYS_FOR_CHECKS) $(BIN)/mypy handrail $(TYPED_TESTS)
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet handrail
	$(KEYS_FOR_CHECKS) $(BIN)/handrail makemigrations --check --dry-run
	$(BIN)/pytest --quiet $(DRAWN)

docs: .venv/installed-to-test
	HANDRAIL_WRITE_DOCS=yes $(BIN)/pytest --quiet $(DRAWN)

format: .venv/installed-to-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/installed-to-test front-end
	$(BIN)/python -m benchmarks $(ARGUMENTS)

lock: .venv/installed-to-test  # run.txt first: what tests need besides must not move what runs
	cd requirements && ../$(BIN)/$(LOCK) run.in --output-file run.txt
	cd requirements && ../$(BIN)/$(LOCK) test.in --constraint run.txt --output-file test.txt
	! grep -nE '://|index-url|find-links' requirements/*.txt

clean:  # var/ stays: it holds the data and the only keys that open it
	rm -rf .venv node_modules *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

front-end: .venv/installed-to-run
	$(BIN)/python front-end/build.py

.venv/installed-to-run: requirements/run.txt pyproject.toml
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes --requirement requirements/run.txt
	$(PIP) --no-build-isolation --no-deps --editable .
	touch $@

.venv/installed-to-test: requirements/test.txt .venv/installed-to-run
	$(PIP) --require-hashes --requirement requirements/test.txt
	touch $@
