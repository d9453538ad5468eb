"""Fields that contradict themselves, each other or the calendar."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.model import Aufwand, Entry
from praxis.problems import Level, Place, Problem, rule
from praxis.text import format_date, quoted, slug
from praxis.yaml_reader import Location

SAME_TITLE = rule(
    "PB220",
    Level.FEHLER,
    "Zwei Einträge mit demselben Titel",
    "In Listen und Newslettern muss man Einträge am Titel unterscheiden können.",
)
FUTURE_DATE = rule(
    "PB221",
    Level.FEHLER,
    "Datum liegt in der Zukunft",
    "Geprüft, abgerufen, bestätigt oder veröffentlicht wurde etwas an einem Tag, der schon war.",
)
ENDS_BEFORE_START = rule(
    "PB222",
    Level.FEHLER,
    "Ende liegt vor dem Beginn",
    "Ein Angebot kann nicht enden, bevor es beginnt.",
)
STATUS_NEEDS = rule(
    "PB223",
    Level.FEHLER,
    "Angabe zum Status fehlt",
    "Mancher Status braucht einen Grund oder ein Datum, damit man ihm trauen kann.",
)
AUFWAND_DATE = rule(
    "PB224",
    Level.FEHLER,
    "Angabe zum Aufwand ohne Jahr",
    "Zahlen veralten: Zu jeder Angabe gehört das Jahr, für das sie gilt.",
)
STATUS_DATES = rule(
    "PB225",
    Level.FEHLER,
    "Status passt nicht zum Zeitraum",
    "Ein geplantes Angebot hat noch nicht begonnen, ein laufendes hat begonnen und ist noch nicht zu Ende.",
)

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_FIGURES = ("stellen", "euro_pro_jahr", "monate_bis_start", "beschluesse")


def check_titles(catalog: Catalog) -> Iterator[Problem]:
    """No two entries share a title; case, umlauts and punctuation do not make a difference."""
    by_title: dict[str, list[Entry]] = defaultdict(list)
    for entry in (*catalog.entries.values(), *catalog.collection.unfertig):
        if entry.art and "titel" not in entry.maengel:
            by_title[slug(entry.daten.titel)].append(entry)
    for entries in by_title.values():
        first, *others = sorted(entries, key=lambda entry: entry.source.path)
        for entry in others:
            message = f"Den Titel {quoted(entry.daten.titel, 90)} trägt schon der Eintrag {quoted(first.id)}."
            hint = "Nennen Sie im Titel den Ort oder das Besondere."
            yield SAME_TITLE.at(entry.source.path, message, hint, **entry.source.at(("titel",)))


def check_dates(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """What was checked, fetched, confirmed or published was so on a day before the build."""
    for location, date in _past_dates(entry):
        if date and date > catalog.date[: len(date)]:
            day = f"Der {format_date(date)}" if len(date) == 10 else f"„{format_date(date)}“"
            message = f"{day} liegt in der Zukunft (heute ist der {format_date(catalog.date)})."
            hint = "Tragen Sie ein, wann es wirklich war."
            yield FUTURE_DATE.at(entry.source.path, message, hint, **entry.source.at(location))


def _past_dates(entry: Entry) -> Iterator[tuple[Location, str | None]]:
    daten = entry.daten
    yield ("geprueft",), daten.geprueft
    for key, quelle in daten.quellen.items():
        yield ("quellen", key, "abgerufen"), quelle.abgerufen
        if _DATE.fullmatch(quelle.stand):
            yield ("quellen", key, "stand"), quelle.stand
    for index, row in enumerate(getattr(daten, "bestaetigt", ())):
        yield ("bestaetigt", index, "datum"), row.datum


def check_period(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """The end does not lie before the beginning, whatever precision both have."""
    beginn, ende = getattr(entry.daten, "beginn", None), getattr(entry.daten, "ende", None)
    if beginn and ende and ende < beginn[: len(ende)]:
        message = f"Das Ende ({format_date(ende)}) liegt vor dem Beginn ({format_date(beginn)})."
        hint = "Prüfen Sie beide Angaben, vielleicht sind sie vertauscht."
        yield ENDS_BEFORE_START.at(entry.source.path, message, hint, **entry.source.at(("ende",)))


def check_status(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """A status other than „laufend“ says why; „geplant“ says when it is to begin."""
    status = getattr(entry.daten, "status", "")
    if status not in catalog.vocabulary["status"]:
        return
    begriff, path = catalog.vocabulary["status"][status], entry.source.path
    if status != "laufend" and not entry.daten.status_grund:
        wanted = f" ({begriff.pflichtangabe})" if begriff.pflichtangabe else ""
        message = f"Zum Status „{begriff.label}“ fehlt der Grund."
        hint = f"Ergänzen Sie „status_grund: …“ mit einem Satz{wanted}."
        yield STATUS_NEEDS.at(path, message, hint, **_at(entry, "status_grund"))
    if status == "geplant" and not entry.daten.beginn:
        message = "Ein geplantes Angebot nennt den voraussichtlichen Beginn."
        hint = "Ergänzen Sie „beginn: …“ mit Jahr, Monat oder Tag."
        yield STATUS_NEEDS.at(path, message, hint, **_at(entry, "beginn"))


def _at(entry: Entry, missing: str) -> Place:
    """Return the place of the status, which makes the missing field necessary."""
    line, column = entry.source.place(("status",))
    return {"line": line, "column": column, "field": missing}


def check_status_dates(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """What is planned lies ahead, what runs has begun and not ended, what is over has ended."""
    daten = entry.daten
    status, beginn, ende = (getattr(daten, name, None) for name in ("status", "beginn", "ende"))
    if beginn and ende and ende < beginn[: len(ende)]:
        return  # PB222 says so already
    begun = beginn and beginn < catalog.date[: len(beginn)]
    ahead = beginn and beginn > catalog.date[: len(beginn)]
    ended = ende and ende < catalog.date[: len(ende)]
    lasting = ende and ende > catalog.date[: len(ende)]
    found = {
        "geplant": begun and f"„Geplant“, aber der Beginn ({format_date(beginn or '')}) ist vorbei.",
        "laufend": (ended and f"„Laufend“, aber das Ende ({format_date(ende or '')}) ist vorbei.")
        or (ahead and f"„Laufend“, aber der Beginn ({format_date(beginn or '')}) liegt in der Zukunft."),
        "verstetigt": ended and f"„Verstetigt“, aber das Ende ({format_date(ende or '')}) ist vorbei.",
        "abgeschlossen": lasting and f"„Abgeschlossen“, aber das Ende ({format_date(ende or '')}) liegt in der Zukunft.",
    }
    if message := found.get(status or ""):
        hint = "Prüfen Sie, was heute gilt, und ändern Sie den Status oder den Zeitraum."
        yield STATUS_DATES.at(entry.source.path, message, hint, **entry.source.at(("status",)))


def check_aufwand(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Every figure on effort carries the year it holds for, and every year a figure."""
    aufwand = getattr(entry.daten, "aufwand", None)
    if not isinstance(aufwand, Aufwand):
        return
    for name in _FIGURES:
        stated, year = getattr(aufwand, name) is not None, getattr(aufwand, f"{name}_stand")
        if stated and year is None:
            message = f"Zu „{name}“ fehlt, für welches Jahr die Angabe gilt."
            hint = f"Ergänzen Sie „{name}_stand: 2024“ oder „{name}_stand: o. J.“."
            yield AUFWAND_DATE.at(entry.source.path, message, hint, **entry.source.at(("aufwand", name)))
        elif year is not None and not stated:
            message = f"„{name}_stand“ nennt ein Jahr, aber „{name}“ fehlt."
            hint = f"Ergänzen Sie „{name}: …“ oder löschen Sie „{name}_stand“."
            yield AUFWAND_DATE.at(entry.source.path, message, hint, **entry.source.at(("aufwand", f"{name}_stand")))
