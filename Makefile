# `make demo` and `make test` are all that a newcomer needs: both set up their own .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPORA ?= ../shared/corpora

WORK ?= build/training

.PHONY: train setup-training readme screenshot examples demo test setup setup-dev setup-bench lint docs bench bench-floors lock clean help

help: ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

demo: setup ## Read samples/ into a record and print a brief of what is now on record
	@rm -f demo.db demo.db-shm demo.db-wal
	$(BIN)/onrecord read samples --record demo.db
	$(BIN)/onrecord brief --record demo.db

test: setup-dev ## Run the tests, two at once; those in the browser need chromium, and are skipped without it
	$(BIN)/python -m pytest -rs -n 2 --dist worksteal

lint: setup-dev ## Check style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: setup-dev ## Build the documentation into docs/_build/html
	$(BIN)/python -m sphinx -W --keep-going -b html docs docs/_build/html

readme: setup-dev ## Put into README.md what its commands print now
	$(BIN)/python docs/_ext/renew_readme.py

examples: setup-dev ## Make the examples of the API's manual again, from samples/
	$(BIN)/python docs/_ext/renew_examples.py

screenshot: setup-dev ## Take README's picture of the start page (needs chromium)
	$(BIN)/python docs/_ext/take_screenshot.py

bench: setup-bench ## Measure accuracy and speed on CORPORA and write the table in docs
	$(BIN)/python -m benchmarks --corpora $(CORPORA) --write docs/benchmarks.md

bench-floors: setup-dev ## Check the floors of benchmarks/floors.toml on a small fixed part of CORPORA
	$(BIN)/python -m benchmarks --corpora $(CORPORA) --floors

train: setup-training ## Train the model on CORPORA and put it into the package (an hour and a half on two cores)
	$(BIN)/python -m training --corpora $(CORPORA) --work $(WORK) --folds --ship

setup: $(VENV)/.run ## Make .venv with what Onrecord needs to run
setup-dev: $(VENV)/.dev ## Make .venv with what its developers need too
setup-bench: $(VENV)/.bench ## Make .venv with the peers that benchmarks compare with too

setup-training: $(VENV)/.training ## Make .venv with what training needs too (torch, transformers)

$(VENV)/.run: requirements/run.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

$(VENV)/.bench: requirements/bench.lock $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.lock
	@touch $@

# Pinned by version in pyproject.toml and not by hash: torch's builds for a processor alone differ between platforms.
$(VENV)/.training: $(VENV)/.run pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -e '.[training]'
	@touch $@

lock: ## Renew the lock files (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra build -o requirements/run.lock pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra build --extra dev --extra docs -c requirements/run.lock -o requirements/dev.lock pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra bench -c requirements/run.lock -c requirements/dev.lock -o requirements/bench.lock pyproject.toml

clean: ## Remove what was made
	rm -rf $(VENV) docs/_build demo.db demo.db-shm demo.db-wal
