"""The page `/mitmachen/bausteine/`: every component in all its states, with invented data and no entry of the collection.

It shows editors and designers what there is, and browser tests look at it. When to use a component and when not is said
here; how it is built stands in `templates/bausteine.html.j2`, how it looks in `docs/assets/css/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from praxis.catalog import Catalog
from praxis.heat import heat
from praxis.settings import Site
from praxis.views.schnittstellen import HEAT_STEPS, heat_steps
from praxis.views.seite import Karte, Nachweiszeile, Platz, Seite, Sicht, Zeile

ADDRESS = "mitmachen/bausteine/"
_TITLE = "Bausteine"
_ABOUT = "Alle Teile, aus denen die Seiten bestehen, in allen Zuständen. Die Inhalte sind erfunden."
_HERE = "#tisch"
_SEATS_SHOWN = 8
_COUNTS = (0, 1, 5, 14, 28, 44)  # one for each step of the heat map


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the one page."""
    sicht = Sicht(catalog, site, ADDRESS)
    ids = list(catalog.vocabulary["rechtskreise"])
    daten = {
        "hero": _hero(sicht, ids),
        "tische": [sicht.plaetze(ids[:count]) for count in range(1, min(_SEATS_SHOWN, len(ids)) + 1)],
        "rollen": _roles(sicht, ids),
        "alle_plaetze": sicht.plaetze(ids),
        "karten": _cards(sicht, ids),
        "nachweise": [*_evidence(), replace(_EVIDENCE, veraltet=True), replace(_EVIDENCE, quellen=1, bezug="")],
        "matrix": _matrix(sicht, ids[2 : 2 + len(_COUNTS)]),
        "tabelle": _TABLE,
        "zeilen": _ROWS,
        "zahlen": [
            {"zahl": "68", "label": "Beispiele", "href": _HERE},
            {"zahl": "1.140", "label": "belegte Aussagen", "href": ""},
        ],
        "seiten": _PAGER,
        "quellen": _SOURCES,
        "kopierbar": _TEASERS,
        "stand": sicht.stand("scripts/praxis/templates/bausteine.html.j2"),
    }
    return iter((Seite(ADDRESS, _TITLE, _ABOUT, "bausteine-seite.md.j2", daten),))


_EVIDENCE = Nachweiszeile(
    stufe="beschrieben",
    label="Beschrieben",
    bezug="Ergebnisse: nicht untersucht",
    quellen=10,
    geprueft="22.11.2026",
    geprueft_iso="2026-11-22",
    faellig="November 2027",
    veraltet=False,
)


def _evidence() -> Iterator[Nachweiszeile]:
    """Yield one line per level, low to high, and one without level."""
    for stufe, label in (
        ("genannt", "Nur genannt"),
        ("beschrieben", "Beschrieben"),
        ("ausgewertet", "Ausgewertet"),
        ("evaluiert", "Evaluiert"),
        ("", "Vortrag"),
    ):
        yield replace(_EVIDENCE, stufe=stufe, label=label)


def _roles(sicht: Sicht, ids: Sequence[str]) -> tuple[Platz, ...]:
    """Return seats in which every role occurs."""
    roles = ("federfuehrend", "beteiligt", "programmseitig", "beteiligt")
    return tuple(sicht.platz(rk, rolle) for rk, rolle in zip(ids, roles, strict=False))


def _hero(sicht: Sicht, ids: Sequence[str]) -> Mapping[str, Any]:
    return {
        "pfad": sicht.krumen(("Mitmachen", "mitmachen/"), (_TITLE, "")),
        "ort": "Musterstadt · kreisfreie Stadt · Jobcenter als gemeinsame Einrichtung",
        "titel": _TITLE,
        "kurz": _ABOUT,
        "nachweis": _EVIDENCE,
        "tisch": _roles(sicht, ids),
    }


