"""Terms that name other terms: what they name exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from praxis.catalog import Catalog, norm_id
from praxis.problems import Level, Problem, rule
from praxis.source import field_name
from praxis.spelling import suggestion
from praxis.text import quoted

BROKEN_VOCABULARY = rule(
    "PB310",
    Level.FEHLER,
    "Vokabular verweist ins Leere",
    "Auch die Begriffe selbst verweisen nur auf Begriffe, Vorschriften und Quellen, die es gibt.",
)

# What the fields of terms point to; ``rechtsstand`` may name norms that our directory does not have yet.
_TARGETS = {
    "rechtskreise": "rechtskreise",
    "rechtskreis": "rechtskreise",
    "quellen": "quellen",
    "rechtsaenderungen": "rechtsaenderungen",
    "aenderung": "rechtsaenderungen",
    "gewissheit": "gewissheiten",
    "land": "laender",
    "gesetz": "gesetze",
    "gemeindetyp": "gemeindetypen",
    "normen": "normen",
    "siehe_auch": "glossar",
}
_FREE = {("rechtskreise", "gesetz"), ("rechtsstand", "normen")}


def check_vocabularies(catalog: Catalog) -> Iterator[Problem]:
    """Terms refer only to Rechtskreise, norms, sources, law changes and terms that exist."""
    yield from _check_search_words(catalog)
    for name, terms in catalog.vocabulary.terms.items():
        for term in terms.values():
            for field, ziel in _TARGETS.items():
                if (name, field) not in _FREE and ziel not in catalog.collection.luecken:
                    yield from _check_field(catalog, name, term, field, ziel)


def _check_search_words(catalog: Catalog) -> Iterator[Problem]:
    for position, word in enumerate(catalog.vocabulary["suchwoerter"].values()):
        if not catalog.collection.luecken and ("/" not in word.begriff or catalog.resolve(word.begriff) is None):
            source = catalog.collection.tables["suchwoerter"]
            line, column = source.place((position, "begriff"))
            message = f"Das Suchwort „{word.id}“ führt zu {quoted(word.begriff)}, das es nicht gibt."
            hint = "Nennen Sie Vokabular und id, zum Beispiel glossar/grundsicherungsgeld."
            yield BROKEN_VOCABULARY.at(source.path, message, hint, line=line, column=column, field="begriff")


def _check_field(catalog: Catalog, name: str, term: Any, field: str, ziel: str) -> Iterator[Problem]:
    value = getattr(term, field, ())
    for index, item in enumerate((value,) if isinstance(value, str) else value):
        wanted = norm_id(item) if isinstance(item, str) and ziel == "normen" else item
        if not isinstance(item, str) or not item or wanted in catalog.vocabulary[ziel]:
            continue
        source = catalog.collection.tables[name]
        position = next((at for at, row in enumerate(_rows(source.values)) if _stands_in(row, term)), 0)
        line, column = source.place((position, field) if isinstance(value, str) else (position, field, index))
        message = f"Der Begriff „{term.id}“ nennt {quoted(item)}, das es nicht gibt."
        hint = suggestion(catalog.vocabulary.nearest(ziel, item), f"Ergänzen Sie es in vokabular/{ziel}.yml.")
        yield BROKEN_VOCABULARY.at(source.path, message, hint, line=line, column=column, field=field_name((field,)))


def _stands_in(row: dict[str, Any], term: Any) -> bool:
    return bool(row.get("id", term.id) == term.id and row.get("label") == getattr(term, "label", None))


def _rows(values: Any) -> list[dict[str, Any]]:
    return [row if isinstance(row, dict) else {} for row in values]
