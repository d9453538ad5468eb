"""The search in a real browser: what is typed in any form finds the right page, offline, with few bytes, from any page."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

Found = dict[str, Any]
OpenAt = Callable[[str, tuple[int, int]], AbstractContextManager[Page]]

# Windows in which the header has no room for the field; the second is 1280 × 1024 at 400 %.
NARROW = ((320, 700), (320, 256), (1023, 600))
SIZES = ((1280, 900), *NARROW)


@pytest.fixture(scope="module")
def page(chromium: Browser, http_server: str) -> Iterator[Page]:
    """A page that has the search at hand, as a page of its own has."""
    page = chromium.new_page()
    page.goto(f"{http_server}impressum/")
    load(page)
    yield page
    page.close()


def load(page: Page) -> None:
    page.evaluate("async () => { window.suchmodul = await import(new URL('../assets/js/suche/suche.js', location.href).href); }")


def search(page: Page, query: str, **options: Any) -> Found:
    found: Found = page.evaluate("([frage, optionen]) => suchmodul.suche(frage, '../', optionen)", [query, options])
    return found


def first(page: Page, query: str) -> str:
    hits = search(page, query)["treffer"]
    return str(hits[0]["adresse"]) if hits else ""


@pytest.fixture
def open_at(chromium: Browser, http_server: str) -> OpenAt:
    """Open an address of the site in a window of a size and wait for its scripts."""

    @contextmanager
    def opened(address: str, size: tuple[int, int]) -> Iterator[Page]:
        page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
        try:
            page.goto(http_server + address, wait_until="networkidle")
            yield page
        finally:
            page.close()

    return opened


def header_search(page: Page) -> tuple[Locator, Locator]:
    """Return field and button of the search in the header."""
    form = page.locator("form[aria-label='Seitenweite Suche']")
    return form.locator("input[aria-label='Suchbegriff']"), form.get_by_role("button", name="Suchen")


@pytest.fixture(scope="module")
def norm(built_site: Path) -> tuple[str, str]:
    """A § of the SGB II with a letter that no other law's § has, so that it can be named without its law."""
    folders = [path.name for path in (built_site / "recht/sgb-ii").iterdir() if path.name[-1].isalpha()]
    alone = [name for name in sorted(folders) if len(list((built_site / "recht").glob(f"*/{name}/"))) == 1]
    return alone[0][:-1], alone[0][-1]


