"""The two things the program does, as tables of contents: ``check`` and ``build``."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from praxis import engine, outputs
from praxis.addresses import SCHEMAS, entry_address, format_ledger, parse_ledger
from praxis.assets import load_assets
from praxis.catalog import Catalog, resolve_catalog
from praxis.collection import load_collection
from praxis.engine import Engine
from praxis.exports import all_exports
from praxis.finish import publish
from praxis.finish.prune import prune_theme_files
from praxis.finish.search_index import write_index
from praxis.finish.site_checks import check_site
from praxis.problems import Problem, has_errors
from praxis.render import render_pages
from praxis.rules import check_catalog
from praxis.schema import render_schemas
from praxis.settings import load_site
from praxis.views import all_pages

STEPS = 6  # how many steps ``build`` announces


@dataclass(frozen=True)
class Checked:
    """A catalog and everything that is wrong with it, sorted by place."""

    catalog: Catalog
    problems: list[Problem]


def build_date(option: str | None = None) -> str:
    """Return the one date that everything depends on: the option, ``SOURCE_DATE_EPOCH``, or today (ISO)."""
    if option:
        return option
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date().isoformat()
    return dt.date.today().isoformat()


def check(practices: Path, docs: Path, date: str) -> Checked:
    """Load, parse, resolve and check; nothing is written."""
    collection = load_collection(practices, docs)
    catalog = resolve_catalog(collection, date)
    problems = {*collection.problems, *check_catalog(catalog)}
    return Checked(catalog, sorted(problems))


def write_schemas(practices: Path, folder: Path, config: Path = Path("mkdocs.yml")) -> list[Problem]:
    """Write the JSON Schema of each kind of entry into a folder; nothing if the vocabularies have Fehler, which are returned."""
    collection = load_collection(practices, Path("docs"))
    problems = sorted(problem for problem in collection.problems if not problem.path.endswith(".md"))
    if not has_errors(problems):
        folder.mkdir(parents=True, exist_ok=True)
        for art, text in render_schemas(collection.vocabulary, load_site(config).url + SCHEMAS).items():
            (folder / f"{art}.json").write_bytes(text)
    return problems


@dataclass(frozen=True)
class BuildOptions:
    """Where a build reads and writes, and with which engine. ``config`` is the site's ``mkdocs.yml``."""

    practices: Path
    docs: Path
    build_dir: Path
    site_dir: Path
    date: str
    config: Path = Path("mkdocs.yml")
    engine: Engine = "mkdocs"
    site_url: str | None = None
    cache: bool = True
    release: bool = False


@dataclass(frozen=True)
class Built:
    """What a build found and made; without ``pages`` nothing was published."""

    problems: list[Problem]
    entries: int = 0
    pages: int = 0


def build(options: BuildOptions, say: Callable[[str], None]) -> Built:
    """Check, write the tree, run the engine, check the HTML, publish. Any Fehler leaves the old site as it was."""
    say("Einträge prüfen")
    checked = check(options.practices, options.docs, options.date)
    catalog = checked.catalog
    if has_errors(checked.problems):
        return Built(checked.problems, len(catalog.entries))
    if misplaced := publish.check_target(options.site_dir, options.build_dir):
        return Built([*checked.problems, misplaced], len(catalog.entries))
    with publish.exclusive(options.build_dir) as busy:
        if busy:
            return Built([busy])
        publish.recover(options.site_dir)
        if not options.cache:
            outputs.write_outputs({}, options.build_dir / "docs")
        say("Seiten schreiben")
        site = load_site(options.config, options.site_url)
        pages = render_pages(all_pages(catalog, site))
        outputs.write_outputs({**pages, **all_exports(catalog, site), **load_assets(options.docs)}, options.build_dir / "docs")
        say(f"HTML bauen ({len(pages)} Seiten)")
        html = options.build_dir / "site"
        problems = engine.build(
            options.engine, options.config, options.build_dir / "docs", html, site_url=options.site_url, date=options.date
        )
        if has_errors(problems):
            return Built([*checked.problems, *problems], len(catalog.entries))
        prune_theme_files(html, options.build_dir / "docs")
        say("Fertige Seiten prüfen")
        entries = [entry_address(entry.art, entry.id) for entry in catalog.entries.values()]
        problems = list(check_site(html, site_url=site.url, entries=entries))
        if has_errors(problems):
            return Built([*checked.problems, *problems], len(catalog.entries))
        say("Suche vorbereiten")
        problems += write_index(catalog, pages, html)
        if has_errors(problems):
            return Built([*checked.problems, *problems], len(catalog.entries))
        say("Veröffentlichen")
        failed = publish.publish(html, options.site_dir)
        if failed:
            return Built([*checked.problems, failed], len(catalog.entries))
        if options.release:
            _write_ledger(catalog, pages, options.practices / "adressen.txt")
    return Built([*checked.problems, *problems], len(catalog.entries), len(pages))


def _write_ledger(catalog: Catalog, pages: Iterable[str], path: Path) -> None:
    """Add every address of this site to the ledger; nothing is ever taken out."""
    known, codes = parse_ledger(catalog.collection.adressen)
    addresses = {page.removesuffix("index.md") for page in pages}
    path.write_text(format_ledger({*known, *addresses}, {**codes, **catalog.short_codes}), encoding="utf-8")
