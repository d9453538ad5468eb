"""The outlines of the Länder: read from the file that was made of official geometry, made simpler, written as SVG paths.

Neighbours share their border point by point. Simplifying keeps it so: a border is cut into arcs where three Länder meet,
and both sides get the same simplified arc, so that neither gaps nor overlaps appear.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist
from typing import Any

from praxis.projection import Point, Projection

Ring = tuple[Point, ...]
Shape = tuple[Ring, ...]

_PATH = re.compile(r'<path id="([\w-]+)" d="([^"]+)"')


@dataclass(frozen=True)
class Outlines:
    """Shapes by id (``land-05``) and the projection that places points among them."""

    shapes: Mapping[str, Shape]
    projection: Projection


def parse_outlines(text: str) -> Outlines:
    """Read the JSON file: paths in ``laender``, scale ``s``, shift ``t``. Raises ``ValueError`` where it is something else."""
    try:
        data: dict[str, Any] = json.loads(text)
        shapes = {name: _parse_path(path) for name, path in _PATH.findall(data["laender"])}
        x, y = data["t"]
        return Outlines(shapes, Projection(float(data["s"]), (float(x), float(y))))
    except (KeyError, TypeError) as error:
        raise ValueError(f"no outlines: {error!r}") from error


def _parse_path(path: str) -> Shape:
    """Return the rings of a path that knows only M, L and Z with absolute coordinates."""
    rings = (ring.removesuffix("Z").split("L") for ring in path.split("M") if ring)
    return tuple(tuple(_parse_point(point) for point in ring) for ring in rings)


def _parse_point(text: str) -> Point:
    x, y = text.split(",")
    return (float(x), float(y))


def simplify(shapes: Mapping[str, Shape], tolerance: float) -> dict[str, Shape]:
    """Return the shapes without points that are less than ``tolerance`` away from the line without them.

    Islands that would become a line are left out.
    """
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for shape in shapes.values():
        for ring in shape:
            for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
                neighbours[before].add(point)
                neighbours[point].add(before)
    nodes = {point for point, found in neighbours.items() if len(found) != 2}
    simple = {name: [_simplify_ring(ring, nodes, tolerance) for ring in shape] for name, shape in shapes.items()}
    return {name: tuple(ring for ring in rings if len(ring) > 2) for name, rings in simple.items()}


def _simplify_ring(ring: Ring, nodes: set[Point], tolerance: float) -> Ring:
    ends = [index for index, point in enumerate(ring) if point in nodes]
    if len(ends) < 2:
        # An island or an enclave: the same two points on both sides of the border, wherever its ring begins.
        start = ends[0] if ends else ring.index(min(ring))
        far = max(range(len(ring)), key=lambda index: (dist(ring[start], ring[index]), ring[index]))
        ends = sorted({start, far})
    turned = ring[ends[0] :] + ring[: ends[0] + 1]
    cuts = [end - ends[0] for end in ends] + [len(ring)]
    arcs = (_simplify_arc(turned[start : end + 1], tolerance) for start, end in pairwise(cuts))
    return tuple(point for arc in arcs for point in arc[:-1])


def _simplify_arc(arc: Ring, tolerance: float) -> Ring:
    """Return the arc simplified in one fixed direction, so that both neighbours get the same."""
    if arc[::-1] < arc:
        return _simplify_arc(arc[::-1], tolerance)[::-1]
    kept = {0, len(arc) - 1}
    spans = [(0, len(arc) - 1)]
    while spans:
        start, end = spans.pop()
        inner = range(start + 1, end)
        far = max(inner, key=lambda index: _distance(arc[index], arc[start], arc[end]), default=None)
        if far is not None and _distance(arc[far], arc[start], arc[end]) > tolerance:
            kept.add(far)
            spans += [(start, far), (far, end)]
    return tuple(arc[index] for index in sorted(kept))


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from the line between two others."""
    length = dist(start, end)
    if not length:
        return dist(point, start)
    along = ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length**2
    nearest = min(1.0, max(0.0, along))
    return dist(point, (start[0] + nearest * (end[0] - start[0]), start[1] + nearest * (end[1] - start[1])))


def bounds(shape: Iterable[Ring]) -> tuple[float, float, float, float]:
    """Return the smallest x and y and the largest x and y."""
    points = [point for ring in shape for point in ring]
    across, down = [x for x, _ in points], [y for _, y in points]
    return (min(across), min(down), max(across), max(down))


def contains(shape: Shape, point: Point) -> bool:
    """Tell whether a point lies inside (a ring within a ring is a hole)."""
    inside = False
    for ring in shape:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def format_path(shape: Shape, decimals: int = 0) -> str:
    """Return the shape as SVG path data with relative steps: short, and free of adding up rounding errors."""
    return "".join(_format_ring(ring, 10**decimals) for ring in shape)


def _format_ring(ring: Sequence[Point], parts: int) -> str:
    points = [(round(x * parts), round(y * parts)) for x, y in ring]
    steps = ((x - before[0], y - before[1]) for before, (x, y) in pairwise(points))
    drawn = "".join(_pair(x, y, parts) for x, y in steps if (x, y) != (0, 0))
    return f"M{_pair(*points[0], parts).strip()}l{drawn.strip()}z"


def _pair(x: int, y: int, parts: int) -> str:
    """Return two numbers with as few separators as SVG needs: a minus sign separates, too."""
    texts = [f"{number / parts:g}" for number in (x, y)]
    return "".join(text if text.startswith("-") else f" {text}" for text in texts)
