"""Slugs, sort order and escaping hold for every text, not only for the ones we thought of."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from praxis.text import ID_PATTERN, escape, format_date, printable, quoted, shorten, slug, sort_key

german = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("äöüÄÖÜßẞ –-„“§ 0123456789")))


@given(german)
def test_a_slug_is_an_id_or_empty_and_its_own_slug(text: str) -> None:
    made = slug(text)
    assert made == "" or ID_PATTERN.fullmatch(made)
    assert slug(made) == made


@given(german)
def test_a_slug_does_not_depend_on_how_umlauts_are_stored(text: str) -> None:
    assert slug(unicodedata.normalize("NFD", text)) == slug(unicodedata.normalize("NFC", text))


@given(st.lists(german, max_size=12))
def test_the_sort_order_is_total(texts: list[str]) -> None:
    keys = [(sort_key(text), text) for text in texts]
    for one, other in product(keys, keys):
        assert (one < other) + (one == other) + (other < one) == 1


@given(german)
def test_umlauts_and_case_make_no_difference_to_the_order(text: str) -> None:
    plain = text.translate(str.maketrans("äöüÄÖÜ", "aouAOU"))
    assert sort_key(text) == sort_key(plain)
    assert sort_key("straße") == sort_key("Strasse")


@given(st.integers(0, 10**17), st.integers(0, 10**17))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    assert (sort_key(f"Ort {one}") < sort_key(f"Ort {other}")) is (one < other)


@given(german)
def test_escaped_text_carries_no_markup_and_loses_nothing(text: str) -> None:
    safe = escape(text)
    assert not re.search("[<>\"']", safe)
    assert html.unescape(safe) == html.unescape(html.unescape(safe)) or "&" in text
    assert html.unescape(safe).replace("\r", "\n") == text.replace("\r", "\n") or not text.isprintable()


@given(german, st.integers(10, 300))
def test_shortened_text_keeps_to_its_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else short.endswith(" …")


@given(german)
def test_what_a_message_quotes_is_one_printable_line(text: str) -> None:
    assert quoted(text).isprintable()
    assert len(quoted(text)) <= 62
    assert printable(text).isprintable()


@given(german)
def test_dates_that_are_none_stay_as_they_are(text: str) -> None:
    assert format_date(text) == text or re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text)
