"""Feeds of what was checked last: Atom for everything, each Rechtskreis and each topic; JSON Feed for everything.

An item is known by its permanent short link, which outlives renamings, and dated by the day it was checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic_core import to_json

from praxis.addresses import NEWS_FEED, NEWS_FEED_JSON, entry_address, feed_path, term_address
from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.settings import Site
from praxis.text import counted, escape
from praxis.views.seite import Sicht
from praxis.views.start import latest

MOST = 50
_NAME = "Praxisbrücken"
_NEWS_ABOUT = "Beispiele, Methoden und Beiträge, die zuletzt geprüften zuerst."
_RIGHTS = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
_SECTIONS = {"rechtskreise": "rechtskreis", "themen": "thema"}


@dataclass(frozen=True)
class Feed:
    """A feed before it is written down: its own file, the page it belongs to, and its newest entries."""

    path: str
    title: str
    about: str
    page: str
    entries: tuple[Entry, ...] = field(repr=False)


@dataclass(frozen=True)
class Item:
    """An entry as every feed shows it."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    updated: str
    tags: Mapping[str, str]


@dataclass(frozen=True)
class Head:
    """What all feeds say of themselves; ``newest`` dates a feed that has no entry yet."""

    url: str
    author: str
    newest: str


def render_files(catalog: Catalog, site: Site) -> dict[str, str]:
    """Return all feeds; those of terms without an entry exist, too: one may subscribe before the first one comes."""
    entries = latest(catalog)
    news = Feed(NEWS_FEED, f"{_NAME}: Was neu ist", _NEWS_ABOUT, "neu/", tuple(entries[:MOST]))
    feeds = (news, *_by_term(catalog, entries))
    reader = _Reader(catalog, site)
    items = {entry.id: reader.item(entry) for feed in feeds for entry in feed.entries}
    newest = max((entry.daten.geprueft for entry in entries), default=catalog.date)
    head = Head(site.url, str(site.betreiber.get("name") or _NAME), _midnight(newest))
    files = {feed.path: _atom(feed, [items[entry.id] for entry in feed.entries], head) for feed in feeds}
    return {**files, NEWS_FEED_JSON: _json_feed(news, [items[entry.id] for entry in news.entries], head)}


def _by_term(catalog: Catalog, entries: Iterable[Entry]) -> Iterator[Feed]:
    """Yield a feed for each Rechtskreis and each topic, whether entries name it or not."""
    ids: dict[str, Callable[[Entry], Iterable[str]]] = {
        "rechtskreise": lambda entry: entry.daten.rechtskreis_ids,
        "themen": lambda entry: entry.daten.themen,
    }
    for vocabulary, section in _SECTIONS.items():
        newest: dict[str, list[Entry]] = {term: [] for term in catalog.vocabulary[vocabulary]}
        for entry in entries:
            for term in ids[vocabulary](entry):
                newest[term].append(entry)
        for term, found in newest.items():
            label = catalog.vocabulary.label(vocabulary, term)
            about = f"Einträge der Sammlung zu {label}, die zuletzt geprüften zuerst."
            page = term_address(vocabulary, term)
            yield Feed(feed_path(section, term), f"{_NAME}: {label}", about, page, tuple(found[:MOST]))


@dataclass(frozen=True)
class _Reader:
    """Turns entries of a catalog into items."""

    catalog: Catalog
    site: Site

    def item(self, entry: Entry) -> Item:
        """Return what feeds show of an entry."""
        summary = " ".join(entry.daten.kurz.split())
        label = self.catalog.vocabulary.label
        rechtskreise = {rk: label("rechtskreise", rk) for rk in self.catalog.in_order(entry.daten.rechtskreis_ids)}
        return Item(
            id=f"{self.site.url}k/{self._first_code(entry)}/",
            url=self.site.url + entry_address(entry.art, entry.id),
            title=entry.daten.titel,
            summary=summary,
            html="".join(f"<p>{escape(text)}</p>" for text in (summary, *self._facts(entry)) if text),
            updated=_midnight(entry.daten.geprueft),
            tags={**rechtskreise, **{thema: label("themen", thema) for thema in entry.daten.themen}},
        )

    def _facts(self, entry: Entry) -> tuple[str, str, str]:
        """Return what a reader chooses by: place, who sits at the table, how well it is evidenced."""
        sicht = Sicht(self.catalog, self.site, "")
        seats = ", ".join(f"{seat.label} ({seat.rolle_label})".removesuffix(" ()") for seat in sicht.tisch(entry))
        evidence = sicht.nachweiszeile(entry)
        known = f"Nachweis: {evidence.label}" if evidence.stufe else evidence.label
        sources = counted(evidence.quellen, "Quelle", "Quellen")
        return sicht.catalog.place_line(entry), seats, f"{known}, {sources}, geprüft am {evidence.geprueft}"

    def _first_code(self, entry: Entry) -> str:
        """Return the short code under which the entry was first published: renamed, it must not look new."""
        addresses = [entry_address(entry.art, name) for name in (*self._old_names.get(entry.id, ()), entry.id)]
        return next(self.catalog.short_codes[address] for address in addresses if address in self.catalog.short_codes)

    @cached_property
    def _old_names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for old, new in self.catalog.collection.weiterleitungen.items():
            names.setdefault(new, []).append(old)
        return names


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"


def _atom(feed: Feed, items: list[Item], head: Head) -> str:
    """Return the feed as Atom (RFC 4287)."""
    own = escape(head.url + feed.path)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">',
        f"<id>{own}</id>",
        f"<title>{escape(feed.title)}</title>",
        f"<subtitle>{escape(feed.about)}</subtitle>",
        f"<updated>{max((item.updated for item in items), default=head.newest)}</updated>",
        f"<author><name>{escape(head.author)}</name><uri>{escape(head.url)}</uri></author>",
        f'<link rel="self" type="application/atom+xml" href="{own}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(head.url + feed.page)}"/>',
        f"<rights>{escape(_RIGHTS)}</rights>",
        *(line for item in items for line in _atom_entry(item)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _atom_entry(item: Item) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{escape(item.id)}</id>"
    yield f"<title>{escape(item.title)}</title>"
    yield f"<updated>{item.updated}</updated>"
    yield f'<link rel="alternate" type="text/html" href="{escape(item.url)}"/>'
    yield from (f'<category term="{escape(term)}" label="{escape(label)}"/>' for term, label in item.tags.items())
    yield f"<summary>{escape(item.summary)}</summary>"
    yield f'<content type="html">{escape(item.html)}</content>'
    yield "</entry>"


def _json_feed(feed: Feed, items: list[Item], head: Head) -> str:
    """Return the feed as JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.about,
        "home_page_url": head.url + feed.page,
        "feed_url": head.url + NEWS_FEED_JSON,
        "language": "de",
        "authors": [{"name": head.author, "url": head.url}],
        "items": [
            {
                "id": item.id,
                "url": item.url,
                "title": item.title,
                "summary": item.summary,
                "content_html": item.html,
                "date_modified": item.updated,
                "tags": list(item.tags.values()),
            }
            for item in items
        ],
    }
    return to_json(document, indent=2).decode() + "\n"
