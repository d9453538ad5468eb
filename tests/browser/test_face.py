"""The face of the site in a real browser: no foreign host, works without JavaScript and from a disk, small, printable."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

OpenPage = Callable[..., AbstractContextManager[Page]]
AddressOf = Callable[[str], str]


FIRST_VISIT_BYTES = 200_000
LINE_LENGTH = 72

# Characters of each line of running text, as laid out.
LINES = """(() => {
  const lengths = [];
  for (const paragraph of document.querySelectorAll('.pb-text > p:not([class])')) {
    const range = document.createRange(), walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let bottom = null, count = 0;
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.parentElement.closest('sup, .pb-begriff__text')) continue;
      for (let i = 0; i < text.length; i++) {
        range.setStart(text, i); range.setEnd(text, i + 1);
        const now = range.getBoundingClientRect().bottom;
        if (bottom !== null && now - bottom > 12) { lengths.push(count); count = 0; }
        bottom = now; count++;
      }
    }
    lengths.push(count);
  }
  return lengths;
})()"""


# What of an element is more than a point: not the texts for screen readers.
SEEN = """element => [...element.children].filter(part => part.getBoundingClientRect().width > 1)
  .map(part => part.textContent).join(' ')"""


def test_pages_ask_no_other_host_and_log_no_error(
    chromium: Browser, http_server: str, address_of: AddressOf, page_type: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: set[str] = set()
    errors: list[str] = []
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(http_server + address_of(page_type))
    context.close()
    assert asked == {urlsplit(http_server).netloc}
    assert errors == []


def test_a_first_visit_stays_small(open_page: OpenPage) -> None:
    """Uncompressed bytes here; the server's compression only makes them fewer."""
    with open_page("beispiel") as page:
        page.wait_for_load_state("networkidle")
        loaded = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        sizes = page.evaluate(f"{loaded}.map(entry => entry.encodedBodySize)")
        assert sum(sizes) < FIRST_VISIT_BYTES


def test_own_font_is_used(open_page: OpenPage) -> None:
    with open_page("start") as page:
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.fonts.check('600 20px \"Fira Sans\"')")


@pytest.mark.parametrize("width", [390, 768, 1024, 1280, 1920])
def test_lines_of_text_are_at_most_72_characters(open_page: OpenPage, width: int) -> None:
    with open_page("beispiel", width=width) as page:
        page.evaluate("document.fonts.ready")
        assert max(page.evaluate(LINES)) <= LINE_LENGTH + 1  # the space at the break hangs


def test_menu_and_search_work_without_javascript(open_page: OpenPage) -> None:
    with open_page("start", width=390, java_script_enabled=False) as page:
        sections = page.get_by_role("navigation", name="Bereiche")
        assert not sections.is_visible()
        page.get_by_role("button", name="Menü").click()
        assert sections.is_visible()
        sections.get_by_role("link", name="Themen").click()
        page.wait_for_url("**/themen/")
    with open_page("thema", java_script_enabled=False) as page:
        page.get_by_role("searchbox", name="Suchbegriff").fill("§ 16h")
        page.keyboard.press("Enter")
        page.wait_for_url("**/finden/?q=*")


def test_columns_of_a_matrix_bear_names_or_signs_that_are_explained(open_page: OpenPage) -> None:
    for width in (320, 390, 1024, 1280):
        with open_page("matrix", width=width) as page:
            for table in page.get_by_role("table").all():
                about = " ".join(table.locator("xpath=../..").locator("p:visible").all_inner_texts())
                for column in table.get_by_role("columnheader").all():
                    (name,) = re.findall(r'columnheader "(.+)"', column.aria_snapshot())
                    seen = column.evaluate(SEEN)
                    assert seen == name or f"SGB {seen}" == name or f"{seen}: {name}" in about, (width, seen)


