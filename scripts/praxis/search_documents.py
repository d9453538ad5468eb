"""What each page says to the search: title, other names, summary, features, text – and the passages that can be shown.

One document for every page of the site and for every term and law change that has a place on a common page. Made from the
catalog, not from HTML: there, cards of other entries and navigation would count as the page's own words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from praxis.addresses import entry_address, term_address
from praxis.body import CITATION, LINK, PLAIN_ID, Block
from praxis.catalog import Catalog, norm_id, norm_label
from praxis.exports.facets import rows
from praxis.facets import KOMMUNENTYPEN
from praxis.model import ARTEN, Entry
from praxis.norm_references import find_norm_references
from praxis.search_words import SearchWords, Target
from praxis.text import shorten, slug
from praxis.vocabulary import Kommune

UNKNOWN_SECTION = "Was wir nicht wissen"
PASSAGE_LENGTH = 320

# Kinds of documents in the order of their numbers, and how much a hit among them counts.
ARTEN_DER_SEITEN: dict[str, float] = {
    "beispiele": 1.0,
    "methoden": 1.0,
    "veranstaltungen": 1.0,
    "impulse": 1.0,
    "programme": 1.0,
    "themen": 1.1,
    "zielgruppen": 1.0,
    "akteure": 1.0,
    "rechtskreise": 1.0,
    "rechtskreise-themen": 0.5,
    "schnittstellen": 0.9,
    "recht": 0.9,
    "glossar": 1.05,
    "rechtsaenderungen": 0.7,
    "orte": 1.25,
    "laender": 1.0,
    "seiten": 0.7,
}

_TERM_TEXTS = ("typische_fragen", "abgrenzung", "fuer_junge_menschen", "traeger_vor_ort", "handlungslogik", "gesetz")

_NOT_SEARCHED = re.compile(r"|finden/.*|(merkliste|vergleich|mitmachen/bausteine)/|laender/[^/]+/[^/]+/|(.*/)?seite/\d+/")
_MARKS = str.maketrans("", "", "*`|")
_EMPHASIS = re.compile(r"(?<!\w)_|_(?!\w)")
_CITATION = re.compile(rf"\s*{CITATION.pattern}")


@dataclass(frozen=True)
class Passage:
    """A piece of text that a hit can show, and where on the page it stands."""

    anker: str
    ueberschrift: str
    text: str


@dataclass(frozen=True)
class Document:
    """What one page says. ``begriffe`` are the terms it is about by its fields; ``rand`` is text that counts little."""

    address: str
    art: str
    id: str
    titel: str
    kurz: str = ""
    namen: tuple[str, ...] = ()
    merkmale: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    rand: tuple[str, ...] = ()
    begriffe: tuple[str, ...] = ()
    passagen: tuple[Passage, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Documents:
    """Makes the documents of a catalog; ``pages`` are the rendered pages of the tree (path → Markdown with head)."""

    catalog: Catalog
    pages: Mapping[str, str]

    @cached_property
    def words(self) -> SearchWords:
        return SearchWords(self.catalog.vocabulary)

    def all(self) -> list[Document]:
        """Return all documents: kinds in their order, examples as the finder's table has them, others by id."""
        found = {document.address: document for document in (*self._entries(), *self._places_on_pages(), *self._pages())}
        order = {art: number for number, art in enumerate(ARTEN_DER_SEITEN)}
        place = {entry.id: number for number, entry in enumerate(rows(self.catalog))}
        return sorted(found.values(), key=lambda row: (order[row.art], place[row.id] if row.art == "beispiele" else 0, row.id))

    def _entries(self) -> Iterator[Document]:
        for entry in self.catalog.entries.values():
            yield self._entry(entry)

    def _entry(self, entry: Entry) -> Document:
        daten, vocabulary = entry.daten, self.catalog.vocabulary
        begriffe = [("rechtskreise", rk) for rk in daten.rechtskreis_ids] + [("themen", thema) for thema in daten.themen]
        begriffe += [("zielgruppen", gruppe) for gruppe in daten.zielgruppen] + [("akteure", akteur) for akteur in daten.akteure]
        begriffe += [("programme", daten.programm)] if daten.programm else []
        begriffe += [("laender", land) for land in self.catalog.laender_of(entry)]
        normen = dict.fromkeys([*map(norm_id, daten.normen), *self._mentioned_norms(entry)])
        merkmale = [vocabulary.label(vokabular, term) for vokabular, term in begriffe if term in vocabulary[vokabular]]
        kommunen = [vocabulary["kommunen"][ort] for ort in daten.orte if ort in vocabulary["kommunen"]]
        merkmale += [label for kommune in kommunen for label in self._place_labels(kommune)]
        merkmale += [norm_label(vocabulary, norm) for norm in daten.normen]
        merkmale += [*getattr(daten, "personen", ()), *getattr(daten, "veranstalter", ()), ARTEN[entry.art].einzahl]
        text, rand, passages = _texts(entry.blocks)
        own = Target("programme", entry.id)
        return Document(
            address=entry_address(entry.art, entry.id),
            art=entry.art,
            id=entry.id,
            titel=daten.titel,
            kurz=" ".join(daten.kurz.split()),
            namen=(entry.id, *(self.words.names_of(own) if entry.art == "programme" else ())),
            merkmale=tuple(merkmale),
            text=text,
            rand=rand,
            begriffe=tuple(f"{vokabular}/{term}" for vokabular, term in (*begriffe, *(("normen", norm) for norm in normen))),
            passagen=passages,
        )

    def _place_labels(self, kommune: Kommune) -> Iterator[str]:
        """Yield a place's name and kind, so that „Landkreis“ and „kreisangehörige Stadt“ find its examples."""
        yield kommune.label
        yield KOMMUNENTYPEN.get(kommune.typ, "")
        yield from (self.catalog.vocabulary.label("gemeindetypen", typ) for typ in kommune.gemeindetyp)
        yield kommune.kreis

    def _mentioned_norms(self, entry: Entry) -> Iterator[str]:
        """Yield the norms that an entry's text names and that have a page."""
        known = self.catalog.vocabulary["normen"]
        for block in entry.blocks:
            if "§" in block.text:
                for found in find_norm_references(block.text, self.catalog.vocabulary):
                    yield from (norm for _, _, norm in found.parts if norm in known)

    def _places_on_pages(self) -> Iterator[Document]:
        """Yield glossary terms and law changes: they share a page and have their own place on it."""
        vocabulary = self.catalog.vocabulary
        for term in vocabulary["glossar"].values():
            names = self.words.names_of(Target("glossar", term.id))
            norms = tuple(norm_label(vocabulary, norm) for norm in term.normen)
            texts = tuple(part for part in (term.hinweis,) if part)
            yield Document(term_address("glossar", term.id), "glossar", term.id, term.label, term.definition, names, norms, texts)
        for change in (*vocabulary["rechtsaenderungen"].values(), *vocabulary["rechtsstand"].values()):
            text = getattr(change, "inhalt", "") or getattr(change, "text", "")
            names = self.words.names_of(Target("rechtsaenderungen", change.id))
            norms = tuple(norm_label(vocabulary, norm) for norm in change.normen)
            kurz = shorten(" ".join(text.split()), PASSAGE_LENGTH)
            rest = (text, getattr(change, "folge", ""), getattr(change, "hinweis", ""))
            address = term_address("rechtsaenderungen", change.id)
            yield Document(address, "rechtsaenderungen", change.id, change.titel, kurz, names, norms, rest)

    def _pages(self) -> Iterator[Document]:
        for path, markdown in self.pages.items():
            address = path.removesuffix("index.md")
            section, _, rest = address.rstrip("/").partition("/")
            if _NOT_SEARCHED.fullmatch(address) or (section in ARTEN and rest in self.catalog.entries):
                continue
            head = _head(markdown)
            if "noindex" not in head.get("robots", ""):
                yield self._page(address, section, rest, head)

    def _page(self, address: str, section: str, rest: str, head: Mapping[str, str]) -> Document:
        """Return the document of a page that is no entry: a term, a norm, a pair, a hand-written text, or just its head."""
        key = address.rstrip("/")
        intro = self.catalog.texte.get(key)
        text, rand, passages = _texts(intro.blocks) if intro else ((), (), ())
        titel, kurz = head["title"], head.get("description", "")
        names: tuple[str, ...] = ()
        begriffe: tuple[str, ...] = ()
        merkmale: tuple[str, ...] = ()
        art = "seiten"
        if section in ARTEN_DER_SEITEN and rest:
            art = "rechtskreise-themen" if section == "rechtskreise" and "/" in rest else section
        if art == "recht" and rest in self.catalog.vocabulary["normen"]:
            names, own = self._norm_texts(rest)
            kurz, text = self.catalog.vocabulary["normen"][rest].gegenstand or kurz, (*own, *text)
        elif art == "schnittstellen":
            sides = [term for term in self.catalog.vocabulary["rechtskreise"].values() if f"-{term.id}-" in f"-{rest}-"]
            # Who is responsible and how each side decides: so the page of a pair tells it.
            text = (*(part for side in sides for part in (side.traeger_vor_ort, side.handlungslogik)), *text)
            begriffe = tuple(self._of_sides([side.id for side in sides]))
            merkmale = ("Schnittstelle",)
        elif art != "seiten" and rest in self.catalog.vocabulary[section]:
            term = self.catalog.vocabulary[section][rest]
            names = self.words.names_of(Target(section, rest))
            text = (*_field_texts(term), *text)
        elif art == "recht":
            art = "seiten"
        page_id = rest if art != "seiten" else key
        return Document(address, art, page_id, titel, kurz, names, merkmale, text, rand, begriffe, passages)

    def _norm_texts(self, norm_key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        vocabulary = self.catalog.vocabulary
        norm = vocabulary["normen"][norm_key]
        names = (*self.words.names_of(Target("normen", norm_key)), norm.ueberschrift)
        known = (row for row in vocabulary["rechtsstand"].values() if row.gewissheit != "nicht-gefunden")
        states = [row.text for row in known if norm_key in row.normen]
        return names, tuple(part for part in (norm.gegenstand, norm.hinweis, *states) if part)

    def _of_sides(self, rechtskreise: list[str]) -> Iterator[str]:
        """Yield the table of a pair as a whole, its Rechtskreise, and the institutions that act by them first of all."""
        yield f"am-tisch/{'+'.join(sorted(rechtskreise))}"
        yield from (f"rechtskreise/{rechtskreis}" for rechtskreis in rechtskreise)
        for akteur in self.catalog.vocabulary["akteure"].values():
            if akteur.rechtskreise and akteur.rechtskreise[0] in rechtskreise:
                yield f"akteure/{akteur.id}"


def _field_texts(term: Any) -> Iterator[str]:
    """Yield what a term says about itself besides its definition."""
    for name in _TERM_TEXTS:
        value = getattr(term, name, "")
        yield from (part for part in ((value,) if isinstance(value, str) else value) if part)


def plain(text: str) -> str:
    """Return a text of our Markdown without marks: no citations, link targets, stars."""
    if "[" in text:
        text = LINK.sub(lambda match: match["text"], _CITATION.sub("", text))
    if "id:" in text:
        text = PLAIN_ID.sub("", text)
    if "_" in text:
        text = _EMPHASIS.sub("", text)
    return " ".join(text.translate(_MARKS).split())


def _texts(blocks: Iterable[Block]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Passage, ...]]:
    """Return a body's own statements, what counts little (surroundings, what is not known), and the passages."""
    text: list[str] = []
    rand: list[str] = []
    passages: list[Passage] = []
    for block in blocks:
        if block.kind in ("note", "rule", "heading"):
            continue
        words = plain(block.text)
        aside = block.note == "kontext" or block.section == UNKNOWN_SECTION
        (rand if aside else text).append(words)
        if block.kind != "table" and block.section != UNKNOWN_SECTION:
            passages.append(Passage(slug(block.section), block.section, shorten(words, PASSAGE_LENGTH)))
    return tuple(text), tuple(rand), tuple(passages)


def _head(markdown: str) -> dict[str, str]:
    """Return what a rendered page's head says; every value is JSON (``praxis.render``)."""
    lines = markdown.partition("\n---\n")[0].split("\n")[1:]
    pairs = (line.partition(": ") for line in lines)
    return {key: str(json.loads(value)) for key, _, value in pairs}
