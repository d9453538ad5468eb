"""Properties of text, addresses and the readers of files that must hold for anything an editor could write."""

from __future__ import annotations

import posixpath
import string
from itertools import permutations
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from praxis.addresses import SHORT_CODE_LENGTH, format_ledger, parse_ledger, relative, relative_file, short_codes
from praxis.body import Block, parse_body
from praxis.problems import Problem
from praxis.text import ID_PATTERN, slug, sort_key
from praxis.yaml_reader import INVISIBLE, Refused, locations, read_yaml

settings.register_profile("praxis", deadline=None)  # the machines of a CI stall now and then
settings.load_profile("praxis")

LETTERS = "aäbnoöszß AÄÖ0129-–.,„“(ß)é"
words = st.one_of(st.text(max_size=30), st.text(alphabet=LETTERS, max_size=30))

ids = st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda text: len(text) < 20)
addresses = st.lists(ids, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


@given(words)
def test_a_slug_is_an_id_or_empty_and_stays_one(text: str) -> None:
    found = slug(text)
    assert found == "" or ID_PATTERN.fullmatch(found)
    assert slug(found) == found


@given(words)
def test_a_slug_does_not_depend_on_how_umlauts_are_composed(text: str) -> None:
    import unicodedata

    composed = unicodedata.normalize("NFC", text)
    assert slug(unicodedata.normalize("NFD", composed)) == slug(composed)


@given(st.lists(words, min_size=1, max_size=4))
@example(["10", "9", "a9", "a10"])
@example(["ß", "ss", "ẞ"])
def test_every_order_of_titles_is_sorted_alike(titles: list[str]) -> None:
    """Whatever the order in which files are read, lists look the same: any two titles compare, ties go by the id."""
    rows = [(sort_key(title), number) for number, title in enumerate(titles)]
    assert {tuple(sorted(order)) for order in permutations(rows)} == {tuple(sorted(rows))}


scalars = st.text(alphabet=string.ascii_letters + string.digits + "äöüß .-_:,/", max_size=20).map(lambda text: " ".join(text.split()))
stated: st.SearchStrategy[Any] = st.recursive(
    st.one_of(scalars, st.sampled_from(["NO", "null", "~", "010", "1e3", "2012-13", "yes", "0x1F", "12:30", ""])),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(scalars.filter(bool), inner, max_size=4)),
    max_leaves=20,
)
ROUGH = "abc: -[]{}#&*!|>'\"%@`,?\\\n\t\r \u00e4\u2028<~0=.x"


def depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0)


@given(stated)
def test_what_is_written_in_quotes_is_read_back_as_text(value: Any) -> None:
    text = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    document = read_yaml(text, "x")
    assert document.value == value
    assert len(document.places) == 2 * len(list(locations(value)))


def strings(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) for key in value) and all(map(strings, value.values()))
    return all(map(strings, value)) if isinstance(value, list) else value is None or isinstance(value, str)


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=80), st.text(alphabet=ROUGH, max_size=60)))
@example("? \n")
@example("a: b\n...\nc")
@example("%YAML 1.2\n---\na")
@example("'\\x00'")
@example('"\\ud800"')
@example("a: !!int 3")
@example("\t- a")
def test_the_yaml_reader_never_raises_anything_but_its_refusal(text: str) -> None:
    """As for files: signs that no file may contain are refused before the text gets here."""
    text = INVISIBLE.sub("", text)
    try:
        document = read_yaml(text, "x", first_line=5)
    except Refused as refused:
        assert refused.problem.line >= 5
        assert refused.problem.message.endswith(".")
    else:
        assert strings(document.value)
        assert all(isinstance(problem, Problem) for problem in document.problems)
        lines = document.places[::2]
        assert all(5 <= line <= 5 + text.count("\n") + 1 for line in lines)


MARKS = ["", "", "## Titel", "# x", "#", "- Punkt", "  - innen", "1) eins", "| a | b |", "!!! kontext", "??? x", "    Text", "\tText"]
MARKS += ["Text", "***", "---", "    - Punkt", "        - tief", "        !!! hinweis", "    !!! einordnung", "<div>", "+", "!", "?"]
lines_of_a_body = st.lists(st.one_of(st.sampled_from(MARKS), st.text(alphabet="#-*!| a1.)\t", max_size=8)), max_size=25)


def covered(block: Block) -> set[int]:
    return {number for number, _ in block.numbered_lines()}


@given(lines_of_a_body, st.integers(1, 300))
def test_every_line_of_a_body_is_in_one_block_at_its_number(lines: list[str], first: int) -> None:
    blocks = parse_body("\n".join(lines), first)
    numbers = [number for block in blocks for number in sorted(covered(block))]
    assert numbers == [first + index for index, line in enumerate(lines) if line.strip()]
    for block in blocks:
        for number, text in block.numbered_lines():
            assert text.strip() in lines[number - first]


@given(addresses, addresses, st.one_of(st.just(""), ids))
def test_a_relative_link_leads_where_it_should(source: str, target: str, anchor: str) -> None:
    mark = f"#{anchor}" if anchor else ""
    link = relative(source, f"{target}{mark}")
    path, _, found = link.partition("#")
    assert found == anchor
    assert not link.startswith("/")
    assert posixpath.normpath(posixpath.join("/", source, path)) == posixpath.normpath(f"/{target}")
    file, _, found = relative_file(source, f"{target}{mark}").partition("#")
    assert found == anchor
    assert posixpath.normpath(posixpath.join("/", source, file)) == posixpath.normpath(f"/{target}index.md")


codes = st.text(alphabet="abcdefghijklmnopqrstuvwxyz234567", min_size=SHORT_CODE_LENGTH, max_size=SHORT_CODE_LENGTH)
ledgers = st.dictionaries(addresses.filter(bool), codes, max_size=8).filter(lambda found: len(set(found.values())) == len(found))


@given(st.lists(addresses.filter(bool), max_size=30), ledgers)
def test_short_codes_are_unique_and_stay(wanted: list[str], stored: dict[str, str]) -> None:
    found = short_codes(wanted, stored)
    assert found.keys() == {*wanted, *stored}
    assert len(set(found.values())) == len(found)
    assert {address: found[address] for address in stored} == stored
    assert all(len(code) == SHORT_CODE_LENGTH and set(code) <= set("abcdefghijklmnopqrstuvwxyz234567") for code in found.values())
    assert short_codes(reversed(wanted), stored) == found, "the order of the files does not matter"
    assert short_codes([*wanted, "neu/"], found) | found == short_codes([*wanted, "neu/"], found), "a new page changes no code"


@given(ledgers, st.lists(addresses.filter(bool), max_size=8))
def test_a_ledger_is_read_back(stored: dict[str, str], others: list[str]) -> None:
    text = format_ledger([*stored, *others], stored)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert parse_ledger(lines) == (tuple(sorted({*stored, *others})), stored)
    assert format_ledger(*parse_ledger(lines)) == text
