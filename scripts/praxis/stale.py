"""Which entries are due for checking, as a table or a calendar file. When an entry is due is decided in ``views.seite``."""

from __future__ import annotations

from dataclasses import dataclass

from praxis.addresses import entry_address
from praxis.catalog import Catalog
from praxis.freshness import due_day
from praxis.text import format_date


@dataclass(frozen=True, order=True)
class Due:
    """An entry and the day on which its next check is due (ISO)."""

    day: str
    entry_id: str
    titel: str
    path: str
    address: str


def due_entries(catalog: Catalog, until: str) -> list[Due]:
    """Return the entries whose next check is due up to and including the day ``until``, the most urgent first."""
    rows = []
    for entry in catalog.entries.values():
        day, address = due_day(entry.daten.geprueft), entry_address(entry.art, entry.id)
        rows.append(Due(day, entry.id, entry.daten.titel, entry.source.path, address))
    return sorted(row for row in rows if row.day <= until)


def render_table(rows: list[Due]) -> str:
    """Return a line per entry: due date, file, title."""
    return "\n".join(f"{format_date(row.day)}  {row.path}  {row.titel}" for row in rows)


def render_calendar(rows: list[Due], site_url: str) -> str:
    """Return an iCalendar file (RFC 5545) with an all-day event per entry; deterministic, lines folded at 75 octets."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Praxisbruecken//praxis stale//DE", "CALSCALE:GREGORIAN"]
    for row in rows:
        day = row.day.replace("-", "")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{row.entry_id}-{day}@praxisbruecken",
            f"DTSTAMP:{day}T000000Z",
            f"DTSTART;VALUE=DATE:{day}",
            f"SUMMARY:Prüfen: {_escape(row.titel)}",
            f"DESCRIPTION:{_escape(row.path)}",
            f"URL:{site_url}{row.address}",
            "END:VEVENT",
        ]
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _fold(line))


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> list[str]:
    """Cut a line into parts of at most 75 octets, continued ones begin with a space; no character is cut in two."""
    parts, current = [], ""
    for char in line:
        if len((current + char).encode()) > 75:
            parts.append(current)
            current = " "
        current += char
    return [*parts, current]
