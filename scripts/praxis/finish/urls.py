"""Addresses in finished HTML and CSS: which are followed by readers, which are loaded by browsers, and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from praxis.finish.page import Page, refresh_target

LOADING_RELATIONS = frozenset(
    "stylesheet icon apple-touch-icon mask-icon preload prefetch modulepreload preconnect dns-prefetch prerender manifest".split()
)
_SOURCES = {
    "script": ("src", "href"),
    "img": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "source": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
    "body": ("background",),
    "base": ("href",),
}
_WITH_CANDIDATES = frozenset(("img", "source", "link"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CANDIDATE = re.compile(r"[^\s,]\S*[^\s,]|[^\s,]")


class Target(NamedTuple):
    """A place in the site: file and fragment."""

    file: str
    fragment: str


@lru_cache(maxsize=8192)  # most pages share most of their addresses
def scheme(url: str) -> str:
    """Return the scheme of an address in lower case; ``//`` for one that only names a host, empty for a relative one.

    White space and control characters count for nothing, as in browsers: ``java\\tscript:`` is ``javascript``.
    """
    url = re.sub(r"[\x00-\x20]", "", url).replace("\\", "/")
    if url.startswith("//"):
        return "//"
    match = _SCHEME.match(url)
    return match[1].lower() if match else ""


def is_foreign(url: str) -> bool:
    """Tell whether loading the address would ask another host."""
    return scheme(url) not in ("", "data", "blob", "about")


def css_urls(css: str) -> Iterator[str]:
    """Yield every address that a style sheet loads."""
    for match in _CSS_URL.finditer(_CSS_COMMENT.sub("", css)):
        if url := next((group for group in match.groups() if group), ""):
            yield url


def loads(page: Page) -> Iterator[str]:
    """Yield every address that a browser asks for by itself when it shows the page."""
    for tag, attributes in page.elements:
        for name in _SOURCES.get(tag, ()):
            # A fragment alone (``<use href="#i">``) is a place in the same page: nothing is loaded.
            if (url := attributes.get(name, "")) and not url.startswith("#"):
                yield url
        if tag == "link" and is_loading_link(attributes) and attributes.get("href"):
            yield attributes["href"]
        if tag in _WITH_CANDIDATES:
            for name in ("srcset", "imagesrcset"):
                yield from (match[0] for part in attributes.get(name, "").split(", ") if (match := _CANDIDATE.search(part)))
        if "style" in attributes:
            yield from css_urls(attributes["style"])
    for style in page.styles:
        yield from css_urls(style)


def is_loading_link(attributes: Mapping[str, str]) -> bool:
    """Tell whether a ``<link>`` loads its target instead of only naming it."""
    return not LOADING_RELATIONS.isdisjoint(attributes.get("rel", "").lower().split())


def links(page: Page) -> Iterator[str]:
    """Yield every address that a reader may follow: links, forms, redirects, and what the head points to; some are empty."""
    for element in page.elements:
        tag, attributes = element
        if tag in ("a", "area") or (tag == "link" and not is_loading_link(attributes)):
            yield attributes.get("href", "")
        elif tag == "form":
            yield attributes.get("action", "")
        elif tag == "use" and attributes.get("href", "").startswith("#"):
            yield attributes["href"]
        elif tag == "meta":
            yield refresh_target(element)


def resolve(url: str, page_path: str) -> Target | None:
    """Return the file of the site that a relative address means, seen from a page; ``None`` if it leaves the site.

    A directory means its ``index.html``, as on every static server.
    """
    path, _, fragment = url.partition("#")
    path = path.partition("?")[0]
    if "%" in url:
        path, fragment = unquote(path), unquote(fragment)
    if not path:
        return Target(page_path, fragment)
    parts = [] if path.startswith("/") else page_path.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    if path.rpartition("/")[2] in ("", ".", ".."):
        parts.append("index.html")
    return Target("/".join(parts), fragment)
