"""Ids that lead nowhere, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.catalog import Catalog, norm_id
from praxis.model import ARTEN, Entry
from praxis.model import references as stated_references
from praxis.problems import Level, Problem, rule
from praxis.rules.fields import at
from praxis.yaml_reader import Location
from praxis.spelling import nearest, suggestion

UNKNOWN_RECHTSKREIS = rule("PB203", Level.FEHLER, "Unbekannter Rechtskreis", "Rechtskreise stehen mit ihrer id aus dem Vokabular, zum Beispiel sgb-ii.")
UNKNOWN_TERM = rule("PB301", Level.FEHLER, "Unbekannter Begriff", "Themen, Zielgruppen, Akteure, Status und andere Begriffe kommen aus dem Vokabular, damit Filter und Listen stimmen.")
UNKNOWN_ENTRY = rule("PB302", Level.FEHLER, "Verweis auf einen Eintrag, den es nicht gibt", "Verweise nennen die id eines anderen Eintrags, das ist sein Dateiname ohne „.md“.")
SELF_REFERENCE = rule("PB303", Level.FEHLER, "Eintrag verweist auf sich selbst", "Ein Verweis auf sich selbst hilft niemandem.")
REPEATED = rule("PB304", Level.FEHLER, "Wert steht doppelt in einer Liste", "Jeder Begriff steht in einer Liste einmal.")
UNKNOWN_NORM = rule("PB305", Level.HINWEIS, "Vorschrift ohne eigene Seite", "Die Vorschrift steht noch nicht im Normenverzeichnis. Sie wird genannt, aber nicht verlinkt.")
UNKNOWN_LAW = rule("PB306", Level.FEHLER, "Unbekanntes Gesetz", "Vor dem Schrägstrich steht die id eines Gesetzes aus dem Vokabular.")
UNKNOWN_PLACE = rule("PB307", Level.FEHLER, "Unbekannter oder mehrdeutiger Ort", "Orte stehen im Vokabular oder im amtlichen Gemeindeverzeichnis. Gibt es den Namen mehrmals, muss klar sein, welcher Ort gemeint ist.")
BROKEN_VOCABULARY = rule("PB310", Level.FEHLER, "Vokabular verweist ins Leere", "Auch die Begriffe selbst verweisen nur auf Begriffe, Vorschriften und Quellen, die es gibt.")

_NAMES = {"themen": "Thema", "zielgruppen": "Zielgruppe", "akteure": "Akteur", "programme": "Programm", "status": "Status", "nachweise": "Nachweisstufe", "laender": "Land", "handlungsebenen": "Ebene", "rechtskreise": "Rechtskreis"}


def check_references(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Every id that a field names exists; the nearest existing one is suggested."""
    for location, ziel, value in stated_references(entry.daten):
        match ziel:
            case "eintraege" | "beispiele" | "veranstaltungen" | "methoden":
                yield from _check_entry_id(entry, catalog, location, ziel, value)
            case "kommunen":
                yield from _check_place(entry, catalog, location, value)
            case "normen":
                yield from _check_norm(entry, catalog, location, value)
            case _:
                yield from _check_term(entry, catalog, location, ziel, value)


def _check_entry_id(entry: Entry, catalog: Catalog, location: Location, ziel: str, value: str) -> Iterator[Problem]:
    known = catalog.collection.known_ids
    if value == entry.id:
        yield SELF_REFERENCE.at(entry.source.path, "Der Eintrag verweist auf sich selbst.", "Löschen Sie den Verweis oder nennen Sie einen anderen Eintrag.", **at(entry, location))
    elif value in known and ziel != "eintraege" and known[value] != ziel:
        message = f"„{value}“ liegt im Ordner {known[value]}, hier wird aber ein Eintrag aus {ziel} erwartet."
        yield UNKNOWN_ENTRY.at(entry.source.path, message, f"Erwartet wird: {ARTEN[ziel].einzahl}.", **at(entry, location))
    elif value not in known:
        candidates = {name: name for name, art in known.items() if ziel in ("eintraege", art)}
        yield UNKNOWN_ENTRY.at(entry.source.path, f"Einen Eintrag „{value}“ gibt es nicht.", suggestion(nearest(value, candidates), "Die id ist der Dateiname ohne „.md“."), **at(entry, location))


def _check_term(entry: Entry, catalog: Catalog, location: Location, ziel: str, value: str) -> Iterator[Problem]:
    terms = catalog.vocabulary[ziel]
    if value in terms or (ziel == "programme" and catalog.collection.known_ids.get(value) == "programme"):
        return
    what = UNKNOWN_RECHTSKREIS if ziel == "rechtskreise" else UNKNOWN_TERM
    message = f"„{value}“ ist in diesem Feld nicht bekannt ({_NAMES.get(ziel, ziel)})."
    if ziel == "rechtskreise":
        message = f"„{value}“ ist kein bekannter Rechtskreis."
    hint = suggestion(catalog.vocabulary.nearest(ziel, value), f"Erlaubt sind: {', '.join(terms)}.")
    yield what.at(entry.source.path, message, hint, **at(entry, location))


