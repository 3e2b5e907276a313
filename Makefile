# `make demo` and `make test` work on a fresh machine with Python 3.11 and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Byte code of packages that are never run would be a tenth of the install.
PIP := $(BIN)/python -m pip install --quiet --no-compile
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.PHONY: demo test check lint clean

demo: $(STAMP)
	$(BIN)/parley demo

test: $(DEV)
	$(BIN)/pytest -n auto

check: lint test

lint: $(DEV)
	$(BIN)/ruff format --check src tests benchmarks tools
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell src tests docs benchmarks tools README.md CHANGELOG.md

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade pip

$(STAMP): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -c constraints.txt -e .
	touch $(STAMP)

$(DEV): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -c constraints.txt -e '.[dev]'
	touch $(STAMP) $(DEV)

clean:
	rm -rf $(VENV)
