# Two commands: `make lab` opens the lessons, `make test` runs the tests. The rest is below.
PYTHON ?= python3
LAB_ARGS ?=
HUB_ARGS ?=
BENCH_ARGS ?=
PYTEST_ARGS ?=
SITE_ARGS ?=

# nbgrader calls `alembic` by name, so the environment's programs have to be found first.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# uv installs into this one, and into no other that is active in the shell.
export VIRTUAL_ENV := $(CURDIR)/.venv
UV = uv pip --quiet --no-config
# The 14 of the newest Python 3.14 that pyproject.toml names.
NEWEST_TESTED = $(shell sed -n 's/.*Python :: 3\.\([0-9]*\)".*/\1/p' pyproject.toml | tail -n 1)
UV_PINNED = $(shell sed -n 's/^\(uv==[^ ]*\).*/\1/p' requirements.lock)

.PHONY: lab test test-all test-hub setup teach hub build demo site lite bench bench-widgets picture lint lock clean

lab: setup ## open the lessons in JupyterLab
	JUPYTER_CONFIG_PATH="$(CURDIR)/lab/learn" jupyter lab $(LAB_ARGS)

test: LEFT_OUT = thorough or hub or lite
test-all: LEFT_OUT = lite
test test-all: setup ## run the tests; test-all: also those that take long, and those of the hub
	sh .ci/system-packages
	python -m pytest -n 2 -m "not (alone or $(LEFT_OUT))" $(PYTEST_ARGS)
	python -m pytest -m "alone and not ($(LEFT_OUT))" $(PYTEST_ARGS) # when nothing else runs

test-hub: setup ## the tests on a real JupyterHub; as root, they make system users
	sh .ci/system-packages
	python -m pytest tests/hub $(PYTEST_ARGS)

setup: .venv/installed ## only the set-up; the environment is .venv/

# Compiled at once: a kernel in the sandbox finds its libraries read-only.
.venv/installed: requirements.lock pyproject.toml $(wildcard lab/answers/* lab/answers/static/*)
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(None if v >= (3, 11) else f"This course needs Python 3.11 or newer, and $(PYTHON) is {v[0]}.{v[1]}: try  make setup PYTHON=python3.11")'
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; v <= (3, $(NEWEST_TESTED)) or print(f"Python {v[0]}.{v[1]} is newer than 3.$(NEWEST_TESTED), the newest that this course was tested with. It may work.")'
	@echo "Setting up .venv (once, about a minute) ..."
	$(PYTHON) -m venv .venv
	python -m pip install --quiet --disable-pip-version-check "$(UV_PINNED)"
	$(UV) sync --compile-bytecode --require-hashes requirements.lock
	$(UV) install --no-deps --no-build-isolation --editable .
	touch $@

teach: setup ## open the whole course in JupyterLab, with Formgrader
	@mkdir -p "$${BACKPROP_EXCHANGE:-exchange}" # or Formgrader cannot release the first lesson
	JUPYTER_CONFIG_PATH="$(CURDIR)/lab/teach" jupyter lab $(LAB_ARGS)

hub: setup ## a JupyterHub on this machine, to try it out (docs/jupyterhub.md)
	python hub/try_out.py $(HUB_ARGS)

build: setup ## source/ -> lessons/ and solutions/
	grader build

demo: setup ## grade a made-up class of 24 students
	grader demo

site: setup ## the lessons as web pages that need no Python, in site/
	grader site $(SITE_ARGS)
	cd lite && hatchling build --target wheel --directory "$(CURDIR)/site/notebooks"

lite: site ## JupyterLab with the lessons that runs in a browser, in lite-site/
	sh lite/build.sh site/notebooks lite-site
	python -m pytest tests/lite $(PYTEST_ARGS)

bench: setup ## how fast grading is, against stock nbgrader
	PYTHONPATH=tests/support python tests/grader/bench.py $(BENCH_ARGS)

bench-widgets: setup ## how long from a key to the picture
	sh .ci/system-packages
	PYTHONPATH=tests/support python tests/browser/bench_widgets.py

picture: setup ## docs/stepper.gif, the picture at the top of the README
	python docs/stepper_gif.py

lint: setup ## style of code and notebooks; generated folders up to date
	ruff check .
	ruff format --check .
	grader build --check

lock: setup ## choose the newest versions that pyproject.toml allows
	$(UV) compile --universal --generate-hashes --python-version 3.11 --all-extras --no-emit-index-url --no-header --upgrade pyproject.toml -o requirements.lock

clean: ## remove the environment and caches, nothing that a person made
	rm -rf .venv .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