def _check_place(entry: Entry, catalog: Catalog, location: Location, value: str) -> Iterator[Problem]:
    if value in catalog.vocabulary["kommunen"]:
        return
    found = catalog.vocabulary.gemeinden_named(value)
    if len(found) > 1:
        keys = ", ".join(f"{gemeinde.name} ({gemeinde.ags})" for gemeinde in found[:6])
        hint = f"Tragen Sie den gemeinten Ort mit eigener id und seinem Schlüssel in vokabular/kommunen.yml ein. Infrage kommen: {keys}."
        yield UNKNOWN_PLACE.at(entry.source.path, f"„{value}“ heißen {len(found)} Gemeinden.", hint, **at(entry, location))
        return
    meant = catalog.vocabulary.nearest_place(value)
    general = "Städte und Gemeinden stehen mit ihrem Namen in kleinen Buchstaben da (muenchen). Kreise und Verbünde tragen Sie in vokabular/kommunen.yml ein."
    yield UNKNOWN_PLACE.at(entry.source.path, f"Den Ort „{value}“ kennt das Verzeichnis nicht.", suggestion(meant, general), **at(entry, location))


def _check_norm(entry: Entry, catalog: Catalog, location: Location, value: str) -> Iterator[Problem]:
    gesetz = value.partition("/")[0]
    if gesetz not in catalog.vocabulary["gesetze"]:
        hint = suggestion(catalog.vocabulary.nearest("gesetze", gesetz), f"Erlaubt sind: {', '.join(catalog.vocabulary['gesetze'])}.")
        yield UNKNOWN_LAW.at(entry.source.path, f"Das Gesetz „{gesetz}“ ist nicht bekannt.", hint, **at(entry, location))
    elif norm_id(value) not in catalog.vocabulary["normen"]:
        hint = "Das ist kein Hindernis. Wer die amtliche Überschrift kennt, kann die Vorschrift in vokabular/normen.yml ergänzen."
        yield UNKNOWN_NORM.at(entry.source.path, f"Zu „{value}“ gibt es noch keine Seite.", hint, **at(entry, location))


def check_repetitions(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """No list names the same id twice."""
    seen: set[tuple[Location, str]] = set()
    for location, _, value in stated_references(entry.daten):
        if (location[:-1], value) in seen:
            yield REPEATED.at(entry.source.path, f"„{value}“ steht in dieser Liste schon.", "Löschen Sie die Wiederholung.", **at(entry, location))
        seen.add((location[:-1], value))


def check_vocabularies(catalog: Catalog) -> Iterator[Problem]:
    """Terms refer only to Rechtskreise, norms, sources, law changes and terms that exist."""
    targets = {"rechtskreise": "rechtskreise", "quellen": "quellen", "rechtsaenderungen": "rechtsaenderungen", "aenderung": "rechtsaenderungen", "gewissheit": "gewissheiten", "land": "laender", "gesetz": "gesetze", "gemeindetyp": "gemeindetypen"}
    for name, terms in catalog.vocabulary.terms.items():
        for term in terms.values():
            for feld, ziel in targets.items():
                if name == "rechtskreise" and feld == "gesetz":
                    continue
                value = getattr(term, feld, ())
                for item in (value,) if isinstance(value, str) else value:
                    if isinstance(item, str) and item and item not in catalog.vocabulary[ziel]:
                        hint = suggestion(catalog.vocabulary.nearest(ziel, item), f"Ergänzen Sie den Begriff in vokabular/{ziel}.yml.")
                        yield BROKEN_VOCABULARY.at(_vocabulary_path(catalog, name), f"Der Begriff „{term.id}“ nennt „{item}“, das es nicht gibt.", hint, field=feld)
    glossar = catalog.vocabulary["glossar"]
    for term in glossar.values():
        for other in term.siehe_auch:
            if other not in glossar:
                hint = suggestion(catalog.vocabulary.nearest("glossar", other), "Nennen Sie einen Begriff aus dem Glossar.")
                yield BROKEN_VOCABULARY.at(_vocabulary_path(catalog, "glossar"), f"Der Begriff „{term.id}“ verweist auf „{other}“, den es nicht gibt.", hint, field="siehe_auch")


def _vocabulary_path(catalog: Catalog, name: str) -> str:
    return catalog.collection.paths["adressen.txt"].removesuffix("adressen.txt") + f"vokabular/{name}.yml"
