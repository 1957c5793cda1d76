# `make run` and `make test` do all the set-up they need; the rest is listed by `make help`.
# What they install stands in pyproject.toml; everything goes into .venv, .parity and .tools.

PYTHON ?= python3
# Only what a machine that must reach PyTorch elsewhere needs, for example an --index-url of the CPU builds.
TORCH_PIP_ARGS ?=
NAME ?=
JSON ?=
# How many processes share the ordinary tests.
JOBS ?= 2

UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
RUN := $(UV) run --no-sync
ENV := .venv/.ready
PARITY := .parity/.ready
PARITY_BENCHMARKS := engine descent

# One BLAS thread everywhere: on small matrices more are slower, and figures would depend on the machine's cores.
export OPENBLAS_NUM_THREADS := 1
export MKL_NUM_THREADS := 1
export OMP_NUM_THREADS := 1
export VECLIB_MAXIMUM_THREADS := 1
# Qt's wheel is large, and a slow line is no error.
export UV_HTTP_TIMEOUT ?= 300
# uv never brings a Python of its own, not even for the environment of the referee.
export UV_PYTHON_DOWNLOADS := never
# Otherwise the type checker asks the network for its newest version at each run.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help run test explore parity learning benchmark translations wheel bundle clean system test-system
.DELETE_ON_ERROR:

help:
	@echo "make run                            open the window"
	@echo "make test                           lint, types and all ordinary tests"
	@echo "make explore                        the tests of random cases, with cases that were not tried yet"
	@echo "make parity                         compare the engine with PyTorch (TORCH_PIP_ARGS=… for another index)"
	@echo "make learning                       train every default over several seeds"
	@echo "make benchmark NAME=… JSON=FILE     run tests/benchmarks/NAME.py"
	@echo "make translations                   gather the words of gui/ and compile their translations"
	@echo "make wheel                          build the wheel, install it on its own and start it"
	@echo "make bundle                         make the folder that is double-clicked, start it and pack it"
	@echo "make clean                          remove all that these commands made"

run: system $(ENV)
	$(RUN) main.py

test: test-system $(ENV)
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) pyright
	$(RUN) pytest --numprocesses $(JOBS) --dist worksteal

explore: test-system $(ENV)
	$(RUN) pytest -m hypothesis --hypothesis-profile explore --numprocesses $(JOBS) --dist worksteal

parity: $(PARITY)
	.parity/bin/python -m pytest tests/parity

learning: system $(ENV)
	$(RUN) pytest tests/learning --timeout 1800

benchmark: $(if $(filter $(NAME),$(PARITY_BENCHMARKS)),$(PARITY),$(ENV)) $(if $(filter-out engine,$(NAME)),system)
	@test -n "$(NAME)" || { echo "make benchmark NAME=… JSON=FILE, where NAME is a file of tests/benchmarks"; exit 2; }
	env -u OPENBLAS_CORETYPE $(if $(filter $(NAME),$(PARITY_BENCHMARKS)),.parity,.venv)/bin/python \
		-m tests.benchmarks.$(NAME) $(if $(JSON),--json "$(JSON)")

translations: $(ENV)
	$(RUN) python -m tests.translations

wheel: system $(ENV)
	rm -rf dist .cache/wheel
	$(UV) build --wheel --python .venv --out-dir dist
	$(UV) venv --quiet --python .venv .cache/wheel
	$(UV) pip install --quiet --python .cache/wheel dist/*.whl
	cd .cache/wheel && QT_QPA_PLATFORM=offscreen bin/nori --smoke window.png

# Started with nothing of this machine but its system libraries: no Python, no paths.
BUNDLE = dist/nori-$(shell uname -s -m | tr 'A-Z ' 'a-z-').tar.xz
bundle: system $(ENV)
	$(RUN) pyinstaller --noconfirm --log-level WARN --distpath dist --workpath .cache/bundle resources/desktop/nori.spec
	env -i HOME=/nowhere LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen dist/Nori/Nori --smoke .cache/bundle/window.png
	tar -C dist -c Nori | xz -T0 -3 > $(BUNDLE)
	@ls -sh $(BUNDLE)

clean:
	rm -rf .venv .parity .tools .cache dist uv.lock .pytest_cache .ruff_cache .hypothesis
	find main.py gui model tests -name __pycache__ -prune -exec rm -rf {} +

# Qt's system libraries, on Debian and its kin: installed where we are root, otherwise named.
WANTED = $$($(PYTHON) -m gui.display)
system: .tools/.python
	@packages="$(WANTED)"; $(INSTALL)

# Some tests open a real window on a virtual screen; where there is none they are skipped.
test-system: .tools/.python
	@packages="$(WANTED)"; \
	if [ "$$(id -u)" = 0 ] && ! command -v Xvfb >/dev/null; then packages="$$packages xvfb xauth"; fi; $(INSTALL)

define INSTALL
if [ -z "$$packages" ] || ! command -v apt-get >/dev/null; then exit 0; fi; \
if [ "$$(id -u)" != 0 ]; then \
	echo "Nori needs some system libraries first:  sudo apt-get install $$packages"; exit 1; \
fi; \
echo "Installing $$packages"; \
export DEBIAN_FRONTEND=noninteractive; \
apt-get update -qq && apt-get install -y -qq --no-install-recommends $$packages
endef

.tools/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Nori needs Python 3.11 or newer:  make PYTHON=python3.12 …"; exit 1; }
	@mkdir -p .tools && touch $@

# The pins of pyproject.toml as a file that pip understands; left alone while they are the same.
PINS := import tomllib; uv = tomllib.load(open("pyproject.toml", "rb"))["tool"]["uv"]; \
	print(*uv["constraint-dependencies"], sep="\n")
.tools/constraints.txt: pyproject.toml .tools/.python
	@$(PYTHON) -c '$(PINS)' > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

.tools/bin/uv: | .tools/constraints.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .tools --constraint .tools/constraints.txt uv

$(ENV): pyproject.toml | $(filter .tools/%,$(UV)) .tools/.python
	$(UV) sync --python $(PYTHON)
	@touch $@

# PyTorch comes by pip: it honours the find-links and indexes people have set up for it. Its version must be exact,
# or the newest one arrives with gigabytes of CUDA.
PARITY_PIP := .parity/bin/python -m pip install --disable-pip-version-check --constraint .tools/constraints.txt
$(PARITY): .tools/constraints.txt | $(filter .tools/%,$(UV))
	$(UV) venv --clear --seed --python $(PYTHON) .parity
	$(PARITY_PIP) $(TORCH_PIP_ARGS) torch
	$(PARITY_PIP) scikit-learn numpy contourpy pytest pytest-timeout hypothesis
	# What the benchmark of Descent draws with.
	$(PARITY_PIP) PySide6-Essentials pyqtgraph
	@touch $@
