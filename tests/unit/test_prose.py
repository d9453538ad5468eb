"""``prose``: citations numbered, ids and §§ linked, terms explained – each once and only where it should be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from praxis.body import parse_body
from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.prose import Prose, Rendered, paragraphs

ADDRESS = "beispiele/musterstadt-lotsenhaus/"


@pytest.fixture
def entry(musterkatalog: Catalog) -> Entry:
    return musterkatalog.entries["musterstadt-lotsenhaus"]


def rendered(catalog: Catalog, entry: Entry, text: str, *, cite: bool = True) -> Rendered:
    return Prose(catalog).render(replace(entry, blocks=parse_body(text, 1)), ADDRESS, cite=cite)


def markdown(catalog: Catalog, entry: Entry, text: str, *, cite: bool = True) -> str:
    return rendered(catalog, entry, text, cite=cite).markdown.strip("\n")


def citation(*links: tuple[str, int, int]) -> str:
    inner = ", ".join(
        f'<a id="zitat-{key}-{place}" href="#quelle-{key}" aria-label="Quelle {number}">{number}</a>'
        for key, place, number in links
    )
    return f'<sup class="pb-zitat">{inner}</sup>'


def test_sources_are_numbered_by_first_citation(musterkatalog: Catalog, entry: Entry) -> None:
    text = rendered(musterkatalog, entry, "Erst [@ratsvorlage], dann [@jahresbericht], wieder [@ratsvorlage].")
    assert text.markdown.strip() == (
        f"Erst{citation(('ratsvorlage', 1, 1))}, dann{citation(('jahresbericht', 1, 2))}, "
        f"wieder{citation(('ratsvorlage', 2, 1))}."
    )
    assert [(row.nummer, row.schluessel, row.rueckverweise) for row in text.quellen] == [
        (1, "ratsvorlage", ("zitat-ratsvorlage-1", "zitat-ratsvorlage-2")),
        (2, "jahresbericht", ("zitat-jahresbericht-1",)),
    ]


def test_one_citation_may_name_several_sources(musterkatalog: Catalog, entry: Entry) -> None:
    assert markdown(musterkatalog, entry, "Satz. [@jahresbericht; @ratsvorlage]") == (
        f"Satz.{citation(('jahresbericht', 1, 1), ('ratsvorlage', 1, 2))}"
    )


def test_sources_that_nobody_cites_come_last(musterkatalog: Catalog, entry: Entry) -> None:
    text = rendered(musterkatalog, entry, "Satz [@ratsvorlage].")
    assert [(row.nummer, row.schluessel, row.rueckverweise) for row in text.quellen] == [
        (1, "ratsvorlage", ("zitat-ratsvorlage-1",)),
        (2, "jahresbericht", ()),
    ]


def test_without_citations_none_is_left_and_none_is_counted(musterkatalog: Catalog, entry: Entry) -> None:
    text = rendered(musterkatalog, entry, "Satz. [@ratsvorlage]\n\n- Punkt [@jahresbericht; @ratsvorlage].", cite=False)
    assert text.markdown.strip() == "Satz.\n\n- Punkt."
    assert {row.rueckverweise for row in text.quellen} == {()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Runde](id:muster-fallrunde)", "[Runde](../../methoden/muster-fallrunde/index.md)"),
        ("[Ablauf](id:muster-fallrunde#ablauf)", "[Ablauf](../../methoden/muster-fallrunde/index.md#ablauf)"),
        ("[](id:muster-fallrunde)", "[Kollegiale Fallrunde nach Musterstädter Art](../../methoden/muster-fallrunde/index.md)"),
        ("Siehe id:careleaver.", "Siehe [Careleaver](../../zielgruppen/careleaver/index.md)."),
        ("Siehe id:sgb-ii/16h.", "Siehe [§ 16h SGB II](../../recht/sgb-ii/16h/index.md)."),
        ("[Wort](id:gibt-es-nicht)", "Wort"),
        ("[Seite](https://example.org/x)", "[Seite](https://example.org/x)"),
        ("`id:careleaver § 16h SGB II`", "`id:careleaver § 16h SGB II`"),
    ],
)
def test_ids_become_links_to_files(musterkatalog: Catalog, entry: Entry, text: str, expected: str) -> None:
    assert markdown(musterkatalog, entry, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nach § 16h SGB II.", "Nach [§ 16h SGB II](../../recht/sgb-ii/16h/index.md)."),
        ("Nach § 41 Abs. 3\nSGB VIII.", "Nach [§ 41 Abs. 3\nSGB VIII](../../recht/sgb-viii/41/index.md)."),
        ("§ 99 SGB II", "§ 99 SGB II"),
        ("§ 16h", "§ 16h"),
        ("[§ 16h SGB II](https://example.org/)", "[§ 16h SGB II](https://example.org/)"),
        ("Achtung!§ 16h SGB II", "Achtung&#33;[§ 16h SGB II](../../recht/sgb-ii/16h/index.md)"),
    ],
)
def test_paragraphs_with_a_page_are_linked(musterkatalog: Catalog, entry: Entry, text: str, expected: str) -> None:
    assert markdown(musterkatalog, entry, text) == expected


def test_of_a_list_each_known_paragraph_is_linked(musterkatalog: Catalog, entry: Entry) -> None:
    text = rendered(musterkatalog, entry, "Nach §§ 40, 41 Abs. 3 und 42 SGB VIII sowie § 67 SGB XII.")
    assert text.markdown.strip() == (
        "Nach §§ 40, [41 Abs. 3](../../recht/sgb-viii/41/index.md) und 42 SGB VIII "
        "sowie [§ 67 SGB XII](../../recht/sgb-xii/67/index.md)."
    )
    assert text.normen == ("sgb-viii/41", "sgb-xii/67")


def explained(word: str) -> str:
    return (
        f'<span class="pb-begriff"><a href="../../glossar/#fallrunde" aria-describedby="begriff-fallrunde">{word}</a>'
        '<span class="pb-begriff__text" role="tooltip" id="begriff-fallrunde">Regelmäßiges Treffen zu einzelnen Fällen.</span>'
        "</span>"
    )


def test_a_term_is_explained_where_it_is_first_mentioned(musterkatalog: Catalog, entry: Entry) -> None:
    text = rendered(musterkatalog, entry, "## Die Fallrunde\n\n[Fallrunde](id:wohnen)\n\nZwei Fallrunden, eine Fallrunde.")
    assert text.markdown.strip() == (
        "## Die Fallrunde {#die-fallrunde}\n\n[Fallrunde](../../themen/wohnen/index.md)\n\n"
        f"Zwei {explained('Fallrunden')}, eine Fallrunde."
    )
    assert text.begriffe == ("fallrunde",)


@pytest.mark.parametrize("word", ["Fallrundenleitung", "Fallrunde-Leitung", "Musterfallrunde", "fallrunde"])
def test_a_word_that_only_contains_a_term_is_left_alone(musterkatalog: Catalog, entry: Entry, word: str) -> None:
    assert markdown(musterkatalog, entry, word) == word


def test_a_mark_becomes_a_box_with_its_text_inside(musterkatalog: Catalog, entry: Entry) -> None:
    assert markdown(musterkatalog, entry, "!!! kontext\n    Eine Zeile\n    und noch eine.\n\n    - Punkt\n\nDanach.") == (
        '!!! kontext "Umfeld – gehört nicht zum Beispiel selbst"\n\n    Eine Zeile\n    und noch eine.\n\n    - Punkt\n\nDanach.'
    )


def test_nested_lists_keep_their_depth_however_they_were_indented(musterkatalog: Catalog, entry: Entry) -> None:
    text = "- eins\n  weiter\n  - zwei\n     - drei\n- vier\n\n1) fünf"
    assert markdown(musterkatalog, entry, text) == "- eins weiter\n    - zwei\n        - drei\n- vier\n1. fünf"


def test_tables_are_written_row_by_row(musterkatalog: Catalog, entry: Entry) -> None:
    table = "| Jahr | Zahl |\n|------|------|\n| 2024 | 180 [@jahresbericht] |"
    assert markdown(musterkatalog, entry, table) == (
        f"| Jahr | Zahl |\n|------|------|\n| 2024 | 180{citation(('jahresbericht', 1, 1))} |"
    )


def test_a_part_of_the_text_numbers_what_it_cites(musterkatalog: Catalog, entry: Entry) -> None:
    blocks = [block for block in entry.blocks if block.section == "Ausgangslage"]
    text = Prose(musterkatalog).render(entry, ADDRESS, blocks)
    assert [row.schluessel for row in text.quellen] == ["ratsvorlage", "jahresbericht"]
    assert "Auf einen Blick" not in text.markdown


def test_a_plain_field_becomes_html(musterkatalog: Catalog) -> None:
    assert Prose(musterkatalog).inline("a < b & § 16h SGB II!", "") == (
        'a &lt; b &amp; <a href="recht/sgb-ii/16h/">§ 16h SGB II</a>!'
    )
    assert Prose(musterkatalog).inline("<script>", "") == "&lt;script&gt;"


def test_a_field_is_split_at_empty_lines() -> None:
    assert paragraphs("eins\nzwei\n \n\ndrei\n") == ["eins\nzwei", "drei"]
