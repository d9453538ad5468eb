"""YAML as text with places, and refusals at the line that has to change."""

from __future__ import annotations

import time

import pytest

from praxis.yaml_reader import Refused, read_yaml


def refused_at(text: str) -> tuple[str, int, int]:
    with pytest.raises(Refused) as refused:
        read_yaml(text, "a.md", first_line=2)
    problem = refused.value.problem
    assert problem.hint
    return problem.code, problem.line, problem.column


def test_everything_stays_text_and_nothing_is_nothing() -> None:
    text = 'land: NO\nags: 01002000\nzeit: 12:30\nleer:\nnichts: null\ntilde: ~\nwort: "null"\nliste: [ja, 2012-13, ]\n'
    assert read_yaml(text, "a.md").value == {
        "land": "NO",
        "ags": "01002000",
        "zeit": "12:30",
        "leer": None,
        "nichts": None,
        "tilde": None,
        "wort": "null",
        "liste": ["ja", "2012-13"],
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb: &x 2\n", ("PB107", 3, 4)),
        ("a: *x\n", ("PB107", 2, 4)),
        ("a: !!python/name:os.system x\n", ("PB107", 2, 4)),
        ("a: 1\n<<: {b: 2}\n", ("PB107", 3, 1)),
        ("a: 1\nb: c: d\n", ("PB105", 3, 5)),
        ("a: 1\nb c\nd: 2\n", ("PB105", 3, 1)),
        ("a: 1\nb:c\nd: 2\n", ("PB105", 3, 3)),
        ('a: "1\nb: 2\nc: "3"\n', ("PB105", 2, 4)),
        ("a: '1\nb: 2\n", ("PB105", 2, 4)),
        ("a: [1\nb: 2\n", ("PB105", 2, 4)),
        ("a:\n  b: 1\n c: 2\n", ("PB105", 4, 1)),
        ("a: 1\n b: 2\n", ("PB105", 3, 1)),
        ("a:\n\tb: 1\n", ("PB105", 3, 1)),
        ("a: @b\n", ("PB105", 2, 4)),
        ("? [a]\n: b\n", ("PB105", 2, 3)),
        ("a: 1\n--- \nb: 2\n", ("PB105", 3, 1)),
        ('a: "\\x1b[31m"\n', ("PB109", 2, 4)),
    ],
)
def test_refusals_stand_where_the_cause_is(text: str, place: tuple[str, int, int]) -> None:
    assert refused_at(text) == place


def test_duplicates_are_reported_and_the_first_one_counts() -> None:
    document = read_yaml("a: 1\nb: {c: 1, c: [2, {d: 3}]}\na: {x: 1, x: 2}\n", "a.md")
    assert document.value == {"a": "1", "b": {"c": "1"}}
    assert [(problem.line, problem.field) for problem in document.problems] == [(2, "b.c"), (3, "a")]


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\nb: [*a, *a]\n",
        "a: " + "[" * 200_000,
        "a: " + "{b: " * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(600)),
        "a: [" + "x, " * 100_000 + "]",
        "".join(f"k{number}: v\n" for number in range(60_000)),
    ],
    ids=["aliases", "lists", "mappings", "indentation", "values", "keys"],
)
def test_bombs_do_not_go_off(bomb: str) -> None:
    started = time.monotonic()
    code, _, _ = refused_at(bomb)
    assert code in ("PB107", "PB108", "PB112")
    assert time.monotonic() - started < 5
