"""``newsletter`` and its teasers: the right entries in the right order, in words that any mail program can show."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from markdown import markdown

from praxis.catalog import Catalog
from praxis.newsletter import FORMATS, choose_entries, render_section
from praxis.settings import Site
from praxis.views.newsletter import SHORT, short_link, teasers
from praxis.views.seite import Sicht

LINK = "https://praxis.test/unterordner/k/zho3e/"  # follows from the address alone; must never change


def chosen(catalog: Catalog, **options: str | list[str]) -> list[str]:
    return [entry.id for entry in choose_entries(catalog, **options)]  # type: ignore[arg-type]


def test_the_latest_come_first(kleiner_katalog: Catalog) -> None:
    assert chosen(kleiner_katalog) == ["fallberatung", "hamm-haus", "hamm-lotsen"]


def test_a_day_is_the_first_that_counts(kleiner_katalog: Catalog) -> None:
    assert chosen(kleiner_katalog, since="2026-11-02") == ["fallberatung", "hamm-haus"]
    assert chosen(kleiner_katalog, since="2026-11-03") == ["fallberatung"]
    assert chosen(kleiner_katalog, since="2026-11-04") == []


def test_all_rechtskreise_but_only_one_of_the_topics_must_fit(kleiner_katalog: Catalog) -> None:
    assert chosen(kleiner_katalog, rechtskreise=["sgb-ii"]) == ["fallberatung", "hamm-haus", "hamm-lotsen"]
    assert chosen(kleiner_katalog, rechtskreise=["sgb-ii", "sgb-viii"]) == ["fallberatung", "hamm-haus"]
    assert chosen(kleiner_katalog, themen=["wohnen", "inklusion"]) == ["hamm-haus", "hamm-lotsen"]
    assert chosen(kleiner_katalog, themen=["inklusion"]) == []


def test_named_entries_come_in_the_order_named(kleiner_katalog: Catalog) -> None:
    ids = ["hamm-lotsen", "gibt-es-nicht", "fallberatung"]
    assert chosen(kleiner_katalog, ids=ids, since="2030-01-01") == ["hamm-lotsen", "fallberatung"]


def test_plain_text_is_what_it_says(kleiner_katalog: Catalog, site: Site) -> None:
    entries = choose_entries(kleiner_katalog, ids=["hamm-haus"])
    assert render_section(kleiner_katalog, site, entries, "text") == (
        "Haus & Hilfe <unter> einem Dach\n"
        "Hamm · Nordrhein-Westfalen. Jobcenter und Jugendamt sitzen in einem Haus, seit zwölf Jahren.\n"
        "Nachweis: Beschrieben, 1 Quelle, geprüft 02.11.2026\n"
        f"{LINK}\n"
    )


def test_html_holds_nothing_but_paragraph_link_and_bold(kleiner_katalog: Catalog, site: Site) -> None:
    class Tags(HTMLParser):
        seen: list[tuple[str, list[tuple[str, str | None]]]]
        text = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.seen.append((tag, attrs))

        def handle_data(self, data: str) -> None:
            self.text += data

    parser = Tags()
    parser.seen = []
    parser.feed(render_section(kleiner_katalog, site, choose_entries(kleiner_katalog, ids=["hamm-haus"]), "html"))
    assert parser.seen == [("p", []), ("strong", []), ("a", [("href", LINK)]), ("br", []), ("br", [])]
    assert parser.text.startswith("Haus & Hilfe <unter> einem Dach\n")


def test_entries_are_parted_by_an_empty_line(kleiner_katalog: Catalog, site: Site) -> None:
    entries = choose_entries(kleiner_katalog)
    for form in FORMATS:
        section = render_section(kleiner_katalog, site, entries, form)
        alone = [render_section(kleiner_katalog, site, [entry], form) for entry in entries]
        assert section == "\n".join(alone)
        assert section.endswith("\n")
        assert not section.endswith("\n\n")


def test_markdown_keeps_title_text_and_evidence_apart(kleiner_katalog: Catalog, site: Site) -> None:
    """Programs read a single line break in different ways, so there is none."""
    section = render_section(kleiner_katalog, site, choose_entries(kleiner_katalog, ids=["hamm-haus"]), "md")
    assert section.split("\n\n") == [
        f"**[Haus & Hilfe <unter> einem Dach]({LINK})**",
        "Hamm · Nordrhein-Westfalen. Jobcenter und Jugendamt sitzen in einem Haus, seit zwölf Jahren.",
        "Nachweis: Beschrieben, 1 Quelle, geprüft 02.11.2026\n",
    ]
    assert markdown(section).count("<p>") == 3


def test_the_short_teaser_is_short(kleiner_katalog: Catalog, site: Site) -> None:
    entry = kleiner_katalog.entries["hamm-haus"]
    long = entry.daten.model_copy(update={"kurz": "Viele Worte " * 22})
    short = teasers(type(entry)("hamm-haus", long, entry.source, entry.blocks), Sicht(kleiner_katalog, site, ""))[-1]
    text = short["text"].removeprefix(f"{long.titel}: ").removesuffix(f"\n{LINK}")
    assert text.endswith(" …")
    assert len(text) <= SHORT


@pytest.mark.parametrize("address", ["", "beispiele/hamm-haus/", "newsletter/"])
def test_a_short_link_is_the_same_wherever_it_stands(kleiner_katalog: Catalog, site: Site, address: str) -> None:
    assert short_link(kleiner_katalog.entries["hamm-haus"], Sicht(kleiner_katalog, site, address)) == LINK
