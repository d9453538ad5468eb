"""One profile for all properties, and a page for those that run the scripts of ``docs/assets/js`` beside their Python twins."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page

from praxis.webserver import SiteHandler

# The same examples everywhere, and a slow machine is no failure.
settings.register_profile("praxis", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("praxis")


@pytest.fixture(scope="module")
def scripts(chromium: Browser, repository: Path) -> Iterator[Page]:
    """A page that can import the scripts of the site as they stand in the repository."""
    handler = partial(SiteHandler, directory=str(repository / "docs/assets/js"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/praxis.js")
    yield page
    page.close()
    server.shutdown()
    server.server_close()
