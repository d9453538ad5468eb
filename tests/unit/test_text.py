"""``text``: slugs, sort order, dates, numbers and lists as German readers expect them."""

from __future__ import annotations

import pytest

from praxis.text import (
    counted,
    enumerate_german,
    escape,
    format_date,
    format_number,
    printable,
    quoted,
    shorten,
    slug,
    sort_key,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Übergänge & Größe", "uebergaenge-groesse"),
        ("Ko\u0308ln", "koeln"),  # as macOS writes it
        ("École  Nr. 5 – Süd", "ecole-nr-5-sued"),
        ("STRAẞE", "strasse"),
        ("--a__b--", "a-b"),
        ("§§ …", ""),
    ],
)
def test_a_slug_is_ascii_in_lower_case(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_umlauts_sort_like_their_vowels_and_numbers_by_value() -> None:
    ordered = ["Ärzte", "Arztzeit", "Haus 9", "Haus 10", "Haus 10a", "Masse", "Maße und mehr", "Öl", "Ole", "Zug"]
    assert sorted(ordered[1::2] + ordered[::2], key=sort_key) == ordered


def test_signs_and_case_do_not_count() -> None:
    assert sort_key("„Das Haus“!") == sort_key("das haus")


def test_a_number_of_any_length_can_be_sorted() -> None:
    assert sort_key("9" * 6000) > sort_key("8" * 6000)


def test_escaping_serves_content_and_attributes() -> None:
    assert escape("""<a href='x'>"&"</a>""") == "&lt;a href=&#x27;x&#x27;&gt;&quot;&amp;&quot;&lt;/a&gt;"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-22", "22.11.2026"),
        ("2019-05", "Mai 2019"),
        ("2019-12", "Dezember 2019"),
        ("2019-13", "2019-13"),
        ("2012", "2012"),
        ("o. J.", "o. J."),
        ("", ""),
    ],
)
def test_dates_are_german(value: str, expected: str) -> None:
    assert format_date(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (999, "999"), (1140, "1.140"), (2.5, "2,5"), (2.0, "2"), (1234567.25, "1.234.567,25")],
)
def test_numbers_are_german(value: float, expected: str) -> None:
    assert format_number(value) == expected


def test_one_of_something_is_not_many() -> None:
    assert [counted(count, "Beispiel", "Beispiele") for count in (0, 1, 1200)] == ["0 Beispiele", "1 Beispiel", "1.200 Beispiele"]


def test_a_list_ends_in_und() -> None:
    assert [enumerate_german("abc"[:count]) for count in range(4)] == ["", "a", "a und b", "a, b und c"]
    assert enumerate_german(["a", "b"], "oder") == "a oder b"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shorten("Eins, zwei, drei", 16) == "Eins, zwei, drei"
    assert shorten("Eins, zwei, drei", 14) == "Eins, zwei …"
    assert len(shorten("Wort " * 40, 50)) <= 50


def test_a_quoted_text_stays_on_one_line_and_short() -> None:
    assert quoted("zwei\n  Zeilen\x07") == "„zwei Zeilen?“"
    assert len(quoted("x" * 500)) == 62


def test_unprintable_signs_become_question_marks() -> None:
    assert printable("Größe\x1b[31m") == "Größe?[31m"
