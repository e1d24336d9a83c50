# Two commands are enough for a newcomer: `make site` and `make test`.
# Python 3.11 or newer with venv, git and make must be there; everything else is installed below.

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site test serve check lint bench lock clean

site: .venv/run.stamp
	@$(BIN)/hub build

serve: .venv/run.stamp
	@$(BIN)/hub serve

check: .venv/run.stamp
	@$(BIN)/hub check

test: .venv/test.stamp
	@$(BIN)/python tests/programs_setup.py
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest -n auto --maxprocesses 4 --no-loadscope-reorder

lint: .venv/test.stamp
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: .venv/test.stamp
	@$(BIN)/python tests/bench.py

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python has no venv module here. On Debian or Ubuntu: apt install python3-venv"; exit 2; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/run.stamp
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

# Needs `uv`. Locks every file's hash for all platforms; the two locks agree on shared packages.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra test --extra cluster -c requirements/run.txt pyproject.toml -o requirements/test.txt

clean:
	rm -rf site .hub .venv *.egg-info scripts/*.egg-info
