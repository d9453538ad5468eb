"""Everything that lies in ``practices/`` and ``docs/``, read and parsed: which file is what, and what does not belong.

Walks the folders in a fixed order and hands each file to ``source`` and ``parse``; it resolves no reference.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from praxis.model import ARTEN, Einfuehrung, Entry
from praxis.outlines import Outlines, parse_outlines
from praxis.parse import check_id, parse_entry, parse_table, parse_terms
from praxis.problems import Level, Problem, rule
from praxis.register import parse_register
from praxis.source import WRONG_SHAPE, Source, load_entry, load_lines, load_yaml
from praxis.spelling import nearest
from praxis.text import printable, slug
from praxis.vocabulary import VOCABULARIES, Gemeinde, Vocabulary

OUTSIDE = rule(
    "PB110",
    Level.FEHLER,
    "Verknüpfung führt aus dem Ordner",
    "Verknüpfungen auf Ordner und auf Dateien außerhalb von practices/ oder docs/ werden nicht gelesen.",
)
STRAY_FILE = rule(
    "PB121",
    Level.FEHLER,
    "Datei liegt an falscher Stelle",
    "In practices/ liegen nur Einträge (Endung .md) in ihren Ordnern und die Vokabulare.",
)
DUPLICATE_ID = rule(
    "PB122",
    Level.FEHLER,
    "Dateiname doppelt",
    "Der Dateiname ist die id und darf über alle Ordner hinweg nur einmal vorkommen.",
)
NO_FOLDER = rule(
    "PB123",
    Level.FEHLER,
    "Ordner fehlt",
    "Ohne den Ordner practices/ mit den Vokabularen lässt sich nichts prüfen.",
)
NO_VOCABULARY = rule(
    "PB124",
    Level.FEHLER,
    "Vokabular fehlt",
    "Auf diese Vokabulare stützen sich die Felder der Einträge; ohne sie lässt sich nicht prüfen, was erlaubt ist.",
)

_TOP_FILES = {"adressen.txt", "weiterleitungen.yml"}
_NEEDED = (
    "rechtskreise",
    "gesetze",
    "normen",
    "themen",
    "zielgruppen",
    "akteure",
    "handlungsebenen",
    "status",
    "nachweise",
    "programme",
    "laender",
    "kommunen",
)


@dataclass(frozen=True)
class Collection:
    """What was read. ``entries`` and ``texte`` hold what is right in itself, ``unfertig`` what has mistakes in its head.

    ``known_ids`` names the entries of all files, right or wrong, so that references to them hold. ``luecken`` names the
    vocabularies, tables and folders that could not be read whole: what seems to be missing there may only be unread.
    ``tables`` and ``adressen_zeilen`` keep the places.
    """

    entries: Mapping[str, Entry]
    texte: Mapping[str, Entry]
    vocabulary: Vocabulary
    weiterleitungen: Mapping[str, str]
    adressen: tuple[str, ...]
    known_ids: Mapping[str, str]
    paths: Mapping[str, str]
    problems: tuple[Problem, ...] = field(repr=False)
    unfertig: tuple[Entry, ...] = field(default=(), repr=False)
    luecken: frozenset[str] = frozenset()
    tables: Mapping[str, Source] = field(default_factory=dict, repr=False)
    adressen_zeilen: tuple[int, ...] = field(default=(), repr=False)
    umrisse: Outlines | None = field(default=None, repr=False)


def load_collection(practices: Path, docs: Path) -> Collection:
    """Read both folders; all problems of reading and parsing are in the result."""
    if not (practices / "vokabular").is_dir():
        hint = "Geben Sie mit --practices den Ordner an, in dem beispiele/ und vokabular/ liegen."
        problem = NO_FOLDER.at(shown(practices), "Hier fehlt der Ordner „vokabular“.", hint)
        return Collection({}, {}, Vocabulary({}), {}, (), {}, {}, (problem,))
    # Nothing that is read here is garbage before the end: looking for some would take a third of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _load(practices, docs)
    finally:
        if collecting:
            gc.enable()


def _load(practices: Path, docs: Path) -> Collection:
    loader = _Loader(practices)
    vocabulary = loader.load_vocabulary(practices / "vokabular")
    entries = dict(loader.load_entries())
    texte = dict(loader.load_texts(docs))
    weiterleitungen = loader.load_table("weiterleitungen.yml")
    umrisse = loader.load_outlines(practices / "vokabular/laender-umrisse.json")
    ledger = practices / "adressen.txt"
    lines = () if ledger.stem in loader.luecken else loader.load_lines(ledger)
    published = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    return Collection(
        entries=entries,
        texte=texte,
        vocabulary=vocabulary,
        weiterleitungen=weiterleitungen,
        adressen=tuple(line for _, line in published),
        adressen_zeilen=tuple(number for number, _ in published),
        known_ids=loader.known_ids,
        paths={name: shown(practices / name) for name in ("adressen.txt", "weiterleitungen.yml")},
        problems=tuple(loader.problems),
        unfertig=tuple(loader.unfertig),
        luecken=frozenset(loader.luecken),
        tables=loader.tables,
        umrisse=umrisse,
    )


def shown(path: Path) -> str:
    """Return the path as messages show it: relative to the working folder where it lies below that."""
    # Not ``resolve``: it would follow links, and a message must name the file as the editor knows it.
    absolute = Path(os.path.abspath(path))  # noqa: PTH100
    folder = Path.cwd()
    return printable((absolute.relative_to(folder) if absolute.is_relative_to(folder) else path).as_posix())


class _Loader:
    """Reads the files of one collection and gathers what is wrong with them."""

    def __init__(self, practices: Path) -> None:
        self.practices = practices
        self.problems: list[Problem] = []
        self.known_ids: dict[str, str] = {}
        self.unfertig: list[Entry] = []
        self.luecken: set[str] = set()
        self.tables: dict[str, Source] = {}

    def load_vocabulary(self, folder: Path) -> Vocabulary:
        terms: dict[str, dict[str, Any]] = {}
        files = {path.name: path for path in self._walk(folder, folder)}
        for name in VOCABULARIES:
            terms[name] = self._load_terms(name, files.pop(f"{name}.yml", None), folder)
        register = files.pop("gemeinden.csv", None)
        return Vocabulary(terms, tuple(self._load_register(register)) if register else ())

    def _load_terms(self, name: str, path: Path | None, folder: Path) -> dict[str, Any]:
        terms: dict[str, Any] = {}
        found: list[Problem] = []
        if path is not None:
            source, found = load_yaml(path, shown(path))
            if source:
                self.tables[name] = source
                terms, mistakes = parse_terms(name, source)
                found = [*found, *mistakes]
        elif name in _NEEDED and name not in self.luecken:
            others = [other.name for other in folder.iterdir() if other.stem not in VOCABULARIES]
            meant = nearest(f"{name}.yml", others)
            hint = f"Heißt sie vielleicht „{printable(meant)}“? Benennen Sie sie um." if meant else "Sie gehört zur Sammlung."
            found = [NO_VOCABULARY.at(shown(folder / f"{name}.yml"), "Diese Datei fehlt.", hint)]
        if found:
            self.luecken.add(name)
            self.problems.extend(found)
        return terms

    def _load_register(self, path: Path) -> Iterator[Gemeinde]:
        lines, found = load_lines(path, shown(path))
        if not found:
            gemeinden, found = parse_register(lines, shown(path))
            yield from gemeinden
        if found:
            self.luecken.add("kommunen")
            self.problems += found

    def load_outlines(self, path: Path) -> Outlines | None:
        """Return the outlines for the map; without their file there is none."""
        lines = self.load_lines(path) if not _leads_outside(path, self.practices) else ()
        try:
            return parse_outlines("\n".join(lines)) if lines else None
        except (ValueError, RecursionError):
            message = "Diese Datei enthält keine Umrisse, die die Karte zeichnen kann."
            hint = "Stellen Sie die Datei wieder her; sie wird nicht von Hand geändert."
            self.problems.append(WRONG_SHAPE.at(shown(path), message, hint, line=1, column=1))
            return None

    def load_entries(self) -> Iterator[tuple[str, Entry]]:
        strays: list[tuple[str, str]] = []
        for path in self._walk(self.practices, self.practices, skip="vokabular"):
            parts = path.relative_to(self.practices).parts
            if path.name == "README.md" or (len(parts) == 1 and path.name in _TOP_FILES):
                continue
            if len(parts) == 2 and parts[0] in ARTEN and path.suffix == ".md":
                entry = self._load_entry(path, parts[0])
                if entry:
                    yield entry.id, entry
            else:
                strays.append((path.stem, self._report_stray(path, parts)))
        for entry_id, folder in strays:
            self.known_ids.setdefault(entry_id, folder)

    def _load_entry(self, path: Path, folder: str) -> Entry | None:
        """Return the entry in a file, if nothing is wrong with the file's name and head."""
        place, name = shown(path), path.stem
        mistakes = list(check_id(place, name))
        repeated = name in self.known_ids
        if repeated:
            message = f"„{name}“ gibt es schon im Ordner {self.known_ids[name]}."
            mistakes.append(DUPLICATE_ID.at(place, message, "Geben Sie der Datei einen anderen Namen."))
        self.known_ids.setdefault(slug(name) if mistakes else name, folder)
        source, found = load_entry(path, place)
        mistakes += found
        if source is None:
            self.problems += mistakes
            return None
        entry, found = parse_entry(source, f"{folder}/{name}" if repeated else name, ARTEN[folder])
        mistakes += found
        self.problems += mistakes
        if not mistakes:
            return entry
        if not repeated:
            self.known_ids[slug(name)] = entry.art
        self.unfertig.append(entry)
        return None

    def _report_stray(self, path: Path, parts: tuple[str, ...]) -> str:
        """Report a file that lies where no entry can lie; return the folder it was probably meant for."""
        meant = nearest(parts[0], ARTEN) if len(parts) > 1 else ""
        if len(parts) == 2 and parts[0] in ARTEN:
            message = f"Die Endung „{printable(path.suffix)}“ gehört nicht in den Ordner {parts[0]}."
            hint = f"Einträge enden auf „.md“: Benennen Sie die Datei in „{printable(path.stem)}.md“ um oder löschen Sie sie."
        elif len(parts) > 2 and parts[0] in ARTEN:
            message = "Die Datei liegt in einem Unterordner; dort sucht niemand Einträge."
            hint = f"Verschieben Sie sie nach practices/{parts[0]}/."
        else:
            message = "An dieser Stelle erwartet das Programm keine Datei."
            hint = f"Einträge liegen in einem dieser Ordner: {', '.join(ARTEN)}."
            hint = f"Verschieben Sie sie nach practices/{meant}/." if meant else hint
        self.problems.append(STRAY_FILE.at(shown(path), message, hint))
        return meant

    def load_texts(self, docs: Path) -> Iterator[tuple[str, Entry]]:
        """Yield the hand-written pages by their address without slashes at the ends, e.g. ``themen/leaving-care``."""
        if not docs.is_dir():
            return
        for path in self._walk(docs, docs):
            inside = path.relative_to(docs)
            if path.suffix != ".md" or inside.parts[0] in ("entwicklung", "assets"):
                continue
            key = inside.with_suffix("").as_posix().removesuffix("/index").removesuffix("index")
            source, found = load_entry(path, shown(path))
            self.problems += found
            if source is None:
                continue
            entry, mistakes = parse_entry(source, key, Einfuehrung)
            self.problems += mistakes
            if mistakes or found:
                self.unfertig.append(entry)
            else:
                yield key, entry

    def load_table(self, name: str) -> dict[str, str]:
        path = self.practices / name
        if path.stem in self.luecken or not path.exists():
            return {}
        source, found = load_yaml(path, shown(path))
        self.problems += found
        if found:
            self.luecken.add(path.stem)
        if source is None or source.values is None:
            return {}
        if not isinstance(source.values, dict):
            self.luecken.add(path.stem)
            hint = "Schreiben Sie je Zeile „alte-id: neue-id“."
            self.problems.append(WRONG_SHAPE.at(shown(path), "Die Datei enthält keine Tabelle.", hint, line=1, column=1))
        self.tables[name] = source
        return parse_table(source)

    def load_lines(self, path: Path) -> tuple[str, ...]:
        lines, found = load_lines(path, shown(path))
        self.problems += found
        return lines

    def _walk(self, folder: Path, root: Path, skip: str = "") -> Iterator[Path]:
        """Yield the files below a folder by name; hidden ones are skipped, links that lead elsewhere reported."""
        with os.scandir(folder) as found:
            rows = sorted(found, key=lambda row: row.name)
        for row in rows:
            path = folder / row.name
            if row.name.startswith(".") or row.name == skip:
                continue
            if row.is_symlink() and (path.is_dir() or _leads_outside(path, root)):
                message = "Das ist eine Verknüpfung auf einen anderen Ort."
                hint = "Legen Sie die Datei oder den Ordner selbst hierher."
                self.problems.append(OUTSIDE.at(shown(path), message, hint))
                self.luecken.add(path.stem)
            elif row.is_dir(follow_symlinks=False):
                yield from self._walk(path, root)
            else:
                yield path


def _leads_outside(path: Path, root: Path) -> bool:
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
