"""``exports.feeds``: valid Atom and JSON Feed, the newest first, known by addresses that last."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from praxis.catalog import Catalog
from praxis.exports import feeds
from praxis.settings import Site

HOME = "https://praxis.test/unterordner/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def files(kleiner_katalog: Catalog, site: Site) -> dict[str, str]:
    return feeds.render_files(kleiner_katalog, site)


def parsed(files: dict[str, str], path: str) -> ElementTree.Element:
    return ElementTree.fromstring(files[path])


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def titles(feed: ElementTree.Element) -> list[str]:
    return [text(entry, "title") for entry in feed.iter(f"{ATOM}entry")]


def links(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for link in element.findall(f"{ATOM}link"):
        yield link.attrib["rel"], link.attrib["href"]


def test_there_is_a_feed_for_everything_and_for_each_term(files: dict[str, str]) -> None:
    terms = [f"feeds/rechtskreis/{term}.xml" for term in ("sgb-ii", "sgb-iii", "sgb-viii")]
    terms += [f"feeds/thema/{term}.xml" for term in ("wohnen", "leaving-care", "inklusion")]
    assert set(files) == {"feeds/neu.xml", "feeds/neu.json", *terms}


def test_every_feed_has_what_rfc_4287_requires(files: dict[str, str]) -> None:
    moment = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00Z")
    for path in files:
        if path.endswith(".json"):
            continue
        feed = parsed(files, path)
        assert feed.tag == f"{ATOM}feed"
        assert text(feed, "id") == f"{HOME}{path}"
        assert text(feed, "title").startswith("Praxisbrücken: ")
        assert moment.fullmatch(text(feed, "updated"))
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Verein & Co"
        assert dict(links(feed))["self"] == f"{HOME}{path}"
        ids = [text(entry, "id") for entry in feed.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))
        for entry in feed.iter(f"{ATOM}entry"):
            assert text(entry, "title")
            assert text(entry, "summary")
            assert re.fullmatch(rf"{HOME}k/[a-z2-7]{{5}}/", text(entry, "id"))
            assert moment.fullmatch(text(entry, "updated"))
            assert dict(links(entry))["alternate"].startswith(HOME)


def test_the_newest_comes_first_and_dates_the_feed(files: dict[str, str]) -> None:
    feed = parsed(files, "feeds/neu.xml")
    assert titles(feed) == ["Kollegiale Fallberatung", "Haus & Hilfe <unter> einem Dach", "=SUMME(Lotsen) in Hamm"]
    assert text(feed, "updated") == "2026-11-03T00:00:00Z"


def test_a_terms_feed_holds_its_entries_of_every_kind(files: dict[str, str]) -> None:
    assert titles(parsed(files, "feeds/thema/wohnen.xml")) == [
        "Haus & Hilfe <unter> einem Dach",
        "=SUMME(Lotsen) in Hamm",
    ]
    feed = parsed(files, "feeds/rechtskreis/sgb-viii.xml")
    assert titles(feed) == ["Kollegiale Fallberatung", "Haus & Hilfe <unter> einem Dach"]
    assert dict(links(feed))["alternate"] == f"{HOME}rechtskreise/sgb-viii/"


def test_a_feed_without_entries_is_valid_too(files: dict[str, str]) -> None:
    feed = parsed(files, "feeds/thema/inklusion.xml")
    assert titles(feed) == []
    assert text(feed, "updated") == "2026-11-03T00:00:00Z"


def test_an_item_says_what_a_reader_chooses_by(files: dict[str, str]) -> None:
    entry = next(
        entry for entry in parsed(files, "feeds/neu.xml").iter(f"{ATOM}entry") if "Haus" in text(entry, "title")
    )
    assert text(entry, "content") == (
        "<p>Jobcenter und Jugendamt sitzen in einem Haus, seit zwölf Jahren.</p><p>Hamm · Nordrhein-Westfalen</p>"
        "<p>SGB II (Beteiligt), SGB VIII (Federführend)</p>"
        "<p>Nachweis: Beschrieben, 1 Quelle, geprüft am 02.11.2026</p>"
    )
    terms = {category.attrib["term"]: category.attrib["label"] for category in entry.findall(f"{ATOM}category")}
    assert terms["wohnen"] == "Wohnen & Leben"


def test_a_renamed_entry_keeps_its_id(files: dict[str, str]) -> None:
    entry = next(
        entry for entry in parsed(files, "feeds/neu.xml").iter(f"{ATOM}entry") if "Haus" in text(entry, "title")
    )
    assert text(entry, "id") == f"{HOME}k/abcde/"
    assert dict(links(entry))["alternate"] == f"{HOME}beispiele/hamm-haus/"


def test_the_json_feed_says_the_same(files: dict[str, str]) -> None:
    feed = json.loads(files["feeds/neu.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{HOME}feeds/neu.json"
    assert feed["language"] == "de"
    atom = parsed(files, "feeds/neu.xml")
    assert [item["id"] for item in feed["items"]] == [text(entry, "id") for entry in atom.iter(f"{ATOM}entry")]
    assert feed["items"][0]["content_html"].startswith("<p>Fachkräfte")
    assert feed["items"][0]["date_modified"] == "2026-11-03T00:00:00Z"
    assert feed["items"][0]["tags"] == ["SGB II", "SGB VIII", "Leaving Care"]


def test_a_feed_holds_the_fifty_newest(kleiner_katalog: Catalog, site: Site) -> None:
    entry = kleiner_katalog.entries["hamm-lotsen"]
    many = {f"lotsen-{number}": replace(entry, id=f"lotsen-{number}") for number in range(60)}
    catalog = replace(kleiner_katalog, collection=replace(kleiner_katalog.collection, entries=many))
    files = feeds.render_files(catalog, site)
    assert len(titles(parsed(files, "feeds/neu.xml"))) == 50
    assert len(titles(parsed(files, "feeds/thema/wohnen.xml"))) == 50
    assert titles(parsed(files, "feeds/thema/leaving-care.xml")) == []


def test_nothing_depends_on_the_clock(files: dict[str, str], kleiner_katalog: Catalog, site: Site) -> None:
    assert feeds.render_files(replace(kleiner_katalog, date="2031-01-01"), site) == files
