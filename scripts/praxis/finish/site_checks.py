"""What is asked of the finished site before it may be published: every link leads somewhere, nothing comes from elsewhere.

Works on files alone, like a reader without network. Each page is parsed once; what needs the whole site (does the target
of this link exist?) is asked afterwards, of the facts that remain of each page.
"""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from praxis.finish import urls
from praxis.finish.page import line_of, parse_page
from praxis.finish.page_checks import PageFacts, examine_page
from praxis.problems import Level, Problem, rule

LINK_BROKEN = rule(
    "PB901",
    Level.FEHLER,
    "Interner Verweis führt ins Leere",
    "Auf der fertigen Seite steht ein Verweis auf eine Seite oder Datei, die es in der Website nicht gibt.",
)
ANCHOR_BROKEN = rule(
    "PB902",
    Level.FEHLER,
    "Verweis auf einen Abschnitt, den es nicht gibt",
    "Die Zielseite ist da, aber nichts auf ihr trägt die Kennung hinter dem #.",
)
LINK_FROM_ROOT = rule(
    "PB903",
    Level.FEHLER,
    "Verweis, der mit / beginnt",
    "Solche Adressen brechen in einem Unterordner und ohne Server. Nur die Fehlerseite 404.html darf sie verwenden, weil sie "
    "unter jeder Adresse erscheint.",
)
FOREIGN_LOAD = rule(
    "PB907",
    Level.FEHLER,
    "Inhalt von einem fremden Server",
    "Die Website lädt nichts von anderen Servern: keine Schriften, Skripte, Bilder oder Karten. Verweise dorthin sind erlaubt.",
)
LOAD_MISSING = rule(
    "PB908",
    Level.FEHLER,
    "Geladene Datei fehlt",
    "Die Seite lädt ein Bild, ein Skript, eine Schrift oder ein Stylesheet, das es in der Website nicht gibt.",
)

_POOL_FROM_PAGES = 800  # below this, starting other processes costs more than it saves
_NOT_FOUND_PAGE = "404.html"
_PLACES_SHOWN = 3


