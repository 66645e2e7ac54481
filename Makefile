# The front door. Needs Python 3.11 or later and make; everything else is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check lint types layers docs evaluate bench lock clean

demo: $(STAMP)
	$(BIN)/cenotaph demo --out out

test: $(STAMP)
	$(BIN)/python -m pytest -n 2

check: lint types layers

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

evaluate: $(STAMP)
	$(BIN)/python -m evaluation

bench: $(STAMP)
	$(BIN)/python -m benchmarks

lock: $(VENV)/bin/uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements/core.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra web --group dev pyproject.toml -o requirements/dev.txt

$(VENV)/bin/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet uv==0.13.9

$(STAMP): $(VENV)/bin/uv requirements/dev.txt pyproject.toml
	$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements/dev.txt
	$(BIN)/uv pip install --quiet --no-deps --python $(BIN)/python uv==0.13.9 -e .
	touch $(STAMP)

clean:
	rm -rf $(VENV) out build dist
