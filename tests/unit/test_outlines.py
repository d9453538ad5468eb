"""Outlines: read, simplified without gaps between neighbours, written as short paths."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from praxis.outlines import Shape, contains, format_path, parse_outlines, simplify
from praxis.projection import Point

# Two squares side by side whose common border has a small bend, and an enclave in the left one.
BEND = ((10.0, 0.0), (10.2, 3.0), (10.0, 6.0), (10.0, 10.0))
ENCLAVE = ((4.0, 4.0), (5.0, 4.1), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0))
LEFT: Shape = (((0.0, 0.0), *BEND, (0.0, 10.0)), ENCLAVE[2:] + ENCLAVE[:2])
RIGHT: Shape = ((*BEND[::-1], (20.0, 0.0), (20.0, 10.0)),)


def borders(shape: Shape) -> set[frozenset[Point]]:
    return {frozenset(pair) for ring in shape for pair in zip(ring, ring[1:] + ring[:1], strict=True)}


def test_neighbours_keep_the_same_border() -> None:
    simple = simplify({"left": LEFT, "right": RIGHT, "enclave": (ENCLAVE[::-1],)}, 0.5)
    common = frozenset({(10.0, 0.0), (10.0, 10.0)})
    assert common in borders(simple["left"])
    assert common in borders(simple["right"])
    assert borders(simple["enclave"]) <= borders(simple["left"])
    assert (5.0, 4.1) not in simple["enclave"][0]


def test_points_that_matter_stay() -> None:
    assert (10.2, 3.0) in simplify({"left": LEFT, "right": RIGHT}, 0.1)["left"][0]


def test_an_islet_smaller_than_the_tolerance_is_left_out() -> None:
    islet = ((30.0, 30.0), (30.1, 30.0), (30.1, 30.1))
    assert len(simplify({"left": (*LEFT, islet)}, 0.5)["left"]) == 2


def test_path_has_relative_steps_and_no_rounding_drift() -> None:
    ring = tuple((index * 0.4, 0.0) for index in range(6))
    assert format_path((ring,)) == "M0 0l1 0 1 0z"
    assert format_path((((1.25, 2.0), (0.5, 2.5), (3.0, 4.0)),), decimals=1) == "M1.2 2l-0.7 0.5 2.5 1.5z"


def test_a_ring_within_a_ring_is_a_hole() -> None:
    assert contains(LEFT, (1, 1))
    assert not contains(LEFT, (5, 5))


@pytest.mark.parametrize("text", ["[]", "{}", '{"laender": "", "s": 1, "t": [1]}', "no JSON"])
def test_anything_else_is_no_outline(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_outlines(text)


def test_simple_outlines_are_recognisable_and_small(repository: Path) -> None:
    text = (repository / "practices/vokabular/laender-umrisse.json").read_text(encoding="utf-8")
    outlines = parse_outlines(text)
    simple = simplify(outlines.shapes, 0.8)
    assert simple.keys() == outlines.shapes.keys()
    assert sum(len(format_path(shape)) for shape in simple.values()) < len(json.loads(text)["laender"]) / 4
    assert all(contains(simple[name], centre(shape)) == contains(shape, centre(shape)) for name, shape in outlines.shapes.items())


def centre(shape: Shape) -> Point:
    ring = max(shape, key=len)
    return (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
