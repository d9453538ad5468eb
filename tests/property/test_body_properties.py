"""The body parser loses no line and misplaces none, whatever stands in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from praxis.body import CITATION, LINK, parse_body

KINDS = (
    "## Titel,### ,# x #,- a,  - b,    - c,1. a,12) b,| a | b |,|---|,!!! kontext,    Text,\tText,!!! kontxt,"
    "    !!! einordnung,        tief,---,***,===,> z,,   ,Text [@q],```"
)
lines = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=20),
        st.sampled_from(KINDS.split(",")),
    ),
    max_size=25,
)


@given(lines, st.integers(1, 200))
def test_every_line_of_every_block_is_where_it_says(texts: list[str], first_line: int) -> None:
    for block in parse_body("\n".join(texts), first_line):
        for number, line in block.numbered_lines():
            assert line.strip() in texts[number - first_line]


@given(lines)
def test_no_word_gets_lost(texts: list[str]) -> None:
    blocks = parse_body("\n".join(texts), 1)
    covered = {number for block in blocks for number, _ in block.numbered_lines()}
    assert covered == {number for number, text in enumerate(texts, 1) if text.strip()}


@given(lines)
def test_blocks_stand_in_order(texts: list[str]) -> None:
    starts = [block.line for block in parse_body("\n".join(texts), 1)]
    assert starts == sorted(starts)


@given(st.text(alphabet='[]()@;:ab "!i/d', max_size=60))
def test_citations_and_links_are_found_without_end(text: str) -> None:
    for match in CITATION.finditer(text):
        assert match[0].startswith("[@")
    for match in LINK.finditer(text):
        assert match[0].endswith(")")
