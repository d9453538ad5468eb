"""The reference of fields on the page `/daten/`: read from the schema, so that nothing published goes undescribed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from praxis.model import ARTEN
from praxis.schema import Schema, entry_schema
from praxis.text import enumerate_german, escape
from praxis.views.seite import Abschnitt, Sicht

# What stands beside the fields of an entry in its record.
RAHMEN = {
    "id": "Dateiname des Eintrags und Teil seiner Adresse.",
    "ordner": f"Art des Eintrags: {enumerate_german(ARTEN, 'oder')}.",
    "text": "Der Text des Eintrags in Markdown; nur im einzelnen Datensatz.",
}
# What the program adds to an entry, under „abgeleitet“.
ABGELEITET = {
    "adresse": "Pfad der Seite auf dieser Website.",
    "url": "Vollständige Adresse der Seite.",
    "kurzlink": "Kurze Adresse derselben Seite, die auf Dauer gilt.",
    "daten": "Adresse dieses Datensatzes.",
    "laender": "Länder, in denen die Orte liegen.",
    "orte": "Zu jedem Ort Name, Art, amtlicher Schlüssel, Koordinaten, Form des Jobcenters, ob mit Jugendamt.",
    "schnittstellen": "Paare und Dreiergruppen der Rechtskreise am Tisch; nur bei Beispielen.",
    "bezeichnungen": "Zu jedem Feld mit ids deren deutsche Bezeichnung.",
    "rueckverweise": "Andere Einträge, die diesen nennen.",
    "faellig": "Tag, ab dem der Eintrag als möglicherweise veraltet gilt: zwölf Monate nach der letzten Prüfung.",
}

# What a field refers to if not to a vocabulary; programmes are both, and their vocabulary is the longer list.
_ENTRIES = {"eintraege", *ARTEN} - {"programme"}


def field_reference(sicht: Sicht) -> Iterator[Abschnitt]:
    """Yield the fields of examples, of the other kinds what only they have, then sub-fields and derived data."""
    schemas = {art: entry_schema(model, sicht.vocabulary) for art, model in ARTEN.items()}
    known = schemas["beispiele"]["properties"]
    text = "In allen Dateien heißen die Felder gleich; in der CSV-Datei steht ein Punkt vor dem Unterfeld."
    yield Abschnitt(titel="Welche Felder es gibt", id="felder", text=(text,))
    yield _stated("Felder eines Beispiels", "felder-beispiele", schemas["beispiele"], known)
    for art, schema in schemas.items():
        own = [name for name, stated in schema["properties"].items() if stated != known.get(name)]
        if own:
            yield _stated(f"Eigene Felder: {ARTEN[art].mehrzahl}", f"felder-{art}", schema, own)
    parts = {name: part for schema in schemas.values() for name, part in schema["$defs"].items()}
    for name, part in sorted(parts.items()):
        yield _stated(f"Unterfelder: {part['title']}", f"unterfelder-{name.lower()}", part, part["properties"])
    yield _added()


def _stated(title: str, anchor: str, schema: Schema, names: Iterable[str]) -> Abschnitt:
    rows = []
    for name in names:
        stated = schema["properties"][name]
        meaning = f"<strong>{escape(stated['title'])}.</strong> {escape(stated['description'])}"
        needed = "Pflicht" if name in schema.get("required", ()) else "freiwillig"
        rows.append([f"<code>{escape(name)}</code>", meaning, escape(describe_form(stated)), needed])
    table = {"beschriftung": title, "kopf": ["Feld", "Bedeutung", "Form", "Angabe"], "reihen": rows}
    return Abschnitt(titel=escape(title), id=anchor, tabelle=table, ebene=3)


def _added() -> Abschnitt:
    texts = {**RAHMEN, **{f"abgeleitet.{name}": text for name, text in ABGELEITET.items()}}
    rows = [[f"<code>{name}</code>", escape(text)] for name, text in texts.items()]
    title = "Was das Programm hinzufügt"
    table = {"beschriftung": title, "kopf": ["Feld", "Bedeutung"], "reihen": rows}
    return Abschnitt(titel=title, id="felder-abgeleitet", tabelle=table, ebene=3)


def describe_form(stated: Schema) -> str:
    """Return in a few words what a field's schema allows."""
    kinds = stated.get("type", "")
    if "x-verweis" in stated:
        return _reference(stated["x-verweis"], str(kinds))
    if "patternProperties" in stated:
        return "je Kürzel eine Quelle"
    if kinds == "array":
        return "Liste von Unterfeldern" if "$ref" in stated["items"] else "Liste von Texten"
    if "anyOf" in stated:
        return enumerate_german(["Unterfelder", *_words(stated["anyOf"])], "oder")
    if "enum" in stated:
        return enumerate_german(stated["enum"], "oder")
    return _scalar(stated, kinds)


def _reference(ziel: str, kind: str) -> str:
    one = "id eines Eintrags" if ziel in _ENTRIES else f"id aus dem Vokabular {ziel}"
    value = "ein Satz" if ziel in _ENTRIES else "eine Rolle"
    return {"array": f"Liste, je {one}", "object": f"je {one} {value}"}.get(kind, one)


def _words(branches: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the words that may stand in place of sub-fields."""
    for branch in branches:
        yield from branch.get("enum", [branch["const"]] if "const" in branch else [])


def _scalar(stated: Schema, kinds: str | list[str]) -> str:
    if stated.get("format") == "date":
        return "Tag (JJJJ-MM-TT)"
    if "integer" in kinds and "string" in kinds:
        return "Jahr, Monat oder Tag"
    if "minimum" in stated:
        return "Zahl"
    return f"Text, höchstens {stated['maxLength']} Zeichen" if "maxLength" in stated else "Text"
