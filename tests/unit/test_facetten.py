"""``views.facetten``: the lists that answer the finder's questions without script find what the finder finds."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from textwrap import dedent
from urllib.parse import parse_qs, urlsplit

import pytest

from praxis.addresses import facet_address
from praxis.catalog import Catalog, resolve_catalog
from praxis.collection import load_collection
from praxis.facets import JOBCENTER, KOMMUNENTYPEN, UNKNOWN, Facet, count_values, facets, matches
from praxis.settings import Site
from praxis.views import facetten, finden
from praxis.views.seite import Seite, Zeile

NAMES = ("gemeindetyp", "jobcenter", "status", "nachweis", "zeitraum")


def built(catalog: Catalog, site: Site) -> dict[str, Seite]:
    return {page.address: page for page in facetten.pages(catalog, site)}


def cards(page: Seite) -> list[str]:
    return [karte.id for part in page.daten["abschnitte"] for karte in part.karten]


def rows(page: Seite, section: str = "") -> list[Zeile]:
    return [row for part in page.daten["abschnitte"] if part.id == section for row in part.zeilen]


def target(page: Seite, href: str) -> str:
    """Return the address that a link on a page leads to."""
    return posixpath.normpath(posixpath.join("/", page.address, href)).lstrip("/") + "/"


def with_many(catalog: Catalog, count: int) -> Catalog:
    entry = catalog.entries["musterstadt-lotsenhaus"]
    more = {f"haus-{number}": replace(entry, id=f"haus-{number}") for number in range(count)}
    return resolve_catalog(replace(catalog.collection, entries={**catalog.entries, **more}), catalog.date)


def with_published(catalog: Catalog, address: str) -> Catalog:
    return replace(catalog, collection=replace(catalog.collection, adressen=(*catalog.collection.adressen, f"/{address}")))


def test_the_lists_of_every_facet_have_one_common_page(musterkatalog: Catalog, site: Site) -> None:
    pages = built(musterkatalog, site)
    assert [address for address in pages if address.count("/") == 2] == [facet_address(name) for name in NAMES]


def test_every_example_stands_on_exactly_the_pages_of_its_values(musterkatalog: Catalog, site: Site) -> None:
    found = defaultdict(set)
    for address, page in built(musterkatalog, site).items():
        for entry_id in cards(page):
            found[entry_id].add(address)
    asked = [facet for facet in facets(musterkatalog) if facet.name in NAMES]
    assert found == {
        entry.id: {facet_address(facet.name, value) for facet in asked for value in facet.of(entry)}
        for entry in musterkatalog.beispiele
    }


def test_lists_agree_with_the_counts_of_the_finder(musterkatalog: Catalog, site: Site) -> None:
    catalog = with_many(musterkatalog, 60)
    asked = [facet for facet in facets(catalog) if facet.name in NAMES]
    counts = count_values(catalog.beispiele, {}, asked)
    listed: dict[str, int] = defaultdict(int)
    for address, page in built(catalog, site).items():
        listed[address.partition("seite/")[0]] += len(cards(page))
    for name, values in counts.items():
        for value, count in values.items():
            assert listed.get(facet_address(name, value), 0) == count, (name, value)


def test_values_without_an_example_have_no_page(musterkatalog: Catalog, site: Site) -> None:
    assert facet_address("status", "geplant") not in built(musterkatalog, site)


def test_a_page_once_published_stays_when_its_last_example_has_left(musterkatalog: Catalog, site: Site) -> None:
    address = facet_address("status", "geplant")
    page = built(with_published(musterkatalog, address), site)[address]
    assert cards(page) == []
    assert "mitmachen/" in page.daten["abschnitte"][0].text[0]


def test_long_lists_are_continued(musterkatalog: Catalog, site: Site) -> None:
    pages = built(with_many(musterkatalog, 60), site)
    first, second = (pages[f"finden/status/laufend/{rest}"] for rest in ("", "seite/2/"))
    assert (len(cards(first)), len(cards(second))) == (50, 11)


@pytest.mark.parametrize("name", NAMES)
def test_the_finder_lists_every_answer_with_its_count(musterkatalog: Catalog, site: Site, name: str) -> None:
    pages = built(musterkatalog, site)
    (finder,) = finden.pages(musterkatalog, site)
    for page, section in ((finder, name), (pages[facet_address(name)], "")):
        counts = {target(page, row.href): row.anzahl for row in rows(page, section)}
        assert counts == {
            address: len(cards(found))
            for address, found in pages.items()
            if address.startswith(f"finden/{name}/") and cards(found)
        }


def test_every_question_of_the_filters_is_answered_without_them(musterkatalog: Catalog, site: Site) -> None:
    (finder,) = finden.pages(musterkatalog, site)
    parts = finder.daten["abschnitte"]
    answered = {facet.name for facet in facets(musterkatalog) if any(facet.of(entry) for entry in musterkatalog.beispiele)}
    assert answered <= {part.id for part in parts}
    assert len({part.id for part in parts}) == len(parts)
    assert all(part.text or part.zeilen for part in parts)


def test_the_link_to_the_filters_chooses_the_same_examples(musterkatalog: Catalog, site: Site) -> None:
    asked = facets(musterkatalog)
    for page in built(musterkatalog, site).values():
        if cards(page):
            href = page.daten["abschnitte"][0].text[0].split('"')[1]
            selection = parse_qs(urlsplit(href).query)
            assert [entry.id for entry in musterkatalog.beispiele if matches(entry, selection, asked)] == cards(page)


def test_the_way_back_leads_to_the_question_and_the_finder(musterkatalog: Catalog, site: Site) -> None:
    page = built(musterkatalog, site)["finden/jobcenter/zkt/"]
    assert [target(page, row.href) for row in page.daten["pfad"][:-1]] == ["finden/", "finden/jobcenter/"]


def test_titles_tell_lists_apart(musterkatalog: Catalog, site: Site) -> None:
    titles = [page.titel for page in built(musterkatalog, site).values()]
    assert len(set(titles)) == len(titles)
    assert facetten.FRAGEN["gemeindetyp"].titel.keys() == {*KOMMUNENTYPEN, UNKNOWN}
    assert facetten.FRAGEN["jobcenter"].titel.keys() == {*JOBCENTER, UNKNOWN}


def test_a_term_that_is_new_in_the_vocabulary_has_a_title_all_the_same() -> None:
    facet = Facet("status", "Stand", {"ruht": "Ruht"}, lambda entry: [entry.daten.status])
    assert facetten.title(facet, "ruht") == "Stand: Ruht"


def test_what_a_value_means_is_said_where_a_vocabulary_defines_it(kleine_practices: Path, tmp_path: Path, site: Site) -> None:
    vocabularies = {
        "status": "- {id: laufend, label: Läuft, definition: Wird umgesetzt.}",
        "kommunen": """
            - {id: hamm, label: Hamm, typ: kreisfreie-stadt, land: nw, ags: "05915000", lat: "51.68", lon: "7.82", jobcenter: zkt}
            """,
        "glossar": "- {id: zugelassener-kommunaler-traeger, label: Zugelassener Träger, definition: Stadt oder Kreis allein.}",
    }
    for name, text in vocabularies.items():
        (kleine_practices / f"vokabular/{name}.yml").write_text(dedent(text).strip() + "\n", encoding="utf-8")
    pages = built(resolve_catalog(load_collection(kleine_practices, tmp_path / "docs"), "2026-11-22"), site)
    told = {address: pages[f"finden/{address}/"].daten["vorspann"] for address in ("status/laufend", "jobcenter/zkt")}
    assert told == {"status/laufend": ("Wird umgesetzt.",), "jobcenter/zkt": ("Stadt oder Kreis allein.",)}
    assert [row.zusatz for row in rows(pages["finden/status/"])] == ["Wird umgesetzt."]
    assert pages["finden/nachweis/beschrieben/"].daten["vorspann"] == ()
