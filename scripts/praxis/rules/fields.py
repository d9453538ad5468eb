"""Fields that contradict themselves, each other or the calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.model import Aufwand, Entry
from praxis.problems import Level, Problem, rule
from praxis.yaml_reader import Location
from praxis.text import format_date, slug

SAME_TITLE = rule("PB220", Level.FEHLER, "Zwei Einträge mit demselben Titel", "In Listen und Newslettern muss man Einträge am Titel unterscheiden können.")
FUTURE_DATE = rule("PB221", Level.FEHLER, "Datum liegt in der Zukunft", "Geprüft, abgerufen oder bestätigt wurde etwas an einem Tag, der schon war.")
ENDS_BEFORE_START = rule("PB222", Level.FEHLER, "Ende liegt vor dem Beginn", "Ein Angebot kann nicht enden, bevor es beginnt.")
STATUS_NEEDS = rule("PB223", Level.FEHLER, "Angabe zum Status fehlt", "Mancher Status braucht einen Grund oder ein Datum, damit man ihm trauen kann.")
STATUS_DATES = rule("PB225", Level.FEHLER, "Status passt nicht zum Zeitraum", "Ein geplantes Angebot hat noch nicht begonnen, ein laufendes ist noch nicht zu Ende.")
AUFWAND_DATE = rule("PB224", Level.FEHLER, "Angabe zum Aufwand ohne Jahr", "Zahlen veralten: Zu jeder Angabe gehört das Jahr, für das sie gilt.")


def at(entry: Entry, location: Location) -> dict[str, int | str]:
    """Return the place of a value for ``Rule.at``."""
    line, column = entry.source.place(location)
    return {"line": line, "column": column, "field": ".".join(str(part + 1) if isinstance(part, int) else part for part in location)}


def check_titles(catalog: Catalog) -> Iterator[Problem]:
    """No two entries share a title; case, umlauts and punctuation do not make a difference."""
    by_title: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalog.entries.values():
        by_title[slug(entry.daten.titel)].append(entry)
    for entries in by_title.values():
        for entry in entries[1:]:
            message = f"Den Titel „{entry.daten.titel}“ trägt schon der Eintrag „{entries[0].id}“."
            yield SAME_TITLE.at(entry.source.path, message, "Nennen Sie im Titel den Ort oder das Besondere.", **at(entry, ("titel",)))


def check_dates(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """What was checked, fetched or confirmed was so on a day before the build."""
    days: list[tuple[Location, str | None]] = [(("geprueft",), entry.daten.geprueft)]
    days += [(("quellen", key, "abgerufen"), quelle.abgerufen) for key, quelle in entry.daten.quellen.items()]
    days += [(("bestaetigt", index, "datum"), row.datum) for index, row in enumerate(getattr(entry.daten, "bestaetigt", ()))]
    for location, day in days:
        if day and day > catalog.date:
            message = f"Der {format_date(day)} liegt nach dem heutigen Tag ({format_date(catalog.date)})."
            yield FUTURE_DATE.at(entry.source.path, message, "Tragen Sie den Tag ein, an dem Sie es wirklich geprüft haben.", **at(entry, location))


def check_period(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """The end does not lie before the beginning, whatever precision both have."""
    beginn, ende = getattr(entry.daten, "beginn", None), getattr(entry.daten, "ende", None)
    if beginn and ende and ende < beginn[: len(ende)]:
        message = f"Das Ende ({format_date(ende)}) liegt vor dem Beginn ({format_date(beginn)})."
        yield ENDS_BEFORE_START.at(entry.source.path, message, "Prüfen Sie beide Angaben, vielleicht sind sie vertauscht.", **at(entry, ("ende",)))


def check_status(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """A status other than „laufend“ says why; „abgeschlossen“ says when it ended, „geplant“ when it is to begin."""
    daten = entry.daten
    if not hasattr(daten, "status") or daten.status not in catalog.vocabulary["status"]:
        return
    wanted = catalog.vocabulary["status"][daten.status]
    place = at(entry, ("status",))
    if daten.status != "laufend" and not daten.status_grund:
        message = f"Zum Status „{wanted.label}“ fehlt der Grund."
        yield STATUS_NEEDS.at(entry.source.path, message, f"Ergänzen Sie „status_grund:“ mit einem Satz ({wanted.pflichtangabe}).", **place)
    if daten.status == "geplant" and not daten.beginn:
        yield STATUS_NEEDS.at(entry.source.path, "Ein geplantes Angebot nennt den voraussichtlichen Beginn.", "Ergänzen Sie „beginn:“ mit Jahr oder Datum.", **place)
    today = catalog.date
    if daten.status == "geplant" and daten.beginn and daten.beginn < today[: len(daten.beginn)]:
        message = f"„Geplant“, aber der Beginn ({format_date(daten.beginn)}) ist vorbei."
        yield STATUS_DATES.at(entry.source.path, message, "Prüfen Sie, ob das Angebot inzwischen läuft, und ändern Sie den Status.", **place)
    if daten.status == "laufend" and daten.ende and daten.ende < today[: len(daten.ende)]:
        message = f"„Laufend“, aber das Ende ({format_date(daten.ende)}) ist vorbei."
        yield STATUS_DATES.at(entry.source.path, message, "Prüfen Sie, ob das Angebot beendet, verstetigt oder verlängert ist.", **place)
    if daten.status == "abgeschlossen" and daten.ende and daten.ende > today[: len(daten.ende)]:
        message = f"„Abgeschlossen“, aber das Ende ({format_date(daten.ende)}) liegt in der Zukunft."
        yield STATUS_DATES.at(entry.source.path, message, "Prüfen Sie Status und Ende.", **place)


def check_aufwand(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Every figure on effort carries the year it holds for."""
    aufwand = getattr(entry.daten, "aufwand", None)
    if not isinstance(aufwand, Aufwand):
        return
    for name in ("stellen", "euro_pro_jahr", "monate_bis_start", "beschluesse"):
        if getattr(aufwand, name) is not None and getattr(aufwand, f"{name}_stand") is None:
            message = f"Zu „{name}“ fehlt, für welches Jahr die Angabe gilt."
            yield AUFWAND_DATE.at(entry.source.path, message, f"Ergänzen Sie „{name}_stand: 2024“ oder „{name}_stand: o. J.“.", **at(entry, ("aufwand", name)))
