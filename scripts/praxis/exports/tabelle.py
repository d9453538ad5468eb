"""The examples as a table: one row each, for Excel and pandas, with the description of every column.

A column is named like the path to its value in the JSON record (``aufwand.stellen``, ``abgeleitet.url``). Semicolons,
decimal comma and a byte order mark are what a German Excel expects at a double click; pandas reads the same with
``sep=";", decimal=","``. Lists and mappings are joined, because a cell holds one value.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from praxis.exports.eintraege import Record
from praxis.field_texts import field_text, reading_order
from praxis.model import Aufwand, Beispiel, Datenschutz
from praxis.values import Frozen

BETWEEN = " | "

# Sub-fields get columns of their own; the field itself keeps one for the words „nicht-erhoben“ and the like.
_PARTS: dict[str, type[Frozen]] = {"aufwand": Aufwand, "datenschutz": Datenschutz}
_LABELLED = ("orte", "rechtskreise", "themen", "zielgruppen", "akteure", "programm", "normen", "status", "nachweis")
_NUMBERS = {"aufwand.stellen": "number", "aufwand.euro_pro_jahr": "integer", "aufwand.monate_bis_start": "integer"}
_DAYS = ("geprueft", "abgeleitet.faellig")


@dataclass(frozen=True)
class Column:
    """A column: name, German title and description, and its type in the words of Frictionless."""

    name: str
    title: str
    description: str

    @property
    def type(self) -> str:
        return "date" if self.name in _DAYS else _NUMBERS.get(self.name, "string")


def columns() -> Iterator[Column]:
    """Yield all columns in their order: id, what is stated, what is derived."""
    yield Column("id", "Id", "Dateiname des Eintrags und Teil seiner Adresse; eindeutig.")
    for name in reading_order(Beispiel):
        yield Column(name, *field_text("Beispiel", name))
        if name in _PARTS:
            model = _PARTS[name]
            yield from (Column(f"{name}.{part}", *field_text(model.__name__, part)) for part in model.model_fields)
    yield Column("abgeleitet.url", "Seite", "Adresse der Seite des Beispiels.")
    yield Column("abgeleitet.kurzlink", "Kurzlink", "Kurze Adresse derselben Seite, die auf Dauer gilt.")
    yield Column("abgeleitet.daten", "Datensatz", "Adresse des vollständigen Datensatzes mit Text (JSON).")
    yield Column("abgeleitet.laender", "Länder", "Länder, in denen die Orte liegen.")
    yield Column("abgeleitet.schnittstellen", "Schnittstellen", "Paare und Dreiergruppen der Rechtskreise am Tisch.")
    for name in _LABELLED:
        title = field_text("Beispiel", name).titel
        about = f"Bezeichnungen zu den ids in {name}."
        yield Column(f"abgeleitet.bezeichnungen.{name}", f"{title} (Bezeichnung)", about)
    yield Column("abgeleitet.bezeichnungen.laender", "Länder (Bezeichnung)", "Bezeichnungen der Länder.")
    yield Column("abgeleitet.faellig", "Prüfung fällig", "Tag, ab dem das Beispiel als möglicherweise veraltet gilt.")


class Table:
    """The table while it is being written, row by row, so that no more than one record need be at hand."""

    def __init__(self) -> None:
        names = [column.name for column in columns()]
        self._paths = [tuple(name.split(".")) for name in names]
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, delimiter=";", lineterminator="\r\n")
        self._writer.writerow(names)

    def add(self, record: Record) -> None:
        """Add the row of a record."""
        self._writer.writerow([_cell(_value(record, path)) for path in self._paths])

    def render(self) -> bytes:
        """Return the rows so far as CSV with a byte order mark."""
        return self._text.getvalue().encode("utf-8-sig")


def _value(record: Record, path: tuple[str, ...]) -> Any:
    """Return the value at a path; a field with columns for its parts has none of its own beside them."""
    value: Any = record
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    if not isinstance(value, dict):
        return value
    if path[0] in _PARTS:
        return None
    return list(value.values()) if path[0] == "abgeleitet" else value


def _cell(value: Any) -> str:
    """Return a value as text; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if not value and value != 0:
        return ""
    if isinstance(value, (int, float)):
        return f"{value:.12g}".replace(".", ",")
    text = " ".join(value.split()) if isinstance(value, str) else BETWEEN.join(_items(value))
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _items(value: Any) -> Iterator[str]:
    """Yield the parts of a list or mapping: ids, „id: role“, addresses of sources, who confirmed when."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield item["url"] if isinstance(item, dict) else f"{key}: {' '.join(item.split())}"
    else:
        for item in value:
            yield item if isinstance(item, str) else ", ".join(str(part) for part in item.values())
