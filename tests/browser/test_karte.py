"""The map: reached by keyboard, named for screen readers, the same filters as the finder, complete without script."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import combinations
from math import dist
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

OpenMap = Callable[..., AbstractContextManager[Page]]
Record = dict[str, Any]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODES = {"hell": {}, "dunkel": {"color_scheme": "dark"}, "erzwungen": {"forced_colors": "active"}}
WIDTHS = (320, 390, 768, 1024, 1280)
LARGEST_PAGE = 25_000  # compressed, for about 70 examples


@pytest.fixture(scope="module")
def records(built_site: Path) -> list[Record]:
    """The published data: what the map shows is compared with it."""
    found: list[Record] = json.loads((built_site / "daten/v1/beispiele.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def open_map(chromium: Browser, http_server: str) -> OpenMap:
    """Open the map with a query and with browser options."""

    @contextmanager
    def opened(query: str = "", *, width: int = 1280, **options: Any) -> Iterator[Page]:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        try:
            page = context.new_page()
            page.goto(f"{http_server}karte/{query}")
            yield page
        finally:
            context.close()

    return opened


def marks(page: Page) -> Locator:
    return page.locator("a.pb-ortsmarke:visible")


def names(links: Locator) -> list[str]:
    return [name or "" for name in links.evaluate_all("links => links.map(link => link.getAttribute('aria-label'))")]


def drawn(page: Page, count: int | None = None) -> None:
    """Wait until the script has drawn what is left; it says so without the number of Länder."""
    number = r"\d+" if count is None else count
    expect(page.get_by_role("status").first).to_have_text(re.compile(rf"^{number} Beispiele? an \d+ Orte?n?$"))


def targets(page: Page) -> list[str]:
    """Return where Länder and marks lead."""
    links = page.locator("a.pb-land, a.pb-ortsmarke")
    return [target or "" for target in links.evaluate_all("links => links.map(link => link.getAttribute('href'))")]


def listed(page: Page) -> dict[str, int]:
    """Return the places of the list that are shown, by id, and their counts."""
    rows = page.locator("[data-landesteil] [data-ort]:visible")
    links = rows.locator("a").evaluate_all("links => links.map(link => link.pathname)")
    counts = rows.locator("[data-zahl]").all_text_contents()
    return {link.split("/")[-2]: int(count) for link, count in zip(links, counts, strict=True)}


def tints(page: Page) -> list[str]:
    """Return what is drawn and said of each Land."""
    laender = page.locator("a.pb-land")
    found: list[str] = laender.evaluate_all("links => links.map(link => link.getAttribute('class') + link.ariaLabel)")
    return found


def expected(records: list[Record]) -> dict[str, int]:
    orte = [ort for record in records for ort in record["orte"]]
    return {ort: orte.count(ort) for ort in orte}


def pair_at_one_table(records: list[Record]) -> tuple[str, list[Record]]:
    """Return a query by two Rechtskreise and a topic that keeps some examples but not all, and those."""
    for record in records:
        first, second, *_ = [*record["rechtskreise"], ""] * 2
        topic = record["themen"][0]
        kept = [row for row in records if {first, second} <= {*row["rechtskreise"]} and topic in row["themen"]]
        if second and 1 < len(kept) < len(records):
            return f"?rechtskreis={first},{second}&thema={topic}", kept
    pytest.skip("no such selection in this collection")


def test_list_says_what_the_data_says(open_map: OpenMap, records: list[Record]) -> None:
    with open_map() as page:
        assert listed(page) == expected(records)
        expect(page.get_by_role("status").first).to_contain_text(f"{len(records)} Beispiele an {len(expected(records))} Orten")


def test_marks_and_laender_are_named_links(open_map: OpenMap) -> None:
    for width in (320, 1280):
        with open_map(width=width) as page:
            links = page.get_by_role("group", name="Orte").get_by_role("link")
            assert names(links) == names(marks(page))
            assert all(re.fullmatch(r".+(, .+)?: \d+ Beispiele?", name) for name in names(links))
            assert page.get_by_role("group", name="Länder").get_by_role("link").count() == 16


@pytest.mark.parametrize("filtered", [False, True])
def test_a_mark_bears_its_number_where_it_stands_for_several_places_or_examples(
    open_map: OpenMap, records: list[Record], filtered: bool
) -> None:
    query = f"?nachweis={','.join(sorted({record['nachweis'] for record in records}))}" if filtered else ""
    for width in (320, 1280):
        with open_map(query, width=width) as page:
            if filtered:
                drawn(page)
            for mark in marks(page).all():
                count = int((mark.get_attribute("aria-label") or "").split(": ")[-1].split()[0])
                several = " " in (mark.get_attribute("data-orte") or "")
                ring, number = mark.locator(".pb-ortsmarke__ring:visible"), mark.locator(".pb-ortsmarke__zahl")
                assert ring.count() == several
                assert "".join(number.all_text_contents()) == (str(count) if several or count > 1 else "")


def test_the_legend_shows_every_kind_of_mark(open_map: OpenMap) -> None:
    kinds = """marks => [...new Set(marks.map(mark => [
      mark.querySelector('.pb-ortsmarke__ring')?.checkVisibility() ?? false,
      Boolean(mark.querySelector('.pb-ortsmarke__zahl')?.textContent)].join()))].sort()"""
    with open_map() as page:
        legend = page.locator("figcaption").get_by_text(re.compile("Ort")).locator("svg > g")
        assert legend.evaluate_all(kinds) == marks(page).evaluate_all(kinds)


def test_every_place_with_coordinates_has_a_mark(open_map: OpenMap, records: list[Record]) -> None:
    for width in (320, 1280):
        with open_map(width=width) as page:
            numbers = " ".join(marks(page).evaluate_all("links => links.map(link => link.dataset.orte)")).split()
            without = page.locator("figcaption [data-ort]").count()
            assert len(numbers) == len(set(numbers)) == len(expected(records)) - without


def test_marks_are_large_enough_and_never_touch(open_map: OpenMap) -> None:
    for width in WIDTHS:
        with open_map(width=width) as page:
            boxes = [box for link in marks(page).all() if (box := link.locator(".pb-ortsmarke__feld").bounding_box())]
            assert min(min(box["width"], box["height"]) for box in boxes) >= 24, width
            centres = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
            assert min(dist(one, other) for one, other in combinations(centres, 2)) >= 24, width


def test_keyboard_goes_through_the_laender_and_then_from_north_to_south(open_map: OpenMap) -> None:
    with open_map() as page:
        page.get_by_role("link", name="Zeichnung überspringen").focus()
        seen: list[tuple[str, float]] = []
        for _ in range(16 + marks(page).count()):
            page.keyboard.press("Tab")
            focused = page.locator(":focus")
            shape = focused.locator("path, .pb-ortsmarke__feld").first
            top = shape.evaluate("shape => shape.getBoundingClientRect().top + scrollY")
            seen.append((focused.get_attribute("aria-label") or "", round(top)))
        assert [name for name, _ in seen[16:]] == names(marks(page))
        tops = [top for _, top in seen[16:]]
        assert tops == sorted(tops)


def test_a_focused_mark_shows_its_name_until_escape(open_map: OpenMap) -> None:
    with open_map() as page:
        page.locator("a.pb-ortsmarke:visible").first.focus()
        page.keyboard.press("Tab")
        label = page.locator("a.pb-ortsmarke:focus .pb-ortsmarke__name")
        expect(label).to_be_visible()
        page.keyboard.press("Escape")
        expect(label).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
def test_a_mark_for_several_places_lists_them(open_map: OpenMap, script: bool) -> None:
    for width in (320, 1280):
        with open_map(width=width, java_script_enabled=script) as page:
            mark = page.locator("a.pb-ortsmarke--mehrere:visible").first
            number = len((mark.get_attribute("data-orte") or "").split())
            mark.focus()
            page.keyboard.press("Enter")
            rows = page.locator(".pb-landkarte__gruppe:visible [data-ort]")
            expect(rows).to_have_count(number)
            page.keyboard.press("Tab")
            expect(rows.first.get_by_role("link")).to_be_focused()


def test_without_script_the_whole_map_is_there_whatever_the_address_says(open_map: OpenMap, records: list[Record]) -> None:
    query, _ = pair_at_one_table(records)
    with open_map(query, java_script_enabled=False) as page:
        assert listed(page) == expected(records)
        assert marks(page).count() > 1


def test_filters_of_the_address_narrow_marks_and_list(open_map: OpenMap, records: list[Record]) -> None:
    query, kept = pair_at_one_table(records)
    orte = expected(kept)
    words = f"{len(kept)} Beispiele an {len(orte)} {'Ort' if len(orte) == 1 else 'Orten'}"
    with open_map(query) as page:
        expect(page.get_by_role("status").first).to_have_text(words)
        assert listed(page) == orte
        shown = [int(name.split(": ")[-1].split()[0]) for name in names(marks(page))]
        assert sum(shown) <= sum(orte.values())
        assert len(shown) <= len(orte)
        back = page.get_by_role("link", name="Als Liste mit Filtern").get_attribute("href") or ""
        assert back.endswith(f"finden/{query}")
        page.get_by_role("button", name="Alle Filter zurücksetzen").click()
        expect(page.get_by_role("status").first).to_contain_text(f"{len(records)} Beispiele")
        expect(page.get_by_role("status").first).to_be_focused()
        assert listed(page) == expected(records)


def test_the_filters_are_those_of_the_finder_and_go_into_the_address(open_map: OpenMap, records: list[Record]) -> None:
    thema = records[0]["themen"][0]
    term = records[0]["abgeleitet"]["bezeichnungen"]["themen"][thema]
    kept = [record for record in records if thema in record["themen"]]
    with open_map() as page:
        before, overview = targets(page), page.get_by_role("status").first.inner_text()
        page.get_by_text("Filter", exact=True).click()
        box = page.get_by_role("group", name="Thema").get_by_role("checkbox", name=re.compile(rf"^{re.escape(term)} [\d.]+$"))
        box.check()
        drawn(page, len(kept))
        assert page.url.endswith(f"karte/?thema={thema}")
        assert listed(page) == expected(kept)
        page.get_by_role("button", name=f"Filter entfernen: {term}").click()
        expect(page.get_by_role("status").first).to_have_text(overview)
        assert listed(page) == expected(records)
        assert targets(page) == before
        page.go_back()
        expect(box).to_be_checked()


def test_with_a_filter_taken_away_it_leads_where_it_led(open_map: OpenMap, records: list[Record]) -> None:
    with open_map() as page:
        before = targets(page)
    with open_map(f"?thema={records[0]['themen'][0]}") as page:
        drawn(page)
        page.get_by_role("button", name="Alle Filter zurücksetzen").click()
        expect(page.get_by_role("status").first).to_contain_text(f"{len(records)} Beispiele")
        assert targets(page) == before


def test_what_is_chosen_while_the_filters_load_counts(open_map: OpenMap, records: list[Record]) -> None:
    thema = records[0]["themen"][0]
    term = records[0]["abgeleitet"]["bezeichnungen"]["themen"][thema]
    with open_map() as page:
        page.route("**/facetten.json", lambda route: (page.wait_for_timeout(600), route.continue_()))
        page.get_by_text("Filter", exact=True).click()
        page.get_by_role("group", name="Thema").get_by_role("checkbox", name=re.compile(rf"^{re.escape(term)} [\d.]+$")).check()
        drawn(page, sum(thema in record["themen"] for record in records))
        assert page.url.endswith(f"karte/?thema={thema}")


def test_nothing_is_loaded_until_somebody_filters(open_map: OpenMap, http_server: str) -> None:
    with open_map("?merkliste=irgendein-eintrag") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.reload(wait_until="networkidle")
        assert [url for url in asked if ".json" in url or "/suche/" in url or "auswahl" in url] == []
        with page.expect_request("**/facetten.json"):
            page.get_by_text("Filter", exact=True).click()


def test_free_text_filters_the_map_too(open_map: OpenMap, records: list[Record]) -> None:
    with open_map(f"?q={records[0]['titel']}") as page:
        drawn(page)
        assert records[0]["orte"][0] in listed(page)


def test_script_names_marks_as_the_page_does(open_map: OpenMap, records: list[Record]) -> None:
    everything = ",".join(sorted({record["nachweis"] for record in records}))
    for width in (320, 1280):
        with open_map(width=width) as page:
            written = names(marks(page))
            tinted = tints(page)
        with open_map(f"?nachweis={everything}", width=width) as page:
            drawn(page)
            assert names(marks(page)) == written
            assert tints(page) == tinted


def test_a_mark_with_one_place_left_leads_to_it(open_map: OpenMap, records: list[Record]) -> None:
    with open_map() as page:
        link = page.locator(".pb-landkarte__gruppe a").first
        ort = link.evaluate("link => link.pathname.split('/').at(-2)")
    record = next(record for record in records if ort in record["orte"])
    with open_map(f"?thema={record['themen'][0]}&rechtskreis={','.join(record['rechtskreise'])}") as page:
        drawn(page)
        for mark in marks(page).all():
            several = re.search(r" und ", (mark.get_attribute("aria-label") or "").split(",")[0])
            assert bool(several) == (mark.get_attribute("href") or "").startswith("#")


def test_unknown_values_are_named_and_change_nothing(open_map: OpenMap, records: list[Record]) -> None:
    with open_map("?thema=gibt-es-nicht") as page:
        expect(page.get_by_text("„gibt-es-nicht“")).to_be_visible()
        assert listed(page) == expected(records)


def test_paper_shows_the_drawing_and_the_whole_list(open_map: OpenMap, records: list[Record]) -> None:
    with open_map() as page:
        page.emulate_media(media="print")
        assert listed(page) == expected(records)
        assert marks(page).count() > 1
        assert page.locator(".pb-land path").first.is_visible()


def test_the_source_of_the_geometry_is_named(open_map: OpenMap) -> None:
    with open_map() as page:
        note = page.locator("figcaption").inner_text()
        assert "© GeoBasis-DE / BKG" in note
        assert "verändert" in note
        assert "GeoNutzV" in note


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_with_filters_and_an_open_group(open_map: OpenMap, records: list[Record], mode: str) -> None:
    query, _ = pair_at_one_table(records)
    for width in (320, 1280):
        with open_map(query, width=width, **MODES[mode]) as page:
            drawn(page)
            if (several := page.locator("a.pb-ortsmarke--mehrere:visible")).count():
                several.first.focus()
                page.keyboard.press("Enter")
            page.evaluate(AXE)
            rules = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}})
            result = page.evaluate(f"axe.run({rules})")
            assert [f"{found['id']}: {node['html'][:160]}" for found in result["violations"] for node in found["nodes"]] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_is_small(built_site: Path) -> None:
    assert len(gzip.compress((built_site / "karte/index.html").read_bytes())) <= LARGEST_PAGE
