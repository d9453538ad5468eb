"""The marks of the map as data: where they lie, what they are called, which places stand behind those for several.

Marks keep their distance at the width at which they are shown, so there are two sets of them: for a wide drawing and for a
phone. ``docs/assets/js/karte/kern.js`` names marks by the same rule when filters leave fewer places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from praxis.addresses import term_address
from praxis.map_marks import Spot, merge
from praxis.outlines import Outlines
from praxis.text import counted, enumerate_german, sort_key
from praxis.views.seite import Sicht, Zeile

# The drawing is 600 × 800 units; marks at the border need room around it.
VIEWBOX = (-12, -8, 624, 816)
ROWS_PER_GROUP = 15

_LETTER_WIDTH = 0.56  # of Fira Sans, on average, in parts of its size


@dataclass(frozen=True)
class Massstab:
    """A width at which the drawing is shown: how far marks are apart, and how large letters are, in its units."""

    id: str
    abstand: int
    schrift: int


# The drawing is at least 576 pixels wide for the first (landkarte.css), 273 for the second: marks then measure 24 or more.
MASSSTAEBE = (Massstab("fein", 27, 16), Massstab("grob", 56, 30))


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

    @property
    def mit_zahl(self) -> bool:
        """Tell whether the number is written: a ring without one would look broken; ``bild.js`` knows the same rule."""
        return self.zahl > 1 or self.mehrere


@dataclass(frozen=True)
class Ortszeile:
    """A place in the list; ``nummer`` is its number in the finder's table."""

    nummer: int
    zeile: Zeile


@dataclass(frozen=True)
class Gruppe:
    """The places of a mark that stands for several."""

    id: str
    titel: str
    zeilen: Sequence[Ortszeile]
    weitere: int


@dataclass(frozen=True)
class Orte:
    """The places of the examples, seen from one page. Numbers count them in German order, as in the finder's table."""

    sicht: Sicht

    @cached_property
    def nummern(self) -> Mapping[str, int]:
        known = self.sicht.vocabulary["kommunen"]
        used = {ort for entry in self.sicht.catalog.beispiele for ort in entry.daten.orte if ort in known}
        return {ort: number for number, ort in enumerate(sorted(used, key=lambda ort: (sort_key(self.label(ort)), ort)))}

    def spots(self, umrisse: Outlines) -> Iterator[Spot]:
        """Yield the places with coordinates that lie on the drawing."""
        left, top, width, height = VIEWBOX
        for ort in self.nummern:
            kommune = self.sicht.vocabulary["kommunen"][ort]
            if not kommune.lat or not kommune.lon:
                continue
            x, y = map(round, umrisse.projection.place(float(kommune.lat), float(kommune.lon)))
            if left <= x <= left + width and top <= y <= top + height:
                yield Spot(ort, x, y, frozenset(entry.id for entry in self.sicht.catalog.examples_with("orte", ort)))

    def label(self, ort: str) -> str:
        return self.sicht.vocabulary.label("kommunen", ort)

    def land(self, ort: str) -> str:
        """Return the id of the place's Land."""
        return str(self.sicht.vocabulary["kommunen"][ort].land)

    def zeilen(self, orte: Iterable[str]) -> list[Ortszeile]:
        """Return rows for some of the places, in German order."""
        return [self._zeile(ort) for ort in sorted(orte, key=self.nummern.__getitem__)]

    def _zeile(self, ort: str) -> Ortszeile:
        count = len(self.sicht.catalog.examples_with("orte", ort))
        return Ortszeile(self.nummern[ort], self.sicht.term_row("kommunen", ort, count))


def marks(spots: Sequence[Spot], massstab: Massstab, orte: Orte) -> list[Marke]:
    """Return the marks from north to south: the order of the keyboard, and labels above a mark then hide no later one."""
    groups = sorted(merge(spots, massstab.abstand), key=lambda group: (group[0].y, group[0].x, group[0].id))
    return [_mark(group, massstab, orte) for group in groups]


def _mark(group: tuple[Spot, ...], massstab: Massstab, orte: Orte) -> Marke:
    first, several = group[0], len(group) > 1
    zeile1, laender = _title(group, orte), _laender(group, orte)
    count = len(frozenset[str]().union(*(spot.beispiele for spot in group)))
    examples = counted(count, "Beispiel", "Beispiele")
    zeile2 = f"{laender}: {examples}" if laender else examples
    text_x, text_y = _label_place(first, massstab, max(len(zeile1), len(zeile2)))
    return Marke(
        x=first.x,
        y=first.y,
        href=f"#{_group_id(group, massstab)}" if several else orte.sicht.to(term_address("kommunen", first.id)),
        name=f"{zeile1}, {zeile2}" if laender else f"{zeile1}: {zeile2}",
        zeile1=zeile1,
        zeile2=zeile2,
        text_x=text_x,
        text_y=text_y,
        zahl=count,
        orte=" ".join(str(orte.nummern[spot.id]) for spot in group),
        mehrere=several,
    )


def _label_place(spot: Spot, massstab: Massstab, letters: int) -> tuple[int, int]:
    """Return where the two lines of a label stand, seen from the mark: centred above it, but never outside the drawing."""
    half = letters * massstab.schrift * _LETTER_WIDTH / 2
    left, top, width, _ = VIEWBOX
    centre = min(max(spot.x, left + half), left + width - half) if 2 * half < width else left + width / 2
    radius = massstab.abstand / 2
    above = radius + 2.1 * massstab.schrift
    below = spot.y - above < top
    return round(centre) - spot.x, round(radius + massstab.schrift if below else 0.75 * massstab.schrift - above)


def _title(group: Sequence[Spot], orte: Orte) -> str:
    labels = [orte.label(spot.id) for spot in group]
    return enumerate_german(labels) if len(labels) < 3 else f"{labels[0]} und {len(labels) - 1} weitere Orte"


def _laender(group: Sequence[Spot], orte: Orte) -> str:
    """Return „Hessen und Bayern“; nothing for a place that has the name of its Land."""
    labels = dict.fromkeys(orte.sicht.vocabulary.label("laender", orte.land(spot.id)) for spot in group)
    return "" if len(group) == 1 and orte.label(group[0].id) in labels else enumerate_german(labels)


def _group_id(group: Sequence[Spot], massstab: Massstab) -> str:
    """Return the anchor of a group; the scale is in it, because the same place may lead two groups."""
    return f"{massstab.id}-um-{group[0].id}"


def groups(spots: Sequence[Spot], orte: Orte) -> Iterator[Gruppe]:
    """Yield what stands behind the marks for several places, for both scales."""
    for massstab in MASSSTAEBE:
        for group in merge(spots, massstab.abstand):
            if len(group) > 1:
                rows = orte.zeilen(spot.id for spot in group)
                title = f"{len(group)} Orte um {orte.label(group[0].id)}"
                yield Gruppe(_group_id(group, massstab), title, rows[:ROWS_PER_GROUP], max(0, len(rows) - ROWS_PER_GROUP))


def scales(spots: Sequence[Spot], orte: Orte) -> list[dict[str, Any]]:
    """Return each scale with its marks."""
    return [{"massstab": massstab, "marken": marks(spots, massstab, orte)} for massstab in MASSSTAEBE]
