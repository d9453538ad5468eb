"""What several kinds of tests need: the site as ``praxis build`` makes it, a server for it, a browser to look at it."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from praxis.webserver import SiteHandler

REPOSITORY = Path(__file__).resolve().parents[1]
BUILD_DATE = "2026-11-22"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, built once from this repository's entries by the command that everybody uses."""
    folder = tmp_path_factory.mktemp("website")
    command = [sys.executable, "-m", "praxis", "build", "--date", BUILD_DATE]
    command += ["--build-dir", str(folder / "build"), "--site-dir", str(folder / "site")]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.fail(f"praxis build failed with {run.returncode}:\n{run.stdout[-4000:]}\n{run.stderr[-4000:]}", pytrace=False)
    return folder / "site"


@pytest.fixture(scope="session")
def http_server(built_site: Path) -> Iterator[str]:
    """The address of a server that shows the built site as a static host would."""
    handler = partial(SiteHandler, directory=str(built_site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; ``scripts/chromium.sh`` decides which and gets one if there is none."""
    script = REPOSITORY / "scripts/chromium.sh"
    executable = subprocess.run([script], capture_output=True, text=True, check=True).stdout.strip()
    # Nothing but the page under test may use the network: no update checks, no field trials, no lookups at the start.
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=quiet)
        yield browser
        browser.close()
