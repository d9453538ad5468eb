"""One entry with everything wrong, against the whole list of what is said about it: nothing twice, nothing forgotten."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from praxis.problems import Problem, format_text

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def test_the_broken_entry_hears_everything_at_once(practices: Path, problems_of: Callable[[], list[Problem]]) -> None:
    shutil.copy(FIXTURES / "kaputt.md", practices / "beispiele/kaputt.md")
    expected = (FIXTURES / "kaputt.meldungen.txt").read_text(encoding="utf-8")
    assert format_text(problems_of()) + "\n" == expected
