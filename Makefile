# `make demo` and `make test` need Python 3.11 or later and nothing else; everything they install goes into .venv.

PYTHON ?= python3
REVIEW ?=
BIN := .venv/bin
INSTALLED := .venv/.installed

# What builds the program is pinned as well. Newer pips read the second name, older ones the first.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export REVIEW

.PHONY: help install demo test check bench pictures reference clean

# Say what can be made.
help:
	@awk '/^# / { said = substr($$0, 3) } /^[a-z]+:/ { sub(/:.*/, ""); printf "make %-10s %s\n", $$0, said }' Makefile

# Make .venv and install the program with all that its development needs, when that has changed.
install: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "watchlog needs Python 3.11 or later; name one with PYTHON=")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

# Record, find, export and undo a review in a throw-away home; REVIEW=file takes another review.
demo: $(INSTALLED)
	@sh tools/demo/run.sh "$(CURDIR)/$(BIN)" "$$REVIEW"

# Run the whole test suite.
test: $(INSTALLED)
	$(BIN)/python -m pytest -q -n auto --dist worksteal

# Everything that must hold beside the tests: style, types, floors, and documents that are up to date.
check: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/tidy.py
	$(BIN)/python tools/reference.py --check
	$(BIN)/python tools/pictures.py --check

# Measure how long commands take.
bench: $(INSTALLED)
	PYTHONPATH=. $(BIN)/python tools/bench.py

# Draw the pictures of the documents anew.
pictures: $(INSTALLED)
	$(BIN)/python tools/pictures.py

# Write the command line reference anew.
reference: $(INSTALLED)
	$(BIN)/python tools/reference.py

# Remove everything that was made here, .venv included.
clean:
	rm -rf .venv build dist .coverage .coverage.* htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find alembic tests tools watchlog -name __pycache__ -type d -prune -exec rm -rf {} +
