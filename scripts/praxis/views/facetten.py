"""The finder's questions as lists: a page per question and one per answer, for those that no term's page answers.

The addresses mirror the finder's: ``finden/?status=laufend`` with script, ``finden/status/laufend/`` without.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from praxis.addresses import facet_address
from praxis.catalog import Catalog
from praxis.facets import UNKNOWN, Facet, facets
from praxis.model import Entry
from praxis.settings import Site
from praxis.text import counted, escape
from praxis.views.blaettern import paged_cards
from praxis.views.rechtskreise import invitation
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile
from praxis.vocabulary import Vocabulary


@dataclass(frozen=True)
class Frage:
    """What a facet asks, and the titles of its lists: one per value, else made from ``muster``.

    ``nach`` names the facet in „Beispiele nach …“ where its label does not fit.
    """

    text: str
    titel: Mapping[str, str] = field(default_factory=dict)
    muster: str = "{facette}: {wert}"
    nach: str = ""


FRAGEN = {
    "gemeindetyp": Frage(
        "Wie ist die Kommune verfasst?",
        {
            "kreisfreie-stadt": "Beispiele aus kreisfreien Städten",
            "kreisangehoerige-stadt": "Beispiele aus kreisangehörigen Städten",
            "gemeinde": "Beispiele aus kreisangehörigen Gemeinden",
            "landkreis": "Beispiele aus Kreisen",
            "stadtstaat": "Beispiele aus Stadtstaaten",
            "regionalverbund": "Beispiele aus Verbünden mehrerer Kreise",
            UNKNOWN: "Beispiele ohne Angabe zur Art der Kommune",
        },
    ),
    "jobcenter": Frage(
        "Welche Form hat das Jobcenter?",
        {
            "ge": "Beispiele aus Orten mit Jobcenter als gemeinsamer Einrichtung (gE)",
            "zkt": "Beispiele aus Orten mit kommunalem Jobcenter (zkT)",
            UNKNOWN: "Beispiele ohne Angabe zur Form des Jobcenters",
        },
    ),
    "status": Frage(
        "Läuft es noch?",
        {
            "geplant": "Beispiele, die geplant sind",
            "modell": "Beispiele, die befristet erprobt werden",
            "laufend": "Beispiele, die zurzeit laufen",
            "verstetigt": "Beispiele, die dauerhaft abgesichert sind",
            "abgeschlossen": "Beispiele, die abgeschlossen sind",
            "eingestellt": "Beispiele, die eingestellt wurden",
            "unbekannt": "Beispiele, deren Stand unbekannt ist",
        },
    ),
    "nachweis": Frage(
        "Wie gut ist es belegt?",
        {
            "genannt": "Beispiele, die eine Quelle nur nennt",
            "beschrieben": "Beispiele, die eine Quelle beschreibt",
            "ausgewertet": "Beispiele mit veröffentlichten Zahlen",
            "evaluiert": "Beispiele, die evaluiert wurden",
        },
    ),
    "zeitraum": Frage(
        "Seit wann gibt es das?",
        {UNKNOWN: "Beispiele ohne Angabe zum Beginn"},
        muster="Beispiele mit Beginn {wert}",
        nach="Beginn",
    ),
}

# Where the meaning of a facet's values is defined; the forms of the Jobcenter are terms of the glossary.
_VOKABULARE = {"jobcenter": "glossar", "status": "status", "nachweis": "nachweise"}
_GLOSSAR = {"ge": "gemeinsame-einrichtung", "zkt": "zugelassener-kommunaler-traeger"}


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the page of each question and of each answer that has examples, 50 a page.

    Examples change their status, so an answer may lose its last one: the page stays if it was ever published.
    """
    for facet in listed_facets(catalog):
        yield _question(facet, Sicht(catalog, site, facet_address(facet.name)))
        for value, entries in examples_by_value(facet, catalog).items():
            address = facet_address(facet.name, value)
            if entries or address in catalog.published:
                yield from _answer(facet, value, entries, Sicht(catalog, site, address))


def listed_facets(catalog: Catalog) -> list[Facet]:
    """Return the facets with pages of their own, in the finder's order."""
    return [facet for facet in facets(catalog) if facet.name in FRAGEN]


def examples_by_value(facet: Facet, catalog: Catalog) -> dict[str, list[Entry]]:
    """Return for every value of a facet its examples by title, as the finder would find them."""
    found: dict[str, list[Entry]] = {value: [] for value in facet.values}
    for entry in catalog.beispiele:
        for value in facet.of(entry):
            found[value].append(entry)
    return found


def value_rows(facet: Facet, sicht: Sicht, *, explained: bool = False) -> list[Zeile]:
    """Return the links to a facet's lists with their counts; ``explained`` adds what each value means."""
    return [
        Zeile(
            facet.values[value],
            sicht.to(facet_address(facet.name, value)),
            len(entries),
            _definition(facet, value, sicht.vocabulary) if explained else "",
        )
        for value, entries in examples_by_value(facet, sicht.catalog).items()
        if entries
    ]


def _question(facet: Facet, sicht: Sicht) -> Seite:
    frage, rows = FRAGEN[facet.name], value_rows(facet, sicht, explained=True)
    text = f"{frage.text} {', '.join(row.label for row in rows)}."
    parts = [Abschnitt(zeilen=rows, leer="" if rows else "Noch gibt es kein Beispiel. " + invitation(sicht))]
    titel = f"Beispiele nach {frage.nach or facet.label}"
    return sicht.seite(titel, text, parts, pfad=(("Finden", "finden/"),), vorspann=(escape(frage.text),))


def _answer(facet: Facet, value: str, entries: Sequence[Entry], sicht: Sicht) -> Iterator[Seite]:
    label, definition = facet.values[value], _definition(facet, value, sicht.vocabulary)
    count = counted(len(entries), "Beispiel", "Beispiele")
    seite = sicht.seite(
        title(facet, value),
        f"{facet.label}: {label}. {definition or f'{count}, nach Titel geordnet.'}",
        [Abschnitt(text=[selection_line(entries, f"{facet.name}={value}", sicht)])],
        pfad=(("Finden", "finden/"), (facet.label, facet_address(facet.name))),
        ort=label if definition else "",
        vorspann=(sicht.inline(definition),) if definition else (),
    )
    yield from paged_cards(seite, entries, sicht)


def selection_line(entries: Sequence[Entry], query: str, sicht: Sicht) -> str:
    """Return how many examples a list has and the way to the same selection in the finder; an invitation if it has none."""
    if not entries:
        return f"Zurzeit kennen wir kein solches Beispiel. {invitation(sicht)}"
    narrow = sicht.link("finden/", "Mit Filtern weiter eingrenzen", f"?{query}")
    return f"{counted(len(entries), 'Beispiel', 'Beispiele')}, nach Titel geordnet. {narrow}"


def title(facet: Facet, value: str) -> str:
    """Return what the examples of a list have in common, as a reader would say it."""
    frage, label = FRAGEN[facet.name], facet.values[value]
    return frage.titel.get(value) or frage.muster.format(facette=facet.label, wert=label)


def _definition(facet: Facet, value: str, vocabulary: Vocabulary) -> str:
    """Return what a value means; nothing where no vocabulary defines it."""
    terms = vocabulary[_VOKABULARE.get(facet.name, "")]
    term = terms.get(_GLOSSAR.get(value, value))
    return term.definition if term else ""
