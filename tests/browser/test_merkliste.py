"""Shortlist and comparison as a reader uses them: carried along in addresses, kept in the browser only on request."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

Record = dict[str, Any]
OpenAt = Callable[..., AbstractContextManager[Page]]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GAP = "nicht erhoben"


@pytest.fixture(scope="module")
def records(built_site: Path) -> list[Record]:
    """The published data of the examples."""
    found: list[Record] = json.loads((built_site / "daten/v1/beispiele.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def open_at(chromium: Browser, http_server: str) -> OpenAt:
    """Open an address of the site in a browser that remembers nothing."""

    @contextmanager
    def opened(address: str = "", **options: Any) -> Iterator[Page]:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | options)
        try:
            page = context.new_page()
            page.goto(http_server + address)
            yield page
        finally:
            context.close()

    return opened


def violations(page: Page) -> list[str]:
    """Return the findings of axe, one line each."""
    page.evaluate(AXE)
    result = page.evaluate(f"axe.run({json.dumps({'runOnly': {'type': 'tag', 'values': TAGS}, 'resultTypes': ['violations']})})")
    return [f"{found['id']}: {node['html'][:160]}" for found in result["violations"] for node in found["nodes"]]


def address(record: Record) -> str:
    return str(record["abgeleitet"]["adresse"]).lstrip("/")


def remember(page: Page, title: str = "") -> Locator:
    return page.get_by_role("button", name=f"Merken: {title}")


def entries(page: Page) -> Locator:
    return page.get_by_role("list", name="Gemerkte Einträge").get_by_role("article")


def status(page: Page, count: int) -> None:
    expect(page.get_by_role("status").first).to_have_text(f"{count} {'Eintrag' if count == 1 else 'Einträge'}")


def test_an_entry_is_remembered_and_listed_without_storing_anything(open_at: OpenAt, records: list[Record]) -> None:
    record = records[0]
    with open_at(address(record)) as page:
        button = remember(page, record["titel"])
        expect(button).to_have_attribute("aria-pressed", "false")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        bar = page.get_by_role("region", name="Merkliste")
        expect(bar).to_contain_text("1 Eintrag gemerkt")
        bar.get_by_role("link", name="Merkliste öffnen").click()
        assert page.url.endswith(f"/merkliste/?ids={record['id']}")
        status(page, 1)
        expect(entries(page).get_by_role("link").first).to_have_text(record["titel"])
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_the_list_goes_along_in_addresses(open_at: OpenAt, records: list[Record]) -> None:
    first, second = records[:2]
    with open_at(address(first)) as page:
        remember(page, first["titel"]).click()
        page.get_by_role("link", name="Themen", exact=True).click()
        page.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
        page.get_by_role("link", name="Finden", exact=True).click()
        expect(page.get_by_role("status")).not_to_be_empty()
        page.get_by_role("checkbox").first.check()
        assert f"merkliste={first['id']}" in page.url
        page.goto(page.url.replace("finden/", address(second)))
        remember(page, second["titel"]).click()
        page.get_by_role("link", name="Merkliste öffnen").click()
        assert page.url.endswith(f"?ids={first['id']},{second['id']}")


def test_a_reload_keeps_the_list(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(address(records[0])) as page:
        remember(page, records[0]["titel"]).click()
        page.reload()
        expect(remember(page, records[0]["titel"])).to_have_attribute("aria-pressed", "true")
        remember(page, records[0]["titel"]).click()
        assert "merkliste" not in page.url


def test_the_search_form_takes_the_list_along(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"glossar/?merkliste={records[0]['id']}") as page:
        expect(page.get_by_role("region", name="Merkliste")).to_be_visible()
        page.get_by_role("searchbox", name="Suchbegriff").fill("jugend")
        page.keyboard.press("Enter")
        page.wait_for_url("**/finden/**")
        assert f"merkliste={records[0]['id']}" in page.url


def test_it_stays_in_this_browser_only_on_request(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    ids = ",".join(record["id"] for record in records[:2])
    with open_at(f"merkliste/?ids={ids}") as page:
        status(page, 2)
        page.get_by_role("button", name="In diesem Browser merken").click()
        page.goto(f"{http_server}merkliste/")
        status(page, 2)
        assert page.url.endswith(f"?ids={ids}")
        page.goto(http_server + address(records[2]))
        remember(page, records[2]["titel"]).click()
        page.goto(f"{http_server}merkliste/")
        status(page, 3)
        page.get_by_role("button", name="In diesem Browser vergessen").click()
        assert page.evaluate("localStorage.length") == 0


def test_somebody_elses_list_does_not_replace_mine(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={records[0]['id']}") as page:
        status(page, 1)
        page.get_by_role("button", name="In diesem Browser merken").click()
        page.goto(f"{http_server}merkliste/?ids={records[1]['id']},{records[2]['id']}")
        status(page, 2)
        page.goto(f"{http_server}merkliste/")
        status(page, 1)


def test_entries_are_removed_and_the_focus_goes_on(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={records[0]['id']},{records[1]['id']}") as page:
        status(page, 2)
        page.get_by_role("button", name=f"Entfernen: {records[0]['titel']}").press("Enter")
        status(page, 1)
        expect(page.get_by_role("button", name=f"Entfernen: {records[1]['titel']}")).to_be_focused()
        page.get_by_role("button", name=f"Entfernen: {records[1]['titel']}").press("Enter")
        status(page, 0)
        expect(page.get_by_text("Noch ist nichts gemerkt.")).to_be_visible()
        page.go_back()
        status(page, 1)


def test_unknown_ids_are_named(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids=gibt-es-nicht,{records[0]['id']},%3Cscript%3E") as page:
        status(page, 1)
        expect(page.get_by_text("gibt-es-nicht")).to_be_visible()


def test_every_kind_of_entry_can_be_remembered(open_at: OpenAt, built_site: Path) -> None:
    pages = [sorted(built_site.glob(f"{art}/*/index.html")) for art in ("methoden", "veranstaltungen", "impulse", "programme")]
    known = {path.stem for path in built_site.glob("daten/v1/eintraege/*.json")}
    ids = [next(page.parent.name for page in found if page.parent.name in known) for found in pages]
    with open_at(f"merkliste/?ids={','.join(ids)}") as page:
        status(page, len(ids))
        for kind in ("Methode", "Veranstaltung", "Impuls", "Programm"):
            expect(page.get_by_text(re.compile(f"^{kind}")).first).to_be_visible()


def test_the_newsletter_section_is_that_of_the_entries(open_at: OpenAt, http_server: str, records: list[Record]) -> None:
    chosen = records[:2]
    with open_at(f"merkliste/?ids={','.join(record['id'] for record in chosen)}") as page:
        status(page, 2)
        page.get_by_text("Abschnitt für Newsletter und E-Mail").click()
        forms = ("HTML", "Nur Text", "Markdown")
        texts = {name: page.get_by_role("textbox", name=name, exact=True).input_value() for name in forms}
        for record in chosen:
            page.goto(http_server + address(record))
            page.get_by_text("Text für Newsletter und E-Mail").click()
            for name, text in texts.items():
                assert page.get_by_role("textbox", name=name, exact=True).input_value() in text


def test_it_prints_as_a_booklet(open_at: OpenAt, records: list[Record]) -> None:
    with open_at(f"merkliste/?ids={','.join(record['id'] for record in records[:4])}") as page:
        status(page, 4)
        page.emulate_media(media="print")
        expect(page.get_by_role("button")).to_have_count(0)
        boxes = [entry.bounding_box() for entry in entries(page).all()]
        assert len({round(box["x"]) for box in boxes if box}) == 1, "one entry below the other"
        for record in records[:4]:
            expect(page.get_by_text(record["abgeleitet"]["kurzlink"].split("://")[1])).to_be_visible()


def cells(page: Page, row: str) -> list[str]:
    header = page.get_by_role("rowheader", name=re.compile(f"^{re.escape(row)}"))
    return [text.strip() for text in page.get_by_role("row").filter(has=header).get_by_role("cell").all_inner_texts()]


def test_three_examples_stand_side_by_side(open_at: OpenAt, records: list[Record]) -> None:
    chosen = records[:3]
    with open_at(f"merkliste/?ids={','.join(record['id'] for record in chosen)}") as page:
        page.get_by_role("link", name="3 Beispiele vergleichen").click()
        table = page.get_by_role("table")
        for record in chosen:
            expect(table.get_by_role("columnheader", name=record["titel"])).to_be_visible()
        orte = [", ".join(ort["label"] for ort in record["abgeleitet"]["orte"]) or GAP for record in chosen]
        assert cells(page, "Ort") == orte
        levels = [next(iter(record["abgeleitet"]["bezeichnungen"]["nachweis"].values())) for record in chosen]
        assert cells(page, "Nachweis") == levels
        header = page.get_by_role("rowheader", name=re.compile("^Nachweis"))
        expect(header).to_contain_text("gleich" if len(set(levels)) == 1 else "verschieden")


def test_gaps_are_said(open_at: OpenAt, records: list[Record]) -> None:
    without = [record for record in records if record["aufwand"] == "nicht-erhoben"][:2]
    with open_at(f"vergleich/?ids={','.join(record['id'] for record in without)}") as page:
        expect(page.get_by_role("table")).to_be_visible()
        assert cells(page, "Aufwand") == [GAP, GAP]
        expect(page.get_by_role("rowheader", name=re.compile("^Aufwand"))).to_contain_text("mit Lücken")


def test_no_more_than_three_are_compared(open_at: OpenAt, records: list[Record]) -> None:
    ids = [record["id"] for record in records[:4]]
    with open_at(f"merkliste/?ids={','.join(ids)}") as page:
        status(page, 4)
        choices = page.get_by_role("checkbox", name=re.compile("^Vergleichen"))
        expect(choices.nth(3)).to_be_disabled()
        choices.nth(0).uncheck()
        choices.nth(3).check()
        page.get_by_role("link", name="3 Beispiele vergleichen").click()
        page.wait_for_url(f"**/vergleich/?ids={','.join(ids[1:])}*")
        page.get_by_role("link", name=re.compile("^Entfernen")).first.click()
        expect(page.get_by_role("columnheader")).to_have_count(2)
    with open_at(f"vergleich/?ids={','.join(ids)}") as page:
        expect(page.get_by_text(f"nicht gezeigt: {ids[3]}")).to_be_visible()


@pytest.mark.parametrize("place", ["merkliste/", "vergleich/"])
def test_from_the_file_system_the_page_says_so(chromium: Browser, built_site: Path, place: str) -> None:
    page = chromium.new_page()
    try:
        page.goto((built_site / place / "index.html").as_uri())
        expect(page.get_by_text("nicht von der Festplatte lesen")).to_be_visible()
        expect(page.get_by_role("link", name="alle Beispiele")).to_be_visible()
    finally:
        page.close()


@pytest.mark.parametrize("place", ["merkliste/", "vergleich/"])
def test_without_script_the_page_says_what_to_do(open_at: OpenAt, place: str) -> None:
    with open_at(place, java_script_enabled=False) as page:
        expect(page.get_by_text("braucht JavaScript")).to_be_visible()
        expect(page.get_by_role("link", name="alle Beispiele")).to_be_visible()


def test_without_script_there_is_nothing_to_click_in_vain(open_at: OpenAt) -> None:
    with open_at("beispiele/", java_script_enabled=False) as page:
        expect(page.get_by_role("button", name=re.compile("Merken"))).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1280])
def test_buttons_take_no_room_when_they_come(open_at: OpenAt, width: int) -> None:
    """The room is there before the script: nothing on the page moves."""
    height = "document.querySelector('.pb-karten').offsetHeight"
    with open_at("beispiele/", viewport={"width": width, "height": 900}) as page:
        page.get_by_role("button", name=re.compile("^Merken")).first.wait_for()
        after = page.evaluate(height)
        page.evaluate("document.querySelectorAll('.pb-merken').forEach((button) => button.remove())")
        assert page.evaluate(height) == after


@pytest.mark.parametrize("place", ["merkliste/", "vergleich/", "beispiele/"])
def test_axe_finds_nothing(open_at: OpenAt, records: list[Record], place: str) -> None:
    ids = ",".join(record["id"] for record in records[:3])
    query = f"?merkliste={ids}" if place == "beispiele/" else f"?ids={ids}&passt=landkreis"
    for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light"), (320, "dark")):
        with open_at(place + query, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
            page.wait_for_load_state("networkidle")
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
