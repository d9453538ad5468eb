"""News: all entries by the day they were last checked."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.views.blaettern import paged_cards
from praxis.views.seite import Seite, Sicht
from praxis.views.start import latest


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the list, 50 a page."""
    sicht = Sicht(catalog, site, "neu/")
    text = "Alle Einträge, die zuletzt geprüften zuerst."
    yield from paged_cards(sicht.seite("Was neu ist", text, (), vorspann=(text,)), latest(catalog), sicht)
