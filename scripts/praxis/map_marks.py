"""Marks on the map: places whose marks would touch share one. Places in, groups out; nothing is drawn here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import dist

Cell = tuple[int, int]


@dataclass(frozen=True)
class Spot:
    """A place on the drawing, in whole units, and the examples that are at home there."""

    id: str
    x: int
    y: int
    beispiele: frozenset[str]


def merge(spots: Iterable[Spot], apart: float) -> list[tuple[Spot, ...]]:
    """Return groups of spots, the one with most examples first: it gives the mark its place.

    Two marks are never closer than ``apart``. The largest spots get a mark of their own first; every other one joins the
    nearest mark that it would touch, or gets its own. The result depends on nothing but the spots.
    """
    groups: dict[Spot, list[Spot]] = {}
    cells: dict[Cell, list[Spot]] = defaultdict(list)
    for spot in sorted(spots, key=lambda spot: (-len(spot.beispiele), spot.id)):
        cell = (int(spot.x // apart), int(spot.y // apart))
        touched = [
            (_distance(spot, leader), leader.id, leader) for leader in _near(cell, cells) if _distance(spot, leader) < apart
        ]
        if touched:
            groups[min(touched)[-1]].append(spot)
        else:
            groups[spot] = [spot]
            cells[cell].append(spot)
    return [tuple(group) for group in groups.values()]


def _near(cell: Cell, cells: dict[Cell, list[Spot]]) -> Iterator[Spot]:
    """Yield the marks in a cell and in the eight around it."""
    for column in range(cell[0] - 1, cell[0] + 2):
        for row in range(cell[1] - 1, cell[1] + 2):
            yield from cells.get((column, row), ())


def _distance(one: Spot, other: Spot) -> float:
    return dist((one.x, one.y), (other.x, other.y))
