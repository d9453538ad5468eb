"""The map: outlines of the Länder from open official geometry, a mark for each place with examples, the list beside it.

The list carries everything that the drawing shows. Marks keep their distance at the width at which they are shown, so
there are two sets of them: for a wide drawing, and for a phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from praxis.addresses import entry_address, term_address
from praxis.catalog import Catalog
from praxis.map_marks import Spot, merge
from praxis.model import Entry
from praxis.outlines import Outlines, format_path, simplify
from praxis.settings import Site
from praxis.text import counted, enumerate_german, sort_key
from praxis.views.orte import GEO_SOURCE
from praxis.views.seite import PAGE_SIZE, Seite, Sicht, Zeile
from praxis.vocabulary import Kommune, Land

# The drawing is 600 × 800 units; marks at the border need room around it.
VIEWBOX = (-12, -8, 624, 816)
TOLERANCE = 0.8
HEAT_STEPS = 3
ROWS_PER_GROUP = 15


@dataclass(frozen=True)
class Massstab:
    """A width at which the drawing is shown: how far marks are apart, and the sizes of points and letters, in its units."""

    id: str
    abstand: int
    punkt: float
    schrift: int


# Below 36rem (karte CSS) the drawing may be 273 pixels wide, above at least 576: marks then measure 24 pixels or more.
MASSSTAEBE = (Massstab("fein", 27, 7, 16), Massstab("grob", 56, 14, 30))


@dataclass(frozen=True)
class Marke:
    """A mark: a link with a name, drawn at a point; ``zeile1`` and ``zeile2`` are shown when it is pointed at."""

    x: int
    y: int
    href: str
    name: str
    zeile1: str
    zeile2: str
    text_x: int
    text_y: int
    zahl: int
    orte: str
    mehrere: bool


@dataclass(frozen=True)
class Ortszeile:
    """A row of the list."""

    id: str
    zeile: Zeile


@dataclass(frozen=True)
class Gruppe:
    """The places of a mark that stands for several."""

    id: str
    titel: str
    zeilen: Sequence[Ortszeile]
    weitere: int


@dataclass(frozen=True)
class Landesteil:
    """A Land in the list: its places, and how many of its examples name none."""

    id: str
    titel: Zeile
    orte: Sequence[Ortszeile]
    mehr: int
    landesweit: int


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the map page."""
    sicht = Sicht(catalog, site, "karte/")
    kommunen = catalog.vocabulary["kommunen"]
    used = sorted({ort for entry in catalog.beispiele for ort in entry.daten.orte if ort in kommunen})
    umrisse = catalog.collection.umrisse
    spots = list(place_spots([kommunen[ort] for ort in used], catalog, umrisse)) if umrisse else []
    placed = {spot.id for spot in spots}
    ortlos = [entry for entry in catalog.beispiele if not catalog.laender_of(entry)]
    laender = sorted(catalog.vocabulary["laender"].values(), key=lambda land: sort_key(land.label))
    listed = [_landesteil(land, used, sicht) for land in laender if catalog.examples_with("laender", land.id)]
    text = "Wo die Beispiele der Sammlung zu Hause sind."
    daten = {
        "text": text,
        "viewbox": " ".join(map(str, VIEWBOX)),
        "flaechen": _areas(laender, umrisse, sicht) if umrisse else (),
        "massstaebe": [(massstab, _marks(spots, massstab, sicht)) for massstab in MASSSTAEBE],
        "gruppen": list(_groups(spots, sicht)),
        "ueberblick": _summary(len(catalog.beispiele), len(used), len(listed)),
        "liste": listed,
        "leer": [sicht.term_row("laender", land.id) for land in laender if not catalog.examples_with("laender", land.id)],
        "ohne_punkt": [_ort_row(ort, sicht) for ort in _by_label(used, sicht) if ort not in placed] if umrisse else (),
        "ortlos": [Zeile(entry.daten.titel, sicht.to(entry_address(entry.art, entry.id))) for entry in ortlos[:PAGE_SIZE]],
        "ortlos_anzahl": len(ortlos),
        "finden": sicht.to("finden/"),
        "skript": sicht.to("assets/js/karte/karte.js"),
        "quelle": GEO_SOURCE,
        "stand": sicht.stand(catalog.collection.paths["adressen.txt"].replace("adressen.txt", "vokabular/kommunen.yml")),
    }
    yield Seite(sicht.address, "Karte", text, "karte.md.j2", daten)


def place_spots(kommunen: Iterable[Kommune], catalog: Catalog, umrisse: Outlines) -> Iterator[Spot]:
    """Yield the places with coordinates that lie on the drawing."""
    left, top, width, height = VIEWBOX
    for kommune in kommunen:
        if not kommune.lat or not kommune.lon:
            continue
        x, y = map(round, umrisse.projection.place(float(kommune.lat), float(kommune.lon)))
        if left <= x <= left + width and top <= y <= top + height:
            yield Spot(kommune.id, x, y, frozenset(entry.id for entry in catalog.examples_with("orte", kommune.id)))


def heat(count: int, most: int) -> int:
    """Return the tint of a Land: 0 for none, then 1 to 3 by the square root of the share; ``kern.js`` knows the same rule."""
    return max(1, round(HEAT_STEPS * (count / most) ** 0.5)) if count else 0


