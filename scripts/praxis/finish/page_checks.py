"""What is asked of each finished page by itself: unique ids, alternative texts, heading order, harmless addresses.

Each check's docstring is the rule. What needs other pages is left to ``site_checks``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from praxis.finish import urls
from praxis.finish.page import Page, ids, parse_page
from praxis.finish.sanitiser import check_text
from praxis.problems import Level, Problem, rule

LINK_SCHEME = rule(
    "PB904",
    Level.FEHLER,
    "Verweis mit unzulässigem Protokoll",
    "Erlaubt sind http, https, mailto und tel. Verweise mit javascript: oder data: können fremden Code ausführen.",
)
ID_TWICE = rule(
    "PB905",
    Level.FEHLER,
    "Kennung zweimal auf einer Seite",
    "Eine Kennung (id) darf auf einer Seite nur einmal vorkommen, sonst führen Verweise und Vorlesehilfen an die falsche Stelle.",
)
ALTERNATIVE_MISSING = rule(
    "PB906",
    Level.FEHLER,
    "Bild ohne Alternativtext",
    'Wer das Bild nicht sieht, braucht einen Text dazu. Schmuckbilder tragen einen leeren Alternativtext (alt="").',
)
HEADINGS = rule(
    "PB909",
    Level.FEHLER,
    "Überschriften in falscher Ordnung",
    "Jede Seite hat genau eine Überschrift der ersten Ebene, und keine Ebene wird übersprungen: So finden sich auch Menschen "
    "zurecht, die sich die Seite vorlesen lassen.",
)

_ALLOWED_SCHEMES = frozenset(("", "//", "http", "https", "mailto", "tel"))


@dataclass(frozen=True)
class PageFacts:
    """What remains of a page after its own checks: what it offers and what it asks of the rest of the site."""

    path: str
    ids: frozenset[str]
    links: tuple[str, ...]
    loads: tuple[str, ...]
    problems: tuple[Problem, ...]


def examine_page(site_dir: str, entry_pages: frozenset[str], path: str) -> PageFacts:
    """Read one page, run its own checks, keep what the others need. A top-level function: it also runs in other processes."""
    page = parse_page(path, Path(site_dir, path).read_text(encoding="utf-8", errors="replace"))
    links = tuple(dict.fromkeys(url for url in urls.links(page) if url))
    loads = tuple(dict.fromkeys(urls.loads(page)))
    problems = (
        *check_ids(page),
        *check_images(page),
        *check_headings(page),
        *check_schemes(page, links, loads),
        *check_text(page, required=path in entry_pages),
    )
    return PageFacts(path, frozenset(ids(page)), links, loads, problems)


def check_ids(page: Page) -> Iterator[Problem]:
    """Every id stands once."""
    counts = Counter(element.attributes["id"] for element in page.elements if element.attributes.get("id"))
    for identifier, count in counts.items():
        if count > 1:
            yield ID_TWICE.at(
                page.path,
                f"Die Kennung „{identifier}“ kommt {count}-mal vor.",
                "Überschriften unterscheidbar machen oder der Vorlage eine eigene Kennung geben.",
                line=page.line_of(f'id="{identifier}"'),
            )


def check_images(page: Page) -> Iterator[Problem]:
    """Every picture has an alternative text, even if an empty one."""
    for element in page.elements:
        attributes = element.attributes
        pictorial = element.tag in ("img", "area") or (element.tag == "input" and attributes.get("type") == "image")
        if pictorial and "alt" not in attributes:
            source = attributes.get("src") or attributes.get("href") or ""
            yield ALTERNATIVE_MISSING.at(
                page.path,
                f"Dem Bild „{source}“ fehlt der Alternativtext.",
                "In Markdown: ![Was zu sehen ist](bild.png).",
                line=page.line_of(source),
            )


def check_headings(page: Page) -> Iterator[Problem]:
    """One heading of the first level, first of all, and no level left out on the way down."""
    if page.is_redirect:
        return
    levels = [level for level, _ in page.headings]
    if levels.count(1) != 1:
        count = levels.count(1) or "keine"
        hint = "Genau eine ist richtig: der Titel der Seite."
        yield HEADINGS.at(page.path, f"Überschriften der ersten Ebene auf der Seite: {count}.", hint)
    before = 0
    for level, text in page.headings:
        if level > before + 1 and before:
            yield HEADINGS.at(
                page.path,
                f"Auf eine Überschrift der Ebene {before} folgt „{text}“ mit der Ebene {level}.",
                f"Die Überschrift gehört auf Ebene {before + 1} oder darüber.",
                line=page.line_of(text),
            )
        before = level


def check_schemes(page: Page, links: tuple[str, ...], loads: tuple[str, ...]) -> Iterator[Problem]:
    """Links use only protocols that lead to a page, a mailbox or a telephone; nothing runs from an address."""
    # A picture may be written out as data: nothing is asked for and nothing runs.
    for url in (*links, *(url for url in loads if urls.scheme(url) != "data")):
        if (scheme := urls.scheme(url)) not in _ALLOWED_SCHEMES:
            yield LINK_SCHEME.at(
                page.path,
                f"Der Verweis „{url[:80]}“ verwendet das Protokoll „{scheme}“.",
                "Erlaubt sind http, https, mailto und tel.",
                line=page.line_of(url),
            )
