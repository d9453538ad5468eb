"""The finder's data: what every filter needs, a column for each facet, and what cards show in slices of a few.

Columns instead of records, one character per value: 10,000 examples then take about a tenth of what records would, and
compress well. A column comes only when somebody asks its question, so the first result waits for few bytes; a card says
all it shows itself. ``docs/assets/js/finder/tabelle.js`` reads it. Internal, unlike ``/daten/``: the format may change with
the scripts that read it. Rows are ordered as the finder lists them: last checked first, then by title.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from praxis.addresses import entry_address
from praxis.catalog import Catalog, by_title
from praxis.facets import Facet, facets
from praxis.freshness import due_day
from praxis.model import Entry
from praxis.settings import Site
from praxis.text import sort_key
from praxis.vocabulary import Kommune

TABLE_PATH = "assets/daten/facetten.json"
COLUMN_PATH = "assets/daten/spalten/{}.json"
PLACES = "ort"  # the column of places, of which Land, kind of municipality and Jobcenter follow
CARDS_PATH = "assets/daten/karten/{}.json"
CARDS_PER_FILE = 5

_FIRST = ord("#")  # the first character after the quotation mark, which JSON would escape
_BACKSLASH = ord("\\")
_BETWEEN_ROWS = " "
_OF_PLACES = ("land", "gemeindetyp", "jobcenter")


def render_files(catalog: Catalog, site: Site) -> dict[str, str]:
    """Return the table, its columns, the cards."""
    entries, asked = rows(catalog), facets(catalog)
    cards = [_card(entry, catalog) for entry in entries]
    slices = [cards[start : start + CARDS_PER_FILE] for start in range(0, len(cards), CARDS_PER_FILE)]
    files = {CARDS_PATH.format(number): _json(part) for number, part in enumerate(slices)}
    files |= {COLUMN_PATH.format(name): _json(column) for name, column in _columns(entries, catalog, asked).items()}
    # Cards and columns are asked for with this mark, so that a browser never shows old ones beside a new table.
    stand = hashlib.sha256("".join(files.values()).encode()).hexdigest()[:12]
    return {TABLE_PATH: _json({"stand": stand, **_table(entries, catalog, asked, site)}), **files}


def rows(catalog: Catalog) -> list[Entry]:
    """Return the examples in the order of the table; the search index names them by their number in it."""
    return sorted(sorted(catalog.beispiele, key=by_title), key=lambda entry: entry.daten.geprueft, reverse=True)


def _table(entries: Sequence[Entry], catalog: Catalog, asked: Sequence[Facet], site: Site) -> dict[str, Any]:
    """Return what is needed before any question: how many rows, when they were checked, which questions there are."""
    return {
        "anzahl": len(entries),
        "adresse": site.url,
        "je_datei": CARDS_PER_FILE,
        "geprueft": [
            [day, len(list(group)), int(catalog.date > due_day(day))]
            for day, group in groupby(entries, key=lambda entry: entry.daten.geprueft)
        ],
        "facetten": [_head(facet) for facet in asked],
    }


def _head(facet: Facet) -> dict[str, Any]:
    """Return a facet's name and values, and which column answers it."""
    head: dict[str, Any] = {"name": facet.name, "label": facet.label, "werte": facet.values}
    if facet.all_of:
        head["alle"] = 1
    if facet.name in _OF_PLACES:
        head["spalte"] = PLACES
    return head


def _columns(entries: Sequence[Entry], catalog: Catalog, asked: Iterable[Facet]) -> dict[str, dict[str, Any]]:
    """Return the columns by name; every list counts from 0 in the order of ``entries``."""
    orte = _places(entries, catalog)
    numbers = {kommune.id: number for number, kommune in enumerate(orte)}
    of_entries = [[numbers[ort] for ort in entry.daten.orte if ort in numbers] for entry in entries]
    places = {"orte": [_place(kommune) for kommune in orte], "mehrere": _characters(of_entries)}
    own = {facet.name: _column(facet, entries) for facet in asked if facet.name not in _OF_PLACES}
    return {**own, PLACES: places}


def _places(entries: Iterable[Entry], catalog: Catalog) -> list[Kommune]:
    """Return the places of the examples in German order: a place's number is its rank when sorting by place."""
    kommunen = catalog.vocabulary["kommunen"]
    used = {ort for entry in entries for ort in entry.daten.orte if ort in kommunen}
    return sorted((kommunen[ort] for ort in used), key=lambda kommune: (sort_key(kommune.label), kommune.id))


def _place(kommune: Kommune) -> dict[str, str]:
    return {
        "label": kommune.label,
        "land": kommune.land,
        "gemeindetyp": kommune.typ,
        "jobcenter": kommune.jobcenter,
        "jugendamt": kommune.jugendamt,
    }


def _column(facet: Facet, entries: Sequence[Entry]) -> dict[str, str]:
    """Return a facet's values of every row."""
    numbers = {value: number for number, value in enumerate(facet.values)}
    found = [[numbers[value] for value in facet.of(entry)] for entry in entries]
    if all(len(row) == 1 for row in found):
        return {"einzeln": "".join(_character(row[0]) for row in found)}
    return {"mehrere": _characters(found)}


def _characters(found: Iterable[Sequence[int]]) -> str:
    return _BETWEEN_ROWS.join("".join(map(_character, row)) for row in found)


def _character(number: int) -> str:
    """Return the character of a number: printable ASCII first, without those that JSON escapes."""
    code = _FIRST + number
    return chr(code + 1 if code >= _BACKSLASH else code)


def _card(entry: Entry, catalog: Catalog) -> list[Any]:
    """Return a card: id, title, sentence, place, roles at the table, evidence, number of sources, short code."""
    daten = entry.daten
    roles: Mapping[str, str] = daten.rechtskreise
    return [
        entry.id,
        daten.titel,
        " ".join(daten.kurz.split()),
        catalog.place_line(entry),
        {rk: roles[rk][0] for rk in catalog.in_order(roles)},
        daten.nachweis,
        len(daten.quellen),
        catalog.short_codes[entry_address(entry.art, entry.id)],
    ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
