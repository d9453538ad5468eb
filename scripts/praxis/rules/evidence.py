"""Every statement says where it comes from."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from urllib.parse import urlsplit

from praxis.body import CITATION, LINK, Block, blank, cited_keys, looks_like_mark
from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.problems import Level, Problem, rule
from praxis.spelling import nearest, suggestion
from praxis.text import quoted

NO_SOURCE = rule(
    "PB401",
    Level.FEHLER,
    "Aussage ohne Quelle",
    "Jeder Absatz, jeder Listenpunkt und jede Tabelle nennt die Quelle. Ausgenommen sind „!!! kontext“, "
    "„!!! einordnung“ und der Abschnitt „Was wir nicht wissen“. Für eine Tabelle genügt die Quelle im Satz davor, "
    "wenn er mit einem Doppelpunkt endet.",
)
UNKNOWN_SOURCE = rule(
    "PB402",
    Level.FEHLER,
    "Verweis auf eine Quelle, die nicht im Kopf steht",
    "Was im Text mit [@name] steht, muss im Kopf unter „quellen“ stehen.",
)
UNUSED_SOURCE = rule(
    "PB403",
    Level.HINWEIS,
    "Quelle wird nicht genutzt",
    "Eine Quelle, auf die kein Satz verweist, belegt nichts.",
)
MIRROR = rule(
    "PB404",
    Level.HINWEIS,
    "Adresse eines Spiegels",
    "Manche Seiten zeigen nur Kopien. Besser ist die Adresse der herausgebenden Stelle; sonst wird der Spiegel "
    "kenntlich gemacht.",
)
BAD_CITATION = rule(
    "PB405",
    Level.FEHLER,
    "Quellenverweis falsch geschrieben",
    "Ein Verweis hat die Form [@name] oder [@name; @anderer].",
)

MIRRORS = (
    "9dok.net",
    "9dok.org",
    "docplayer.org",
    "docslib.org",
    "expydoc.com",
    "fdokument.com",
    "pdfslide.net",
    "pdfslide.tips",
    "pocketbook.de",
    "politik-bei-uns.de",
    "silo.tips",
    "yumpu.com",
)
UNCITED_SECTION = "Was wir nicht wissen"

_LONGEST_CITATION = 300
_KEY = re.compile(r"(?<![\w.+])@([\w.-]*)")
_BRACKET = re.compile(r"\[([^\[\]@]+)\](?![(:])")
_MIRROR = re.compile("|".join(re.escape(mirror) for mirror in MIRRORS))
_KIND = {"paragraph": "Dieser Absatz", "item": "Dieser Listenpunkt", "table": "Diese Tabelle"}


def check_citations(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Every citation is well written and names a source of the entry, and every source is cited."""
    source, known = entry.source, entry.daten.quellen
    stated = _stated_sources(entry)
    if not entry.blocks or not stated:
        return
    misnamed = [key for key in stated if key not in known]
    cited: set[str] = set()
    for match in CITATION.finditer(source.body):
        for key in cited_keys(match):
            cited.add(key)
            if key not in known and not nearest(key, misnamed):
                meant = nearest(key, known)
                cited.add(meant)
                hint = suggestion(meant, f"Im Kopf stehen: {', '.join(known) or 'keine Quellen'}.")
                message = f"Eine Quelle {quoted(key)} steht nicht im Kopf."
                yield UNKNOWN_SOURCE.at(source.path, message, hint, **source.body_place(match.start()))
    for block in entry.blocks:
        if block.kind == "heading" and block.citations:
            message = "Überschriften tragen keinen Quellenverweis."
            hint = "Setzen Sie ihn hinter den Satz darunter, den die Quelle belegt."
            yield BAD_CITATION.at(source.path, message, hint, line=block.line, column=1)
    for start, key in _badly_written(source.body, known):
        cited.add(key)
        hint = "Schreiben Sie [@name], mehrere so: [@eins; @zwei]. Seitenzahlen gehören in den Satz."
        message = "Dieser Quellenverweis ist nicht richtig geschrieben."
        yield BAD_CITATION.at(source.path, message, hint, **source.body_place(start))
    for key in known:
        if key not in cited:
            hint = f"Setzen Sie [@{key}] hinter die Aussage, die sie belegt, oder löschen Sie die Quelle."
            message = f"Auf die Quelle „{key}“ verweist kein Satz."
            yield UNUSED_SOURCE.at(source.path, message, hint, **source.at(("quellen", key)))


