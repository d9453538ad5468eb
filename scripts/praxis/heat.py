"""Tints by number: how strong a cell of a matrix or a Land on the map is coloured. Knows no colours and no counts of its own."""

from __future__ import annotations

from math import sqrt


def heat(count: int, most: int, steps: int) -> int:
    """Return the tint of a count: 0 for none, then 1 to ``steps`` by the square root of its share (small counts stay apart).

    Halves are rounded up, as JavaScript does: ``docs/assets/js/karte/kern.js`` tints the map again after each filter.
    """
    return max(1, int(steps * sqrt(count / most) + 0.5)) if count else 0
