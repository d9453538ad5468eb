# Ein Befehl je Zweck, auf dem eigenen Rechner wie in der CI. `make` allein zeigt die Liste.

PORT ?= 8000
PRAXIS := .venv/bin/praxis
UV_VERSION := 0.13.9
UV_COMPILE = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help site serve check test suche bench lock clean environment test-environment

help: ## zeigt diese Liste
	@echo 'Praxisbrücken – was make kann:'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

site: environment ## baut die Website nach site/ (richtet beim ersten Mal die Umgebung ein)
	@$(PRAXIS) build

serve: environment ## zeigt die Website auf diesem Rechner und baut nach jedem Speichern neu (anderer Anschluss: PORT=8123)
	@$(PRAXIS) serve --port $(PORT)

check: environment ## prüft alle Einträge in practices/ und nennt, was zu tun ist
	@$(PRAXIS) check

test: test-environment ## prüft alles, was auch die CI prüft, Browser eingeschlossen
	@scripts/chromium.sh >/dev/null
	.venv/bin/ruff check
	.venv/bin/mypy
	$(PRAXIS) check
	$(PRAXIS) build
	.venv/bin/pytest

bench: test-environment ## misst den Bau im Verhältnis zu mkdocs + Material (EINTRAEGE=1000: mit erfundenen Einträgen)
ifdef EINTRAEGE
	@.venv/bin/python tests/bench/generate_catalog.py $(EINTRAEGE) build/bench-practices
	@.venv/bin/python tests/bench/compare_engines.py --practices build/bench-practices
else
	@.venv/bin/python tests/bench/compare_engines.py
endif

suche: test-environment ## misst die Suche an den Fragen in tests/search/ und vergleicht sie mit der Suche von Material
	@scripts/chromium.sh >/dev/null
	@.venv/bin/python tests/bench/search_quality.py

lock: test-environment ## schreibt die Sperrdateien aus pyproject.toml neu (UPGRADE=1 hebt auch die Versionen)
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(UV_COMPILE) --all-extras --group build --group dev pyproject.toml -o requirements-dev.lock
	$(UV_COMPILE) --group build -c requirements-dev.lock pyproject.toml -o requirements.lock

clean: ## entfernt alles, was die Befehle oben erzeugt haben (Website, Zwischenstände, Umgebung)
	rm -rf build site .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis

environment:
	@scripts/environment.sh requirements.lock

test-environment:
	@scripts/environment.sh requirements-dev.lock
