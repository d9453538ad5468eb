"""``vocabulary``: labels, the order of the files, and the term that was probably meant."""

from __future__ import annotations

import pytest

from praxis.catalog import Catalog
from praxis.vocabulary import Vocabulary


@pytest.fixture
def vocabulary(musterkatalog: Catalog) -> Vocabulary:
    return musterkatalog.collection.vocabulary


def test_a_label_is_found_or_the_id_returned(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("rechtskreise", "sgb-ii") == "SGB II"
    assert vocabulary.label("rechtsaenderungen", "musteraenderung") == "Eine erfundene Änderung"
    assert vocabulary.label("rechtskreise", "sgb-99") == "sgb-99"
    assert vocabulary.label("gibt-es-nicht", "x") == "x"


def test_an_unknown_vocabulary_is_empty(vocabulary: Vocabulary) -> None:
    assert dict(vocabulary["gibt-es-nicht"]) == {}
    assert vocabulary.order("gibt-es-nicht") == {}


def test_the_order_is_that_of_the_file(vocabulary: Vocabulary) -> None:
    assert vocabulary.order("rechtskreise") == {"sgb-ii": 0, "sgb-viii": 1, "sgb-xii": 2}
    assert vocabulary.order("nachweise") == {"genannt": 0, "beschrieben": 1, "ausgewertet": 2, "evaluiert": 3}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("rechtskreise", "SGB 2", "sgb-ii"),
        ("rechtskreise", "SGB8", "sgb-viii"),
        ("rechtskreise", "Grundsicherung", "sgb-ii"),
        ("rechtskreise", "sgb-vii", "sgb-viii"),
        ("themen", "Wohnungslosikeit", "wohnen"),
        ("themen", "Uebergänge", "uebergaenge"),
        ("akteure", "Jugendämter", "jugendamt"),
        ("themen", "Raumfahrt", ""),
        ("themen", "", ""),
        ("themen", "wohnen" * 200, ""),
    ],
)
def test_a_near_miss_is_understood(vocabulary: Vocabulary, name: str, value: str, expected: str) -> None:
    assert vocabulary.nearest(name, value) == expected


def test_places_are_looked_up_in_the_collection_first_then_in_the_register(vocabulary: Vocabulary) -> None:
    assert vocabulary.nearest_place("Musterstat") == "musterstadt"
    assert vocabulary.nearest_place("beispielinge") == "beispielingen"
    assert vocabulary.nearest_place("Xylophonia") == ""


def test_a_name_may_belong_to_several_municipalities(vocabulary: Vocabulary) -> None:
    assert [gemeinde.ags for gemeinde in vocabulary.gemeinden_named("neustadt")] == ["05999008", "09999012"]
    assert [gemeinde.ags for gemeinde in vocabulary.gemeinden_named("beispielingen")] == ["05999004"]
    assert vocabulary.gemeinden_named("nirgendwo") == ()