def _cards(sicht: Sicht, ids: Sequence[str]) -> list[Karte]:
    """Return cards that differ in what may be long, missing or special."""
    lines = list(_evidence())
    usual = Karte(
        art="beispiele",
        titel="Ein Fall, zwei Fachkräfte",
        href=_HERE,
        ort="Musterstadt · Musterland",
        kurz="Zwei Häuser begleiten Familien gemeinsam und sprechen mit einer Stimme.",
        tisch=sicht.plaetze(islice(ids, 2)),
        nachweis=lines[1],
    )
    return [
        usual,
        replace(
            usual,
            titel="Rechtskreisübergreifende Jugendberufsagentur mit einem besonders langen Namen",
            ort="Landkreis Musterhausen an der langen Straße · Musterland",
            tisch=sicht.plaetze(islice(ids, 6)),
            nachweis=replace(lines[3], veraltet=True),
            grund="Gleiches Thema und zwei gemeinsame Rechtskreise",
        ),
        replace(usual, titel="Nur genannt", ort="", kurz="", tisch=(), nachweis=lines[0]),
    ]


def _matrix(sicht: Sicht, ids: Sequence[str]) -> Mapping[str, Any]:
    """Return a matrix in which every step of the heat map occurs."""
    seats = sicht.plaetze(ids)

    def cell(row: int, column: int) -> Mapping[str, Any] | None:
        if row == column:
            return None
        count = _COUNTS[(row + column) % len(_COUNTS)]
        label = f"{seats[row].label} und {seats[column].label}"
        return {"anzahl": count, "stufe": heat(count, max(_COUNTS), HEAT_STEPS), "href": _HERE, "titel": label}

    return {
        "beschriftung": "Zahl der Beispiele je Paar von Rechtskreisen (erfunden)",
        "spalten": [{"label": seat.label, "kurz": seat.zeichen, "href": ""} for seat in seats],
        "zeilen": [
            {
                "label": seat.label,
                "kurz": seat.zeichen,
                "href": seat.href,
                "zellen": [cell(row, column) for column in range(len(seats))],
            }
            for row, seat in enumerate(seats)
        ],
        "stufen": heat_steps(max(_COUNTS)),
    }


_TABLE = {
    "beschriftung": "Handlungslogik und Zuständigkeit (erfunden)",
    "kopf": ["Seite", "So wird entschieden", "Wer zuständig ist"],
    "reihen": [
        ["Haus A", "Bescheid nach Antrag, gebunden oder nach Ermessen.", "Eine Behörde mit eigenem Haushalt"],
        ["Haus B", "Plan, den Fachkräfte und Familie gemeinsam aushandeln.", "Ein Amt der Kommune"],
    ],
}

_ROWS = (
    Zeile("Wohnen und Wohnungslosigkeit", _HERE, 15),
    Zeile("Zeile mit Zusatz", _HERE, 1, "ein halber Satz, der bei der Wahl hilft"),
    Zeile("Noch ohne Seite", "", 0),
)

_PAGER = {
    "zurueck": _HERE,
    "weiter": _HERE,
    "nummern": [{"nummer": number, "href": _HERE, "aktuell": number == 2} for number in (1, 2, 3)],
}

_SOURCES = (
    {
        "nummer": 1,
        "id": "quelle-muster-bericht",
        "titel": "Bericht über die Zusammenarbeit in Musterstadt",
        "herausgeber": "Stadt Musterstadt",
        "url": "https://example.org/bericht",
        "stand": "2025",
        "abgerufen": "22.11.2026",
        "spiegel": False,
        "hinweis": "",
        "rueckverweise": [{"href": "#zitat-muster-1", "label": "a"}],
    },
    {
        "nummer": 2,
        "id": "quelle-muster-spiegel",
        "titel": "Gedruckter Vortrag ohne eigene Adresse",
        "herausgeber": "Musterinstitut",
        "url": "",
        "stand": "",
        "abgerufen": "",
        "spiegel": True,
        "hinweis": "Die Zahl der Stellen nennt nur diese Quelle.",
        "rueckverweise": [],
    },
)

_TEASERS = (
    {
        "label": "Kurz, als Text",
        "text": "Ein Fall, zwei Fachkräfte\n\nZwei Häuser begleiten Familien gemeinsam.\nhttps://example.org/k/muster/",
        "zeilen": 5,
    },
    {"label": "Als HTML", "text": "<p><strong>Ein Fall, zwei Fachkräfte</strong> & mehr</p>", "zeilen": 3},
)
