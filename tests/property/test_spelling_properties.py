"""A suggestion is always a name that exists; a name that exists suggests itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from praxis.spelling import comparable, nearest

names = st.lists(st.from_regex(r"[a-z]{3,8}(-[a-z]{2,6})?", fullmatch=True), min_size=1, max_size=12, unique=True)


@given(st.text(max_size=120), names)
def test_the_suggestion_exists(value: str, known: list[str]) -> None:
    assert nearest(value, known) in {"", *known}


@given(names, st.data())
def test_a_known_name_means_itself(known: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(known))
    assert nearest(name, known) == name
    assert nearest(name.upper().replace("-", " "), known) == name


@given(st.text())
def test_names_are_compared_in_one_form(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)