def test_the_matrices_use_the_width_of_the_page(open_page: OpenPage) -> None:
    with open_page("matrix") as page:
        room = page.get_by_role("article").evaluate("e => e.clientWidth")
        assert all(table.evaluate("e => e.offsetWidth") > 0.95 * room for table in page.get_by_role("table").all())


def test_no_page_says_one_examples(built_site: Path) -> None:
    wrong = re.compile(r"(?<![\d.,])1(?:\s|&nbsp;|</?(?:a|em|span|strong|td)\b[^>]*>)+Beispiele\b")
    assert [str(path) for path in built_site.rglob("*.html") if wrong.search(path.read_text(encoding="utf-8"))] == []


def test_the_section_of_a_page_is_marked(open_page: OpenPage) -> None:
    for page_type, section in (("thema", "Themen"), ("norm", "Recht"), ("beispiel", "Finden")):
        with open_page(page_type) as page:
            assert page.locator(".pb-bereiche [aria-current]").all_inner_texts() == [section]


def test_facts_come_before_the_text_and_stand_beside_it_from_1024_px(open_page: OpenPage) -> None:
    with open_page("beispiel", width=1023) as page:
        facts, heading = (page.locator(selector).first.bounding_box() for selector in (".pb-steckbrief", ".pb-text > h2"))
        assert facts
        assert heading
        assert facts["y"] + facts["height"] <= heading["y"]
    with open_page("beispiel", width=1024) as page:
        facts, heading = (page.locator(selector).first.bounding_box() for selector in (".pb-steckbrief", ".pb-text > h2"))
        assert facts
        assert heading
        assert facts["x"] > heading["x"]
        assert abs(facts["y"] - heading["y"]) < 40


def test_dark_follows_the_system(open_page: OpenPage) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        with open_page("start", color_scheme=scheme) as page:
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds[0] != grounds[1]


def test_copy_button_appears_with_javascript_only_and_says_what_it_did(open_page: OpenPage) -> None:
    with open_page("bausteine", java_script_enabled=False) as page:
        assert not page.locator("[data-pb-tut=kopieren]").first.is_visible()
    with open_page("bausteine", permissions=["clipboard-read", "clipboard-write"]) as page:
        page.locator("[data-pb-tut=kopieren]").first.click()
        page.get_by_role("status").first.get_by_text("Kopiert.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(".pb-kopier textarea").first.input_value()


def test_explanation_of_a_term_opens_by_keyboard_and_closes_with_escape(open_page: OpenPage) -> None:
    with open_page("bausteine") as page:
        explanation = page.get_by_role("tooltip")
        page.locator(".pb-schau").last.locator("a").first.focus()
        for _ in range(40):
            page.keyboard.press("Shift+Tab")
            if page.evaluate("document.activeElement.closest('.pb-begriff') !== null"):
                break
        assert explanation.is_visible()
        page.keyboard.press("Escape")
        assert not explanation.is_visible()


def test_from_a_disk_links_and_search_reach_files(chromium: Browser, built_site: Path, address_of: AddressOf) -> None:
    context = chromium.new_context()
    page = context.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((built_site / address_of("beispiel") / "index.html").as_uri())
    page.get_by_role("navigation", name="Bereiche").get_by_role("link", name="Methoden").click()
    assert page.url.endswith("/methoden/index.html")
    page.get_by_role("searchbox", name="Suchbegriff").fill("Wohnen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/finden/index.html?q=Wohnen")
    context.close()
    assert failed == []


def test_an_entry_prints_on_two_pages_with_the_addresses_of_its_sources(open_page: OpenPage) -> None:
    with open_page("beispiel") as page:
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2
        page.emulate_media(media="print")
        assert not page.locator(".pb-kopf").is_visible()
        assert not page.locator(".pb-fuss").is_visible()
        source = page.locator("a.pb-quellen__titel").first
        assert source.get_attribute("href") in source.evaluate("e => getComputedStyle(e, '::after').content")
