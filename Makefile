# Two commands matter: `make run` and `make test`. Everything they need, they install.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do command -v $$p >/dev/null && echo $$p && break; done)

.PHONY: run setup test test-slow check lock clean system-tests

run: setup  ## load the curated directory, serve the search on http://127.0.0.1:8000
	$(BIN)/passerelles directory load
	$(BIN)/passerelles serve

setup: $(VENV)/.ready  ## .venv with .venv/bin/passerelles

$(VENV)/.ready: requirements.lock pyproject.toml
	@scripts/venv "$(PYTHON)" "$(VENV)"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

system-tests:
	@scripts/system-tests

test: $(VENV)/.ready-dev system-tests  ## every test but the slow ones
	$(BIN)/ruff check .
	$(BIN)/mypy
	scripts/with-postgres $(BIN)/python -m pytest -n 2 -rs -m "not slow"

test-slow: $(VENV)/.ready-dev system-tests  ## the heavy scenarios
	scripts/with-postgres $(BIN)/python -m pytest -rs -m slow

lock: ## rewrite the hash-locked requirements from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 pyproject.toml --extra build -o requirements.lock
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 pyproject.toml --extra build --extra dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache
