"""What was probably meant."""

from __future__ import annotations

import pytest

from praxis.spelling import nearest, suggestion

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
