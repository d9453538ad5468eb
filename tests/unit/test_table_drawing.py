"""The table drawing: seats in, one line of SVG out."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from itertools import combinations
from math import hypot
from xml.etree import ElementTree

import pytest

from praxis.table_drawing import render_table


@dataclass(frozen=True)
class Platz:
    id: str
    zeichen: str
    rolle: str = "beteiligt"


HAMM = [
    Platz("sgb-ii", "II", "federfuehrend"),
    Platz("sgb-viii", "VIII"),
    Platz("sgb-xii", "XII"),
    Platz("bkgg", "BK", "programmseitig"),
]


def seats_of(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter("g"))


def place(group: ElementTree.Element) -> tuple[float, float]:
    x, y = group.attrib["transform"].removeprefix("translate(").removesuffix(")").split()
    return float(x), float(y)


def outer_radius(group: ElementTree.Element) -> float:
    return max(float(circle.attrib["r"]) for circle in group.iter("circle"))


def test_no_seats_no_drawing() -> None:
    assert render_table([]) == ""


def test_seats_are_drawn_clockwise_from_the_top_with_their_signs() -> None:
    groups = seats_of(render_table(HAMM))
    assert [group.findtext("text") for group in groups] == ["II", "VIII", "XII", "BK"]
    assert [place(group) for group in groups] == [(0, -34), (34, 0), (0, 34), (-34, 0)]


def test_two_partners_face_each_other() -> None:
    assert [place(group) for group in seats_of(render_table(HAMM[:2]))] == [(0, -34), (0, 34)]


def test_only_the_lead_has_a_second_ring_and_only_the_programme_seat_is_dashed() -> None:
    groups = seats_of(render_table(HAMM))
    assert [len(list(group.iter("circle"))) for group in groups] == [2, 1, 1, 1]
    assert ["pb-platz--programmseitig" in group.attrib["class"] for group in groups] == [False, False, False, True]


@pytest.mark.parametrize("count", range(1, 17))
def test_seats_never_touch_and_stay_in_the_picture(count: int) -> None:
    others = [Platz(f"rk-{number}", "X") for number in range(1, count)]
    groups = seats_of(render_table([Platz("rk-0", "X", "federfuehrend"), *others]))
    for one, other in combinations(groups, 2):
        (x1, y1), (x2, y2) = place(one), place(other)
        assert hypot(x1 - x2, y1 - y2) > outer_radius(one) + outer_radius(other)
    assert all(hypot(*place(group)) + outer_radius(group) < 52 for group in groups)


def test_drawing_is_hidden_from_screen_readers_and_marks_its_size() -> None:
    assert ElementTree.fromstring(render_table(HAMM)).attrib["aria-hidden"] == "true"
    assert 'class="pb-tisch"' in render_table(HAMM)
    assert 'class="pb-tisch pb-tisch--gross"' in render_table(HAMM, gross=True)


def test_signs_are_escaped() -> None:
    assert "<text>&lt;II&amp;</text>" in render_table([Platz("sgb-ii", "<II&")])


def test_one_line_small_and_the_same_every_time() -> None:
    svg = render_table(HAMM)
    assert svg == render_table(list(HAMM))
    assert "\n" not in svg
    assert len(gzip.compress(svg.encode())) < 400
