"""Markup that must not reach a reader's browser: HTML, pictures, attributes, program text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxis.body import CITATION, Block, blank, looks_like_mark
from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.problems import Level, Problem, rule
from praxis.rules.links import BAD_TARGET, HOW_TO_LINK, place, plain_text
from praxis.rules.privacy import find_contact
from praxis.text import quoted

RAW_HTML = rule(
    "PB503",
    Level.FEHLER,
    "HTML im Text",
    "Texte enthalten nur Markdown. HTML könnte Skripte oder fremde Inhalte laden.",
)
PICTURE = rule(
    "PB504",
    Level.FEHLER,
    "Bild im Text",
    "Einträge enthalten keine Bilder: Sie laden fremde Inhalte, veralten und fehlen im Ausdruck.",
)
ATTRIBUTES = rule(
    "PB505",
    Level.FEHLER,
    "Geschweifte Klammer",
    "Angaben wie {: … } oder { #… } verändern das HTML und sind nicht erlaubt.",
)
CODE_BLOCK = rule(
    "PB507",
    Level.FEHLER,
    "Programmtext",
    "Eingerückte oder mit ``` umschlossene Blöcke zeigt der Browser als Programmtext. Meist ist es eine falsche Einrückung.",
)
MARKDOWN_IN_HEAD = rule(
    "PB509",
    Level.FEHLER,
    "HTML oder Link im Kopf",
    "Felder sind reiner Text. Links und Hervorhebungen gehören in den Text unter dem Kopf, HTML nirgendwohin.",
)

_TAG = re.compile(r"<(?:/?[a-zA-Z][^>\n]*>?|!-*|\?|[^<>]*@[^<>]*>)")
_PICTURE = re.compile(r"(?<!<)!\[")
_AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[^<>@]+@)")
_QUOTED_CODE = re.compile(r"\s*(?:>[> ]*(?: {5}|\t)|:(?: {5}|\s*\t))")
_IN_HEAD = re.compile(r"<(?:[a-zA-Z/!?])|\]\(|!\[|\{[:.#%{]")


def check_html(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """The text carries no HTML, not even quoted as code or escaped: what Markdown makes of that is hard to foresee."""
    if "<" not in entry.source.body:
        return
    seen = set()
    for match in _TAG.finditer(CITATION.sub(blank, entry.source.body)):
        where = entry.source.body_place(match.start())
        if where["line"] in seen or find_contact(match[0]):
            continue
        seen.add(where["line"])
        if _AUTOLINK.match(match[0]):
            message = "Adressen in spitzen Klammern sind nicht erlaubt."
            yield BAD_TARGET.at(entry.source.path, message, HOW_TO_LINK, **where)
        else:
            hint = "Löschen Sie es. Hervorhebungen schreiben Sie mit Sternen (**fett**), „kleiner als“ als Wort."
            yield RAW_HTML.at(entry.source.path, f"{quoted(match[0], 40)} ist HTML.", hint, **where)


def check_markup(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """The text carries no pictures and no attributes."""
    path = entry.source.path
    if "![" not in entry.source.body and "{" not in entry.source.body:
        return
    for block in entry.blocks:
        text = plain_text(entry, block)
        if picture := _PICTURE.search(text):
            hint = "Löschen Sie es, oder verlinken Sie die Seite, auf der es steht."
            yield PICTURE.at(path, "Hier steht ein Bild.", hint, **place(entry, block, text, picture.start()))
        if (found := text.find("{")) >= 0:
            hint = "Löschen Sie die geschweifte Klammer samt Inhalt."
            message = "Geschweifte Klammern sind im Text nicht erlaubt."
            yield ATTRIBUTES.at(path, message, hint, **place(entry, block, text, found))


def check_code(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Nothing is shown as program text: no fences, no stray indentation, in entries no backticks."""
    path = entry.source.path
    backticks = bool(entry.art) and "`" in entry.source.body  # hand-written pages may quote code within a line
    for index, block in enumerate(entry.blocks):
        message, line = "", block.line
        if block.lines[0].lstrip().startswith(("```", "~~~")):
            message, hint = "Hier beginnt ein Block mit Programmtext.", "Löschen Sie die Zeichen ``` oder ~~~."
        elif _looks_like_code(block, entry.blocks[index - 1] if index else None):
            message = "Diese Zeile ist eingerückt; der Browser zeigt sie als Programmtext."
            hint = (
                "Löschen Sie die Leerzeichen am Anfang. Eingerückt wird nur unter „!!! kontext“ und ähnlichen Zeilen; "
                "ein Listenpunkt hat nur einen Absatz."
            )
        elif backticks and (line := next((number for number, text in block.numbered_lines() if "`" in text), 0)):
            message = "Das Zeichen ` macht Text zu Programmtext."
            hint = "Löschen Sie es. Als Auslassungszeichen schreiben Sie ’, als Anführungszeichen „ und “."
        if message:
            yield CODE_BLOCK.at(path, message, hint, line=line, column=1)


def _looks_like_code(block: Block, before: Block | None) -> bool:
    """Tell whether Markdown takes a block for program text because of its indentation."""
    first = block.lines[0]
    if any(_QUOTED_CODE.match(line) for line in block.lines if line.lstrip()[:1] in (">", ":")):
        return True
    if block.kind == "item":
        return block.level > 3 and (before is None or before.kind != "item")
    indented = first.expandtabs(4).startswith("    ")
    return block.kind in ("paragraph", "table") and indented and not looks_like_mark(first)


def check_head(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Fields are plain text."""
    if not _IN_HEAD.search(entry.source.all_text()):
        return
    for location, text in entry.source.texts():
        if location[0] not in entry.maengel and (match := _IN_HEAD.search(text)):
            message = f"In diesem Feld steht {quoted(text[match.start() :], 30)}."
            hint = "Schreiben Sie reinen Text, ohne HTML, Links und geschweifte Klammern."
            yield MARKDOWN_IN_HEAD.at(entry.source.path, message, hint, **entry.source.at(location))


def check_vocabulary_texts(catalog: Catalog) -> Iterator[Problem]:
    """Terms are plain text, too."""
    for source in catalog.collection.tables.values():
        for location, text in source.texts():
            if match := _IN_HEAD.search(text):
                message = f"In diesem Feld steht {quoted(text[match.start() :], 30)}."
                hint = "Schreiben Sie reinen Text, ohne HTML, Links und geschweifte Klammern."
                yield MARKDOWN_IN_HEAD.at(source.path, message, hint, **source.at(location))
