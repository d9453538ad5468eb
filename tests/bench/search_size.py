"""Measures the search on a large collection: time for the index, bytes and milliseconds until the first ten results.

    python tests/bench/search_size.py 10000

The entries are invented; their texts are real sentences in which every thirtieth word is a new compound or a place, so that
the vocabulary grows with the collection as it does in German. Every question is asked with an empty cache.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from tests.bench.generate_catalog import DATE, generated_catalog, real_collection  # noqa: E402
from tests.search.messung import load_questions  # noqa: E402

from praxis.body import Block  # noqa: E402
from praxis.catalog import Catalog, resolve_catalog  # noqa: E402
from praxis.finish.search_index import FOLDER, render_index  # noqa: E402
from praxis.render import render_pages  # noqa: E402
from praxis.search_documents import Documents  # noqa: E402
from praxis.settings import Site  # noqa: E402
from praxis.views import all_pages  # noqa: E402
from praxis.webserver import SiteHandler  # noqa: E402

_NEW_COMPOUND, _PLACE = 0.03, 0.01
_ASK = """async (frage) => {
  const { suche } = await import("./assets/js/suche/suche.js");
  const anfang = performance.now();
  const { treffer } = await suche(frage, "./", { kennungen: false });
  return [performance.now() - anfang, treffer.length];
}"""


def main() -> None:
    """Build the index, ask, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entries", type=int)
    count: int = parser.parse_args().entries
    with tempfile.TemporaryDirectory(prefix="praxis-suche-") as name:
        folder = Path(name)
        documents = Documents(*invented(count))
        start = time.process_time()
        found = documents.all()
        start = measure("Dokumente", start)
        files = render_index(found, documents.words)
        measure("Index", start)
        write(files, folder)
        print(f"{len(found)} Dokumente, {len(files)} Dateien, {sum(map(len, files.values())) / 1e6:.1f} MB")
        print(f"Speicher mit der ganzen Sammlung: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
        ask(folder)


def measure(what: str, start: float) -> float:
    """Print the seconds of processor time since ``start``; returns the time now."""
    now = time.process_time()
    print(f"{what}: {now - start:.1f} s Rechenzeit")
    return now


def invented(count: int) -> tuple[Catalog, dict[str, str]]:
    """Return a catalog of invented entries with texts, and the pages of everything else."""
    model = real_collection()
    real = resolve_catalog(model, DATE)
    site = Site("https://praxis.test/")
    pages = {path: text for path, text in render_pages(all_pages(real, site)).items() if not path.startswith("beispiele/")}
    catalog = generated_catalog(model, count)
    blocks = [block for entry in real.beispiele for block in entry.blocks if block.kind in ("paragraph", "item")]
    each = len(blocks) // len(real.beispiele)
    draw = _Draw(random.Random(count), blocks, [gemeinde.name.split()[0] for gemeinde in model.vocabulary.gemeinden])
    entries = {key: replace(entry, blocks=tuple(draw.text(each))) for key, entry in catalog.entries.items()}
    places = {ort for entry in entries.values() for ort in entry.daten.orte if ort in catalog.vocabulary["kommunen"]}
    pages.update({f"orte/{ort}/index.md": f'---\ntitle: "{catalog.vocabulary.label("kommunen", ort)}"\n---\n' for ort in places})
    return replace(catalog, collection=replace(catalog.collection, entries=entries)), pages


class _Draw:
    """Writes invented texts from real sentences."""

    def __init__(self, chance: random.Random, blocks: list[Block], places: list[str]) -> None:
        words = (word for block in blocks for word in block.text.split())
        self.chance, self.blocks, self.places = chance, blocks, places
        self.nouns = sorted({word for word in words if word[:1].isupper() and word.isalpha() and 5 < len(word) < 12})

    def text(self, count: int) -> Iterator[Block]:
        for block in self.chance.sample(self.blocks, count):
            yield block._replace(lines=(" ".join(map(self.word, block.text.split())),))

    def word(self, word: str) -> str:
        drawn = self.chance.random()
        if drawn < _NEW_COMPOUND:
            return self.chance.choice(self.nouns) + self.chance.choice(("", "s")) + self.chance.choice(self.nouns).lower()
        return self.chance.choice(self.places) if drawn < _NEW_COMPOUND + _PLACE else word


def write(files: dict[str, str], site: Path) -> None:
    """Write the index and the scripts as a site has them."""
    for path, content in files.items():
        target = site / FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    scripts = site / "assets/js/suche"
    scripts.mkdir(parents=True)
    for script in (REPOSITORY / "docs/assets/js/suche").glob("*.js"):
        (scripts / script.name).write_bytes(script.read_bytes())
    (site / "index.html").write_text("<!doctype html><title>Probe</title>", encoding="utf-8")


def ask(site: Path) -> None:
    """Ask the tuned questions, each with an empty cache, and report bytes (compressed) and time."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}/"
    executable = subprocess.run([REPOSITORY / "scripts/chromium.sh"], capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--disable-background-networking"])
        asked = [row.frage for row in load_questions() if not row.zurueckgehalten]
        rows = [(*_ask(browser, base, site, question), question) for question in asked]
        browser.close()
    size = sorted(row[0] for row in rows)
    print(f"Byte bis zu zehn Treffern: Median {median(size) / 1000:.0f} KB, höchstens {size[-1] / 1000:.0f} KB ({max(rows)[-1]})")
    times = sorted(row[1] for row in rows)
    print(f"Zeit: Median {median(times):.0f} ms, neun von zehn unter {times[len(times) * 9 // 10]:.0f} ms")


def _ask(browser: Browser, base: str, site: Path, question: str) -> tuple[int, float]:
    context = browser.new_context()
    page = context.new_page()
    loaded: set[str] = set()
    page.goto(base)
    page.on("request", lambda request: loaded.add(urlsplit(request.url).path.lstrip("/")))
    milliseconds, _ = page.evaluate(_ASK, question)
    context.close()
    return sum(len(gzip.compress((site / path).read_bytes(), 6)) for path in loaded), milliseconds


if __name__ == "__main__":
    main()
