"""The shortlist: an empty page that a script fills from its own address, and what to do without script."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.text import format_date
from praxis.views.daten import LICENCE
from praxis.views.finden import COPY_FORMS, card_template
from praxis.views.seite import Seite, Sicht

_LICENCE = f"{LICENCE}. Sie dürfen das Heft weitergeben und bearbeiten, wenn Sie „Praxisbrücken“ als Quelle nennen."


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the page."""
    sicht = Sicht(catalog, site, "merkliste/")
    text = "Gemerkte Einträge zum Drucken, Weitergeben und Vergleichen, ohne Anmeldung."
    daten = {
        "titel": "Merkliste",
        "text": text,
        "newsletter": [{"label": label, "text": "", "zeilen": lines} for label, lines in COPY_FORMS],
        "vorlage": card_template(sicht),
        "finden": sicht.to("finden/"),
        "merkliste": sicht.to("merkliste/"),
        "vergleich": sicht.to("vergleich/"),
        "beispiele": sicht.to("beispiele/"),
        "datum": format_date(catalog.date),
        "lizenz": _LICENCE,
        "stand": sicht.stand("scripts/praxis/templates/merkliste.md.j2"),
    }
    yield Seite(sicht.address, "Merkliste", text, "merkliste.md.j2", daten)