SPELLINGS = [
    "{n}{b}",
    "§{n}{b}",
    "§ {n} {b}",
    "§§ {n}{b}",
    "§{n}{b} SGB 2",
    "SGB2 § {n} {b}",
    "SGBII {n}{b}",
    "{n}{b} sgb ii",
    "SGB II {n}{b}",
    "{n}{b}SGB2",
    "§{n}{b}Abs1 SGB II",
    "SGB II § {n}{b} V",
    "§{n}{b}ff SGB II",
    "paragraf{n}{b}",
    "Paragraf {n}{b} SGB II",
    "§ {n}{b} Abs. 1 Satz 2 SGB II",
    "§ {n}{b} Abs 5 SGB-II",
    "Welche Beispiele stützen sich auf § {n}{b} SGB II?",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_norm_is_found_in_any_spelling(page: Page, norm: tuple[str, str], spelling: str) -> None:
    number, letter = norm
    assert first(page, spelling.format(n=number, b=letter)) == f"recht/sgb-ii/{number}{letter}/"


def test_two_norms_are_found_at_once(page: Page) -> None:
    found = [hit["adresse"] for hit in search(page, "§§ 13 und 41 SGB VIII")["treffer"]]
    assert set(found[:2]) == {"recht/sgb-viii/13/", "recht/sgb-viii/41/"}


@pytest.mark.parametrize("query", ["SGB II SGB VIII", "SGB2 SGB8 Schnittstelle", "sgb 8 und sgb 2", "SGB VIII × SGB II"])
def test_two_rechtskreise_lead_to_their_page(page: Page, query: str) -> None:
    assert first(page, query) == "schnittstellen/sgb-ii-sgb-viii/"


@pytest.mark.parametrize("query", ["Jugendamt Arbeitsagentur", "Arbeitsagentur und Jugendhilfe"])
def test_institutions_lead_to_the_page_of_their_rechtskreise(page: Page, query: str) -> None:
    assert first(page, query) == "schnittstellen/sgb-iii-sgb-viii/"


def test_of_an_unknown_compound_the_known_part_is_found(page: Page) -> None:
    assert "akteure/jugendamt/" in [hit["adresse"] for hit in search(page, "Quarkjugendamt")["treffer"]]
    assert search(page, "Quarkblubber")["treffer"] == []


def test_the_start_of_a_longer_word_is_no_mistake(page: Page) -> None:
    """„Kinderarzt“ is near „Kinderarmut“, but there are words that begin with it."""
    assert not any("Gemeint ist wohl" in led["grund"] for led in search(page, "Kinderarzt")["fuehrte"])


def test_a_norm_without_a_page_leads_to_its_law(page: Page) -> None:
    assert first(page, "§ 999 SGB II") == "rechtskreise/sgb-ii/"


@pytest.mark.parametrize("query", ["Jugendamt", "Jugendämter", "Jugendaemtern", "jugendamter", "Jugendamts", "JUGENDAMT"])
def test_umlauts_and_endings_do_not_matter(page: Page, query: str) -> None:
    assert first(page, query) == "akteure/jugendamt/"


@pytest.mark.parametrize("query", ["ugendamt", "Kugendamt", "Jugenamt", "Jugendmat", "Jugendamtt", "Juhendamt", "Jugend-Amt"])
def test_a_mistake_anywhere_in_the_word_is_forgiven(page: Page, query: str) -> None:
    assert first(page, query) == "akteure/jugendamt/"


def test_places_are_found_with_a_mistake_too(page: Page, built_site: Path) -> None:
    """Places are no terms of the query's core: these mistakes are found in the index itself, read forwards and backwards."""
    place = max(
        (path.name for path in (built_site / "orte").iterdir() if path.name.isalpha()), key=lambda name: (len(name), name)
    )
    for position in (1, len(place) // 2, len(place) - 2):
        wrong = place[:position] + place[position + 1 :]
        assert f"orte/{place}/" in [hit["adresse"] for hit in search(page, wrong)["treffer"][:3]], wrong


def test_compounds_and_their_parts_find_each_other(page: Page) -> None:
    addresses = [hit["adresse"] for hit in search(page, "Sozialarbeit an Schulen")["treffer"][:5]]
    assert "akteure/schulsozialarbeit/" in addresses
    assert "zielgruppen/wohnungslose-junge-menschen/" in [hit["adresse"] for hit in search(page, "Wohnungslose")["treffer"][:3]]
    assert any(hit["adresse"] == "glossar/#hilfe-67" for hit in search(page, "Wohnungslose")["treffer"])


def test_old_words_lead_to_the_new_ones_and_say_since_when(page: Page) -> None:
    found = search(page, "hartz 4 für Jugendliche")
    led = found["fuehrte"][0]
    assert led["wort"] == "hartz 4"
    assert led["begriff"] == "Grundsicherungsgeld"
    assert led["adresse"] == "glossar/#grundsicherungsgeld"
    assert led["seit"] == "2026-07-01"
    assert "Bürgergeld" in led["grund"]


def test_a_misspelled_term_says_what_was_meant(page: Page) -> None:
    led = search(page, "Jugendberufsagntur")["fuehrte"]
    assert [row["begriff"] for row in led] == ["Jugendberufsagentur"]
    assert "Gemeint ist wohl" in led[0]["grund"]


def test_the_right_word_needs_no_explanation(page: Page) -> None:
    assert search(page, "Jugendamt")["fuehrte"] == []


def test_hits_carry_what_a_list_shows(page: Page) -> None:
    found = search(page, "Fallkonferenz Datenschutz", texte=5)["treffer"]
    for hit in found[:5]:
        assert hit["titel"]
        assert 0 < len("".join(piece["text"] for piece in hit["auszug"]["stuecke"])) < 300
    assert all(hit["id"] and hit["adresse"] and hit["art"] for hit in found)
    assert [hit["punkte"] for hit in found] == sorted((hit["punkte"] for hit in found), reverse=True)
    assert len({hit["adresse"] for hit in found}) == len(found)


def test_rows_are_those_of_the_finder(page: Page, built_site: Path) -> None:
    per_file = json.loads((built_site / "assets/daten/facetten.json").read_text(encoding="utf-8"))["je_datei"]
    for hit in search(page, "Jugend")["treffer"]:
        if hit["art"] == "beispiele":
            cards = json.loads((built_site / f"assets/daten/karten/{hit['zeile'] // per_file}.json").read_text(encoding="utf-8"))
            assert cards[hit["zeile"] % per_file][0] == hit["id"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "?",
        "§",
        "§§",
        "der die das",
        "constructor",
        "__proto__",
        "a" * 2000,
        "漢字",
        "<b>x</b>",
        "()[]*+\\",
        "0",
        "999999",
    ],
)
def test_strange_questions_are_answered_without_an_error(page: Page, query: str) -> None:
    found = search(page, query)
    assert isinstance(found["treffer"], list)
    assert found["fuehrte"] == []


def test_few_bytes_are_needed_and_none_from_elsewhere(chromium: Browser, http_server: str, built_site: Path) -> None:
    asked: list[Request] = []
    page = chromium.new_page()
    try:
        page.goto(f"{http_server}impressum/")
        page.on("request", lambda request: asked.append(request))
        load(page)
        search(page, "Wer hilft jungen Wohnungslosen in Hamburg?")
    finally:
        page.close()
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(http_server).netloc}
    files = {built_site / urlsplit(request.url).path.lstrip("/") for request in asked}
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) < 150_000


