"""``norm_references``: the ways in which German texts name paragraphs."""

from __future__ import annotations

import pytest

from praxis.norm_references import NormReference, find_norm_references
from praxis.vocabulary import Gesetz, Vocabulary

GESETZE = {
    "sgb-ii": ("SGB II", ("SGB 2", "Zweites Buch")),
    "sgb-viii": ("SGB VIII", ("SGB 8", "KJHG")),
    "sgb-xii": ("SGB XII", ()),
    "bkgg": ("BKGG", ()),
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    laws = {
        key: Gesetz(id=key, label=label, name=label, rechtskreis=key, url="https://gesetz.test/", schreibweisen=names)
        for key, (label, names) in GESETZE.items()
    }
    return Vocabulary({"gesetze": laws})


def found(text: str, vocabulary: Vocabulary) -> list[NormReference]:
    return list(find_norm_references(text, vocabulary))


def norms(text: str, vocabulary: Vocabulary) -> list[str]:
    return [norm for reference in found(text, vocabulary) for _, _, norm in reference.parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 16h SGB II", ["sgb-ii/16h"]),
        ("§16h SGB II", ["sgb-ii/16h"]),
        ("§§ 64, 65 SGB VIII", ["sgb-viii/64", "sgb-viii/65"]),
        ("§ 41 Abs. 3 SGB VIII", ["sgb-viii/41"]),
        ("§ 41 Absatz 3 Satz 1 SGB VIII", ["sgb-viii/41"]),
        ("§ 16 Abs. 1 S. 2 Nr. 3 SGB II", ["sgb-ii/16"]),
        ("§ 36 Abs. 1 und 2 SGB VIII", ["sgb-viii/36"]),
        ("§§ 36 Abs. 1 und 81 SGB VIII", ["sgb-viii/36", "sgb-viii/81"]),
        ("§ 41 III SGB VIII", ["sgb-viii/41"]),
        ("§§ 67 ff. SGB XII", ["sgb-xii/67"]),
        ("§§ 13 Abs. 4, 36b und 81 SGB VIII", ["sgb-viii/13", "sgb-viii/36b", "sgb-viii/81"]),
        ("§ 28 SGB II und § 34 SGB XII", ["sgb-ii/28", "sgb-xii/34"]),
        ("§ 13 oder § 41 SGB VIII", ["sgb-viii/13", "sgb-viii/41"]),
        ("§§ 67 bis 69 SGB XII", ["sgb-xii/67", "sgb-xii/69"]),
        ("§ 16h des SGB II", ["sgb-ii/16h"]),
        ("§ 8a KJHG", ["sgb-viii/8a"]),
        ("§ 16h SGB 2", ["sgb-ii/16h"]),
        ("§ 6a BKGG", ["bkgg/6a"]),
        ("§ 16h\nSGB\nII", ["sgb-ii/16h"]),
        ("§§ 13 Abs. 4,\n36b und\n81 SGB VIII", ["sgb-viii/13", "sgb-viii/36b", "sgb-viii/81"]),
        ("§\u00a016h\u00a0SGB\u00a0II", ["sgb-ii/16h"]),
    ],
)
def test_paragraphs_of_known_laws_are_named(text: str, expected: list[str], vocabulary: Vocabulary) -> None:
    assert norms(f"Nach {text}, so heißt es.", vocabulary) == expected


def test_a_reference_spans_its_law(vocabulary: Vocabulary) -> None:
    text = "Nach § 41 Abs. 3 SGB VIII gilt es; § 16h\nSGB II auch."
    assert [text[row.start : row.end] for row in found(text, vocabulary)] == ["§ 41 Abs. 3 SGB VIII", "§ 16h\nSGB II"]


def test_every_paragraph_of_a_list_has_its_place(vocabulary: Vocabulary) -> None:
    text = "(§§ 13 Abs. 4, 36b und 81 SGB VIII)"
    (reference,) = found(text, vocabulary)
    assert [text[start:end] for start, end, _ in reference.parts] == ["13 Abs. 4", "36b", "81"]


@pytest.mark.parametrize("text", ["§ 1631 BGB", "§ 203 StGB", "§ 5 Wohngeldgesetz", "§ 8 der Wohngeldverordnung", "§ 1 AufenthG"])
def test_a_foreign_law_is_told_apart(text: str, vocabulary: Vocabulary) -> None:
    (reference,) = found(f"Siehe {text}.", vocabulary)
    assert reference.gesetz == ""
    assert reference.fremdes_gesetz
    assert f"Siehe {text}."[reference.start : reference.end] == text


def test_a_paragraph_without_law_belongs_to_none(vocabulary: Vocabulary) -> None:
    (reference,) = found("Das regelt § 16h auch für andere.", vocabulary)
    assert (reference.gesetz, reference.fremdes_gesetz) == ("", False)
    assert [norm for _, _, norm in reference.parts] == ["/16h"]


def test_a_longer_law_is_not_taken_for_a_shorter_one(vocabulary: Vocabulary) -> None:
    assert norms("§ 10 SGB XII und § 10 SGB X", vocabulary)[0] == "sgb-xii/10"
    (reference,) = found("§ 10 SGB X", vocabulary)
    assert reference.gesetz == ""
    assert reference.fremdes_gesetz
    (reference,) = found("§ 7 SGB III", vocabulary)
    assert reference.gesetz == ""


@pytest.mark.parametrize("text", ["", "Nummer 16h SGB II", "§ SGB II", "Das §-Zeichen"])
def test_nothing_is_found_where_there_is_nothing(text: str, vocabulary: Vocabulary) -> None:
    assert found(text, vocabulary) == []


def test_without_laws_every_paragraph_is_without_law() -> None:
    (reference,) = find_norm_references("§ 16h", Vocabulary({}))
    assert reference.gesetz == ""
