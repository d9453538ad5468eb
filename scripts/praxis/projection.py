"""From latitude and longitude to a place on the map: the conic equal-area projection in which the outlines were drawn.

Pure geometry. Outlines and points must use the same projection; scale and shift come with the outlines, the rest is theirs
by convention and stands here (found by trying: with it 99 % of all municipalities lie inside the outline of their Land;
the rest are small islands that the outlines leave out, and places right at a border).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin, sqrt

Point = tuple[float, float]

_PARALLELS = (48.0, 54.0)
_MERIDIAN = 10.5
_CENTRE = 33.6442  # latitude that the program which drew the outlines counts from, unless told otherwise


@dataclass(frozen=True)
class Projection:
    """Equal areas: a Land looks as large as it is. ``shift`` is where the centre of the projection lies on the drawing."""

    scale: float
    shift: Point

    def place(self, latitude: float, longitude: float) -> Point:
        """Return the point in the drawing's units, x to the right and y down."""
        radius = self._radius(latitude)
        angle = radians(longitude - _MERIDIAN) * self._cone
        centre = self._radius(0) - self._radius(_CENTRE)
        upwards = self._radius(0) - radius * cos(angle) - centre
        return (self.shift[0] + self.scale * radius * sin(angle), self.shift[1] - self.scale * upwards)

    @cached_property
    def _cone(self) -> float:
        return (sin(radians(_PARALLELS[0])) + sin(radians(_PARALLELS[1]))) / 2

    def _radius(self, latitude: float) -> float:
        """Return the distance of a parallel from the tip of the cone."""
        south = sin(radians(_PARALLELS[0]))
        return sqrt(1 + south * (2 * self._cone - south) - 2 * self._cone * sin(radians(latitude))) / self._cone
