# make run: Casebook with a demo model.  make test: every check.  Both set up .venv by themselves.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TESTED := $(VENV)/.installed-for-tests
PORTABLE := .venv-portable
PEERS := .venv-peers
BUNDLER := $(or $(ENGINE),$(PORTABLE))
TOOLS := build/tools
VULKAN ?= auto
VULKAN_HEADERS ?= /usr/include
QUESTION ?= What are the symptoms of malaria?

# Newest first; `make run PYTHON=...` chooses another. A name that does not run, is older than
# 3.11 or cannot make environments is passed over.
PYTHONS := $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python
USABLE := import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))

# llama.cpp is compiled for this processor, without its image models.
export CMAKE_ARGS ?= -DLLAVA_BUILD=OFF
export PIP_DISABLE_PIP_VERSION_CHECK := 1
ifneq ($(DATA_DIR),)
export CASEBOOK_DATA_DIR := $(DATA_DIR)
endif

.PHONY: help
help:
	@echo 'make run        set up, fetch the demo model, open Casebook (DATA_DIR=folder: data there)'
	@echo 'make test       lint, types, import contracts, tests'
	@echo 'make test-peers lm-evaluation-harness runs a bundle (installs torch)'
	@echo 'make benchmark  speed and memory against bare llama.cpp and an empty window'
ifneq ($(wildcard packaging/screenshots.py),)
	@echo 'make screenshots  the pictures in README.md, of this build'
endif
	@echo 'make engine-portable  an engine for every processor, in $(PORTABLE) (VULKAN=off,'
	@echo '                VULKAN_HEADERS=folder); engine-portable-test tries it on an old one'
	@echo 'make engine-vulkan-test  that engine on a graphics processor made of software'
	@echo 'make installer  .deb and .tar.xz for computers without Python, in dist/ (ENGINE=environment)'
	@echo 'make installer-smoke  uses what that built where it is hardest (root)'
	@echo 'make installer-debian  its .deb in a clean Debian (root, debootstrap)'
	@echo 'make installer-record  what those three print, in packaging/built.md'
	@echo 'make field-kit  installers, checksums, guide for a stick (KIT=folder MODEL=its field pack)'
	@echo 'make translations  the sentences of the window for translators, and what they wrote'
	@echo 'make clean      remove what the others made; data and models stay'

.PHONY: run
run: $(INSTALLED)
	@$(BIN)/python packaging/demo_model.py || echo 'Casebook goes on without the demo model.' >&2
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo 'There is no display: Casebook answers here, without its window.' >&2; \
	  exec $(BIN)/casebook ask "$(QUESTION)"; \
	else \
	  exec $(BIN)/casebook; \
	fi

.PHONY: test
test: $(TESTED) demo-model
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist worksteal --reruns 1

# lm-evaluation-harness itself, on a tiny checkpoint; torch alone takes some 200 MB.
.PHONY: test-peers
test-peers: $(TESTED)
	@[ -x $(PEERS)/bin/python ] || $(BIN)/python -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet 'lm-eval==0.4.13' 'transformers==4.57.6' 'huggingface-hub<1' \
	  'datasets<4.6' accelerate sentencepiece torch
	CASEBOOK_PEERS_PYTHON=$(CURDIR)/$(PEERS)/bin/python $(BIN)/pytest tests/peers

.PHONY: demo-model
demo-model: $(INSTALLED)
	@$(BIN)/python packaging/demo_model.py

.PHONY: benchmark
benchmark: $(INSTALLED) demo-model
	$(BIN)/python -m benchmarks

ifneq ($(wildcard packaging/screenshots.py),)
.PHONY: screenshots
screenshots: $(INSTALLED) demo-model
	$(BIN)/python packaging/screenshots.py
endif

.PHONY: translations
translations: $(TESTED)
	$(BIN)/python packaging/translations.py

# An environment of its own, so that `make run` keeps the engine that is compiled quickly.
.PHONY: engine-portable
engine-portable: $(PORTABLE)/bin/python compiler-tools
	$(PORTABLE)/bin/python packaging/portable_engine.py \
	  --vulkan $(VULKAN) --vulkan-headers '$(VULKAN_HEADERS)'
	$(PORTABLE)/bin/python -m pip install --quiet -c constraints.txt -e .
	@$(PORTABLE)/bin/casebook doctor