def _areas(laender: Sequence[Land], umrisse: Outlines, sicht: Sicht) -> list[dict[str, Any]]:
    shapes = simplify(umrisse.shapes, TOLERANCE)
    counts = {land.id: len(sicht.catalog.examples_with("laender", land.id)) for land in laender}
    most = max(counts.values(), default=0)
    return [
        {
            "id": land.id,
            "label": land.label,
            "href": sicht.to(term_address("laender", land.id)),
            "name": f"{land.label}: {counted(counts[land.id], 'Beispiel', 'Beispiele')}",
            "stufe": heat(counts[land.id], most),
            "pfad": format_path(shapes[land.umriss]),
        }
        for land in laender
        if land.umriss in shapes
    ]


def _marks(spots: Sequence[Spot], massstab: Massstab, sicht: Sicht) -> list[Marke]:
    """Return the marks from north to south: the order of the keyboard, and labels above a mark then hide no later one."""
    groups = sorted(merge(spots, massstab.abstand), key=lambda group: (group[0].y, group[0].x, group[0].id))
    return [_mark(group, massstab, sicht) for group in groups]


def _mark(group: tuple[Spot, ...], massstab: Massstab, sicht: Sicht) -> Marke:
    first = group[0]
    zeile1, count = _title(group, sicht), len(_examples(group))
    zeile2 = f"{_laender(group, sicht)}{counted(count, 'Beispiel', 'Beispiele')}"
    text_x, text_y = _label_place(first, massstab, max(len(zeile1), len(zeile2)))
    return Marke(
        x=first.x,
        y=first.y,
        href=f"#{_group_id(group, massstab)}" if len(group) > 1 else sicht.to(term_address("kommunen", first.id)),
        name=f"{zeile1}, {zeile2}" if _laender(group, sicht) else f"{zeile1}: {zeile2}",
        zeile1=zeile1,
        zeile2=zeile2,
        text_x=text_x,
        text_y=text_y,
        zahl=count,
        orte=" ".join(spot.id for spot in group),
        mehrere=len(group) > 1,
    )


def _label_place(spot: Spot, massstab: Massstab, letters: int) -> tuple[int, int]:
    """Return where the two lines of a label stand, seen from the mark: centred above it, but never outside the drawing."""
    half = letters * massstab.schrift * 0.28
    left, top, width, _ = VIEWBOX
    centre = min(max(spot.x, left + half), left + width - half) if 2 * half < width else left + width / 2
    above = massstab.abstand / 2 + 2.1 * massstab.schrift
    fits = spot.y - above > top
    return round(centre) - spot.x, round(-above + 0.75 * massstab.schrift if fits else massstab.abstand / 2 + massstab.schrift)


def _title(group: Sequence[Spot], sicht: Sicht) -> str:
    labels = [sicht.vocabulary.label("kommunen", spot.id) for spot in group]
    return enumerate_german(labels) if len(labels) < 3 else f"{labels[0]} und {len(labels) - 1} weitere Orte"


def _laender(group: Sequence[Spot], sicht: Sicht) -> str:
    """Return „Hessen und Bayern: “; nothing for a place that has the name of its Land."""
    kommunen = sicht.vocabulary["kommunen"]
    labels = dict.fromkeys(sicht.vocabulary.label("laender", kommunen[spot.id].land) for spot in group)
    own = len(group) == 1 and kommunen[group[0].id].label in labels
    return "" if own else f"{enumerate_german(labels)}: "


def _examples(group: Iterable[Spot]) -> frozenset[str]:
    return frozenset().union(*(spot.beispiele for spot in group))


def _group_id(group: Sequence[Spot], massstab: Massstab) -> str:
    """Return the anchor of a group; the scale is in it, because the same place may lead two groups."""
    return f"{massstab.id}-um-{group[0].id}"


def _groups(spots: Sequence[Spot], sicht: Sicht) -> Iterator[Gruppe]:
    """Yield what stands behind the marks for several places, for both scales."""
    for massstab in MASSSTAEBE:
        for group in merge(spots, massstab.abstand):
            if len(group) > 1:
                orte = _by_label([spot.id for spot in group], sicht)
                rows = [_ort_row(ort, sicht) for ort in orte[:ROWS_PER_GROUP]]
                title = f"{len(group)} Orte um {sicht.vocabulary.label('kommunen', group[0].id)}"
                yield Gruppe(_group_id(group, massstab), title, rows, len(orte) - len(rows))


def _landesteil(land: Land, used: Iterable[str], sicht: Sicht) -> Landesteil:
    kommunen, entries = sicht.vocabulary["kommunen"], sicht.catalog.examples_with("laender", land.id)
    orte = [_ort_row(ort, sicht) for ort in _by_label((ort for ort in used if kommunen[ort].land == land.id), sicht)]
    landesweit = sum(not _has_place(entry, land, sicht) for entry in entries)
    return Landesteil(land.id, sicht.term_row("laender", land.id, len(entries)), orte[:PAGE_SIZE], max(0, len(orte) - PAGE_SIZE), landesweit)


def _has_place(entry: Entry, land: Land, sicht: Sicht) -> bool:
    kommunen = sicht.vocabulary["kommunen"]
    return any(kommunen[ort].land == land.id for ort in entry.daten.orte if ort in kommunen)


def _ort_row(ort: str, sicht: Sicht) -> Ortszeile:
    return Ortszeile(ort, sicht.term_row("kommunen", ort, len(sicht.catalog.examples_with("orte", ort))))


def _by_label(orte: Iterable[str], sicht: Sicht) -> list[str]:
    return sorted(orte, key=lambda ort: (sort_key(sicht.vocabulary.label("kommunen", ort)), ort))


def _summary(examples: int, orte: int, laender: int) -> str:
    return f"{counted(examples, 'Beispiel', 'Beispiele')} an {counted(orte, 'Ort', 'Orten')} in {counted(laender, 'Land', 'Ländern')}"
