"""Marks on the map: never closer than they may be, nothing lost, the same result in any order."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praxis.map_marks import Spot, merge
from praxis.views.marken import Marke

APART = 27


def spot(name: str, x: int, y: int, count: int = 1) -> Spot:
    return Spot(name, x, y, frozenset(f"{name}-{number}" for number in range(count)))


def ids(groups: list[tuple[Spot, ...]]) -> list[list[str]]:
    return [[spot.id for spot in group] for group in groups]


def test_the_place_with_most_examples_gives_the_mark_its_place() -> None:
    assert ids(merge([spot("luenen", 0, 0), spot("hamm", 10, 0, 3)], APART)) == [["hamm", "luenen"]]


def test_places_far_apart_keep_their_marks() -> None:
    assert ids(merge([spot("a", 0, 0), spot("b", APART, 0)], APART)) == [["a"], ["b"]]


def test_a_place_joins_the_nearest_mark() -> None:
    assert ids(merge([spot("a", 0, 0, 2), spot("b", 40, 0, 2), spot("c", 24, 0)], APART)) == [["a"], ["b", "c"]]


SPOTS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.tuples(st.integers(0, 600), st.integers(0, 800), st.integers(0, 3)),
    max_size=40,
)


@given(SPOTS, st.randoms())
def test_marks_never_touch_and_no_place_is_lost(found: dict[str, tuple[int, int, int]], random: object) -> None:
    spots = [spot(name, *values) for name, values in found.items()]
    groups = merge(spots, APART)
    assert sorted(name for group in ids(groups) for name in group) == sorted(found)
    for (one, *_), (other, *_) in combinations(groups, 2):
        assert dist((one.x, one.y), (other.x, other.y)) >= APART
    random.shuffle(spots)  # type: ignore[attr-defined]
    assert merge(spots, APART) == groups


@pytest.mark.parametrize(
    ("examples", "several", "numbered"), [(1, False, False), (2, False, True), (1, True, True), (3, True, True)]
)
def test_only_the_mark_of_one_example_at_one_place_bears_no_number(examples: int, several: bool, numbered: bool) -> None:
    mark = Marke(0, 0, "", "", "", "", 0, 0, zahl=examples, orte="", mehrere=several)
    assert mark.mit_zahl == numbered
