"""Links in texts: what leads nowhere, what must not be followed, and what does not say where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxis.body import CITATION, LINK, PLAIN_ID, Block, blank
from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.problems import Level, Place, Problem, rule
from praxis.rules.privacy import find_contact
from praxis.spelling import suggestion
from praxis.text import quoted
from praxis.values import is_web_address

DEAD_ID = rule(
    "PB501",
    Level.FEHLER,
    "Link auf eine id, die es nicht gibt",
    "Hinter „id:“ steht ein Eintrag, ein Begriff, ein Ort oder eine Vorschrift der Sammlung.",
)
BAD_TARGET = rule(
    "PB502",
    Level.FEHLER,
    "Linkziel ist nicht erlaubt",
    "Erlaubt sind Adressen mit https:// oder http:// und Verweise mit „id:“. Alles andere kann Schaden anrichten oder "
    "führt ins Leere.",
)
REFERENCE_LINK = rule(
    "PB506",
    Level.FEHLER,
    "Link ohne eigenes Ziel oder Fußnote",
    "Ziele stehen direkt am Link: [Text](https://…). Quellen stehen im Kopf.",
)
BARE_LINK_TEXT = rule(
    "PB508",
    Level.HINWEIS,
    "Linktext sagt nichts",
    "Wer mit Vorleseprogramm liest, hört nur den Linktext: „hier“ oder eine Adresse hilft nicht.",
)

HOW_TO_LINK = "Schreiben Sie [Text](https://…) oder [Text](id:name-des-eintrags)."
_PICTURE = re.compile(r"!\[[^\[\]]*\](?:\([^)]*\)?|\[[^\]]*\])?")
_DEFINITION = re.compile(r"\[[^\[\]@]*\]:")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]*\]")
_REFERENCE = re.compile(r"\[[^\[\]]+\] ?\[[^\[\]]*\]")
_TARGET_BEGINS = re.compile(r"\]\(")
_CODE = re.compile(r"(?<!\\)(`+)([^\n]+?)(?<!`)\1(?!`)")
_EMPTY_WORDS = {"", "hier", "link", "mehr", "weiter", "klicken sie hier", "mehr lesen", "weiterlesen", "siehe hier"}


def check_links(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Links go to http(s) addresses or to ids that exist, and their text says where to."""
    for block in entry.blocks:
        text = block.lines[0] if len(block.lines) == 1 else "\n".join(block.lines)
        if not ("](" in text or "id:" in text or "]:" in text or _has_other_brackets(text, 0)):
            continue
        text = plain_text(entry, block)
        links = list(LINK.finditer(text))
        for match in links:
            yield from _check_link(entry, catalog, match, place(entry, block, text, match.start()))
        ids = sum(match["target"].startswith("id:") for match in links)
        plain = text.count("id:") == ids and text.count("](") == len(links)
        if plain and not _has_other_brackets(text, len(links)):
            continue
        rest = CITATION.sub(blank, LINK.sub(blank, _PICTURE.sub(blank, text)))
        yield from _check_leftovers(entry, block, rest)
        for match in PLAIN_ID.finditer(rest):
            yield from _check_id(entry, catalog, match["plain"], place(entry, block, text, match.start()))


def _has_other_brackets(text: str, links: int) -> bool:
    """Tell whether a text has brackets besides citations and so many links."""
    return text.count("[") != text.count("[@") + links


def _check_link(entry: Entry, catalog: Catalog, match: re.Match[str], where: Place) -> Iterator[Problem]:
    target, text = match["target"], match["text"].strip()
    if target.startswith("id:"):
        yield from _check_id(entry, catalog, target.removeprefix("id:"), where)
    elif is_web_address(target):
        if text.lower().rstrip(".… ") in _EMPTY_WORDS or text.startswith(("http://", "https://", "www.")):
            message = f"Der Linktext {quoted(text)} sagt nicht, wohin er führt."
            hint = "Nennen Sie im Linktext das Ziel, etwa „Jahresbericht 2024 der Stadt“."
            yield BARE_LINK_TEXT.at(entry.source.path, message, hint, **where)
    elif not find_contact(target):
        yield BAD_TARGET.at(entry.source.path, f"{quoted(target)} ist als Linkziel nicht erlaubt.", HOW_TO_LINK, **where)


def _check_leftovers(entry: Entry, block: Block, rest: str) -> Iterator[Problem]:
    """Report what looks like a link once the well-written links are gone; one message a line."""
    path = entry.source.path
    seen: set[int] = set()
    for pattern, what, message, hint in (
        (_TARGET_BEGINS, BAD_TARGET, "Dieser Link ist nicht richtig geschrieben.", HOW_TO_LINK),
        (_DEFINITION, REFERENCE_LINK, "Hier steht das Ziel eines Links getrennt von seinem Text.", HOW_TO_LINK),
        (_FOOTNOTE, REFERENCE_LINK, "Hier steht eine Fußnote.", "Quellen stehen im Kopf und werden mit [@name] genannt."),
        (_REFERENCE, REFERENCE_LINK, "Hier steht ein Link ohne eigenes Ziel.", HOW_TO_LINK),
    ):
        line_end = -1
        for match in pattern.finditer(rest):
            if match.start() < line_end:
                continue
            offset = match.start() + len(match[0]) - len(match[0].lstrip())
            where = place(entry, block, rest, offset)
            if where["line"] not in seen and not find_contact(match[0]):
                seen.add(where["line"])
                yield what.at(path, message, hint, **where)
            line_end = rest.find("\n", offset) if "\n" in rest[offset:] else len(rest)


def _check_id(entry: Entry, catalog: Catalog, target: str, where: Place) -> Iterator[Problem]:
    wanted = target.partition("#")[0]
    if wanted in catalog.collection.known_ids or catalog.resolve(wanted) or catalog.collection.luecken:
        return
    hint = suggestion(catalog.nearest_link(wanted), "Die id eines Eintrags ist sein Dateiname ohne „.md“.")
    message = f"Zu {quoted(f'id:{wanted}')} gibt es keinen Eintrag und keinen Begriff."
    yield DEAD_ID.at(entry.source.path, message, hint, **where)


def place(entry: Entry, block: Block, text: str, offset: int) -> Place:
    """Return the place in the file of a character of a block's text, whose lines have lost indentation and list marks."""
    index = text.count("\n", 0, offset)
    in_line = offset - text.rfind("\n", 0, offset) - 1
    lost = max(entry.source.raw_line(block.line + index).find(block.lines[index]), 0)
    return {"line": block.line + index, "column": lost + in_line + 1}


def plain_text(entry: Entry, block: Block) -> str:
    """Return a block's text without escaped characters and, in hand-written pages, without code; the rest keeps its place.

    Entries have no code. Where a span of it begins and ends depends on what Markdown has done before, so that a browser
    might see a link where we see code.
    """
    text = block.lines[0] if len(block.lines) == 1 else "\n".join(block.lines)
    if "`" in text and not entry.art:
        text = _CODE.sub(blank, text)
    return re.sub(r"\\[\\`*_{}\[\]()#+.!>-]", "  ", text) if "\\" in text else text
