"""Ids in fields that lead nowhere, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.catalog import Catalog, norm_id
from praxis.model import ARTEN, Entry
from praxis.model import references as stated_references
from praxis.problems import Level, Place, Problem, rule
from praxis.source import field_name
from praxis.spelling import suggestion
from praxis.text import quoted
from praxis.yaml_reader import Location

UNKNOWN_RECHTSKREIS = rule(
    "PB203",
    Level.FEHLER,
    "Unbekannter Rechtskreis",
    "Rechtskreise stehen mit ihrer id aus dem Vokabular, zum Beispiel sgb-ii.",
)
UNKNOWN_TERM = rule(
    "PB301",
    Level.FEHLER,
    "Unbekannter Begriff",
    "Themen, Zielgruppen, Akteure, Status und andere Begriffe kommen aus dem Vokabular, damit Filter und Listen stimmen.",
)
UNKNOWN_ENTRY = rule(
    "PB302",
    Level.FEHLER,
    "Verweis auf einen Eintrag, den es nicht gibt",
    "Verweise nennen die id eines anderen Eintrags, das ist sein Dateiname ohne „.md“.",
)
SELF_REFERENCE = rule(
    "PB303",
    Level.FEHLER,
    "Eintrag verweist auf sich selbst",
    "Ein Verweis auf sich selbst hilft niemandem.",
)
REPEATED = rule(
    "PB304",
    Level.FEHLER,
    "Wert steht doppelt in einer Liste",
    "Jeder Begriff steht in einer Liste einmal.",
)
UNKNOWN_NORM = rule(
    "PB305",
    Level.HINWEIS,
    "Vorschrift ohne eigene Seite",
    "Die Vorschrift steht noch nicht im Normenverzeichnis. Sie wird genannt, aber nicht verlinkt.",
)
UNKNOWN_LAW = rule(
    "PB306",
    Level.FEHLER,
    "Unbekanntes Gesetz",
    "Vor dem Schrägstrich steht die id eines Gesetzes aus dem Vokabular.",
)
UNGROUPED = rule(
    "PB311",
    Level.FEHLER,
    "Beispiel in der Gruppe eines Themas, das es nicht nennt",
    "Die Einführung eines Themas ordnet Beispiele nach Ansatz. Nennt eines das Thema nicht, fehlt es in Listen und Zahlen.",
)
UNKNOWN_PLACE = rule(
    "PB307",
    Level.FEHLER,
    "Unbekannter oder mehrdeutiger Ort",
    "Orte stehen im Vokabular oder im amtlichen Gemeindeverzeichnis. Gibt es den Namen mehrmals, muss klar sein, "
    "welcher Ort gemeint ist.",
)

_KINDS = {
    "themen": "Dieses Thema",
    "zielgruppen": "Diese Zielgruppe",
    "akteure": "Diesen Akteur",
    "programme": "Dieses Programm",
    "status": "Diesen Status",
    "nachweise": "Diese Nachweisstufe",
    "laender": "Dieses Land",
    "handlungsebenen": "Diese Ebene",
}


def check_references(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Every id that a field names exists and stands there once; the nearest existing one is suggested."""
    seen: set[tuple[Location, str]] = set()
    for location, ziel, value in stated_references(entry.daten):
        if location[0] in entry.maengel:
            continue
        if (location[:-1], value) in seen:
            hint = "Löschen Sie die Wiederholung."
            yield REPEATED.at(entry.source.path, f"{quoted(value)} steht in dieser Liste schon.", hint, **_at(entry, location))
            continue
        seen.add((location[:-1], value))
        match ziel:
            case "eintraege" | "beispiele" | "veranstaltungen" | "methoden":
                yield from _check_entry_id(entry, catalog, location, ziel, value)
            case "kommunen":
                yield from _check_place(entry, catalog, location, value)
            case "normen":
                yield from _check_norm(entry, catalog, location, value)
            case _:
                yield from _check_term(entry, catalog, location, ziel, value)


def _at(entry: Entry, location: Location) -> Place:
    """Return the place of an id; where the ids are the keys of a mapping, the mapping is the field."""
    line, column = entry.source.place(location)
    top = len(location) == 2
    return {"line": line, "column": column, "field": field_name(location[:1] if top else location)}


