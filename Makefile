# Every target works in an empty home, from a path with spaces, and offline once it has run.
# The stamp hangs on pyproject.toml: a changed dependency installs again, an unchanged one touches no network.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# An editable install is not compiled by pip: where Python may write no bytecode, every start would compile it anew.
COMPILE := $(BIN)/python -m compileall -q quiz || true

.DEFAULT_GOAL := help
.PHONY: help play test check lint types borders bench soak pictures wheel clean

help: ## Tell what every target does
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

# The version is looked at before anything is made: a .venv of an old Python would stay in the way.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "factquiz needs Python 3.11 or newer; $(PYTHON) is older. Name another one: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/play.stamp: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(COMPILE)
	@touch $@

$(VENV)/dev.stamp: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(COMPILE)
	@touch $@ $(VENV)/play.stamp

play: $(VENV)/play.stamp ## Play: installs what it needs into .venv, then opens the library
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/python -m quiz; else $(BIN)/python -m quiz play --plain; fi

test: $(VENV)/dev.stamp ## Run all tests (under 5 minutes on two cores)
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp ## Check the shipped banks as an author would
	$(BIN)/python -m quiz check --strict questions/

lint: $(VENV)/dev.stamp ## Look for slips in the code, and its layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp ## Check the types
	$(BIN)/mypy

borders: $(VENV)/dev.stamp ## Check that imports between the rooms go one way
	$(BIN)/lint-imports

bench: $(VENV)/dev.stamp ## Measure speed and memory beside a bare Textual app
	$(BIN)/python -m tests.bench

soak: $(VENV)/dev.stamp ## Long tests: kills, keys, resizes, broken banks; prints its seeds
	$(BIN)/python -m tests.soak

pictures: $(VENV)/dev.stamp ## Draw the README's pictures from real screens
	$(BIN)/python -m tests.pictures

wheel: $(VENV)/dev.stamp ## Build a wheel into dist/
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

clean: ## Take away .venv and what tools left behind
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
