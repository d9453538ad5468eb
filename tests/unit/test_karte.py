"""``views.karte``: what the rows of the list say to the script that filters them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.render import render_page
from praxis.settings import Site
from praxis.views import karte


def drawn(catalog: Catalog, site: Site) -> LexborHTMLParser:
    (page,) = karte.pages(catalog, site)
    return LexborHTMLParser(render_page(page))


def without_place(entry: Entry) -> Entry:
    return replace(entry, daten=entry.daten.model_copy(update={"orte": ()}))


def test_an_example_is_in_a_land_by_its_places_alone(musterkatalog: Catalog, site: Site) -> None:
    for entry in musterkatalog.beispiele:
        assert not hasattr(entry.daten, "land")
        assert musterkatalog.laender_of(without_place(entry)) == ()


def test_only_places_have_the_number_of_a_place(musterkatalog: Catalog, site: Site) -> None:
    first, *rest = musterkatalog.beispiele
    entries = {**musterkatalog.entries, first.id: without_place(first)}
    page = drawn(replace(musterkatalog, collection=replace(musterkatalog.collection, entries=entries)), site)
    numbers = [row.attributes["data-ort"] or "" for row in page.css("[data-landesteil] [data-ort]")]
    assert sorted(map(int, numbers)) == list(range(len(rest)))
    (row,) = page.css('[data-landesteil=""] li')
    assert row.text().strip() == first.daten.titel
    assert "data-ort" not in row.attributes


def test_the_row_for_further_places_is_marked(musterkatalog: Catalog, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not drawn(musterkatalog, site).css("[data-weitere]")
    monkeypatch.setattr(karte, "PAGE_SIZE", 1)
    (row,) = drawn(musterkatalog, site).css("[data-weitere]")
    assert row.tag == "li"
    assert row.text().strip() == "2 weitere Orte"
    assert "data-ort" not in row.attributes