# Under an emulated processor of 2008, which has no AVX. Skips nothing: what is missing is an error.
.PHONY: engine-portable-test
engine-portable-test: $(TESTED) demo-model
	CASEBOOK_PORTABLE_ENGINE='$(CURDIR)/$(PORTABLE)' QT_QPA_PLATFORM=offscreen \
	  $(BIN)/pytest -v tests/contract/test_portable.py tests/faults/test_old_processor.py

# A model on Mesa's software device, from the list of devices to its loss: no graphics processor
# needed, but the portable engine and a Vulkan driver.
.PHONY: engine-vulkan-test
engine-vulkan-test: $(TESTED) demo-model
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -v -rs tests/contract/test_vulkan.py

# What people install on Linux: a folder, as .tar.xz and .deb. ENGINE names an environment whose
# portable engine and packages are taken instead of making $(PORTABLE).
.PHONY: installer
ifeq ($(ENGINE),)
installer: engine-portable
endif
installer: $(TOOLS)/.installed
	$(BUNDLER)/bin/python packaging/installer.py --tools $(TOOLS)

$(TOOLS)/.installed: packaging/tools.txt
	@mkdir -p $(TOOLS)
	$(BUNDLER)/bin/python -m pip install --quiet --target $(TOOLS) --upgrade -r packaging/tools.txt
	@touch $@

# The built program in an empty environment, without a network, a home or a place to write; on an
# emulated old processor; through its real window. Needs root. This and the next two run with the
# Python of `make installer`: nothing more is compiled for them.
.PHONY: installer-smoke
installer-smoke:
	@$(BUNDLER)/bin/python packaging/demo_model.py
	$(BUNDLER)/bin/python packaging/smoke.py build/frozen/Casebook \
	  --model "$$($(BUNDLER)/bin/python packaging/demo_model.py --path)"
	$(BUNDLER)/bin/python packaging/alone.py dist/Casebook-*.run --pictures build/pictures \
	  --model "$$($(BUNDLER)/bin/python packaging/demo_model.py --path)"

# The field kit in a clean Debian: installed from it, used through the window, removed, all without
# a network.
.PHONY: installer-debian
installer-debian:
	@$(BUNDLER)/bin/python packaging/demo_model.py
	$(BUNDLER)/bin/python packaging/clean_debian.py dist --root build/debian \
	  --pictures build/pictures \
	  --model "$$($(BUNDLER)/bin/python packaging/demo_model.py --path)"

# What these three printed here, as packaging/built.md.
.PHONY: installer-record
installer-record:
	$(or $(wildcard $(BUNDLER)/bin/python),python3) packaging/record.py

# A folder for a stick: what `make installer` built, checksums, a guide, and a model's field pack.
KIT ?= build/field-kit
.PHONY: field-kit
field-kit:
	$(BUNDLER)/bin/python packaging/field_kit.py --out '$(KIT)' $(if $(MODEL),--model '$(MODEL)')

.PHONY: clean
clean:
	rm -rf $(VENV) $(PORTABLE) $(PEERS) build dist *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python $(PORTABLE)/bin/python:
	@for python in $(PYTHONS); do \
	  if $$python -c '$(USABLE)' >/dev/null 2>&1; then \
	    echo "Making $(@:/bin/python=) with $$($$python --version)."; \
	    exec $$python -m venv $(@:/bin/python=); \
	  fi; \
	done; \
	echo 'Casebook needs Python 3.11 or newer with its venv module, and none was found.' >&2; \
	echo 'Install it (Debian, Ubuntu: apt install python3 python3-venv), then run make again.' >&2; \
	exit 1

.PHONY: compiler-tools
compiler-tools:
	@command -v cmake >/dev/null || missing=cmake; \
	command -v c++ >/dev/null || command -v g++ >/dev/null || command -v clang++ >/dev/null \
	  || missing="$$missing g++"; \
	[ -z "$$missing" ] || { \
	  echo "llama.cpp is compiled once on this computer, and that needs:" $$missing >&2; \
	  echo "Install it (Debian, Ubuntu: apt install cmake g++), then run make again." >&2; \
	  exit 1; \
	}

.PHONY: compiler
compiler: $(BIN)/python
	@$(BIN)/python -c 'import llama_cpp' 2>/dev/null || { \
	  $(MAKE) --no-print-directory compiler-tools && \
	  echo 'Compiling llama.cpp once; this takes about five minutes.'; \
	}

$(INSTALLED): pyproject.toml constraints.txt $(BIN)/python | compiler
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	@touch $@

$(TESTED): $(INSTALLED)
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[test]'
	@touch $@
