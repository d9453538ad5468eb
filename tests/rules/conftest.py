"""The invented catalog in a folder of its own, which a test may change, and the check that is run on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from praxis.pipeline import check
from praxis.problems import Problem

CATALOG = Path(__file__).resolve().parents[1] / "fixtures/katalog"
BUILD_DATE = "2026-11-22"


@pytest.fixture
def practices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented ``practices/``; the folder above it is the working folder, as in a project."""
    shutil.copytree(CATALOG, tmp_path / "katalog")
    monkeypatch.chdir(tmp_path / "katalog")
    return Path("practices")


@pytest.fixture
def problems_of(practices: Path) -> Callable[[], list[Problem]]:
    """Return a function that checks the copy as it is then."""
    return lambda: check(practices, Path("docs"), BUILD_DATE).problems
