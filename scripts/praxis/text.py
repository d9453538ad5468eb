"""German text as data: slugs, sort order, dates, numbers, escaping. No knowledge of entries or pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape as _escape

_TRANSLITERATION = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS"},
)
_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def ascii_fold(text: str) -> str:
    """Return the text in ASCII: ä→ae, ß→ss, other accents dropped."""
    composed = unicodedata.normalize("NFC", text)  # macOS writes ä as a and two dots: that is an ä, too
    decomposed = unicodedata.normalize("NFKD", composed.translate(_TRANSLITERATION))
    return decomposed.encode("ascii", "ignore").decode("ascii")


def slug(text: str) -> str:
    """Return a lower-case ASCII id: words joined by single hyphens; empty if nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", ascii_fold(text).lower()).strip("-")


def sort_key(text: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key for German dictionary order (DIN 5007-1: ä like a, ß like ss), numbers by value.

    A total order: equal keys only for texts that differ in nothing a reader would sort by.
    """
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ẞ", "ss")).casefold()
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    # Eighteen digits at most: Python refuses to turn very long ones into a number.
    parts = re.findall(r"\d{1,18}|[^\W\d_]+", plain)
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)


def escape(text: str) -> str:
    """Return the text safe for HTML content and quoted attributes."""
    return _escape(text, quote=True)


def format_date(value: str) -> str:
    """Return an ISO date, month or year in German: „22.11.2026“, „Mai 2019“, „2012“; other text unchanged."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value):
        year, month, day = match.groups()
        return f"{day}.{month}.{year}"
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value):
        return f"{_MONTHS[int(match[2]) - 1]} {match[1]}"
    return value


def format_number(value: float) -> str:
    """Return a number in German: ``1140`` → „1.140“, ``2.5`` → „2,5“; whole numbers without decimals."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,"))


def counted(count: int, one: str, many: str) -> str:
    """Return a count with its noun: „1 Beispiel“, „12 Beispiele“."""
    return f"{format_number(count)} {one if count == 1 else many}"


def enumerate_german(parts: Iterable[str], last: str = "und") -> str:
    """Join words as a German list: „a, b und c“."""
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def shorten(text: str, limit: int) -> str:
    """Cut the text at a word before ``limit`` characters and add an ellipsis; shorter text is unchanged."""
    if len(text) <= limit:
        return text
    return text[: limit - 2].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def quoted(text: str, limit: int = 60) -> str:
    """Return the text in German quotation marks, on one line and not longer than a message can bear."""
    line = printable(" ".join(text[: limit * 4].split()))
    return f"„{line if len(line) <= limit else line[: limit - 1] + '…'}“"


def printable(text: str) -> str:
    """Return the text with a question mark for everything that a terminal or a file could choke on."""
    return text if text.isprintable() else "".join(char if char.isprintable() else "?" for char in text)
