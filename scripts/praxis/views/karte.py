"""The map: outlines of the Länder from open official geometry, a mark for each place with examples, the list beside it.

The list carries everything that the drawing shows; without the file of the outlines it is the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from praxis.addresses import entry_address, term_address
from praxis.catalog import Catalog
from praxis.heat import heat
from praxis.outlines import Outlines, format_path, simplify
from praxis.settings import Site
from praxis.text import counted, sort_key
from praxis.views.blaettern import PAGE_SIZE
from praxis.views.finden import PLACEHOLDER, asked
from praxis.views.marken import VIEWBOX, Orte, Ortszeile, groups, scales
from praxis.views.orte import GEO_SOURCE
from praxis.views.seite import Seite, Sicht, Zeile
from praxis.vocabulary import Land

TOLERANCE = 0.8  # in units of the drawing: less than a pixel
HEAT_STEPS = 3


@dataclass(frozen=True)
class Landesteil:
    """A Land in the list: its places and how many more there are. An example belongs to a Land by its places alone."""

    id: str
    titel: Zeile
    orte: Sequence[Ortszeile]
    weitere: int


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the map page."""
    sicht = Sicht(catalog, site, "karte/")
    orte, umrisse = Orte(sicht), catalog.collection.umrisse
    spots = list(orte.spots(umrisse)) if umrisse else []
    placed = {spot.id for spot in spots}
    laender = sorted(catalog.vocabulary["laender"].values(), key=lambda land: sort_key(land.label))
    liste = [_landesteil(land, orte) for land in laender if catalog.examples_with("laender", land.id)]
    ortlos = [entry for entry in catalog.beispiele if not catalog.laender_of(entry)]
    text = "Wo die Beispiele der Sammlung zu Hause sind."
    daten = {
        "text": text,
        "ueberblick": _summary(len(catalog.beispiele), len(orte.nummern), len(liste)),
        "viewbox": " ".join(map(str, VIEWBOX)),
        "flaechen": _areas(laender, umrisse, sicht) if umrisse else (),
        "massstaebe": scales(spots, orte),
        "gruppen": list(groups(spots, orte)),
        "liste": liste,
        "leer": [sicht.term_row("laender", land.id) for land in laender if not catalog.examples_with("laender", land.id)],
        "ohne_punkt": orte.zeilen(ort for ort in orte.nummern if ort not in placed),
        "ortlos": [Zeile(entry.daten.titel, sicht.to(entry_address(entry.art, entry.id))) for entry in ortlos[:PAGE_SIZE]],
        "ortlos_anzahl": len(ortlos),
        "finden": sicht.to("finden/"),
        "platzhalter": PLACEHOLDER,
        "facetten": sorted(asked(catalog), key=lambda facet: facet["name"] != "land"),  # on a map, first of all where
        "quelle": GEO_SOURCE,
        "stand": sicht.stand(catalog.vocabulary_path("kommunen")),
    }
    yield Seite(sicht.address, "Karte", text, "karte.md.j2", daten)


def _areas(laender: Sequence[Land], umrisse: Outlines, sicht: Sicht) -> list[dict[str, Any]]:
    shapes = simplify(umrisse.shapes, TOLERANCE)
    counts = {land.id: len(sicht.catalog.examples_with("laender", land.id)) for land in laender}
    most = max(counts.values(), default=0)
    return [
        {
            "id": land.id,
            "href": sicht.to(term_address("laender", land.id)),
            "name": f"{land.label}: {counted(counts[land.id], 'Beispiel', 'Beispiele')}",
            "stufe": heat(counts[land.id], most, HEAT_STEPS),
            "pfad": format_path(shapes[land.umriss]),
        }
        for land in laender
        if land.umriss in shapes
    ]


def _landesteil(land: Land, orte: Orte) -> Landesteil:
    rows = orte.zeilen(ort for ort in orte.nummern if orte.land(ort) == land.id)
    title = orte.sicht.term_row("laender", land.id, len(orte.sicht.catalog.examples_with("laender", land.id)))
    return Landesteil(land.id, title, rows[:PAGE_SIZE], max(0, len(rows) - PAGE_SIZE))


def _summary(examples: int, orte: int, laender: int) -> str:
    where = f"{counted(orte, 'Ort', 'Orten')} in {counted(laender, 'Land', 'Ländern')}"
    return f"{counted(examples, 'Beispiel', 'Beispiele')} an {where}"
