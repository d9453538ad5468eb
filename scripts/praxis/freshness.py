"""When an entry has to be looked at again. One rule for pages, data, calendar and finder."""

from __future__ import annotations

import datetime as dt

MONTHS_UNTIL_DUE = 12


def due_day(geprueft: str) -> str:
    """Return the ISO day up to which a check made on the ISO day ``geprueft`` holds."""
    return add_months(geprueft, MONTHS_UNTIL_DUE)


def add_months(day: str, months: int) -> str:
    """Return the ISO day some months later; the 31st becomes the month's last day."""
    date = dt.date.fromisoformat(day)
    year, month = divmod(date.month - 1 + months, 12)
    first = dt.date(date.year + year, month + 1, 1)
    next_first = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return first.replace(day=min(date.day, (next_first - dt.timedelta(days=1)).day)).isoformat()
