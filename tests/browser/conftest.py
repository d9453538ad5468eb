"""Pages to look at: one address of each page type, found in the built site so that no test depends on a live entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

OpenPage = Callable[..., AbstractContextManager[Page]]

# Page type → pattern below the site; the first match in alphabetical order is looked at.
PAGE_TYPES = {
    "start": "index.html",
    "finden": "finden/index.html",
    "facette": "finden/*/*/index.html",
    "merkliste": "merkliste/index.html",
    "vergleich": "vergleich/index.html",
    "beispiel": "beispiele/*/index.html",
    "methode": "methoden/*/index.html",
    "leitfaden": "methoden/*/leitfaden/index.html",
    "fallbogen": "methoden/*/fallbogen/index.html",
    "veranstaltung": "veranstaltungen/*/index.html",
    "impuls": "impulse/*/index.html",
    "programm": "programme/*/index.html",
    "liste": "beispiele/index.html",
    "rechtskreis": "rechtskreise/*/index.html",
    "rechtskreis-thema": "rechtskreise/*/*/index.html",
    "thema": "themen/*/index.html",
    "matrix": "schnittstellen/index.html",
    "paar": "schnittstellen/*/index.html",
    "folgeseite": "schnittstellen/*/seite/2/index.html",
    "zielgruppe": "zielgruppen/*/index.html",
    "akteur": "akteure/*/index.html",
    "land": "laender/*/index.html",
    "land-rechtskreis": "laender/*/*/index.html",
    "ort": "orte/*/index.html",
    "recht": "recht/index.html",
    "norm": "recht/*/*/index.html",
    "rechtsaenderungen": "recht/aenderungen/index.html",
    "karte": "karte/index.html",
    "glossar": "glossar/index.html",
    "neu": "neu/index.html",
    "mitmachen": "mitmachen/index.html",
    "zahlen": "ueber/zahlen/index.html",
    "regeln": "mitmachen/regeln/index.html",
    "daten": "daten/index.html",
    "bausteine": "mitmachen/bausteine/index.html",
    "impressum": "impressum/index.html",
    "nicht-gefunden": "404.html",
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for ``page_type`` once for each page type."""
    if "page_type" in metafunc.fixturenames:
        metafunc.parametrize("page_type", PAGE_TYPES)


@pytest.fixture(scope="session")
def address_of(built_site: Path) -> Callable[[str], str]:
    """The address of one page of a type, relative to the site."""

    def address(page_type: str) -> str:
        found = sorted(built_site.glob(PAGE_TYPES[page_type]))
        assert found, f"the site has no page of type {page_type}"
        return found[0].relative_to(built_site).as_posix().removesuffix("index.html")

    return address


@pytest.fixture
def open_page(chromium: Browser, http_server: str, address_of: Callable[[str], str]) -> OpenPage:
    """Open a page of a type in a context with the given options (viewport width, colour scheme, JavaScript …)."""

    @contextmanager
    def opened(page_type: str, *, width: int = 1280, **options: Any) -> Iterator[Page]:
        # Without transitions: a colour that is still changing has no contrast to measure.
        settings = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"} | options
        context = chromium.new_context(**settings)
        try:
            page = context.new_page()
            page.goto(http_server + address_of(page_type))
            yield page
        finally:
            context.close()

    return opened
