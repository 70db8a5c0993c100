# Two commands matter: `make demo` sets everything up and runs the demo, `make test` sets everything
# up and runs every check. Both need Python 3.11 or later, git and make, and a package registry.

# The first Python here that is new enough; or name one: make PYTHON=/path/to/python3.12 demo
NEW_ENOUGH = -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python $(NEW_ENOUGH) 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -q
.DEFAULT_GOAL := help
.PHONY: help demo test check docs pages bench requirements clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 20

demo: $(VENV)/.runtime ## set up everything and run the demo
	@$(BIN)/onrecord demo --to demo

test: check docs ## set up everything and run every check and test
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.dev ## build the documentation into site/, every warning an error
	$(BIN)/sphinx-build --fail-on-warning --keep-going --nitpicky --quiet -b html docs site

pages: $(VENV)/.runtime ## write the real output into README and tutorial again
	$(BIN)/python docs/real_output.py

tour: $(VENV)/.dev ## take the pictures of the tour through the browser again (needs Chromium)
	$(BIN)/python docs/tour.py

bench: $(VENV)/.runtime ## measure quality and speed on the demo pile
	@mkdir -p build
	$(BIN)/onrecord extract src/onrecord/data/demo/*.txt --format jsonl > build/demo.jsonl
	$(BIN)/python benchmarks/extraction.py src/onrecord/data/demo/gold.jsonl build/demo.jsonl
	$(BIN)/python benchmarks/speed.py

$(VENV)/bin/python:
	@$(PYTHON) $(NEW_ENOUGH) 2>/dev/null || { \
	  echo "Onrecord needs Python 3.11 or later, and found none." \
	       "Name one: make PYTHON=/path/to/python3.12 demo" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

# Everything comes with its hash, the build backend too: hence no build isolation.
$(VENV)/.runtime: requirements/runtime.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "Setting up $(VENV): this takes a minute or two."
	$(PIP) install --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt requirements/docs.txt
	$(PIP) install --require-hashes -r requirements/dev.txt -r requirements/docs.txt
	@touch $@

# The order counts: the later files are held to the versions of runtime.txt. No host is written.
COMPILE = UV_NO_CONFIG=1 uv pip compile -q --generate-hashes --universal --python-version 3.11 \
	--no-header --no-emit-index-url --no-emit-find-links $(UPGRADE)

requirements: ## compile requirements/*.in again (needs uv; UPGRADE=--upgrade for newer versions)
	cd requirements && for name in runtime build dev docs bench; do \
	  $(COMPILE) $$name.in -o $$name.txt || exit 1; done

clean: ## remove everything that can be made again
	rm -rf $(VENV) site dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
