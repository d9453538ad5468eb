"""Working sheets of a method and the text to copy: what readers take away with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import Page

OpenPage = Callable[..., AbstractContextManager[Page]]


def test_the_timer_counts_down_and_follows_the_phases(open_page: OpenPage) -> None:
    with open_page("leitfaden") as page:
        page.clock.install()
        page.reload()
        timer = page.get_by_role("timer")
        before = timer.inner_text()
        page.get_by_role("button", name="Starten").click()
        page.clock.run_for(61_000)
        assert timer.inner_text() != before
        steps = page.locator("ol[data-pb-uhr] > li")
        assert steps.nth(0).get_attribute("aria-current") == "step"
        page.get_by_role("button", name="Nächste Phase").click()
        assert steps.nth(0).get_attribute("aria-current") is None
        assert steps.nth(1).get_attribute("aria-current") == "step"


def test_without_script_the_phases_are_a_plain_list(open_page: OpenPage) -> None:
    with open_page("leitfaden", java_script_enabled=False) as page:
        assert page.get_by_role("timer").count() == 0
        assert page.locator("ol[data-pb-uhr] > li").count() > 1


def test_the_text_to_copy_pastes_cleanly(open_page: OpenPage) -> None:
    with open_page("beispiel") as page:
        page.get_by_text("Text für Newsletter und E-Mail").click()
        html = page.get_by_label("HTML", exact=True).input_value()
        text = page.get_by_label("Nur Text", exact=True).input_value()
    assert html.startswith('<p><strong><a href="https://')
    assert not re.search(r"<(?:img|script|style|link)|style=", html)
    assert re.search(r"https://\S+/k/[a-z2-7]{5}/$", text)
