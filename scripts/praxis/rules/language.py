"""How a text is built: headings, marks, lists, and §§ that say which law they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from praxis.body import LINK, NOTES, Block, blank, looks_like_mark
from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.norm_references import find_norm_references
from praxis.problems import Level, Place, Problem, rule
from praxis.spelling import nearest, suggestion
from praxis.text import quoted

HEADING_LEVEL = rule(
    "PB601",
    Level.FEHLER,
    "Überschriften springen",
    "Die erste Ebene im Text ist „##“, darunter „###“. Wer mit Vorleseprogramm liest, findet sich sonst nicht zurecht.",
)
UNKNOWN_SECTION = rule(
    "PB602",
    Level.HINWEIS,
    "Ungewohnte Überschrift",
    "Gleiche Überschriften in allen Einträgen machen das Vergleichen leicht.",
)
MISSING_SECTION = rule(
    "PB603",
    Level.FEHLER,
    "Abschnitt fehlt",
    "„Auf einen Blick“ und „Was wir nicht wissen“ stehen in jedem Eintrag.",
)
SECTION_ORDER = rule(
    "PB604",
    Level.FEHLER,
    "Überschrift doppelt oder in falscher Reihenfolge",
    "Die Abschnitte stehen in allen Einträgen in derselben Reihenfolge.",
)
UNKNOWN_MARK = rule(
    "PB605",
    Level.FEHLER,
    "Markierung falsch geschrieben",
    "Es gibt „!!! kontext“, „!!! einordnung“ und „!!! hinweis“. Die Markierung steht allein auf ihrer Zeile, der Text "
    "darunter ist um vier Leerzeichen eingerückt.",
)
LIST_GAP = rule(
    "PB606",
    Level.FEHLER,
    "Leerzeile vor der Liste fehlt",
    "Ohne Leerzeile zeigt der Browser die Liste als Fließtext.",
)
BULLET = rule(
    "PB607",
    Level.FEHLER,
    "Aufzählung mit falschem Zeichen",
    "Aufzählungen beginnen mit „- “. Andere Zeichen zeigt der Browser als Fließtext.",
)
NORM_WITHOUT_LAW = rule(
    "PB608",
    Level.HINWEIS,
    "Paragraf ohne Gesetz",
    "Denselben Paragrafen gibt es in mehreren Gesetzen, „§ 67“ zum Beispiel in dreien.",
)
EMPTY_SECTION = rule(
    "PB609",
    Level.FEHLER,
    "Leerer Abschnitt",
    "Eine Überschrift ohne Text hilft niemandem.",
)
UNDERLINED_HEADING = rule(
    "PB610",
    Level.FEHLER,
    "Unterstrichene Zeile",
    "Eine Zeile aus Strichen oder Gleichheitszeichen macht die Zeile darüber zur Überschrift, meist aus Versehen.",
)

_REQUIRED = ("Auf einen Blick", "Was wir nicht wissen")
_BULLETS = ("•", "·", "▪", "‣", "●", "◦")
_LIST_LINE = re.compile(r"\s*(?:[-*+]|1[.)](?!\s+(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)))\s+\S")


def check_headings(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Headings begin at ``##`` and skip no level; none stands above nothing."""
    path, level = entry.source.path, 1
    for index, block in enumerate(entry.blocks):
        if block.kind != "heading":
            continue
        place = at_line(block.line)
        following = entry.blocks[index + 1] if index + 1 < len(entry.blocks) else None
        empty = following is None or (following.kind == "heading" and following.level <= block.level)
        if block.level == 1:
            message = f"{quoted(block.text)} hat die Ebene 1; die gehört dem Titel des Eintrags."
            yield HEADING_LEVEL.at(path, message, "Schreiben Sie zwei Rauten: „## …“.", **place)
        elif block.level > level + 1 or block.level > 3:
            hint = "Unter „##“ folgt „###“; tiefer geht es nicht."
            yield HEADING_LEVEL.at(path, f"{quoted(block.text)} überspringt eine Ebene.", hint, **place)
        elif not block.text or empty:
            message = f"Unter {quoted(block.text or '##')} steht nichts."
            yield EMPTY_SECTION.at(path, message, "Ergänzen Sie Text oder löschen Sie die Überschrift.", **place)
        level = max(block.level, 2)


