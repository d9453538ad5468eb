"""One finished HTML page, taken apart once: its ids, links, loads and headings.

Parsed with Lexbor (selectolax), because it builds the tree that browsers build and takes half of lxml's time; it knows no
line numbers, so a line is looked up in the text only when there is a problem to place.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

# Everything that can be pointed to, loads something or leads somewhere. Without „:is“ the parser would list an element once
# for each part that it matches.
_ATTRIBUTES = ("id", "src", "srcset", "imagesrcset", "style", "data", "poster", "background", "href")
_TELLING = f":is(img,area,meta,link,a,use,image,form[action],{','.join(f'[{name}]' for name in _ATTRIBUTES)})"


class Element(NamedTuple):
    """A start tag: its name and attributes; an attribute without a value has the value ``""``."""

    tag: str
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class Page:
    """A page of the site: ``path`` is relative to it, ``text`` the whole HTML, ``elements`` those that carry attributes.

    ``headings`` are the levels 1 to 6 within ``<main>``, in order; ``styles`` the texts of its ``<style>`` elements.
    """

    path: str
    text: str
    elements: tuple[Element, ...]
    headings: tuple[tuple[int, str], ...]
    styles: tuple[str, ...]

    @property
    def is_redirect(self) -> bool:
        return any(refresh_target(element) for element in self.elements)

    def line_of(self, value: str) -> int:
        """Return the line on which an attribute value or piece of text first stands; 0 if it is not found as written."""
        return line_of(self.text, value)


def line_of(text: str, value: str) -> int:
    """Return the line of HTML on which a value first stands, as it is or escaped; 0 if it is not found."""
    for form in (value, html.escape(value, quote=False), html.escape(value)):
        if form and (position := text.find(form)) >= 0:
            return text.count("\n", 0, position) + 1
    return 0


def parse_page(path: str, text: str) -> Page:
    """Take a page apart."""
    tree = LexborHTMLParser(text)
    elements = []
    # A node comes once for each selector of the list that it matches.
    for node in {node.mem_id: node for node in tree.css(_TELLING)}.values():
        attributes = {name: value or "" for name, value in node.attributes.items()}
        elements.append(Element(node.tag or "", attributes))
    scope = tree.css_first("main") or tree.body
    headings = scope.css("h1,h2,h3,h4,h5,h6") if scope else []
    return Page(
        path,
        text,
        tuple(elements),
        tuple((int((node.tag or "h0")[1]), " ".join(node.text(separator=" ").split())) for node in headings),
        tuple(node.text() for node in tree.css("style")),
    )


def ids(page: Page) -> Iterator[str]:
    """Yield every place of the page that an address can point to."""
    for element in page.elements:
        if value := element.attributes.get("id"):
            yield value
        if element.tag == "a" and (value := element.attributes.get("name")):
            yield value


def refresh_target(element: Element) -> str:
    """Return where a ``<meta http-equiv="refresh">`` sends the reader, else an empty text."""
    if element.tag == "meta" and element.attributes.get("http-equiv", "").lower() == "refresh":
        match = re.search(r"url\s*=\s*['\"]?([^'\"]+)", element.attributes.get("content", ""), re.IGNORECASE)
        return match[1].strip() if match else ""
    return ""
