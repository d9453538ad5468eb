"""Passt das zu uns? The rules by which places are compared, each as one case."""

from __future__ import annotations

import pytest

from praxis.fit import POINTS, best_fit, compare, judge, parse_answers

LANDKREIS = {"gemeindetyp": "landkreis", "jobcenter": "zkt", "jugendamt": "ja"}


@pytest.mark.parametrize(
    ("facts", "result"),
    [
        (LANDKREIS, "vergleichbar"),
        ({**LANDKREIS, "jobcenter": "ge"}, "aehnlich"),
        ({**LANDKREIS, "jobcenter": "nicht-erhoben"}, "aehnlich"),
        ({**LANDKREIS, "jobcenter": "ge", "gemeindetyp": "stadtstaat"}, "anders"),
        ({**LANDKREIS, "jobcenter": "ge", "jugendamt": "nicht-erhoben"}, "anders"),
        ({**LANDKREIS, "jobcenter": "nicht-erhoben", "jugendamt": "nicht-erhoben"}, "nicht-erhoben"),
        ({}, "nicht-erhoben"),
    ],
)
def test_the_whole_follows_from_the_points(facts: dict[str, str], result: str) -> None:
    assert judge(compare(LANDKREIS, facts)) == result


def test_what_is_not_collected_never_counts_as_alike() -> None:
    assert set(compare(LANDKREIS, {}).values()) == {"nicht-erhoben"}


def test_only_answered_points_are_compared() -> None:
    assert compare({"jobcenter": "zkt"}, LANDKREIS) == {"jobcenter": "gleich"}


def test_the_most_similar_place_of_an_example_counts() -> None:
    stadtstaat = {"gemeindetyp": "stadtstaat", "jobcenter": "ge", "jugendamt": "ja"}
    assert judge(best_fit(LANDKREIS, [stadtstaat, LANDKREIS])) == "vergleichbar"
    assert judge(best_fit(LANDKREIS, [])) == "nicht-erhoben"


def test_answers_are_read_in_any_order_and_nonsense_is_left_out() -> None:
    assert parse_answers("ja,quatsch,landkreis,zkt,ge") == LANDKREIS
    assert parse_answers("") == {}


def test_no_answer_belongs_to_two_points() -> None:
    answers = [answer for possible in POINTS.values() for answer in possible]
    assert len(answers) == len(set(answers))
