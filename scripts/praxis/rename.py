"""Renames an entry: its file, every reference to it, and the redirect that keeps its old address alive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from praxis.catalog import Catalog
from praxis.model import Entry, references
from praxis.parse import check_id
from praxis.problems import Level, Problem, rule

CANNOT_RENAME = rule(
    "PB760",
    Level.FEHLER,
    "Umbenennen nicht möglich",
    (
        "Umbenannt wird ein Eintrag, den es gibt, in einen Namen, der frei ist und es immer war: Alte Adressen "
        "werden nicht neu vergeben."
    ),
)


@dataclass(frozen=True)
class Renaming:
    """What a renaming changes: files to write (path → text), and the one file to move."""

    texts: Mapping[Path, str]
    source: Path
    target: Path


def plan_renaming(catalog: Catalog, practices: Path, old: str, new: str) -> Renaming | Problem:
    """Return all changes, or why it cannot be done; touches nothing."""
    entry = catalog.entries.get(old)
    table = catalog.collection.weiterleitungen
    if entry is None:
        return CANNOT_RENAME.at(old, f"Einen Eintrag „{old}“ gibt es nicht.", "Nennen Sie den Dateinamen ohne „.md“.")
    for problem in check_id(f"{new}.md", new):
        return problem
    if new in catalog.collection.known_ids or new in table:
        return CANNOT_RENAME.at(new, f"Den Namen „{new}“ gibt es schon oder gab es einmal.", "Wählen Sie einen anderen Namen.")
    texts = {}
    for other in (*catalog.entries.values(), *catalog.texte.values()):
        path = Path(other.source.path)
        text = path.read_text(encoding="utf-8")
        changed = _replace_references(text, other, old, new)
        if changed != text:
            texts[path] = changed
    path = practices / "weiterleitungen.yml"
    rows = {source: new if target == old else target for source, target in table.items()} | {old: new}
    head = "# Alte id: neue id. Geschrieben von „praxis rename“; Zeilen bleiben für immer stehen.\n"
    texts[path] = head + "".join(f"{source}: {target}\n" for source, target in sorted(rows.items()))
    source = practices / entry.art / f"{old}.md"
    return Renaming(texts, source, practices / entry.art / f"{new}.md")


def write_renaming(renaming: Renaming) -> None:
    """Carry out a renaming: move the file, then write the changed texts, its own under the new name."""
    renaming.source.rename(renaming.target)
    for path, text in renaming.texts.items():
        target = renaming.target if path.absolute() == renaming.source.absolute() else path
        target.write_text(text, encoding="utf-8")


def _replace_references(text: str, entry: Entry, old: str, new: str) -> str:
    """Replace the id where the entry's fields name it (by its place in the file) and in its ``id:`` links."""
    lines = text.split("\n")
    places = {entry.source.place(location) for location, _, value in references(entry.daten) if value == old}
    for row, column in sorted(places, reverse=True):  # from the right: what stands further left keeps its column
        line = lines[row - 1]
        start = line.find(old, max(column - 1, 0))
        if start >= 0:
            lines[row - 1] = line[:start] + new + line[start + len(old) :]
    return re.sub(rf"id:{re.escape(old)}(?![\w-])", f"id:{new}", "\n".join(lines))
