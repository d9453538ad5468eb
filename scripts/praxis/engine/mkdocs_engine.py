"""mkdocs as a library: one strict build, its warnings as problems, the same bytes for the same input.

It runs in this process: starting another would cost the loading of mkdocs again at every save in ``praxis serve``, and its
log lines would have to be read back from text.
"""

from __future__ import annotations

import datetime
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from praxis.engine import complaints
from praxis.problems import Problem


def build(config: Path, docs_dir: Path, site_dir: Path, *, site_url: str | None, date: str) -> list[Problem]:
    """Build the site and return all of mkdocs' complaints."""
    with _environment(date), _warnings() as records:
        failure = _run(config, docs_dir, site_dir, site_url)
    problems = [complaints.parse_mkdocs_message(record.getMessage(), docs_dir, config) for record in records]
    if failure:
        problems.append(failure)
    return problems


def _run(config: Path, docs_dir: Path, site_dir: Path, site_url: str | None) -> Problem | None:
    """Run mkdocs once; return a problem if it broke off for another reason than its own warnings."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    overrides = {} if site_url is None else {"site_url": site_url}
    try:
        settings = load_config(
            str(config), docs_dir=str(docs_dir.resolve()), site_dir=str(site_dir.resolve()), strict=True, **overrides
        )
    except (ConfigurationError, Abort, OSError) as error:
        return complaints.unusable_configuration(config, error)
    try:
        mkdocs_build(settings)
    except Abort:
        return None  # what led to it is among the records
    except Exception as error:
        return complaints.FAILURE.at(
            str(docs_dir),
            f"mkdocs ist abgebrochen: {type(error).__name__}: {complaints.one_line(error)}",
            "Zuletzt geänderte Vorlage oder Seite prüfen; `.venv/bin/mkdocs build` zeigt den ganzen Verlauf.",
        )
    return None


@contextmanager
def _environment(date: str) -> Iterator[None]:
    """Set what mkdocs reads from the environment: the build date, and no banner of Material about mkdocs 2."""
    midnight = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)
    values = {"SOURCE_DATE_EPOCH": str(int(midnight.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


class _Collector(logging.Handler):
    """Keeps every warning of mkdocs; being there, it also keeps Python from printing them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _warnings() -> Iterator[list[logging.LogRecord]]:
    """Collect what mkdocs logs from WARNING upwards while the block runs."""
    logger, collector = logging.getLogger("mkdocs"), _Collector()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield collector.records
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
