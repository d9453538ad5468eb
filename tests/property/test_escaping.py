"""Whatever signs a title or sentence contains: the page keeps its structure and shows the text as it was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from praxis.catalog import Catalog, resolve_catalog
from praxis.collection import load_collection
from praxis.render import render_page
from praxis.settings import Site
from praxis.views import all_pages
from praxis.views.seite import Seite

FIXTURE = Path(__file__).resolve().parents[1] / "fixtures/katalog"
SITE = Site("https://praxis.test/", "https://forge.test/")
ENTRY = "musterstadt-lotsenhaus"
# Pages that show an entry's title: its own, a card, a row of links, a line of a list.
ADDRESSES = ("", f"beispiele/{ENTRY}/", "themen/wohnen/", "methoden/muster-fallrunde/", "recht/aenderungen/")
HARMLESS = "Titel"

SIGNS = "<>&\"'{}%#*_`~|[]()\\!$^:;@/=-+ aÄ1.„“…"
texts = (
    st.text(alphabet=SIGNS, min_size=3, max_size=60).map(lambda text: " ".join(text.split())).filter(lambda text: len(text) > 2)
)
NASTY = (
    "</title><script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %} {# weg #}",
    "# Titel {#x} ![b](c) [a](b) <!-- zu -->",
    "**fett** __fett__ `code` | a | b |",
    "'\"><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#33; &quot;",
    "--- title: x",
    "</textarea></details></article></header>",
    "*[HTML]: ^1^ ~~x~~ $x$ <https://x.test> !!! hinweis",
)


@cache
def collection() -> Catalog:
    return resolve_catalog(load_collection(FIXTURE / "practices", FIXTURE / "docs"), "2026-11-22")


def pages_with(**daten: str) -> dict[str, tuple[Seite, str]]:
    """Return the pages and their Markdown, with other values in the one entry."""
    catalog = collection()
    entry = catalog.entries[ENTRY]
    changed = replace(entry, daten=entry.daten.model_copy(update=daten))
    entries = {**catalog.entries, ENTRY: changed}
    pages = all_pages(resolve_catalog(replace(catalog.collection, entries=entries), catalog.date), SITE)
    return {page.address: (page, render_page(page)) for page in pages if page.address in ADDRESSES}


def html(text: str) -> LexborHTMLParser:
    markdown = Markdown(extensions=["admonition", "attr_list", "def_list", "tables", "toc"])
    body = markdown.convert(text.split("\n---\n", 1)[1])
    return LexborHTMLParser(f"<!doctype html><html><body>{body}</body></html>")


def structure(tree: LexborHTMLParser) -> list[tuple[str, ...]]:
    """Return every element of a page with the names of its attributes."""
    return [(node.tag or "", *sorted(node.attributes)) for node in tree.css("*")]


@cache
def expected(field: str) -> dict[str, list[tuple[str, ...]]]:
    return {address: structure(html(text)) for address, (_, text) in pages_with(**{field: HARMLESS}).items()}


def spoken(nodes: Iterable[object]) -> list[str]:
    return [" ".join(node.text().split()) for node in nodes]  # type: ignore[attr-defined]


def check_pages(field: str, value: str) -> None:
    for address, (page, text) in pages_with(**{field: value}).items():
        head = yaml.safe_load(text.split("\n---\n", 1)[0].removeprefix("---\n"))
        assert head["title"] == page.titel
        assert head["description"] == " ".join(page.beschreibung.split())
        assert structure(html(text)) == expected(field)[address]


def test_the_pages_looked_at_do_show_the_title() -> None:
    shown = {address for address, (_, text) in pages_with(titel="Zwölfkantschlüssel").items() if "Zwölfkantschlüssel" in text}
    assert shown == set(ADDRESSES)


@settings(max_examples=25, deadline=None)
@given(texts)
@example(NASTY[0])
@example(NASTY[1])
@example(NASTY[2])
def test_no_title_breaks_a_page(titel: str) -> None:
    check_pages("titel", titel)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("field", ["titel", "kurz", "nachweis_bezug", "status_grund"])
def test_no_known_trick_breaks_a_page(field: str, text: str) -> None:
    check_pages(field, text)


@settings(max_examples=25, deadline=None)
@given(texts)
@example(NASTY[1])
@example(NASTY[5])
def test_readers_see_the_title_that_was_written(titel: str) -> None:
    pages = pages_with(titel=titel)
    own = html(pages[f"beispiele/{ENTRY}/"][1])
    assert spoken(own.css("h1")) == [titel]
    assert titel in spoken(html(pages[""][1]).css("h3 a"))
    plain = own.css_first("#newsletter-2")
    assert plain is not None
    assert plain.text().split("\n")[0] == titel
