"""The plain lists of each kind of entry, by title, 50 a page."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.model import ARTEN
from praxis.settings import Site
from praxis.text import counted
from praxis.views.blaettern import paged_cards
from praxis.views.seite import Abschnitt, Seite, Sicht

_TEXTE = {
    "beispiele": (
        "Alle Beispiele der Sammlung, nach Titel geordnet. Jede Karte sagt, wer am Tisch sitzt und wie gut das "
        "Beispiel belegt ist."
    ),
    "methoden": "Arbeitsweisen, die andere übernehmen können, mit Ablauf, Rollen und dem, was beim Datenschutz zu beachten ist.",
    "veranstaltungen": "Treffen, bei denen Praxis vorgestellt wurde: worum es ging und was eine Kommune damit anfangen kann.",
    "impulse": "Vorträge, Workshops und Fachbefunde: was gefragt und argumentiert wurde.",
}


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the list of each kind; programmes have a page type of their own."""
    for art, text in _TEXTE.items():
        entries = catalog.of_kind(art)
        sicht = Sicht(catalog, site, f"{art}/")
        numbers = (counted(len(entries), ARTEN[art].einzahl, ARTEN[art].mehrzahl),)
        seite = sicht.seite(
            ARTEN[art].mehrzahl, text, [Abschnitt(leer="Noch gibt es hier keinen Eintrag.")], vorspann=(text, *numbers)
        )
        yield from paged_cards(seite, entries, sicht)