def check_sections(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """The sections of a kind have their usual names and order; two of them stand in every entry."""
    allowed: tuple[str, ...] = getattr(entry.daten, "abschnitte", ())
    if not allowed:
        return
    if not entry.blocks:
        message = "Unter dem Kopf steht kein Text."
        hint = f"Beginnen Sie mit „## {_REQUIRED[0]}“; am Ende steht „## {_REQUIRED[1]}“."
        yield MISSING_SECTION.at(entry.source.path, message, hint, line=entry.source.body_line, column=1)
        return
    sections = [block for block in entry.blocks if block.kind == "heading" and block.level == 2 and block.text]
    titles = [block.text for block in sections]
    if all(title in titles for title in _REQUIRED) and titles == [title for title in allowed if title in titles]:
        return
    of_any_level = {block.text for block in entry.blocks if block.kind == "heading"}
    missing = [title for title in _REQUIRED if title not in of_any_level]
    misplaced = _misplaced([allowed.index(title) for title in dict.fromkeys(titles) if title in allowed])
    seen: set[str] = set()
    for block in sections:
        meant = "" if block.text in allowed else nearest(block.text, allowed)
        if meant in missing:
            missing.remove(meant)
            message = f"Dieser Abschnitt heißt in allen Einträgen „{meant}“, hier aber {quoted(block.text)}."
            yield MISSING_SECTION.at(entry.source.path, message, f"Schreiben Sie „## {meant}“.", line=block.line, column=1)
        else:
            out_of_order = block.text in allowed and allowed.index(block.text) in misplaced
            yield from _check_section(entry, block, allowed, meant, block.text in seen, out_of_order)
        seen.add(block.text)
    for title in missing:
        hint = f"Ergänzen Sie „## {title}“ mit einem Absatz."
        line = entry.source.body_line if title == _REQUIRED[0] else entry.blocks[-1].line
        yield MISSING_SECTION.at(entry.source.path, f"Der Abschnitt „{title}“ fehlt.", hint, line=line, column=1)


def _check_section(
    entry: Entry, block: Block, allowed: tuple[str, ...], meant: str, repeated: bool, misplaced: bool
) -> Iterator[Problem]:
    path, place = entry.source.path, at_line(block.line)
    if repeated:
        hint = "Führen Sie die beiden Abschnitte zusammen."
        yield SECTION_ORDER.at(path, f"{quoted(block.text)} steht schon weiter oben.", hint, **place)
    elif misplaced:
        message = f"{quoted(block.text)} steht an der falschen Stelle."
        yield SECTION_ORDER.at(path, message, f"Reihenfolge: {', '.join(allowed)}.", **place)
    elif block.text not in allowed:
        hint = suggestion(meant, f"Üblich sind: {', '.join(allowed)}.")
        yield UNKNOWN_SECTION.at(path, f"{quoted(block.text)} ist keine der üblichen Überschriften.", hint, **place)


def _misplaced(positions: list[int]) -> set[int]:
    """Return the fewest positions that have to move so that the rest stands in order."""
    longest: list[list[int]] = [[]]
    for position in positions:
        before: list[int] = max((row for row in longest if not row or row[-1] < position), key=len)
        longest.append([*before, position])
    in_order: list[int] = max(longest, key=len)
    return set(positions) - set(in_order)


def at_line(line: int) -> Place:
    return {"line": line, "column": 1}


def check_marks(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Marks are one of three, stand alone on their line, and have an indented text below."""
    path = entry.source.path
    allowed = f"Erlaubt sind: {', '.join(f'!!! {note}' for note in NOTES)}."
    for index, block in enumerate(entry.blocks):
        if block.kind == "paragraph":
            for number, line in block.numbered_lines():
                if looks_like_mark(line):
                    message = f"Die Markierung {quoted(line, 40)} ist nicht richtig geschrieben."
                    hint = f"{allowed} Sie beginnt am Zeilenanfang mit drei Ausrufezeichen."
                    yield UNKNOWN_MARK.at(path, message, hint, line=number, column=1)
        if block.kind != "note":
            continue
        line, place = block.lines[0], at_line(block.line)
        following = entry.blocks[index + 1] if index + 1 < len(entry.blocks) else None
        if block.note not in NOTES:
            hint = suggestion(nearest(block.note, NOTES), allowed)
            yield UNKNOWN_MARK.at(path, f"Die Markierung {quoted(line, 40)} gibt es nicht.", hint, **place)
        elif line.split() != ["!!!", block.note]:
            hint = f"Schreiben Sie „!!! {block.note}“ und den Text in die Zeilen darunter, um vier Leerzeichen eingerückt."
            yield UNKNOWN_MARK.at(path, f"Die Markierung {quoted(line, 40)} steht nicht allein.", hint, **place)
        elif following is None or following.note != block.note or following.kind == "note":
            hint = "Rücken Sie den Text darunter um vier Leerzeichen ein."
            yield UNKNOWN_MARK.at(path, f"Unter „!!! {block.note}“ fehlt der Text.", hint, **place)


def check_lists(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """A list begins after an empty line and with a hyphen; no line makes the one above it a heading."""
    path = entry.source.path
    for block in entry.blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        if block.kind == "paragraph" and _has_wrong_bullets(block):
            hint = "Schreiben Sie „- “ an den Anfang jedes Punktes und eine Leerzeile darüber."
            message = f"Aufzählungen beginnen nicht mit „{block.lines[0].lstrip()[0]}“."
            yield BULLET.at(path, message, hint, line=block.line, column=1)
        for number, line in islice(block.numbered_lines(), 1, None):
            if re.fullmatch(r"\s*(?:=+|-+)\s*", line):
                hint = "Löschen Sie sie. Überschriften beginnen mit „## “, Listen mit „- “ und Text dahinter."
                message = "Diese Zeile macht die Zeile darüber zur Überschrift."
                yield UNDERLINED_HEADING.at(path, message, hint, line=number, column=1)
                break
            if block.kind == "paragraph" and _LIST_LINE.match(line):
                hint = "Fügen Sie über dem ersten Strich eine leere Zeile ein."
                yield LIST_GAP.at(path, "Vor dieser Liste fehlt eine Leerzeile.", hint, line=number, column=1)
                break


def _has_wrong_bullets(block: Block) -> bool:
    """Tell whether a paragraph is a list with signs that Markdown does not know; one dash alone is a sentence."""
    if block.lines[0].lstrip().startswith(_BULLETS):
        return True
    return sum(line.lstrip().startswith(("– ", "— ")) for line in block.lines) > 1


def check_norms(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """A § in the text names its law, unless it stands in a link that does."""
    if "§" not in entry.source.body or "gesetze" in catalog.collection.luecken:
        return
    for block in entry.blocks:
        text = "\n".join(block.lines)
        if "§" not in text:
            continue
        text = LINK.sub(lambda match: blank(match) if match["target"].startswith("id:") else match[0], text)
        for found in find_norm_references(text, catalog.vocabulary):
            if not found.gesetz and not found.fremdes_gesetz:
                line = block.line + text.count("\n", 0, found.start)
                shown = quoted(text[found.start : found.end])
                message = f"Bei {shown} steht nicht, zu welchem Gesetz der Paragraf gehört."
                hint = "Ergänzen Sie das Gesetz, zum Beispiel „§ 16h SGB II“."
                yield NORM_WITHOUT_LAW.at(entry.source.path, message, hint, line=line, column=1)
