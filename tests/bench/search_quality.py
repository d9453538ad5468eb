"""Asks our search and the theme's built-in one the same questions on the same tree, and reports how well they answer.

    python tests/bench/search_quality.py                    # both; the table is Markdown
    python tests/bench/search_quality.py --einzeln          # also each tuned question that is not answered by the first result

The questions are in ``tests/search/fragen.yml``; a third of them is held back from tuning and never listed.
"""

from __future__ import annotations

import argparse
import http.server
import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from tests.search.messung import Answer, ask_ours, ask_theme, groups, load_questions, quality, rank, table  # noqa: E402

from praxis.webserver import SiteHandler  # noqa: E402

_MATERIAL = """
site_name: Praxisbrücken
site_url: https://praxisbruecken.example/
docs_dir: {tree}
site_dir: {site}
nav: [{{Themen: themen/index.md}}]
not_in_nav: "*"
theme: {{name: material, language: de, font: false}}
plugins: [{{search: {{lang: de}}}}]
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - tables
  - toc: {{slugify: !!python/name:praxis.engine.anchors.anchor }}
validation: {{nav: {{omitted_files: ignore}}}}
"""


def main() -> None:
    """Build both sites, ask, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--einzeln", action="store_true", help="Fragen nennen, auf die der erste Treffer nicht passt")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="praxis-suche-") as name:
        folder = Path(name)
        build_sites(folder)
        answers = ask(folder)
    report(answers, each=options.einzeln)


def build_sites(folder: Path) -> None:
    """Build our site, and its tree with plain Material and Material's search."""
    run("-m", "praxis", "build", "--build-dir", str(folder / "build"), "--site-dir", str(folder / "unsere"))
    config = folder / "material.yml"
    config.write_text(_MATERIAL.format(tree=folder / "build/docs", site=folder / "material"), encoding="utf-8")
    run("-m", "mkdocs", "build", "--quiet", "--config-file", str(config))


def run(*arguments: str) -> None:
    """Run a module of this environment; its output is shown only if it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}:\n{done.stdout}{done.stderr}")


def ask(folder: Path) -> dict[str, dict[str, Answer]]:
    """Ask both searches in one browser."""
    questions = load_questions()
    executable = subprocess.run([REPOSITORY / "scripts/chromium.sh"], capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--disable-background-networking"])
        answers = {
            "Praxisbrücken": ask_ours(browser.new_page(), serve(folder / "unsere"), questions),
            "Material": ask_theme(browser.new_page(), serve(folder / "material"), questions),
        }
        browser.close()
    return answers


def serve(site: Path) -> str:
    """Serve a folder until this process ends; returns its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def report(answers: dict[str, dict[str, Answer]], *, each: bool) -> None:
    """Print the table, and on demand each tuned question that is not answered by the first result."""
    found = groups(load_questions())
    measured = {
        name: {group: quality(rank(row, answered[row.frage]) for row in rows) for group, rows in found.items()}
        for name, answered in answers.items()
    }
    print(table(measured))
    for row in found["eingestellt"] if each else ():
        answer = answers["Praxisbrücken"][row.frage]
        if rank(row, answer) != 1:
            first = " ".join(sorted(answer[0])) if answer else "kein Treffer"
            print(f"{rank(row, answer) or '–'}  {row.frage}: {first}")


if __name__ == "__main__":
    main()