def test_pages_load_no_search_until_somebody_searches(chromium: Browser, http_server: str) -> None:
    asked: list[str] = []
    page = chromium.new_page()
    try:
        page.on("request", lambda request: asked.append(request.url))
        for address in ("", "impressum/", "finden/", "glossar/"):
            page.goto(http_server + address, wait_until="networkidle")
    finally:
        page.close()
    assert [url for url in asked if "/suche/" in url] == []


@pytest.mark.parametrize("address", ["", "impressum/", "finden/", "glossar/", "karte/", "404.html"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_slash_leads_to_the_search_field(open_at: OpenAt, address: str, size: tuple[int, int]) -> None:
    with open_at(address, size) as page:
        page.keyboard.press("/")
        focused = page.locator(":focus")
        expect(focused).to_have_role("searchbox")
        expect(focused).to_be_in_viewport(ratio=1)
        page.keyboard.type("a/b")
        expect(focused).to_have_value("a/b")


@pytest.mark.parametrize("size", NARROW, ids=str)
@pytest.mark.parametrize("submit", ["Enter", "button"])
def test_where_no_field_fits_the_button_opens_it_and_then_submits(
    open_at: OpenAt, http_server: str, size: tuple[int, int], submit: str
) -> None:
    with open_at("impressum/", size) as page:
        field, button = header_search(page)
        expect(field).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")
        button.click()
        expect(field).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "true")
        page.keyboard.type("junge Wohnungslose")
        if submit == "Enter":
            page.keyboard.press("Enter")
        else:
            button.click()
        expect(page).to_have_url(f"{http_server}finden/?q=junge+Wohnungslose")


@pytest.mark.parametrize("opener", ["/", "button"])
def test_escape_closes_the_field_and_gives_the_focus_back(open_at: OpenAt, opener: str) -> None:
    with open_at("impressum/", NARROW[0]) as page:
        field, button = header_search(page)
        before = page.get_by_role("contentinfo").get_by_role("link").first if opener == "/" else button
        before.focus()
        page.keyboard.press("/" if opener == "/" else "Enter")
        expect(field).to_be_focused()
        page.keyboard.type("x")
        page.keyboard.press("Escape")
        expect(field).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(before).to_be_focused()


def test_the_field_closes_when_it_is_left_empty_or_would_cover_what_has_the_focus(open_at: OpenAt) -> None:
    with open_at("impressum/", NARROW[0]) as page:
        field, button = header_search(page)
        button.press("Enter")
        page.keyboard.press("Tab")
        expect(field).to_be_hidden()
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.type("bleibt")
        page.mouse.click(200, 600)
        expect(field).to_be_visible()
        button.focus()
        expect(field).to_be_visible()
        page.keyboard.press("Tab")
        expect(field).to_be_hidden()
        button.press("Enter")
        expect(field).to_have_value("bleibt")


def test_the_open_field_moves_nothing_and_closes_the_menu(open_at: OpenAt) -> None:
    for size in NARROW:
        with open_at("impressum/", size) as page:
            height = "[document.body.scrollHeight, document.querySelector('main').getBoundingClientRect().top]"
            before = page.evaluate(height)
            page.get_by_role("button", name="Menü").click()
            page.keyboard.press("/")
            expect(header_search(page)[0]).to_be_focused()
            expect(page.get_by_role("navigation", name="Bereiche")).to_be_hidden()
            assert page.evaluate(height) == before
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_where_the_field_fits_the_button_expands_nothing(open_at: OpenAt) -> None:
    with open_at("impressum/", NARROW[0]) as page:
        field, button = header_search(page)
        button.click()
        page.set_viewport_size({"width": 1280, "height": 900})
        expect(field).to_be_visible()
        assert button.get_attribute("aria-expanded") is None


def test_the_slash_can_be_switched_off_for_good(chromium: Browser, http_server: str) -> None:
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.goto(f"{http_server}barrierefreiheit/")
        page.get_by_role("button", name="Taste / abschalten").click()
        expect(page.get_by_role("button", name="Taste / wieder einschalten")).to_be_visible()
        page.goto(f"{http_server}impressum/")
        page.keyboard.press("/")
        expect(page.locator("body")).to_be_focused()
        page.goto(f"{http_server}barrierefreiheit/")
        page.get_by_role("button", name="Taste / wieder einschalten").click()
        page.keyboard.press("/")
        expect(page.locator(":focus")).to_have_role("searchbox")
    finally:
        context.close()


def test_the_header_form_leads_to_the_finder_without_script(chromium: Browser, http_server: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.goto(f"{http_server}themen/leaving-care/")
        field = page.get_by_role("searchbox", name="Suchbegriff")
        field.fill("junge Wohnungslose")
        field.press("Enter")
        expect(page).to_have_url(f"{http_server}finden/?q=junge+Wohnungslose")
    finally:
        context.close()


def test_the_header_button_leads_to_the_finder_without_script(chromium: Browser, http_server: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    try:
        page = context.new_page()
        page.goto(f"{http_server}themen/leaving-care/")
        button = header_search(page)[1]
        assert button.get_attribute("aria-expanded") is None
        button.click()
        expect(page).to_have_url(f"{http_server}finden/?q=")
    finally:
        context.close()
