"""How much the finder loads before its first result, and how long a click on a filter and a text query take.

    python tests/bench/bench_finden.py site                 # a site as it is, built from many entries, queries included
    python tests/bench/bench_finden.py site 10000           # with the data of a generated catalog in a copy of the site

A catalog of 10,000 to build: ``generate_catalog.py 10000 FOLDER``, the real entries copied beside them (texts in ``docs/``
name them), ``praxis build --practices FOLDER``. Chromium asks a server that compresses as hosts do. Budgets: 200 KB until the
first filtered result is on the screen, 50 ms for a click, 300 ms for a text query.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from functools import cache, partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from tests.bench.generate_catalog import generated_catalog, real_collection  # noqa: E402

from praxis.exports.facets import render_files  # noqa: E402
from praxis.settings import Site  # noqa: E402
from praxis.webserver import SiteHandler  # noqa: E402

BYTES_BUDGET = 200_000
CLICK_BUDGET = 50
QUERY_BUDGET = 300
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


class CompressingHandler(SiteHandler):
    """Answers like a static host: text compressed, HTTP/1.1 connections kept open."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the reader's receipt

    def do_GET(self) -> None:  # noqa: N802 – the base class calls it so
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in COMPRESSED or not path.is_file():
            super().do_GET()
            return
        body = compressed(path)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # the reader went on before everything had come
            self.wfile.write(body)


@cache
def compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9)


def with_generated_data(site: Path, count: int, target: Path) -> Path:
    """Copy what the finder needs of a site and put the data of a generated catalog in place of the real."""
    for part in ("finden", "assets"):
        shutil.copytree(site / part, target / part)
    for name, content in render_files(generated_catalog(real_collection(), count), Site("https://example.org/")).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return target


# What was transferred when the first card stood there, by kind of file.
LOADED = """async () => {
  const list = document.querySelector('.pb-finder__liste');
  while (!list.childElementCount) await new Promise(requestAnimationFrame);
  const now = performance.now();
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const kinds = {};
  for (const { name, responseEnd, transferSize } of entries) {
    if (!responseEnd || responseEnd > now) continue;
    const { pathname } = new URL(name);
    const suffix = pathname.endsWith('/') ? 'html' : pathname.split('.').at(-1);
    const kind = pathname.includes('/karten/') ? 'karten' : /daten\\/(spalten|facetten)/.test(pathname) ? 'tabelle' : suffix;
    kinds[kind] = (kinds[kind] ?? 0) + transferSize;
  }
  return { kinds, milliseconds: now };
}"""

# A click, until counts and number of examples stand there (laid out), and until the first cards stand there.
CLICK = """async (value) => {
  const list = document.querySelector('.pb-finder__liste');
  const box = document.querySelector(`.pb-facette input[value="${value}"]`);
  // Nothing to nothing is no change: then the clock stops after a second.
  const changed = new Promise((resolve) => {
    new MutationObserver(resolve).observe(list, { childList: true });
    setTimeout(resolve, 1000);
  });
  const start = performance.now();
  box.click();
  document.body.offsetHeight;
  const counted = performance.now() - start;
  await changed;
  document.body.offsetHeight;
  const cards = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 600));
  return { counted, cards };
}"""

# Watches for the first cards after a query is sent; the reader's keyboard sends it.
WATCH = """() => {
  const list = document.querySelector('.pb-finder__liste');
  let start = 0;
  document.querySelector('.pb-finder__form').addEventListener('submit', () => { start = performance.now(); }, true);
  window.answered = new Promise((resolve) => {
    new MutationObserver(() => {
      document.body.offsetHeight;
      if (start) resolve(performance.now() - start);
    }).observe(list, { childList: true });
  });
}"""

# Frequent and rare words, a §, an old word, a mistake, several words.
QUERIES = (
    "Jugendberufsagentur",
    "Schulschwänzer",
    "hartz 4",
    "Kugendamt",
    "Wohnungslose",
    "§ 16h",
    "Leaving Care Hamburg",
    "Bildungskarte",
    "Streetwork",
    "Datenschutz Fallkonferenz",
)

# Each is chosen and then taken back, so that lists of every length are drawn.
FILTERS = ["sgb-ii", "leaving-care", "nw", "sgb-viii", "case-management", "laufend", "zkt", "evaluiert"]


def measure(browser: Browser, address: str, repeats: int) -> dict[str, Any]:
    """Return bytes and times of a cold start with a filter and of a series of clicks."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}finden/?rechtskreis=sgb-ii&thema=leaving-care&land=nw")
    loaded = page.evaluate(LOADED)
    page.goto(f"{address}finden/")
    page.wait_for_load_state("networkidle")
    clicks = [page.evaluate(CLICK, value) for _ in range(2 * repeats) for value in FILTERS]
    context.close()
    return {**loaded, "counted": [click["counted"] for click in clicks], "cards": [click["cards"] for click in clicks]}


def measure_queries(browser: Browser, address: str) -> list[float]:
    """Return the milliseconds from Enter to the first cards, each query with an empty cache."""
    found = []
    for query in QUERIES:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}finden/")
        page.wait_for_load_state("networkidle")
        page.evaluate(WATCH)
        page.get_by_role("searchbox", name="Wonach suchen Sie?").fill(query)
        page.keyboard.press("Enter")
        found.append(float(page.evaluate("answered")))
        context.close()
    return found


def main() -> None:
    """Measure and print; exit 1 if a budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("count", type=int, nargs="?", default=0, help="examples to invent; without: the site as it is")
    parser.add_argument("--repeats", type=int, default=2)
    options = parser.parse_args()
    chromium = subprocess.run([REPOSITORY / "scripts/chromium.sh"], capture_output=True, text=True, check=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = with_generated_data(options.site, options.count, Path(folder) / "site") if options.count else options.site
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(CompressingHandler, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        found = measure(browser, address, options.repeats)
        # The index of a copy is still that of the real entries: its rows are not those of the invented table.
        queries = [] if options.count else measure_queries(browser, address)
        browser.close()
        server.shutdown()
    total = sum(found["kinds"].values())
    clicks = {name: (statistics.median(found[name]), max(found[name])) for name in ("counted", "cards")}
    print(f"{options.count or 'as it is'}: {total / 1000:.0f} KB before the first filtered result ({json.dumps(found['kinds'])})")
    print(f"first filtered result after {found['milliseconds']:.0f} ms")
    for name, (middle, worst) in clicks.items():
        print(f"click until {name}: median {middle:.1f} ms, worst {worst:.1f} ms")
    if queries:
        print(f"text query until the first cards: median {statistics.median(queries):.0f} ms, worst {max(queries):.0f} ms")
    missed = total > BYTES_BUDGET or clicks["counted"][0] > CLICK_BUDGET
    sys.exit(missed or statistics.median(queries or [0]) > QUERY_BUDGET)


if __name__ == "__main__":
    main()
