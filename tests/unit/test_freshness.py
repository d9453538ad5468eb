"""``freshness``: when an entry has to be looked at again."""

from __future__ import annotations

import pytest

from praxis.freshness import add_months, due_day


def test_a_check_holds_for_a_year() -> None:
    assert due_day("2026-11-22") == "2027-11-22"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-22", 12, "2027-11-22"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-08-31", 25, "2028-09-30"),
    ],
)
def test_months_are_added_by_the_calendar(day: str, months: int, expected: str) -> None:
    assert add_months(day, months) == expected
