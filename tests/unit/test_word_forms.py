"""``word_forms`` and ``compounds``: what counts as the same word, and what a word is made of."""

from __future__ import annotations

import pytest

from praxis.compounds import Compounds
from praxis.word_forms import find_words, fold, forms, name_key, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jugendämter", "Jugendamt"),
        ("Jugendaemtern", "Jugendamt"),
        ("JUGENDÄMTER", "jugendamt"),
        ("Wohnungslose", "wohnungslosen"),
        ("Anträge", "Antrag"),
        ("Straße", "Strassen"),
        ("Häuser", "Haus"),
        ("Prävention", "Praevention"),
        ("Kinder", "Kind"),
        ("Agenturen", "Agentur"),
        ("jüngsten", "jung"),
    ],
)
def test_spellings_and_endings_are_the_same_word(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Beratung", "beraten"), ("Wohnung", "wohnen"), ("Amt", "Art"), ("neue", "neun")])
def test_derivations_and_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


def test_ue_is_only_an_umlaut_where_german_writes_one() -> None:
    assert [fold(word) for word in ("Buerger", "neue", "Frauen", "Quelle")] == ["burger", "neue", "frauen", "quelle"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("U25-Haus", ("u25", "haus", "u25haus")),
        ("Mo.Ki", ("mo", "ki", "moki")),
        ("SGB-II", ("sgb", "2", "sgbii")),
        ("Gesundheit4PunktZukunft", ("gesundheit4punktzukunft", "gesundheit", "punktzukunft")),
        ("16h", ("16h",)),
        ("14-26", ("14", "26")),
        ("oder", ()),
        ("x", ()),
        ("II", ("2",)),
        ("漢字", ()),
    ],
)
def test_a_written_word_is_found_by_its_parts_and_as_a_whole(written: str, found: tuple[str, ...]) -> None:
    assert forms(written) == found


def test_words_end_where_text_does() -> None:
    assert find_words("„Die Fähre“ (Cottbus/Chóśebuz) – U25-Haus.") == ["Die", "Fähre", "Cottbus", "Chóśebuz", "U25-Haus"]


def test_names_are_compared_without_spaces_and_articles() -> None:
    assert name_key("Hartz IV") == name_key("hartz4") == name_key("Hartz-4")
    assert name_key("Leistungen für Bildung und Teilhabe") == name_key("Leistung Bildung Teilhabe")
    assert name_key("kein Geld") != name_key("Geld")


KNOWN = {
    "schul",
    "sozial",
    "arbeit",
    "sozialarbeit",
    "jugend",
    "amt",
    "beruf",
    "agentur",
    "wohnung",
    "mal",
    "hilf",
    "plan",
    "kind",
    "garten",
    "los",
}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("schulsozialarbeit", ("schul", "sozialarbeit")),
        ("sozialarbeit", ("sozial", "arbeit")),
        ("jugendberufsagentur", ("jugend", "beruf", "agentur")),
        ("jugendamt", ("jugend", "amt")),
        ("hilfeplan", ("hilf", "plan")),
        ("kindergarten", ("kind", "garten")),
        ("wohnungsfuhrerschein", ("wohnung", "fuhrerschein")),  # after -ungs- comes a word, known or not
        ("wohnungslos", ()),  # -los is an ending
        ("beratung", ()),
        ("arbeitmal", ()),
    ],
)
def test_compounds_are_split_at_known_words(word: str, parts: tuple[str, ...]) -> None:
    assert Compounds(KNOWN).parts(word) == parts


def test_parts_of_parts_are_parts() -> None:
    assert Compounds(KNOWN).all_parts("schulsozialarbeit") == ("schul", "sozialarbeit", "sozial", "arbeit")
