"""Links and markup in texts: what leads nowhere, and what must not reach a reader's browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxis.body import LINK, PLAIN_ID
from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.problems import Level, Problem, rule
from praxis.spelling import suggestion
from praxis.spelling import nearest

DEAD_ID = rule("PB501", Level.FEHLER, "Link auf eine id, die es nicht gibt", "Hinter „id:“ steht ein Eintrag, ein Begriff, ein Ort oder eine Vorschrift der Sammlung.")
BAD_TARGET = rule("PB502", Level.FEHLER, "Linkziel ist nicht erlaubt", "Erlaubt sind Adressen mit https:// oder http:// und Verweise mit „id:“. Alles andere kann Schaden anrichten oder veraltet.")
RAW_HTML = rule("PB503", Level.FEHLER, "HTML im Text", "Texte enthalten nur Markdown. HTML könnte Skripte oder fremde Inhalte laden.")
PICTURE = rule("PB504", Level.FEHLER, "Bild im Text", "Einträge enthalten keine Bilder: Sie laden fremde Inhalte, veralten und fehlen im Ausdruck.")
ATTRIBUTES = rule("PB505", Level.FEHLER, "Geschweifte Klammern mit Attributen", "Angaben wie {: … } oder { #… } verändern das HTML und sind nicht erlaubt.")
REFERENCE_LINK = rule("PB506", Level.FEHLER, "Link- oder Fußnotendefinition", "Ziele stehen direkt am Link: [Text](https://…). Quellen stehen im Kopf.")
CODE_BLOCK = rule("PB507", Level.FEHLER, "Programmtext", "Eingerückte oder mit ``` umschlossene Blöcke zeigt der Browser als Programmtext. Meist ist es eine falsche Einrückung.")
BARE_LINK_TEXT = rule("PB508", Level.HINWEIS, "Linktext sagt nichts", "Wer mit Vorleseprogramm liest, hört nur den Linktext: „hier“ oder eine Adresse hilft nicht.")

_TAG = re.compile(r"<(?:[a-zA-Z][^>]*|/[a-zA-Z][^>]*|!--|!\w|\?)")
_AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>")
_ATTRIBUTE = re.compile(r"\{\s*(?::|[.#][\w-]|[\w-]+\s*=)")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]]+\]:\s*\S")
_ABBREVIATION = re.compile(r"\s{0,3}\*\[[^\]]+\]:")
_ANY_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]*)\]\s?\((?P<target>[^)]*)\)?")
_REFERENCE_USE = re.compile(r"\][ ]?\[[^\]@]*\]")
_EMPTY_WORDS = {"hier", "link", "mehr", "weiter", "klicken sie hier", "mehr lesen"}


def check_links(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Links go to http(s) addresses or to ids that exist, and their text says where to."""
    for line, text in _lines(entry):
        for match in _ANY_LINK.finditer(text):
            target = match["target"].strip()
            place = {"line": line, "column": match.start() + 1}
            if target.startswith("id:"):
                yield from _check_id(entry, catalog, target, place)
            elif not LINK.fullmatch(match[0]) or not re.match(r"https?://[^\s<>\"'`\\]+$", target.split(' "')[0]):
                hint = "Schreiben Sie [Text](https://…) oder [Text](id:name-des-eintrags)."
                yield BAD_TARGET.at(entry.source.path, f"„{target[:60]}“ ist als Linkziel nicht erlaubt.", hint, **place)
            elif match["text"].strip().lower() in _EMPTY_WORDS or match["text"].strip().startswith(("http://", "https://", "www.")) or not match["text"].strip():
                yield BARE_LINK_TEXT.at(entry.source.path, f"Der Linktext „{match['text']}“ sagt nicht, wohin er führt.", "Nennen Sie im Linktext das Ziel, etwa „Jahresbericht 2024 der Stadt“.", **place)


def check_plain_ids(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """An ``id:…`` without brackets leads to something that exists."""
    for line, text in _lines(entry):
        for match in PLAIN_ID.finditer(_ANY_LINK.sub(lambda found: " " * len(found[0]), text)):
            yield from _check_id(entry, catalog, match["plain"], {"line": line, "column": match.start() + 1})


def _check_id(entry: Entry, catalog: Catalog, target: str, place: dict[str, int]) -> Iterator[Problem]:
    wanted = target.removeprefix("id:").partition("#")[0]
    if wanted in catalog.collection.known_ids or catalog.resolve(wanted):
        return
    names = {name: name for name in catalog.collection.known_ids}
    for vocabulary in ("themen", "rechtskreise", "glossar", "zielgruppen", "akteure", "kommunen", "normen", "programme"):
        names.update({term_id: term_id for term_id in catalog.vocabulary[vocabulary]})
    hint = suggestion(nearest(wanted, names), "Die id eines Eintrags ist sein Dateiname ohne „.md“.")
    yield DEAD_ID.at(entry.source.path, f"Zu „id:{wanted}“ gibt es keinen Eintrag und keinen Begriff.", hint, **place)


def check_markup(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Texts carry no HTML, pictures, attributes, reference definitions or code."""
    path = entry.source.path
    for line, text in _lines(entry):
        if match := _AUTOLINK.search(text):
            yield BAD_TARGET.at(path, f"„{match[0][:60]}“: Adressen in spitzen Klammern sind nicht erlaubt.", "Schreiben Sie [Text](https://…).", line=line, column=match.start() + 1)
        elif match := _TAG.search(text):
            yield RAW_HTML.at(path, f"„{match[0][:40]}“ ist HTML.", "Löschen Sie es. Für Hervorhebungen schreiben Sie **fett**, für „kleiner als“ das Wort.", line=line, column=match.start() + 1)
        if (position := text.find("![")) >= 0:
            yield PICTURE.at(path, "Hier steht ein Bild.", "Löschen Sie es, oder verlinken Sie die Seite, auf der es steht.", line=line, column=position + 1)
        if match := _ATTRIBUTE.search(text):
            yield ATTRIBUTES.at(path, f"„{match[0]}…“ ist nicht erlaubt.", "Löschen Sie die geschweifte Klammer samt Inhalt.", line=line, column=match.start() + 1)
        if match := _DEFINITION.match(text) or _ABBREVIATION.match(text) or _REFERENCE_USE.search(text):
            yield REFERENCE_LINK.at(path, "Hier steht ein Link ohne eigenes Ziel oder eine Fußnote.", "Schreiben Sie das Ziel direkt an den Link: [Text](https://…).", line=line, column=match.start() + 1)
        if text.lstrip().startswith(("```", "~~~")):
            yield CODE_BLOCK.at(path, "Hier beginnt ein Block mit Programmtext.", "Löschen Sie die Zeichen ``` oder ~~~.", line=line, column=1)
    for block in entry.blocks:
        if block.kind == "paragraph" and block.lines[0].startswith(("    ", "\t")):
            yield CODE_BLOCK.at(path, "Diese Zeile ist eingerückt, aber nichts darüber erlaubt das.", "Löschen Sie die Leerzeichen am Anfang. Eingerückt wird nur unter „!!! kontext“ und ähnlichen Zeilen.", line=block.line, column=1)


def _lines(entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield every line of the body with its number; escaped characters are blanked out."""
    for offset, line in enumerate(entry.source.body.split("\n")):
        yield entry.source.body_line + offset, re.sub(r"\\[\\`*_{}\[\]()#+.!<>-]", "  ", line)
