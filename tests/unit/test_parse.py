"""``parse``: entries from sources, whole or with stand-ins for what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from praxis.model import ARTEN, Beispiel, Einfuehrung, Eintrag
from praxis.parse import _with_stand_ins, check_id, parse_entry, parse_table, parse_terms
from praxis.source import Source, load_entry
from praxis.yaml_reader import read_yaml

CATALOG = Path(__file__).resolve().parents[1] / "fixtures/katalog"


def source_of(text: str) -> Source:
    document = read_yaml(text, "a.yml")
    return Source("a.yml", document.value, document.places)


def entry_source(name: str) -> Source:
    source, problems = load_entry(CATALOG / "practices" / name, name)
    assert problems == []
    assert source is not None
    return source


@pytest.mark.parametrize("art", [*ARTEN.values(), Einfuehrung])
def test_there_is_a_stand_in_for_every_field(art: type[Eintrag]) -> None:
    assert art.model_validate(_with_stand_ins(art, {}, ()))


def test_a_sound_file_becomes_an_entry() -> None:
    entry, problems = parse_entry(entry_source("beispiele/musterstadt-lotsenhaus.md"), "musterstadt-lotsenhaus", Beispiel)
    assert problems == []
    assert entry.art == "beispiele"
    assert entry.maengel == frozenset()
    assert entry.daten.aufwand.stellen == 3.5
    assert entry.blocks[0].text == "Auf einen Blick"


def test_a_file_with_mistakes_says_which_fields_are_not_to_be_trusted() -> None:
    source = source_of("titel: Ein Titel\nthemen: [wohnen]\nquellen: {a: {titel: A}, B C: {titel: x}}\nfarbe: rot\nfarbe: blau\n")
    entry, problems = parse_entry(source, "x", Beispiel)
    assert entry.daten.titel == "Ein Titel"
    assert entry.daten.themen == ("wohnen",)
    assert list(entry.daten.quellen) == ["a"]
    assert {"kurz", "quellen", "status", "rechtskreise", "farbe"} <= entry.maengel
    assert "titel" not in entry.maengel
    assert {problem.code for problem in problems} == {"PB201", "PB202", "PB211"}


@pytest.mark.parametrize(("art", "name"), [
    ("beispiele", "beispiele/musterstadt-lotsenhaus.md"),
    ("methoden", "methoden/muster-fallrunde.md"),
    ("veranstaltungen", "veranstaltungen/mustertagung-2024.md"),
    ("impulse", "impulse/muster-wohnen-zuerst.md"),
    ("programme", "programme/musterprogramm.md"),
])  # fmt: skip
def test_a_file_in_the_wrong_folder_is_recognised(art: str, name: str) -> None:
    for folder, other in ARTEN.items():
        entry, problems = parse_entry(entry_source(name), "x", other)
        assert entry.art == art
        assert [problem.code for problem in problems] == ([] if folder == art else ["PB212"])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("luenen-case-management", ""),
        ("a", ""),
        ("Lünen", "luenen.md"),
        ("mit leerzeichen", "mit-leerzeichen.md"),
        ("doppelt--strich", "doppelt-strich.md"),
        ("..", "mein-eintrag.md"),
        ("x" * 81, "kürzeren Namen"),
    ],
)
def test_file_names_become_addresses(name: str, words: str) -> None:
    problems = list(check_id("a.md", name))
    assert [words in problem.hint for problem in problems] == ([True] if words else [])


def test_terms() -> None:
    source = source_of("- {id: wohnen, label: Wohnen}\n- {id: wohnen, label: Noch einmal}\n- {id: ../x, label: Y}\n- nur Text\n")
    terms, problems = parse_terms("themen", source)
    assert [(key, term.label) for key, term in terms.items()] == [("wohnen", "Wohnen")]
    assert [(problem.code, problem.line) for problem in problems] == [("PB213", 2), ("PB211", 3), ("PB205", 4)]
    assert parse_terms("themen", source_of("a: b\n"))[1][0].code == "PB205"


def test_tables_hold_texts_only() -> None:
    assert parse_table(source_of("a: b\nc: [d]\ne:\n")) == {"a": "b", "c": "", "e": ""}
    assert parse_table(source_of("- a\n")) == {}
