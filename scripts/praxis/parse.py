"""From positioned sources to frozen models; every mistake of a file at once, each with line, column and remedy.

Knows nothing of other entries. A file with mistakes still becomes an entry, so that the rules can judge the rest of it;
its ``maengel`` say which fields cannot be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from praxis.body import parse_body
from praxis.model import ARTEN, Einfuehrung, Eintrag, Entry
from praxis.problems import Level, Problem, rule
from praxis.source import Source
from praxis.text import ID_PATTERN, quoted, slug
from praxis.validation import BAD_ID, WRONG_TYPE, validate
from praxis.vocabulary import VOCABULARIES

WRONG_FOLDER = rule(
    "PB212",
    Level.FEHLER,
    "Eintrag liegt im falschen Ordner",
    "Der Ordner bestimmt die Art des Eintrags: beispiele, methoden, veranstaltungen, impulse oder programme.",
)
DUPLICATE_TERM = rule(
    "PB213",
    Level.FEHLER,
    "Begriff steht doppelt im Vokabular",
    "Jede id gibt es in einem Vokabular nur einmal.",
)

_LONGEST_ID = 80
_ALL_FIELDS = {name for art in ARTEN.values() for name in art.model_fields}
_STAND_IN_SOURCE = {"titel": "–", "herausgeber": "–", "url": "https://example.org/", "abgerufen": "2000-01-01"}
_STAND_INS: dict[str, Any] = {
    "titel": "– – –",
    "kurz": "– – – – – – – – – – –",
    "themen": ["-"],
    "rechtskreise": {"-": "beteiligt"},
    "status": "-",
    "nachweis": "-",
    "art": "vortrag",
    "ebene": "-",
    "quellen": {"x": _STAND_IN_SOURCE},
    "geprueft": "2000-01-01",
}


def parse_entry(source: Source, entry_id: str, art: type[Eintrag] | type[Einfuehrung]) -> tuple[Entry, list[Problem]]:
    """Turn a source into an entry of the given kind, or of the kind its fields belong to if it lies in the wrong folder."""
    values = source.values
    assert isinstance(values, dict)
    problems: list[Problem] = []
    if issubclass(art, Eintrag) and (fitting := _fitting_kind(source, values, art)) is not art:
        message = f"Felder und Überschriften passen zu „{fitting.einzahl}“, die Datei liegt aber im Ordner „{art.ordner}“."
        hint = f"Verschieben Sie die Datei in den Ordner practices/{fitting.ordner}/."
        problems.append(WRONG_FOLDER.at(source.path, message, hint, line=1, column=1))
        art = fitting
    checked = validate(art, values, source)
    problems.extend(checked.problems)
    daten = checked.model or art.model_validate(_with_stand_ins(art, values, checked.fields))
    maengel = checked.fields | source.doubled
    return Entry(entry_id, daten, source, parse_body(source.body, source.body_line), maengel), problems


def check_id(path: str, name: str) -> Iterable[Problem]:
    """Yield a problem if a file name cannot become an address."""
    if not ID_PATTERN.fullmatch(name):
        hint = f"Benennen Sie die Datei um, zum Beispiel in „{slug(name)[:_LONGEST_ID] or 'mein-eintrag'}.md“."
        yield BAD_ID.at(path, f"Der Dateiname {quoted(name)} kann nicht zur Adresse werden.", hint)
    elif len(name) > _LONGEST_ID:
        hint = "Wählen Sie einen kürzeren Namen: Ort und Stichwort genügen."
        yield BAD_ID.at(path, f"Der Dateiname hat {len(name)} Zeichen, erlaubt sind {_LONGEST_ID}.", hint)


def parse_terms(name: str, source: Source) -> tuple[dict[str, Any], list[Problem]]:
    """Turn a vocabulary file into its terms by id, in the file's order."""
    problems: list[Problem] = []
    terms: dict[str, Any] = {}
    if not isinstance(source.values, list):
        message = "Eine Vokabulardatei ist eine Liste von Begriffen."
        return {}, [WRONG_TYPE.at(source.path, message, "Jeder Begriff beginnt mit „- id: …“.", line=1, column=1)]
    for index, values in enumerate(source.values):
        checked = validate(VOCABULARIES[name], values, source, (index,))
        problems.extend(checked.problems)
        if checked.model is None:
            continue
        term_id = checked.model.id
        if term_id in terms:
            message = f"„{term_id}“ gibt es in dieser Datei schon."
            hint = "Wählen Sie eine andere id oder löschen Sie einen der Begriffe."
            problems.append(DUPLICATE_TERM.at(source.path, message, hint, **source.at((index, "id"))))
        terms.setdefault(term_id, checked.model)
    return terms, problems


def parse_table(source: Source) -> dict[str, str]:
    """Return a flat mapping of texts; what is not a text is empty (its shape is the rules' business)."""
    values = source.values if isinstance(source.values, dict) else {}
    return {key: value if isinstance(value, str) else "" for key, value in values.items()}


def _fitting_kind(source: Source, values: dict[str, Any], art: type[Eintrag]) -> type[Eintrag]:
    """Return the kind that a file belongs to: another one only if it knows all fields and fits the headings no worse."""
    fields = {key for key, value in values.items() if key in _ALL_FIELDS and value is not None}
    at_home = fields <= set(art.model_fields)
    if at_home and _required(art) <= fields:
        return art
    headings = {line[3:].strip() for line in source.body.split("\n") if line.startswith("## ")}

    def fit(kind: type[Eintrag]) -> int:
        return len(headings.intersection(kind.abschnitte))

    candidates = [
        kind
        for kind in ARTEN.values()
        if fields <= set(kind.model_fields)
        and (fit(kind) > fit(art) and _required(kind) <= fields if at_home else fit(kind) >= fit(art))
    ]
    return min(candidates, key=lambda kind: (len(_required(kind) - fields), -fit(kind)), default=art)


@lru_cache
def _required(art: type[BaseModel]) -> set[str]:
    return {name for name, info in art.model_fields.items() if info.is_required()}


def _with_stand_ins(art: type[BaseModel], values: dict[str, Any], wrong: Iterable[str]) -> dict[str, Any]:
    """Return values that fit the model: wrong and missing fields are replaced, everything else is as stated."""
    kept = {key: value for key, value in values.items() if key in art.model_fields and key not in wrong}
    for name in _required(art) - set(kept):
        kept[name] = _STAND_INS[name]
    stated = values.get("quellen")
    if "quellen" in wrong and isinstance(stated, dict):
        kept["quellen"] = {key: _STAND_IN_SOURCE for key in stated if ID_PATTERN.fullmatch(key)} or _STAND_INS["quellen"]
    return kept
