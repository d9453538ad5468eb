"""``addresses``: links between pages, short codes that stay, and the ledger of everything ever published."""

from __future__ import annotations

import pytest

from praxis import addresses


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("", "", "./"),
        ("", "finden/", "finden/"),
        ("finden/", "", "../"),
        ("finden/", "finden/", "../finden/"),
        ("recht/sgb-ii/16h/", "beispiele/hamm-haus/", "../../../beispiele/hamm-haus/"),
        ("glossar/", "glossar/#rechtskreis", "#rechtskreis"),
        ("finden/", "glossar/#rechtskreis", "../glossar/#rechtskreis"),
        ("", "#oben", "#oben"),
    ],
)
def test_a_link_is_relative_to_its_page(source: str, target: str, expected: str) -> None:
    assert addresses.relative(source, target) == expected


def test_a_link_to_a_file_names_the_file() -> None:
    assert addresses.relative_file("themen/wohnen/", "glossar/#rechtskreis") == "../../glossar/index.md#rechtskreis"
    assert addresses.relative_file("", "") == "index.md"
    assert addresses.tree_path("") == "index.md"


@pytest.mark.parametrize(
    ("vocabulary", "term", "expected"),
    [
        ("themen", "wohnen", "themen/wohnen/"),
        ("kommunen", "hamm", "orte/hamm/"),
        ("normen", "sgb-ii/16h", "recht/sgb-ii/16h/"),
        ("glossar", "rechtskreis", "glossar/#rechtskreis"),
        ("rechtsaenderungen", "x", "recht/aenderungen/#x"),
    ],
)
def test_a_term_has_a_page_or_a_place_on_one(vocabulary: str, term: str, expected: str) -> None:
    assert addresses.term_address(vocabulary, term) == expected


def test_pairs_and_triples_have_one_address() -> None:
    assert addresses.schnittstelle_address(("sgb-ii", "sgb-viii")) == "schnittstellen/sgb-ii-sgb-viii/"
    assert addresses.schnittstelle_address(("a", "b", "c")) == "schnittstellen/a-b-c/"


def test_lists_lie_below_what_they_narrow() -> None:
    assert addresses.facet_address("status") == "finden/status/"
    assert addresses.facet_address("status", "laufend") == "finden/status/laufend/"
    assert addresses.land_address("nw", "sgb-ii") == "laender/nw/sgb-ii/"


def test_a_stored_code_wins_whatever_the_hash_says() -> None:
    assert addresses.short_codes(["a/"], {"a/": "zzzzz", "weg/": "yyyyy"}) == {"a/": "zzzzz", "weg/": "yyyyy"}


def test_a_taken_code_makes_a_new_one_move_on() -> None:
    first = addresses.short_codes(["a/"], {})["a/"]
    codes = addresses.short_codes(["a/"], {"anderes/": first})
    assert codes["anderes/"] == first
    assert codes["a/"] != first
    assert codes["a/"][:-1] == first[1:], "the window moves by one character"


def test_the_ledger_keeps_addresses_and_codes() -> None:
    text = addresses.format_ledger(["b/", "a/", "", "a/"], {"a/": "abcde"})
    head, *lines = text.splitlines()
    assert head.startswith("# ")
    assert lines == ["/", "/a/ abcde", "/b/"]
    assert addresses.parse_ledger(lines) == (("", "a/", "b/"), {"a/": "abcde"})
