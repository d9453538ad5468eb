"""Every statement says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from praxis.body import CITATION, Block
from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.problems import Level, Problem, rule
from praxis.rules.fields import at
from praxis.spelling import suggestion
from praxis.spelling import nearest

NO_SOURCE = rule("PB401", Level.FEHLER, "Aussage ohne Quelle", "Jeder Absatz und jeder Listenpunkt nennt seine Quelle. Ausgenommen sind „!!! kontext“, „!!! einordnung“ und der Abschnitt „Was wir nicht wissen“.")
UNKNOWN_SOURCE = rule("PB402", Level.FEHLER, "Verweis auf eine Quelle, die nicht im Kopf steht", "Was im Text mit [@name] steht, muss im Kopf unter „quellen“ stehen.")
UNUSED_SOURCE = rule("PB403", Level.HINWEIS, "Quelle wird nicht genutzt", "Eine Quelle, auf die kein Satz verweist, belegt nichts.")
MIRROR = rule("PB404", Level.HINWEIS, "Adresse eines Spiegels", "Manche Seiten zeigen nur Kopien. Besser ist die Adresse der herausgebenden Stelle; sonst wird der Spiegel kenntlich gemacht.")
BAD_CITATION = rule("PB405", Level.FEHLER, "Quellenverweis falsch geschrieben", "Ein Verweis hat die Form [@name] oder [@name; @anderer].")

MIRRORS = ("9dok.net", "9dok.org", "docplayer.org", "docslib.org", "expydoc.com", "fdokument.com", "pdfslide.net", "pdfslide.tips", "pocketbook.de", "politik-bei-uns.de", "silo.tips", "yumpu.com")
UNCITED_SECTION = "Was wir nicht wissen"
_OWN_READING = ("kontext", "einordnung", "hinweis")


def check_citations(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Every citation names a source of the entry, and every source is cited."""
    known = entry.daten.quellen
    cited: set[str] = set()
    for block in entry.blocks:
        for line, text in block.numbered_lines():
            for match in CITATION.finditer(text):
                for key in (part.strip().removeprefix("@") for part in match[1].split(";")):
                    cited.add(key)
                    if key not in known:
                        hint = suggestion(nearest(key, {name: name for name in known}), f"Im Kopf stehen: {', '.join(known) or 'keine Quellen'}.")
                        yield UNKNOWN_SOURCE.at(entry.source.path, f"Eine Quelle „{key}“ steht nicht im Kopf.", hint, line=line, column=match.start() + 1, field="quellen")
            yield from _check_form(entry, line, text)
    for key in known:
        if key not in cited:
            yield UNUSED_SOURCE.at(entry.source.path, f"Auf die Quelle „{key}“ verweist kein Satz.", f"Setzen Sie [@{key}] hinter die Aussage, die sie belegt, oder löschen Sie die Quelle.", **at(entry, ("quellen", key)))


def _check_form(entry: Entry, line: int, text: str) -> Iterator[Problem]:
    rest = CITATION.sub(lambda match: " " * len(match[0]), text)
    position = rest.find("[@")
    if position >= 0:
        yield BAD_CITATION.at(entry.source.path, "Dieser Quellenverweis ist nicht richtig geschrieben.", "Schreiben Sie [@name], mehrere so: [@eins; @zwei].", line=line, column=position + 1)


def check_statements(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Every paragraph, list item and table cites a source, unless it is marked as surroundings or as our own reading."""
    if not entry.daten.quellen:
        return
    for index, block in enumerate(entry.blocks):
        if block.kind not in ("paragraph", "item", "table") or block.note in _OWN_READING or block.section == UNCITED_SECTION:
            continue
        if block.citations or _introduces(block, entry.blocks[index + 1 : index + 2]) or _continues(block, entry.blocks[:index]):
            continue
        what = {"paragraph": "Dieser Absatz", "item": "Dieser Listenpunkt", "table": "Diese Tabelle"}[block.kind]
        hint = "Setzen Sie dahinter [@quelle]. Ist es Ihre eigene Einschätzung, stellen Sie „!!! einordnung“ darüber; ist es nur das Umfeld, „!!! kontext“."
        yield NO_SOURCE.at(entry.source.path, f"{what} nennt keine Quelle.", hint, line=block.line, column=1)


def _introduces(block: Block, following: tuple[Block, ...]) -> bool:
    """Tell whether a paragraph or item only announces the list below it."""
    return block.text.endswith(":") and bool(following) and following[0].kind in ("item", "table")


def _continues(block: Block, before: tuple[Block, ...]) -> bool:
    """Tell whether an item belongs to a parent item that carries the citation."""
    if block.kind != "item" or block.level < 2:
        return False
    parent = next((row for row in reversed(before) if row.kind != "item" or row.level < block.level), None)
    return parent is not None and parent.kind == "item" and bool(parent.citations)


def check_mirrors(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """An address at a known mirror is marked as such."""
    for key, quelle in entry.daten.quellen.items():
        host = urlsplit(quelle.url).hostname or ""
        if quelle.spiegel == "nein" and any(host == mirror or host.endswith(f".{mirror}") for mirror in MIRRORS):
            hint = "Suchen Sie die Adresse der herausgebenden Stelle. Gibt es keine, ergänzen Sie „spiegel: ja“."
            yield MIRROR.at(entry.source.path, f"„{host}“ zeigt nur eine Kopie.", hint, **at(entry, ("quellen", key, "url")))
