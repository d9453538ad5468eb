"""The signature drawing: a round table from above, one seat per Rechtskreis. Seats in, SVG text out.

Owns geometry and class names only. Colours, line styles and sizes live in `docs/assets/css/tisch.css`;
the same information in words is the template's job, because the drawing is hidden from screen readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin
from typing import Protocol

_TABLE_RADIUS = 26.0
_LARGEST_SEAT = 14.0
_RING_GAP = 3.5
_SIGN_TO_SEAT = 0.79
_SPACE_BESIDE_SEAT = 2.0


class Seat(Protocol):
    """What the drawing needs to know of one Rechtskreis at the table."""

    @property
    def id(self) -> str: ...
    @property
    def zeichen(self) -> str: ...
    @property
    def rolle(self) -> str: ...


def render_table(seats: Sequence[Seat], gross: bool = False) -> str:
    """Return the drawing for seats clockwise from the top, as one line of SVG; empty text without seats.

    `federfuehrend` gets a second ring, `programmseitig` a dashed one (by CSS); every other role is a filled seat.
    """
    if not seats:
        return ""
    distance, radius = _circle_and_seat(len(seats))
    size = "pb-tisch pb-tisch--gross" if gross else "pb-tisch"
    drawn = "".join(_render_seat(seat, number, len(seats), distance, radius) for number, seat in enumerate(seats))
    return (
        f'<svg class="{size}" viewBox="-52 -52 104 104" font-size="{_number(radius * _SIGN_TO_SEAT)}" aria-hidden="true">'
        f'<circle class="pb-tisch__platte" r="{_number(_TABLE_RADIUS)}"/>{drawn}</svg>'
    )


def _circle_and_seat(count: int) -> tuple[float, float]:
    """Return how far seats sit from the centre and how large they are, so that neighbours never touch.

    Up to six seats keep their full size; from seven on they shrink, with room for the ring of a lead.
    """
    if count <= 6:
        return 34.0, _LARGEST_SEAT
    distance = 35.0
    return distance, distance * sin(pi / count) - _SPACE_BESIDE_SEAT


def _render_seat(seat: Seat, number: int, count: int, distance: float, radius: float) -> str:
    angle = 2 * pi * number / count
    place = f"{_number(distance * sin(angle))} {_number(-distance * cos(angle))}"
    ring = f'<circle class="pb-platz__ring" r="{_number(radius + _RING_GAP)}"/>' if seat.rolle == "federfuehrend" else ""
    planned = " pb-platz--programmseitig" if seat.rolle == "programmseitig" else ""
    return (
        f'<g class="pb-platz{planned} pb-rk--{escape(seat.id)}" transform="translate({place})">'
        f'{ring}<circle r="{_number(radius)}"/><text>{escape(seat.zeichen)}</text></g>'
    )


def _number(value: float) -> str:
    """Return a coordinate with at most one decimal: bytes are scarce, a tenth is finer than a pixel."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
