"""How a text is built: headings, marks, lists, and §§ that say which law they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxis.body import NOTES
from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.norm_references import find_norm_references
from praxis.problems import Level, Problem, rule
from praxis.spelling import suggestion
from praxis.spelling import nearest

HEADING_LEVEL = rule("PB601", Level.FEHLER, "Überschriften springen", "Die erste Ebene im Text ist „##“, darunter „###“. Wer mit Vorleseprogramm liest, findet sich sonst nicht zurecht.")
UNKNOWN_SECTION = rule("PB602", Level.HINWEIS, "Ungewohnte Überschrift", "Gleiche Überschriften in allen Einträgen machen das Vergleichen leicht.")
MISSING_SECTION = rule("PB603", Level.FEHLER, "Abschnitt fehlt", "„Auf einen Blick“ und „Was wir nicht wissen“ stehen in jedem Eintrag.")
SECTION_ORDER = rule("PB604", Level.FEHLER, "Überschrift doppelt oder in falscher Reihenfolge", "Die Abschnitte stehen in allen Einträgen in derselben Reihenfolge.")
UNKNOWN_MARK = rule("PB605", Level.FEHLER, "Unbekannte Markierung", "Es gibt „!!! kontext“, „!!! einordnung“ und „!!! hinweis“. Der Text darunter ist um vier Leerzeichen eingerückt.")
LIST_GAP = rule("PB606", Level.FEHLER, "Leerzeile vor der Liste fehlt", "Ohne Leerzeile zeigt der Browser die Liste als Fließtext.")
NORM_WITHOUT_LAW = rule("PB608", Level.HINWEIS, "Paragraf ohne Gesetz", "Denselben Paragrafen gibt es in mehreren Gesetzen, „§ 67“ zum Beispiel in dreien.")
EMPTY_SECTION = rule("PB609", Level.FEHLER, "Leerer Abschnitt", "Eine Überschrift ohne Text hilft niemandem.")

_REQUIRED = ("Auf einen Blick", "Was wir nicht wissen")


def check_headings(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Headings begin at ``##``, skip no level, and follow the order of the kind's sections; none is empty."""
    path, allowed = entry.source.path, getattr(entry.daten, "abschnitte", ())
    level, titles, highest = 1, [], -1
    for index, block in enumerate(entry.blocks):
        if block.kind != "heading":
            continue
        title = block.text
        if block.level == 1:
            yield HEADING_LEVEL.at(path, f"„{title}“ hat die Ebene 1; die gehört dem Titel des Eintrags.", "Schreiben Sie zwei Rauten: „## …“.", line=block.line, column=1)
        elif block.level > level + 1 or block.level > 3:
            hint = "Schreiben Sie eine Raute weniger: Unter „##“ folgt „###“, tiefer geht es nicht."
            yield HEADING_LEVEL.at(path, f"„{title}“ überspringt eine Ebene.", hint, line=block.line, column=1)
        level = max(block.level, 2)
        following = entry.blocks[index + 1] if index + 1 < len(entry.blocks) else None
        if not title or following is None or (following.kind == "heading" and following.level <= block.level):
            yield EMPTY_SECTION.at(path, f"Unter „{title or '##'}“ steht nichts.", "Ergänzen Sie Text oder löschen Sie die Überschrift.", line=block.line, column=1)
        if block.level != 2 or not allowed:
            continue
        if title in titles:
            yield SECTION_ORDER.at(path, f"„{title}“ steht schon weiter oben.", "Führen Sie die beiden Abschnitte zusammen.", line=block.line, column=1)
        elif title in allowed and allowed.index(title) < highest:
            yield SECTION_ORDER.at(path, f"„{title}“ steht zu weit unten.", f"Reihenfolge: {', '.join(allowed)}.", line=block.line, column=1)
        elif title not in allowed:
            hint = suggestion(nearest(title, {name: name for name in allowed}), f"Üblich sind: {', '.join(allowed)}.")
            yield UNKNOWN_SECTION.at(path, f"„{title}“ ist keine der üblichen Überschriften.", hint, line=block.line, column=1)
        highest = max(highest, allowed.index(title)) if title in allowed else highest
        titles.append(title)
    for title in _REQUIRED if allowed else ():
        if title not in titles:
            yield MISSING_SECTION.at(path, f"Der Abschnitt „{title}“ fehlt.", f"Ergänzen Sie „## {title}“ mit einem Absatz.", line=entry.source.body_line)


def check_marks(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Marks are one of three, stand alone on their line, and have an indented text below."""
    path = entry.source.path
    for index, block in enumerate(entry.blocks):
        if block.kind != "note":
            continue
        following = entry.blocks[index + 1] if index + 1 < len(entry.blocks) else None
        rest = block.lines[0].split(maxsplit=2)[2:] if block.lines[0].startswith("!!! ") else ["?"]
        if block.note not in NOTES:
            hint = suggestion(nearest(block.note, {name: name for name in NOTES}), "Erlaubt sind: !!! kontext, !!! einordnung, !!! hinweis.")
            yield UNKNOWN_MARK.at(path, f"Die Markierung „{block.lines[0][:40]}“ gibt es nicht.", hint, line=block.line, column=1)
        elif rest:
            yield UNKNOWN_MARK.at(path, f"Hinter „!!! {block.note}“ steht noch Text.", "Schreiben Sie den Text in die Zeilen darunter, um vier Leerzeichen eingerückt.", line=block.line, column=1)
        elif following is None or following.note != block.note or following.kind == "note":
            yield UNKNOWN_MARK.at(path, f"Unter „!!! {block.note}“ fehlt der Text.", "Rücken Sie den Text darunter um vier Leerzeichen ein.", line=block.line, column=1)


def check_lists(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """A list begins after an empty line."""
    for block in entry.blocks:
        if block.kind != "paragraph":
            continue
        for line, text in list(block.numbered_lines())[1:]:
            if re.match(r"\s*[-*+]\s+\S", text):
                yield LIST_GAP.at(entry.source.path, "Vor dieser Liste fehlt eine Leerzeile.", "Fügen Sie über dem ersten Strich eine leere Zeile ein.", line=line, column=1)
                break


def check_norms(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """A § in the text names its law."""
    for block in entry.blocks:
        text = "\n".join(block.lines)
        for found in find_norm_references(text, catalog.vocabulary):
            if not found.gesetz and not found.fremdes_gesetz:
                line = block.line + text.count("\n", 0, found.start)
                shown = " ".join(text[found.start : found.end].split())
                yield NORM_WITHOUT_LAW.at(entry.source.path, f"Bei „{shown}“ steht nicht, zu welchem Gesetz der Paragraf gehört.", "Ergänzen Sie das Gesetz, zum Beispiel „§ 16h SGB II“.", line=line, column=1)
