# Everything this project can do from a shell. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help venv demo test format eval bench docs lock web pictures clean

PYTHON := .venv/bin/python
# Twice quiet: errors are shown, but no warnings about extras that a library no longer has.
PIP := $(PYTHON) -m pip install -qq --disable-pip-version-check
RUN := .venv/.installed-run
DEV := .venv/.installed-dev
DEMO := build/demo.db
CASE := examples/velmora

help: ## List what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

venv: $(DEV) ## Make .venv with everything needed to work on the project

demo: $(if $(wildcard $(DEV)),,$(RUN)) ## Read an invented case into a ledger, and print its brief
	@mkdir -p $(dir $(DEMO)) && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@ALLEGED_ACTORS=$(CASE)/actors.csv .venv/bin/alleged read --ledger $(DEMO) $(CASE)/reports
	@echo
	@.venv/bin/alleged brief --ledger $(DEMO)
	@echo
	@echo "All of it is invented: $(CASE)/README.md. What you can type next:"
	@echo "  .venv/bin/alleged brief --ledger $(DEMO) -o brief.html    as a page for a browser"
	@echo "  .venv/bin/alleged serve --ledger $(DEMO)                  as a workbench in the browser"
	@echo "  .venv/bin/alleged deals --ledger $(DEMO)                  as a list"
	@echo "  .venv/bin/alleged weigh --all --ledger $(DEMO)            how much there is to it"
	@echo "  .venv/bin/alleged status --ledger $(DEMO)                 what was read"
	@echo "  .venv/bin/alleged --help"
	@echo "A tour of an hour: docs/tutorial/first-case.md"

test: $(DEV) browser ## Check format, lint and types, and run the tests
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/pytest -n 2

format: $(DEV) ## Put the code into its usual form
	.venv/bin/ruff check --fix-only .
	.venv/bin/ruff format .

eval: $(DEV) ## Score our own gold and hold the floors (ARGS=--pin raises them)
	$(PYTHON) eval/gate.py $(ARGS)

bench: $(DEV) ## Measure speed and memory
	$(PYTHON) bench/read.py $(ARGS)
	$(PYTHON) bench/lineage.py --count 10000
	$(PYTHON) bench/weigh.py
	$(PYTHON) bench/verdicts.py
	$(PYTHON) bench/reconcile.py

docs: $(DEV) ## Check that links, commands and examples of the documentation are true
	.venv/bin/pytest tests/test_docs.py tests/test_errors.py

lock: | .venv/bin/python ## Choose the versions of all dependencies anew
	@test -x .venv/bin/uv || $(PYTHON) -m pip install --quiet --disable-pip-version-check uv
	.venv/bin/uv pip compile --universal --generate-hashes --python-version 3.11 pyproject.toml --extra dev --extra train -o requirements.lock --no-emit-index-url --custom-compile-command 'make lock' -q
	printf 'editables\nhatchling\n' | .venv/bin/uv pip compile --universal --generate-hashes --python-version 3.11 pyproject.toml - -c requirements.lock -o requirements.run.lock --no-emit-index-url --custom-compile-command 'make lock' -q

web: ## Put together what runs in the browser (needs Node; users do not)
	cd web && npm ci --no-audit --no-fund --silent && node build.mjs

pictures: $(DEV) browser ## Take the pictures of the documentation anew (needs Chromium)
	$(PYTHON) docs/picture.py
	$(PYTHON) docs/pictures.py

# Screens are tested in Chromium; without it these tests are skipped and say so.
.PHONY: browser
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo "Putting Chromium on this machine, to test screens in."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null || \
	    echo "Chromium cannot be installed: the tests of screens will be skipped." >&2; \
	else \
	  echo "No Chromium here: the tests of screens will be skipped (Debian: apt install chromium)." >&2; \
	fi

clean: ## Remove what was made, but not .venv and no ledger of yours
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests eval examples bench training -name __pycache__ -type d -prune -exec rm -rf {} +

# The newest Python that the dependencies are built for.
.venv/bin/python:
	@for name in python3.13 python3.12 python3.11 python3; do \
	  if $$name -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then \
	    echo "$$name -m venv .venv"; exec $$name -m venv .venv; \
	  fi; \
	done; \
	echo "alleged needs Python 3.11, 3.12 or 3.13, with its venv module; none was found." >&2; \
	echo "  Install one (Debian, Ubuntu: apt install python3 python3-venv) and type make again." >&2; \
	exit 1

$(RUN): requirements.run.lock pyproject.toml | .venv/bin/python
	@echo "Putting what is needed into .venv. This takes a few minutes, once."
	@$(PIP) --require-hashes -r requirements.run.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements.lock pyproject.toml | .venv/bin/python
	@echo "Putting what is needed into .venv. This takes a few minutes, once."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@
