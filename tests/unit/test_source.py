"""``source`` and ``yaml_reader``: files as text with places, and refusals that say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from praxis.source import MAX_BYTES, Source, field_name, load_entry, load_lines, load_yaml
from praxis.yaml_reader import MAX_DEPTH, Refused, read_yaml

ENTRY = """---
titel: Ein Haus
orte: [hamm, koeln]
quellen:
  bericht:
    url: https://example.org/
    titel: Bericht
---

## Auf einen Blick

Ein Satz.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "eintrag.md"


def loaded(path: Path, content: str | bytes) -> Source:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    source, problems = load_entry(path, "eintrag.md")
    assert problems == []
    assert source is not None
    return source


def refusal(path: Path, content: str | bytes) -> tuple[str, int, int]:
    """Return code, line and column of the one problem that made the file unreadable."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    source, problems = load_entry(path, "eintrag.md")
    assert source is None
    (problem,) = problems
    assert problem.path == "eintrag.md"
    assert problem.hint
    return problem.code, problem.line, problem.column


def test_head_and_body_know_their_lines(path: Path) -> None:
    source = loaded(path, ENTRY)
    assert source.values == {
        "titel": "Ein Haus",
        "orte": ["hamm", "koeln"],
        "quellen": {"bericht": {"url": "https://example.org/", "titel": "Bericht"}},
    }
    assert source.raw_line(10) == "## Auf einen Blick"
    assert source.raw_line(12) == "Ein Satz."
    assert source.body_place(source.body.index("Satz")) == {"line": 12, "column": 5}


def test_every_value_has_its_place(path: Path) -> None:
    source = loaded(path, ENTRY)
    assert source.place(("titel",)) == (2, 1)
    assert source.place(("orte", 1)) == (3, 14)
    assert source.place(("quellen", "bericht", "titel")) == (7, 5)
    assert source.place(("quellen", "bericht", "fehlt")) == (5, 3), "what is missing is shown at its parent"
    assert source.place(("gibt", "es", "nicht")) == source.place(())


def test_items_of_a_list_are_named_by_their_list(path: Path) -> None:
    source = loaded(path, ENTRY)
    assert source.at(("orte", 1)) == {"line": 3, "column": 14, "field": "orte"}
    assert source.at(("quellen", "bericht", "url"))["field"] == "quellen.bericht.url"
    assert field_name(("phasen", 1, "titel")) == "phasen.2.titel"


def test_addresses_are_not_among_the_texts(path: Path) -> None:
    source = loaded(path, ENTRY)
    assert [text for _, text in source.texts()] == ["Ein Haus", "hamm", "koeln", "Bericht"]
    assert source.all_text() == "Ein Haus\nhamm\nkoeln\nBericht"


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + ENTRY.encode(),
        ENTRY.replace("\n", "\r\n").encode(),
        ENTRY.replace("\n", "\r").encode(),
        ENTRY.removesuffix("\n").encode() + b"\n",
    ],
    ids=["mark at the start", "Windows", "old Mac", "as it is"],
)
def test_the_system_a_file_comes_from_does_not_matter(path: Path, content: bytes) -> None:
    source, expected = loaded(path, content), loaded(path, ENTRY)
    assert (source.values, source.body, source.body_line) == (expected.values, expected.body, expected.body_line)


def test_umlauts_are_composed(path: Path) -> None:
    assert loaded(path, "---\ntitel: Ko\u0308ln\n---\n").values == {"titel": "Köln"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ("PB104", 1, 1)),
        ("Nur Text.\n", ("PB104", 1, 1)),
        ("\n---\ntitel: x\n---\n", ("PB104", 1, 1)),
        ("---\ntitel: x\n\n## Abschnitt\n", ("PB104", 4, 1)),
        ("---\ntitel: x\n## Abschnitt\nText: und: Text\n---\n", ("PB104", 3, 1)),
        ("---\n- eins\n---\n", ("PB111", 2, 1)),
        ("---\ntitel: x\n---\nText\u200b\n", ("PB109", 4, 5)),
        ("---\ntitel: Größe\n---\n".encode("latin-1"), ("PB102", 2, 10)),
        ("---\ntitel: [offen\n---\n", ("PB105", 2, 8)),
        (b"x" * (MAX_BYTES + 1), ("PB103", 0, 0)),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(path: Path, content: str | bytes, expected: tuple[str, int, int]) -> None:
    assert refusal(path, content) == expected


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "ordner.md").mkdir()
    for name in ("fehlt.md", "ordner.md"):
        source, problems = load_entry(tmp_path / name, name)
        assert source is None
        assert [problem.code for problem in problems] == ["PB101"]


def test_a_field_stated_twice_keeps_its_first_value_and_is_marked(path: Path) -> None:
    path.write_text("---\ntitel: eins\nquellen: {a: {titel: x, titel: y}}\ntitel: {b: c}\n---\n", encoding="utf-8")
    source, problems = load_entry(path, "eintrag.md")
    assert source is not None
    assert source.values == {"titel": "eins", "quellen": {"a": {"titel": "x"}}}
    assert source.doubled == {"titel", "quellen"}
    assert [(problem.code, problem.line, problem.field) for problem in problems] == [
        ("PB106", 3, "quellen.a.titel"),
        ("PB106", 4, "titel"),
    ]
    assert source.place(("quellen", "a", "titel")) == (3, 15), "what is forgotten leaves no place behind"


def test_scalars_stay_the_text_that_was_written() -> None:
    text = "[NO, yes, 010, 1e3, 2012-13, 1_000, 0x1F, .5, 12:30, 'null', \"~\", '']"
    assert read_yaml(text, "x").value == [
        "NO", "yes", "010", "1e3", "2012-13", "1_000", "0x1F", ".5", "12:30", "null", "~", "",
    ]  # fmt: skip


def test_only_a_bare_null_is_no_value() -> None:
    assert read_yaml("{a: , b: null, c: ~, d: Null}", "x").value == {"a": None, "b": None, "c": None, "d": "Null"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: &x 1\nb: *x", "PB107", 1),
        ("a: 1\nb: *x", "PB107", 2),
        ("a: !!python/object:os.system x", "PB107", 1),
        ("a: 1\n<<: {b: 2}", "PB107", 2),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "PB108", 1),
        ('a: 1\nb: "x\\u200b"', "PB109", 2),
        ("a: 1\n---\nb: 2", "PB105", 2),
        ("? [a]\n: 1", "PB105", 1),
        ("a: 1\n b: 2", "PB105", 2),
        ("a: 'offen", "PB105", 1),
    ],
)
def test_what_yaml_could_hide_is_refused(text: str, code: str, line: int) -> None:
    with pytest.raises(Refused) as caught:
        read_yaml(text, "x")
    assert (caught.value.problem.code, caught.value.problem.line) == (code, line)


def test_lines_count_from_where_the_head_begins() -> None:
    with pytest.raises(Refused) as caught:
        read_yaml("a: *x", "x", first_line=7)
    assert caught.value.problem.line == 7


def test_too_many_values_are_refused_before_they_are_read() -> None:
    assert read_yaml("[a, b]", "x", max_values=3).value == ["a", "b"]
    with pytest.raises(Refused) as caught:
        read_yaml("[a, b, c]", "x", max_values=3)
    assert caught.value.problem.code == "PB112"


def test_a_vocabulary_and_a_table_of_lines_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("- {id: eins}\n- {id: zwei}\n", encoding="utf-8")
    source, problems = load_yaml(tmp_path / "a.yml", "a.yml")
    assert problems == []
    assert source is not None
    assert source.place((1, "id")) == (2, 4)
    (tmp_path / "a.txt").write_text("eins\r\nzwei\n", encoding="utf-8")
    assert load_lines(tmp_path / "a.txt", "a.txt") == (("eins", "zwei"), [])
    assert load_lines(tmp_path / "fehlt.txt", "fehlt.txt") == ((), [])
