"""WCAG 2.2 AA on every page type: axe without findings in light, dark and at 390 px; nothing wider than 320 px."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., AbstractContextManager[Page]]


AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((1280, "light"), (1280, "dark"), (390, "light"))


# How light a picture is in its middle row, at the given distances from the left; 0 to 255.
LIGHT = """async ([picture, columns]) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const paper = new OffscreenCanvas(image.width, image.height).getContext('2d');
  paper.drawImage(image, 0, 0);
  return columns.map((x) => {
    const [red, green, blue] = paper.getImageData(x, image.height / 2, 1, 1).data;
    return (red + green + blue) / 3;
  });
}"""


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


def test_axe_finds_nothing_with_menu_explanation_and_search_open(open_page: OpenPage) -> None:
    with open_page("bausteine", width=390) as page:
        page.evaluate(AXE)
        page.get_by_role("button", name="Menü").click()
        assert page.get_by_role("navigation", name="Bereiche").is_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator(".pb-begriff > a").focus()
        assert violations(page) == []
        page.keyboard.press("/")
        assert page.get_by_role("searchbox", name="Suchbegriff").is_visible()
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_only_seats_at_the_table_are_filled_in_forced_colours(open_page: OpenPage, scheme: str) -> None:
    with open_page("bausteine", forced_colors="active", color_scheme=scheme) as page:
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        seats = page.locator(".pb-platz")
        drawn = seats.evaluate_all(
            """seats => seats.map((seat) => {
              const [circle] = [...seat.querySelectorAll('circle')].slice(-1), text = seat.querySelector('text');
              return [seat.matches('.pb-platz--programmseitig'), getComputedStyle(circle).fill, getComputedStyle(text).fill];
            })"""
        )
        assert {planned for planned, _, _ in drawn} == {True, False}
        assert all((fill == ground) == planned for planned, fill, _ in drawn)
        assert all(fill != text for _, fill, text in drawn)


@pytest.mark.parametrize("colours", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}], ids=str)
def test_the_evidence_bar_shows_as_many_full_segments_as_its_level(open_page: OpenPage, colours: dict[str, str]) -> None:
    """Looked at as drawn: how light each of the four segments is in its middle; gradients may differ by a little."""
    with open_page("bausteine", **colours) as page:
        page.add_style_tag(content=".pb-nachweis__stufe { padding: 0 !important; gap: 0 !important; }")
        for number, level in enumerate(("genannt", "beschrieben", "ausgewertet", "evaluiert"), 1):
            word = page.locator(f"p.pb-nachweis--{level} > strong").first
            light = page.evaluate(LIGHT, [base64.b64encode(word.screenshot()).decode(), [2, 8, 14, 20]])
            assert [abs(segment - light[0]) < 10 for segment in light] == [segment < number for segment in range(4)], level


@pytest.mark.parametrize("colours", [{}, {"forced_colors": "active"}], ids=str)
def test_a_chip_that_only_the_programme_foresees_is_dashed(open_page: OpenPage, colours: dict[str, str]) -> None:
    with open_page("bausteine", **colours) as page:
        chip = page.locator(".pb-rk-chip--programmseitig").first
        plain = chip.evaluate_handle(
            "chip => { const span = document.createElement('span'); span.className = chip.className;"
            " chip.after(span); return span; }"
        )
        for one in (chip, plain):
            assert one.evaluate("chip => getComputedStyle(chip).borderStyle") == "dashed"
