# The front door. Needs Python 3.11 or later and make; everything else is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CODEBOOK := docs/reference/codebook.md

.PHONY: demo serve test browser postgres spark check lint types layers docs messages evaluate bench lock clean

demo: $(STAMP)
	$(BIN)/cenotaph demo --out out

# On the demonstration's record as it was left; what people did at the workbench stays.
serve: $(STAMP)
	test -e out/site/index.html || $(BIN)/cenotaph demo --out out
	$(BIN)/cenotaph serve --record out/record --site out/published

test: $(STAMP)
	$(BIN)/python -m pytest -n 2 -m "not browser and not postgres"

browser: $(STAMP)
	$(BIN)/python -m pytest -m browser tests/browser

postgres: $(STAMP)
	$(BIN)/python -m pytest -m postgres tests/store

# Spark weighs 400 MB: it is installed here alone, and not with what every test needs.
spark: $(STAMP)
	$(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python -r requirements/spark.txt
	$(BIN)/python -m pytest tests/run/test_matching_on_spark.py

check: lint types layers

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

# Writes again what the code itself says: the tests compare.
docs: $(STAMP)
	$(BIN)/python -m tests.docs.generate
	$(BIN)/python -m cenotaph.extract.languages.en.codebook > $(CODEBOOK).new
	mv $(CODEBOOK).new $(CODEBOOK)

# Brings the words of each language of the interface up to date with the sources.
messages: $(STAMP)
	$(BIN)/python -m tests.messages.catalogues

evaluate: $(STAMP)
	$(BIN)/python -m evaluation

bench: $(STAMP)
	$(BIN)/python -m benchmarks

lock: $(VENV)/bin/uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements/core.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra estimate --extra lists --extra postgres --extra sheets --extra web --group dev pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra spark --constraint requirements/dev.txt pyproject.toml -o requirements/spark.txt

$(VENV)/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This needs Python 3.11 or later; name one: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet uv==0.13.9

$(STAMP): $(VENV)/bin/uv requirements/dev.txt pyproject.toml
	$(BIN)/uv pip sync --quiet --require-hashes --python $(BIN)/python requirements/dev.txt
	$(BIN)/uv pip install --quiet --no-deps --python $(BIN)/python uv==0.13.9 -e .
	touch $(STAMP)

clean:
	rm -rf $(VENV) out build dist