def check_site(
    site_dir: Path, *, site_url: str = "", entries: Collection[str] = (), redirected: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield everything that is wrong with a finished site.

    ``site_url`` is its own address: links that spell it out are checked as internal ones. ``entries`` are the addresses of
    entry pages („beispiele/x/“), whose text must pass the sanitiser; ``redirected`` those that the server answers without
    a file. Paths in the problems are relative to the working directory if ``site_dir`` is.
    """
    files = frozenset(_files(site_dir))
    pages = sorted(path for path in files if path.endswith(".html"))
    entry_pages = frozenset(f"{entry.strip('/')}/index.html" for entry in entries)
    facts = {fact.path: fact for fact in _examine(site_dir, pages, entry_pages)}
    base = urlsplit(site_url).path.rstrip("/")
    site = _Site(site_dir, files, facts, site_url, base, frozenset(address.strip("/") for address in redirected))
    findings: dict[tuple[str, str], list[_Finding]] = {}
    for finding in site.findings():
        findings.setdefault((finding.problem.code, finding.about), []).append(finding)
    for same in findings.values():
        yield from _summarise(same, site_dir)


class _Finding(NamedTuple):
    """A problem at one place. ``about`` is equal wherever the same thing is wrong, ``written`` is to be found in the file."""

    problem: Problem
    about: str
    written: str = ""


def _summarise(same: list[_Finding], site_dir: Path) -> Iterator[Problem]:
    """Yield the first places of the same mistake and the number of the others: one wrong link in the footer is on every page."""
    for number, (problem, _, written) in enumerate(same[:_PLACES_SHOWN], 1):
        file = site_dir / problem.path
        line = line_of(file.read_text(encoding="utf-8", errors="replace"), written) if written else problem.line
        rest = len(same) - _PLACES_SHOWN if number == _PLACES_SHOWN else 0
        more = f" (Ebenso an {rest} weiteren Stellen.)" if rest > 0 else ""
        yield replace(problem, path=str(file), line=line, message=problem.message + more)


def _examine(site_dir: Path, pages: list[str], entry_pages: frozenset[str]) -> Iterable[PageFacts]:
    examine = partial(examine_page, str(site_dir), entry_pages)
    if len(pages) < _POOL_FROM_PAGES:
        yield from map(examine, pages)
        return
    # Forked, because the other ways run the caller's main module again in each process.
    with ProcessPoolExecutor(2, mp_context=get_context("fork"), initializer=_end_with_parent) as pool:
        yield from pool.map(examine, pages, chunksize=100)


def _end_with_parent() -> None:
    """Let this worker die when a build is killed: it would hold on to the build's lock, which it inherited."""
    with suppress(AttributeError, OSError):  # Linux only; elsewhere the lock ends when the worker does
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


@dataclass(frozen=True)
class _Site:
    """The whole site as far as links are concerned; ``base`` is the folder of its host in which it lies („/praxis“ or empty)."""

    directory: Path
    files: frozenset[str]
    pages: dict[str, PageFacts]
    site_url: str
    base: str
    redirected: frozenset[str]

    def findings(self) -> Iterator[_Finding]:
        """Yield everything that is wrong, page by page."""
        for page in self.pages.values():
            yield from (_Finding(problem, problem.message) for problem in page.problems)
            yield from self.check_links(page)
            yield from self._check_loads(page.path, page.loads)
        for path in sorted(file for file in self.files if file.endswith((".css", ".svg"))):
            yield from self.check_style_sheet(path)

    def check_links(self, page: PageFacts) -> Iterator[_Finding]:
        """Every internal link leads to a file of the site, and its fragment to something on it."""
        for url in page.links:
            local = self._local(url)
            if local is None:
                continue
            if local.startswith("/") and local == url and page.path != _NOT_FOUND_PAGE:
                hint = "Relativ schreiben, etwa „../methoden/“."
                yield _Finding(LINK_FROM_ROOT.at(page.path, f"Der Verweis „{url}“ beginnt mit /.", hint), url, url)
                continue
            target = urls.resolve(self._below_base(local), page.path)
            if target is None or target.file not in self.files:
                if target and target.file.removesuffix("index.html").strip("/") in self.redirected:
                    continue
                slash_missing = target and f"{target.file}/index.html" in self.files
                hint = "Am Ende der Adresse fehlt ein /." if slash_missing else "Schreibweise und Zielseite prüfen."
                problem = LINK_BROKEN.at(page.path, f"Der Verweis „{url}“ führt ins Leere.", hint)
                yield _Finding(problem, target.file if target else url, url)
            elif self._lacks(target):
                message = f"Der Verweis „{url}“ nennt einen Abschnitt, den die Zielseite nicht hat."
                hint = f"In {target.file} trägt nichts die Kennung „{target.fragment}“."
                yield _Finding(ANCHOR_BROKEN.at(page.path, message, hint), "#".join(target), url)

    def check_style_sheet(self, path: str) -> Iterator[_Finding]:
        """A style sheet or drawing loads nothing from another host, and nothing that does not exist."""
        text = Path(self.directory, path).read_text(encoding="utf-8", errors="replace")
        found = urls.loads(parse_page(path, text)) if path.endswith(".svg") else urls.css_urls(text)
        yield from self._check_loads(path, found)

    def _check_loads(self, path: str, loaded: Iterable[str]) -> Iterator[_Finding]:
        """A page loads nothing from another host, and nothing that does not exist."""
        for url in dict.fromkeys(loaded):
            if urls.is_foreign(url):
                message = f"Von einem fremden Server wird „{url[:120]}“ geladen."
                hint = "Die Datei in docs/assets/ ablegen oder nur darauf verweisen."
                yield _Finding(FOREIGN_LOAD.at(path, message, hint), url, url)
            elif not urls.scheme(url):
                target = urls.resolve(self._below_base(url), path)
                if target is None or target.file not in self.files:
                    problem = LOAD_MISSING.at(path, f"Die Datei „{url}“ fehlt.", "Schreibweise und Ablageort prüfen.")
                    yield _Finding(problem, target.file if target else url, url)

    def _local(self, url: str) -> str | None:
        """Return the address as one within the site, or ``None`` if it leads elsewhere."""
        scheme = urls.scheme(url)
        if not scheme:
            return url
        if self.site_url and url.startswith(self.site_url):
            return f"{self.base}/{url.removeprefix(self.site_url).lstrip('/')}"
        return None

    def _below_base(self, url: str) -> str:
        """Return an address that starts with ``/`` as seen from the root of the site, which may lie in a folder of its host."""
        return url.removeprefix(self.base) if url.startswith("/") else url

    def _lacks(self, target: urls.Target) -> bool:
        if not target.fragment or target.fragment == "top" or target.fragment.startswith(":~:"):
            return False
        page = self.pages.get(target.file)
        return page is not None and target.fragment not in page.ids


def _files(directory: Path) -> Iterator[str]:
    """Yield the path of every file below the directory, relative to it, with ``/``."""
    for folder, _, names in os.walk(directory):
        prefix = os.path.relpath(folder, directory).replace(os.sep, "/")
        for name in names:
            yield name if prefix == "." else f"{prefix}/{name}"
