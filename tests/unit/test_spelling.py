"""What was probably meant."""

from __future__ import annotations

import pytest

from praxis.spelling import NameIndex, nearest, suggestion

IDS = ["sgb-ii", "sgb-iii", "sgb-viii", "sgb-xii", "leaving-care", "wohnen", "uebergang-schule-beruf"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("SGB 2", "sgb-ii"),
        ("SGB VIII", "sgb-viii"),
        ("SGB12", "sgb-xii"),
        ("leavingcare", "leaving-care"),
        ("Leaving Care", "leaving-care"),
        ("wohnne", "wohnen"),
        ("Übergang Schule Beruf", "uebergang-schule-beruf"),
        ("uebergang", "uebergang-schule-beruf"),
        ("ganz etwas anderes", ""),
        ("", ""),
        ("x" * 5000, ""),
    ],
)
def test_nearest(value: str, expected: str) -> None:
    assert nearest(value, IDS) == expected


def test_suggestion() -> None:
    assert suggestion("sgb-ii", "Erlaubt sind: …") == "Meinten Sie „sgb-ii“? Erlaubt sind: …"
    assert suggestion("", "Erlaubt sind: …") == "Erlaubt sind: …"


def test_an_index_answers_like_the_list_it_was_made_of() -> None:
    index = NameIndex(IDS)
    for value in ("SGB 2", "wohnne", "Leaving Care", "ganz etwas anderes", "", "x" * 5000):
        assert index.nearest(value) == nearest(value, IDS)
