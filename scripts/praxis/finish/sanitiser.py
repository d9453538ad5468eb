"""The second wall against active content: nh3 looks at the rendered body of every entry.

The rules refuse raw HTML and dangerous addresses in the sources already, with their line. This wall asks only whether
anything got through all the same; it mends nothing, because a text that has to be mended must not be published.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import nh3
from selectolax.lexbor import LexborHTMLParser

from praxis.finish.page import Page
from praxis.problems import Level, Problem, rule

TEXT_BEGIN = "<!-- praxis:text -->"
TEXT_END = "<!-- /praxis:text -->"

UNSAFE_TEXT = rule(
    "PB910",
    Level.FEHLER,
    "Unzulässiger Inhalt im fertigen Text",
    "Der gebaute Text eines Eintrags enthält ein Element, ein Attribut oder eine Adresse, die dort nicht vorkommen darf. Diese "
    "Prüfung ist die zweite Wand hinter den Regeln für die Quelldateien.",
)
TEXT_UNMARKED = rule(
    "PB911",
    Level.FEHLER,
    "Der Text eines Eintrags ist nicht eindeutig abgegrenzt",
    "Jede Eintragsseite trägt ihren Text zwischen zwei Marken, damit er geprüft werden kann. Fehlt eine oder steht mehrfach da, "
    "bleibt die Seite unveröffentlicht.",
)

_TAGS = set(
    "a abbr aside blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img ins li "
    "mark ol p pre q section small span strong sub summary sup table tbody td tfoot th thead time tr ul".split()
)
_ATTRIBUTES = {
    "*": {"id", "class", "title", "lang", "dir", "role"},
    "a": {"href", "hreflang", "rel"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "li": {"value"},
    "td": {"align", "colspan", "headers", "rowspan", "style"},
    "th": {"align", "colspan", "headers", "rowspan", "scope", "style"},
    "time": {"datetime"},
}
_START_TAG = re.compile(r"<[a-zA-Z][^>]*")
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    generic_attribute_prefixes={"aria-"},
    url_schemes={"http", "https", "mailto", "tel"},
    filter_style_properties={"text-align"},
    link_rel=None,
)


def check_text(page: Page, *, required: bool) -> Iterator[Problem]:
    """Yield what the sanitiser would take out of the text of an entry, and pages whose text cannot be told apart."""
    begins, ends = page.text.count(TEXT_BEGIN), page.text.count(TEXT_END)
    if begins == ends == 0 and not required:
        return
    begin, end = page.text.find(TEXT_BEGIN), page.text.rfind(TEXT_END)
    if begins != 1 or ends != 1 or end < begin:
        yield TEXT_UNMARKED.at(
            page.path,
            f"Der Text steht nicht zwischen genau einem Paar der Marken {TEXT_BEGIN} und {TEXT_END}.",
            "Vorlage der Seite prüfen; im Text selbst dürfen die Marken nicht vorkommen.",
        )
        return
    # With the closing mark: it would end a tag that the text leaves open.
    text = page.text[begin + len(TEXT_BEGIN) : end + len(TEXT_END)]
    for tag, attribute, value in _taken_out(text, _CLEANER.clean(text)):
        what = f"Das Attribut {attribute}=„{value[:80]}“ am Element <{tag}>" if attribute else f"Das Element <{tag}>"
        yield UNSAFE_TEXT.at(
            page.path,
            f"{what} gehört nicht in den Text eines Eintrags.",
            "Im Eintrag nur Markdown verwenden: Absätze, Listen, Tabellen, Überschriften, Verweise.",
            line=page.line_of(value or f"<{tag}"),
        )


def _taken_out(text: str, cleaned: str) -> Iterator[tuple[str, str, str]]:
    """Yield each element (with empty attribute) and attribute that stands in the text and no longer in the cleaned one."""
    # Nearly always both have the same start tags, letter by letter. Only otherwise is it worth parsing them again: every
    # element begins with "<" and a letter, and the cleaned text has no such place that is not an allowed element.
    if [tag.removesuffix(" /") for tag in _START_TAG.findall(text)] != _START_TAG.findall(cleaned):
        yield from _signature(text) - _signature(cleaned)


def _signature(html: str) -> Counter[tuple[str, str, str]]:
    """Return all elements and attributes of a fragment, as browsers read it."""
    parts: Counter[tuple[str, str, str]] = Counter()
    for node in LexborHTMLParser(html).css("*"):
        tag = node.tag or ""
        parts[tag, "", ""] += 1
        for name, value in node.attributes.items():
            # The sanitiser writes styles in its own spelling.
            parts[tag, name, (value or "").replace(" ", "").rstrip(";") if name == "style" else value or ""] += 1
    return parts
