"""The map: outlines of the Länder from open official geometry, a point for each place with examples, the list beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from praxis.addresses import term_address
from praxis.catalog import Catalog
from praxis.text import sort_key
from praxis.settings import Site
from praxis.views.orte import GEO_SOURCE
from praxis.views.seite import Seite, Sicht, Zeile


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the map page: the list by Land carries everything that the drawing shows."""
    sicht = Sicht(catalog, site, "karte/")
    laender: list[dict[str, Any]] = []
    for land in sorted(catalog.vocabulary["laender"].values(), key=lambda land: sort_key(land.label)):
        orte = sorted({ort for entry in catalog.examples_with("laender", land.id) for ort in entry.daten.orte if catalog.vocabulary["kommunen"][ort].land == land.id}, key=lambda ort: sort_key(catalog.vocabulary.label("kommunen", ort)))
        rows = [sicht.term_row("kommunen", ort, len(catalog.examples_with("orte", ort))) for ort in orte]
        laender.append({"titel": Zeile(land.label, sicht.to(term_address("laender", land.id)), len(catalog.examples_with("laender", land.id))), "id": land.id, "orte": rows})
    text = "Wo die Beispiele der Sammlung zu Hause sind."
    daten = {"pfad": (), "text": text, "laender": laender, "quelle": GEO_SOURCE, "stand": sicht.stand(catalog.collection.paths["adressen.txt"].replace("adressen.txt", "vokabular/kommunen.yml"))}
    yield Seite(sicht.address, "Karte", text, "karte.md.j2", daten)
