"""The YAML reader never raises anything but its own refusal, changes no text, and knows where everything stands."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from praxis.source import Source
from praxis.yaml_reader import INVISIBLE, Refused, locations, read_yaml

readable = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=30).filter(
    lambda text: not INVISIBLE.search(text)
)
values = st.recursive(
    readable,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(readable.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=12,
)
PIECES = "a|b: |- |\n|  |: |'|\"|[|]|{|}|,|#|&x |*x|!t |>-|?|%|@|---\n|...\n|\t|null|~|NO|010|2012-13|<<: |\\|ä|😀".split("|")
pieces = st.lists(st.sampled_from([*PIECES, "|"]), max_size=30)


@given(st.one_of(st.text(), pieces.map("".join)))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        document = read_yaml(text, "a.md", first_line=7)
    except Refused as refused:
        problem = refused.problem
    else:
        assert len(document.places) == 2 * len(list(locations(document.value)))
        return
    line_ends = sum(map(text.count, "\n\r\x85\u2028\u2029"))
    assert problem.code.startswith("PB1")
    assert 7 <= problem.line <= 7 + line_ends + 1
    assert problem.hint


@given(values)
def test_what_was_written_comes_back_as_text(value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    document = read_yaml(text, "a.yml")
    assert document.value == value
    assert document.problems == []


@given(
    st.sampled_from(
        ["NO", "no", "yes", "on", "010", "0x1F", "1_000", "2012-13", "2026-02-30", "1e3", ".5", "NaN", "Null", "12:30"]
    )
)
def test_scalars_never_turn_into_something_else(scalar: str) -> None:
    assert read_yaml(f"feld: {scalar}\n", "a.md").value == {"feld": scalar}


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), readable, min_size=1, max_size=6), st.integers(1, 50))
def test_every_value_knows_its_line(fields: dict[str, str], first_line: int) -> None:
    text = "".join(
        f"{key}: {yaml.safe_dump(value, default_style=chr(34), width=10**6).strip()}\n" for key, value in fields.items()
    )
    document = read_yaml(text, "a.md", first_line)
    source = Source("a.md", document.value, document.places)
    for offset, key in enumerate(fields):
        assert source.place((key,)) == (first_line + offset, 1)
        assert source.place((key, "gibt", "es", "nicht"))[0] == first_line + offset