def _stated_sources(entry: Entry) -> Collection[str]:
    """Return the names of the sources as they stand in the head; none if it is not clear which they are."""
    if "quellen" not in entry.maengel:
        return entry.daten.quellen or ("",)
    values = entry.source.values
    stated = values.get("quellen") if isinstance(values, dict) else None
    return stated if isinstance(stated, dict) and "quellen" not in entry.source.doubled else ()


def _badly_written(text: str, known: Container[str]) -> Iterator[tuple[int, str]]:
    """Yield where a citation was attempted in another form, and the key it names."""
    well_written = sum(match[1].count(";") + 1 for match in CITATION.finditer(text))
    if text.count("@") == well_written and not _BRACKET.search(text):
        return
    rest = LINK.sub(blank, CITATION.sub(blank, text))
    end = 0
    for match in _KEY.finditer(rest):
        key = match[1].rstrip(".")
        opening = rest.rfind("[", max(end, match.start() - _LONGEST_CITATION), match.start())
        in_bracket = opening >= 0 and not re.search(r"\]|\n\s*\n", rest[opening : match.start()])
        if match.start() >= end and (in_bracket or key in known):
            yield (opening if in_bracket else match.start()), key
            closing = rest.find("]", match.end(), match.end() + _LONGEST_CITATION) if in_bracket else -1
            end = max(closing, match.end())
    for match in _BRACKET.finditer(rest):
        if match[1].strip() in known:
            yield match.start(), match[1].strip()


def check_statements(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Every paragraph, list item and table cites a source, unless it is marked as surroundings or as our own reading."""
    if not entry.daten.quellen:
        return
    parents: list[tuple[int, bool]] = []  # level of the items around the present one, and whether they cite
    for index, block in enumerate(entry.blocks):
        parents = [parent for parent in parents if parent[0] < block.level] if block.kind == "item" else []
        sourced = bool(CITATION.search(block.text)) or any(cites for _, cites in parents)
        if block.kind == "item":
            parents.append((block.level, sourced))
        # A misspelled mark or citation has its own message; another one here would only confuse.
        if sourced or block.kind not in _KIND or block.note or block.section == UNCITED_SECTION:
            continue
        before, following = entry.blocks[index - 1] if index else None, entry.blocks[index + 1 : index + 2]
        if _introduces(block, following) or (before and (_is_introduced_by(block, before) or before.kind == "note")):
            continue
        if looks_like_mark(block.lines[0]) or any(_badly_written(block.text, entry.daten.quellen)):
            continue
        hint = (
            "Setzen Sie dahinter [@quelle]. Ist es Ihre eigene Einschätzung, stellen Sie „!!! einordnung“ darüber; "
            "ist es nur das Umfeld, „!!! kontext“."
        )
        yield NO_SOURCE.at(entry.source.path, f"{_KIND[block.kind]} nennt keine Quelle.", hint, line=block.line, column=1)


def _introduces(block: Block, following: tuple[Block, ...]) -> bool:
    """Tell whether a paragraph or item only announces the list or table below it."""
    return block.text.endswith(":") and bool(following) and following[0].kind in ("item", "table")


def _is_introduced_by(block: Block, before: Block) -> bool:
    """Tell whether a table's source stands in the sentence above it that ends with a colon."""
    if block.kind != "table" or before.kind not in ("paragraph", "item") or not before.citations:
        return False
    return CITATION.sub("", before.text).rstrip().endswith(":")


def check_mirrors(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """An address at a known mirror is marked as such."""
    for key, quelle in entry.daten.quellen.items():
        if quelle.spiegel == "ja" or not _MIRROR.search(quelle.url):
            continue
        host = urlsplit(quelle.url).hostname or ""
        if any(host == mirror or host.endswith(f".{mirror}") for mirror in MIRRORS):
            hint = "Suchen Sie die Adresse der herausgebenden Stelle. Gibt es keine, ergänzen Sie „spiegel: ja“."
            place = entry.source.at(("quellen", key, "url"))
            yield MIRROR.at(entry.source.path, f"„{host}“ zeigt nur eine Kopie.", hint, **place)
