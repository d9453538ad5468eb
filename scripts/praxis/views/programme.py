"""Funding programmes: the overview, and a page for each programme that has no entry of its own."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.addresses import entry_address, term_address
from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.text import escape
from praxis.views.blaettern import paged_cards
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the overview and the pages made from the vocabulary alone."""
    sicht = Sicht(catalog, site, "programme/")
    terms = catalog.vocabulary["programme"]
    extra = [entry for entry in catalog.of_kind("programme") if entry.id not in terms]
    rows = [sicht.term_row("programme", key, len(catalog.examples_with("programm", key))) for key in terms]
    rows += [
        Zeile(entry.daten.titel, sicht.to(entry_address("programme", entry.id)), len(catalog.examples_with("programm", entry.id)))
        for entry in extra
    ]
    text = (
        "Programme von Bund, Ländern und Stiftungen, aus denen Beispiele der Sammlung entstanden sind oder die "
        "ihnen den Rahmen geben."
    )
    yield sicht.seite(
        "Programme",
        text,
        [
            Abschnitt(titel="Ausführlich beschrieben", id="beschrieben", karten=sicht.karten(catalog.of_kind("programme"))),
            Abschnitt(titel="Alle Programme", id="alle", zeilen=rows),
        ],
        vorspann=(text,),
    )
    for term in terms.values():
        if term.id in catalog.entries:
            continue
        here = Sicht(catalog, site, term_address("programme", term.id))
        facts = [
            ("Laufzeit", term.laufzeit),
            ("Wer fördert", term.foerderung),
            ("Ebene", catalog.vocabulary.label("handlungsebenen", term.ebene)),
            ("Stand", catalog.vocabulary.label("status", term.status)),
        ]
        table = {
            "beschriftung": f"Eckdaten: {term.label}",
            "kopf": ["Angabe", "Wert"],
            "reihen": [[name, escape(value)] for name, value in facts if value],
        }
        parts = [
            Abschnitt(titel="Eckdaten", id="eckdaten", tabelle=table),
            Abschnitt(
                titel="Rechtskreise", id="rechtskreise", zeilen=[here.term_row("rechtskreise", rk) for rk in term.rechtskreise]
            ),
            Abschnitt(
                titel="Beispiele aus diesem Programm",
                id="beispiele",
                leer="Noch stammt kein Beispiel der Sammlung aus diesem Programm.",
            ),
            Abschnitt(
                titel="Quellen",
                id="quellen",
                quellen=here.vokabularquellen(term.quellen),
                leer="Zu dieser Beschreibung liegt uns keine Quelle vor; sie beruht auf Fachwissen der Redaktion.",
            ),
        ]
        seite = here.seite(
            term.label, term.definition, parts, pfad=(("Programme", "programme/"),), vorspann=(here.inline(term.definition),)
        )
        yield from paged_cards(seite, catalog.examples_with("programm", term.id), here)
