# Python 3.11+, make and git are enough: the first call prepares .venv from the pinned, hashed locks.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
UV ?= uv
ARGS ?=
SEED ?= $(shell date +%s)

BIN := .venv/bin
RUN := .venv/.installed
DEV := .venv/.installed-dev
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
EXTRAS := $(shell sed -n '/^\[project.optional/,/^\[project.scripts/s/^\([a-z]*\) = .*/\1/p' pyproject.toml | grep -v sandbox)
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links $(EXTRAS:%=--extra %) pyproject.toml

DIST := dist
ADVISORIES := https://pypi.org/pypi/aiogram/json

.DELETE_ON_ERROR:
ROOMS := bot handlers screens keyboards documents locales services storage district sandbox

.PHONY: compiled help demo run test soak check bench lock audit release clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' Makefile

demo: compiled  ## run the bot in a sandbox Telegram, in the browser, without a token
	@$(BIN)/okrug demo $(ARGS)

run: compiled  ## run the bot in Telegram; settings in .env, see .env.example
	@$(BIN)/okrug run $(ARGS)

test: $(DEV)  ## run all tests, or some: make test ARGS="tests/district -x"
	@$(BIN)/pytest --numprocesses auto $(ARGS)

soak: $(DEV)  ## long searches in full, from a seed that is printed: make soak SEED=7
	@echo 'seed $(SEED)'
	@SOAK=$(SEED) $(BIN)/pytest --numprocesses auto --hypothesis-seed=$(SEED) tests/services tests/hostile tests/durability \
		tests/handlers/test_race.py $(ARGS)
	@SOAK=$(SEED) $(BIN)/python -m tests.bench --only year searching keeping

check: $(DEV)  ## format, lint, types, layers, words, texts, migrations
	@$(BIN)/ruff format --check --quiet . || { echo 'not formatted: run $(BIN)/ruff format' >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy & types=$$!; \
	$(BIN)/pytest --numprocesses auto tests/test_*.py tests/locales tests/storage/test_migrations.py; \
	tests=$$?; wait $$types && exit $$tests

bench: $(DEV)  ## measure updates per second on this machine
	@$(BIN)/python -m tests.bench $(ARGS)

lock: pyproject.toml  ## select the newest dependency versions (needs uv)
	$(COMPILE) --upgrade --group build --output-file requirements.lock
	$(COMPILE) --upgrade --group dev --constraints requirements.lock --output-file requirements-dev.lock

audit:  ## look for known vulnerabilities of pinned versions (needs uv and the network)
	@command -v $(UV) >/dev/null || { echo 'needs uv: https://docs.astral.sh/uv' >&2; exit 2; }
	@$(PYTHON) -c 'import urllib.request as r; r.urlopen("$(ADVISORIES)", timeout=20)' 2>/dev/null || \
		{ echo 'nothing was audited: $(ADVISORIES) does not answer' >&2; exit 2; }
	$(UV) tool run pip-audit --disable-pip --require-hashes --requirement requirements.lock

release: $(DEV)  ## build what a server needs into dist/: wheels, pinned versions, unit, bill of materials, licences
	@$(BIN)/python -m hatchling build --target wheel --directory $(DIST)
	@cd sandbox && ../$(BIN)/python -m hatchling build --target wheel --directory $(abspath $(DIST))
	@$(BIN)/python deploy/bill.py $(DIST)
	@cp requirements.lock deploy/okrug.service deploy/journald@okrug.conf $(DIST)/

clean:  ## remove .venv and caches, but not var/ with the database
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or newer is required; name it: make PYTHON=/path/to/python3' >&2; exit 1; }
	@echo 'Preparing .venv: done once, takes a minute or two.'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# The lock contains the build backend, so the editable install downloads nothing unpinned.
$(RUN): requirements.lock pyproject.toml | $(BIN)/python
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# Without write permission next to the code, a service would recompile it at every start.
compiled: $(RUN)
	@$(BIN)/python -m compileall -q $(ROOMS)

$(DEV): requirements-dev.lock $(RUN)
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@
