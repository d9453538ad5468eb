"""WCAG 2.2 AA on every page type: axe without findings in light, dark and at 390 px; nothing wider than 320 px."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

OpenPage = Callable[..., AbstractContextManager[Page]]


AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((1280, "light"), (1280, "dark"), (390, "light"))


def violations(page: Page) -> list[str]:
    """Return the findings of axe, which the page must have loaded, one line each."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    result = page.evaluate(f"axe.run({json.dumps(options)})")
    return [f"{found['id']}: {node['html'][:160]}" for found in result["violations"] for node in found["nodes"]]


def test_axe_finds_nothing(open_page: OpenPage, page_type: str) -> None:
    with open_page(page_type) as page:
        page.evaluate(AXE)
        for width, scheme in VIEWS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], f"{width} px, {scheme}"


def test_axe_finds_nothing_with_menu_and_explanation_open(open_page: OpenPage) -> None:
    with open_page("bausteine", width=390) as page:
        page.evaluate(AXE)
        page.get_by_role("button", name="Menü").click()
        assert page.get_by_role("navigation", name="Bereiche").is_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator(".pb-begriff > a").focus()
        assert violations(page) == []


def test_nothing_is_wider_than_320_px(open_page: OpenPage, page_type: str) -> None:
    with open_page(page_type, width=320) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_targets_are_at_least_24_px_high(open_page: OpenPage) -> None:
    """WCAG 2.5.8; links inside a sentence are exempt."""
    with open_page("bausteine", width=390) as page:
        small = page.evaluate(
            """[...document.querySelectorAll('a[href], button, summary, input')]
              .filter(e => e.checkVisibility() && !e.closest('p:not(.pb-stand), .pb-quellen, .pb-begriff, h2, .pb-sprung'))
              .filter(e => !e.matches('.pb-karte__titel a'))
              .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])
              .filter(([, height]) => height && height < 24)"""
        )
        assert small == []


def test_the_skip_link_is_first_and_leads_to_the_content(open_page: OpenPage) -> None:
    with open_page("start") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt springen"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhalt"


def test_seats_keep_their_outline_in_forced_colours(open_page: OpenPage) -> None:
    with open_page("bausteine", forced_colors="active") as page:
        seat = page.locator(".pb-platz circle").last
        fill, stroke = seat.evaluate("e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]")
        assert fill != stroke
