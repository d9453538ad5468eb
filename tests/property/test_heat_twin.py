"""The tint of a Land is computed twice, by ``praxis.heat`` and by the map's script: both say the same for every count."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from praxis.heat import heat
from praxis.views.karte import HEAT_STEPS
from praxis.webserver import SiteHandler

ALL_UP_TO = 250


@pytest.fixture(scope="module")
def page(chromium: Browser, repository: Path) -> Iterator[Page]:
    """A page that has the map's core at hand."""
    handler = partial(SiteHandler, directory=str(repository / "docs/assets/js"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/praxis.js")
    page.evaluate("async () => { window.kern = await import('/karte/kern.js'); }")
    yield page
    page.close()
    server.shutdown()
    server.server_close()


def tints(page: Page, pairs: list[tuple[int, int]]) -> list[int]:
    found: list[int] = page.evaluate("paare => paare.map(([anzahl, groesste]) => kern.heat(anzahl, groesste))", pairs)
    return found


def test_both_tint_alike_whatever_the_collection_holds(page: Page) -> None:
    pairs = [(count, most) for most in range(ALL_UP_TO + 1) for count in range(most + 1)]
    assert tints(page, pairs) == [heat(count, most, HEAT_STEPS) for count, most in pairs]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 10**6).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most))))
@example((25, 36))
@example((250_000, 360_000))
def test_both_tint_alike_in_a_large_collection(page: Page, pair: tuple[int, int]) -> None:
    assert tints(page, [pair]) == [heat(*pair, HEAT_STEPS)]
