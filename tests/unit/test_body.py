"""``body``: the blocks of a text, each with the line at which it stands."""

from __future__ import annotations

import pytest

from praxis.body import LINK, PLAIN_ID, Block, blank, looks_like_mark, parse_body

BODY = """
# Titel #

## Ergebnisse

Erste Zeile [@a]
zweite Zeile [@b; @a].

- eins
  weiter
    - innen
1) zwei

| a | b |
|---|---|
| 1 | 2 |

!!! kontext
    Im Kasten.

    - Punkt im Kasten

***
Danach.
"""


@pytest.fixture
def blocks() -> tuple[Block, ...]:
    return parse_body(BODY, 10)


def test_every_block_has_kind_line_and_text(blocks: tuple[Block, ...]) -> None:
    assert [(block.kind, block.line, block.text) for block in blocks] == [
        ("heading", 11, "Titel"),
        ("heading", 13, "Ergebnisse"),
        ("paragraph", 15, "Erste Zeile [@a] zweite Zeile [@b; @a]."),
        ("item", 18, "eins weiter"),
        ("item", 20, "innen"),
        ("item", 21, "zwei"),
        ("table", 23, "| a | b | |---|---| | 1 | 2 |"),
        ("note", 27, "!!! kontext"),
        ("paragraph", 28, "Im Kasten."),
        ("item", 30, "Punkt im Kasten"),
        ("rule", 32, "***"),
        ("paragraph", 33, "Danach."),
    ]


def test_items_keep_indentation_and_mark(blocks: tuple[Block, ...]) -> None:
    assert [(block.level, block.marker) for block in blocks if block.kind == "item"] == [(0, "-"), (4, "-"), (0, "1)"), (0, "-")]


def test_a_section_is_the_nearest_second_heading(blocks: tuple[Block, ...]) -> None:
    assert [block.section for block in blocks] == ["", *["Ergebnisse"] * 11]


def test_what_stands_in_a_mark_knows_it(blocks: tuple[Block, ...]) -> None:
    assert [block.line for block in blocks if block.note] == [27, 28, 30]
    assert {block.note for block in blocks if block.note} == {"kontext"}


def test_citations_come_in_order_with_repetitions(blocks: tuple[Block, ...]) -> None:
    assert blocks[2].citations == ("a", "b", "a")


def test_each_line_of_a_block_is_numbered(blocks: tuple[Block, ...]) -> None:
    assert list(blocks[3].numbered_lines()) == [(18, "eins"), (19, "weiter")]


def test_what_it_does_not_know_stays_a_paragraph() -> None:
    blocks = parse_body("<div>\n![Bild](x.png)\n\n    code\n\nx", 1)
    assert [(block.kind, block.line) for block in blocks] == [("paragraph", 1), ("paragraph", 4), ("paragraph", 6)]


def test_deep_marks_do_not_exhaust_the_stack() -> None:
    text = "\n".join("    " * depth + "!!! kontext" for depth in range(2000))
    blocks = parse_body(text, 1)
    assert [block.line for block in blocks] == [1, 2, 3, 4]
    assert sum(len(block.lines) for block in blocks) == 2000


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("!!! kontext", True),
        ("!! Kontext", True),
        ("  !!! kontxt", True),
        ("::: hinweis", True),
        ("!!! zitat", False),
        ("Kontext: gut", False),
    ],
)
def test_a_misspelled_mark_is_recognised(line: str, *, expected: bool) -> None:
    assert looks_like_mark(line) is expected


def test_a_link_may_hold_brackets_and_a_title() -> None:
    matches = LINK.finditer('[a](https://x.test/y_(z)?q) ![b](c) [d](id:hamm-haus#teil "Titel")')
    assert [(match["text"], match["target"]) for match in matches] == [
        ("a", "https://x.test/y_(z)?q"),
        ("d", "id:hamm-haus#teil"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("siehe id:hamm-haus.", ["hamm-haus"]),
        ("id:sgb-ii/16h, id:a1", ["sgb-ii/16h", "a1"]),
        ("[x](id:hamm-haus)", []),
        ("grid:hamm und https://x.test/id:hamm", []),
        ("id: hamm", []),
    ],
)
def test_a_plain_id_stands_alone(text: str, expected: list[str]) -> None:
    assert [match["plain"] for match in PLAIN_ID.finditer(text)] == expected


def test_what_is_blanked_keeps_the_place_of_the_rest() -> None:
    text = LINK.sub(blank, "[a\nb](c) d")
    assert text == "  \n      d"