def check_groups(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """An example that a topic's introduction groups names this topic itself, so that lists and counts agree."""
    folder, _, thema = entry.id.partition("/")
    for position, gruppe in enumerate(getattr(entry.daten, "gruppen", ()) if folder == "themen" else ()):
        for index, example in enumerate(gruppe.beispiele):
            found = catalog.entries.get(example)
            # A misspelt topic has its own message in the example's file.
            known = found is not None and all(other in catalog.vocabulary["themen"] for other in found.daten.themen)
            if found and known and thema not in found.daten.themen:
                message = f"„{example}“ steht in einer Gruppe, nennt das Thema „{thema}“ aber nicht."
                hint = (
                    f"Ergänzen Sie „{thema}“ in {found.source.path} unter „themen“, oder nehmen Sie das Beispiel aus der Gruppe."
                )
                yield UNGROUPED.at(entry.source.path, message, hint, **_at(entry, ("gruppen", position, "beispiele", index)))


def _check_entry_id(entry: Entry, catalog: Catalog, location: Location, ziel: str, value: str) -> Iterator[Problem]:
    known, path = catalog.collection.known_ids, entry.source.path
    if value == entry.id:
        hint = "Löschen Sie den Verweis oder nennen Sie einen anderen Eintrag."
        yield SELF_REFERENCE.at(path, "Der Eintrag verweist auf sich selbst.", hint, **_at(entry, location))
    elif value not in known:
        if catalog.collection.luecken.intersection(ARTEN):
            return
        hint = suggestion(
            catalog.nearest_entry(value, "" if ziel == "eintraege" else ziel),
            "Die id ist der Dateiname ohne „.md“.",
        )
        yield UNKNOWN_ENTRY.at(path, f"Einen Eintrag {quoted(value)} gibt es nicht.", hint, **_at(entry, location))
    elif ziel != "eintraege" and known[value] not in (ziel, ""):
        message = f"„{value}“ liegt im Ordner {known[value]}; hier wird ein Eintrag aus {ziel} erwartet."
        hint = f"Nennen Sie die id aus dem Ordner {ziel} ({ARTEN[ziel].einzahl})."
        yield UNKNOWN_ENTRY.at(path, message, hint, **_at(entry, location))


def _check_term(entry: Entry, catalog: Catalog, location: Location, ziel: str, value: str) -> Iterator[Problem]:
    terms = catalog.vocabulary[ziel]
    if value in terms or ziel in catalog.collection.luecken:
        return
    if ziel == "programme" and catalog.collection.known_ids.get(value) == "programme":
        return
    hint = suggestion(catalog.vocabulary.nearest(ziel, value), f"Erlaubt sind: {', '.join(terms)}.")
    if ziel == "rechtskreise":
        message = f"{quoted(value)} ist kein bekannter Rechtskreis."
        yield UNKNOWN_RECHTSKREIS.at(entry.source.path, message, hint, **_at(entry, location))
    else:
        message = f"{_KINDS.get(ziel, 'Diesen Begriff')} gibt es nicht: {quoted(value)}."
        yield UNKNOWN_TERM.at(entry.source.path, message, hint, **_at(entry, location))


def _check_place(entry: Entry, catalog: Catalog, location: Location, value: str) -> Iterator[Problem]:
    if value in catalog.vocabulary["kommunen"] or "kommunen" in catalog.collection.luecken:
        return
    found = catalog.vocabulary.gemeinden_named(value)
    if len(found) > 1:
        keys = ", ".join(f"{gemeinde.name} ({gemeinde.ags})" for gemeinde in found[:6])
        message = f"{quoted(value)} heißen {len(found)} Gemeinden."
        hint = (
            "Tragen Sie den gemeinten Ort mit eigener id und seinem Schlüssel in vokabular/kommunen.yml ein. "
            f"Infrage kommen: {keys}."
        )
    else:
        message = f"Den Ort {quoted(value)} kennt das Verzeichnis nicht."
        hint = suggestion(
            catalog.vocabulary.nearest_place(value),
            "Städte und Gemeinden stehen in kleinen Buchstaben da (muenchen). Kreise und Verbünde tragen Sie in "
            "vokabular/kommunen.yml ein.",
        )
    yield UNKNOWN_PLACE.at(entry.source.path, message, hint, **_at(entry, location))


def _check_norm(entry: Entry, catalog: Catalog, location: Location, value: str) -> Iterator[Problem]:
    gesetz, gesetze = value.partition("/")[0], catalog.vocabulary["gesetze"]
    if gesetz not in gesetze:
        if "gesetze" not in catalog.collection.luecken:
            hint = suggestion(catalog.vocabulary.nearest("gesetze", gesetz), f"Erlaubt sind: {', '.join(gesetze)}.")
            message = f"Das Gesetz {quoted(gesetz)} ist nicht bekannt."
            yield UNKNOWN_LAW.at(entry.source.path, message, hint, **_at(entry, location))
    elif norm_id(value) not in catalog.vocabulary["normen"] and "normen" not in catalog.collection.luecken:
        hint = "Das ist kein Hindernis. Wer die amtliche Überschrift kennt, kann die Vorschrift in vokabular/normen.yml ergänzen."
        yield UNKNOWN_NORM.at(entry.source.path, f"Zu {quoted(value)} gibt es noch keine Seite.", hint, **_at(entry, location))
