"""The comparison: a page on which a script puts up to three examples side by side, and what to do without script."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.fit import POINT_LABELS, POINTS
from praxis.settings import Site
from praxis.views.finden import card_template
from praxis.views.seite import Seite, Sicht


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the page."""
    sicht = Sicht(catalog, site, "vergleich/")
    text = "Bis zu drei Beispiele nebeneinander: was gleich ist, was verschieden ist und was nicht erhoben wurde."
    daten = {
        "titel": "Vergleich",
        "text": text,
        "begriffe": {**POINTS, "punkte": {point: label[:1].upper() + label[1:] for point, label in POINT_LABELS.items()}},
        "vorlage": card_template(sicht),
        "finden": sicht.to("finden/"),
        "merkliste": sicht.to("merkliste/"),
        "beispiele": sicht.to("beispiele/"),
        "stand": sicht.stand("scripts/praxis/templates/vergleich.md.j2"),
    }
    yield Seite(sicht.address, "Vergleich", text, "vergleich.md.j2", daten)
