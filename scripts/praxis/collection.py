"""Everything that lies in ``practices/`` and ``docs/``, read and parsed: which file is what, and what does not belong.

Walks the folders in a fixed order and hands each file to ``source`` and ``parse``; it resolves no reference.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from praxis.model import ARTEN, Einfuehrung, Entry
from praxis.parse import check_id, parse_entry, parse_table, parse_terms
from praxis.problems import Level, Problem, rule
from praxis.source import EMPTY_VALUE_FILE, OUTSIDE, load_entry, load_yaml
from praxis.vocabulary import VOCABULARIES, Gemeinde, Vocabulary, nearest

STRAY_FILE = rule("PB121", Level.FEHLER, "Datei liegt an falscher Stelle", "In practices/ liegen nur Einträge (Endung .md) in ihren Ordnern und die Vokabulare.")
DUPLICATE_ID = rule("PB122", Level.FEHLER, "Dateiname doppelt", "Der Dateiname ist die id und darf über alle Ordner hinweg nur einmal vorkommen.")
NO_FOLDER = rule("PB123", Level.FEHLER, "Ordner fehlt", "Ohne den Ordner practices/ mit den Vokabularen lässt sich nichts prüfen.")

_KNOWN_FILES = {"adressen.txt", "weiterleitungen.yml", "README.md"}


@dataclass(frozen=True)
class Collection:
    """What was read. ``known_ids`` also names the entries whose files have mistakes, so that references to them hold."""

    entries: Mapping[str, Entry]
    texte: Mapping[str, Entry]
    vocabulary: Vocabulary
    weiterleitungen: Mapping[str, str]
    adressen: tuple[str, ...]
    known_ids: Mapping[str, str]
    paths: Mapping[str, str]
    problems: tuple[Problem, ...] = field(repr=False)


def load_collection(practices: Path, docs: Path) -> Collection:
    """Read both folders; all problems of reading and parsing are in the result."""
    problems: list[Problem] = []
    if not (practices / "vokabular").is_dir():
        problems.append(NO_FOLDER.at(shown(practices), "Hier fehlt der Ordner „vokabular“.", "Geben Sie mit --practices den Ordner an, in dem beispiele/ und vokabular/ liegen."))
        return Collection({}, {}, Vocabulary({}), {}, (), {}, {}, tuple(problems))
    vocabulary = _load_vocabulary(practices / "vokabular", problems)
    known_ids: dict[str, str] = {}
    entries = dict(_load_entries(practices, known_ids, problems))
    texte = dict(_load_texts(docs, problems))
    weiterleitungen = _load_table(practices / "weiterleitungen.yml", problems)
    ledger = practices / "adressen.txt"
    adressen = tuple(line for line in _read_lines(ledger) if line and not line.startswith("#"))
    paths = {"adressen.txt": shown(ledger), "weiterleitungen.yml": shown(practices / "weiterleitungen.yml")}
    return Collection(entries, texte, vocabulary, weiterleitungen, adressen, known_ids, paths, tuple(problems))


def shown(path: Path) -> str:
    """Return the path as messages show it: relative to the working folder where it lies below that."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _load_vocabulary(folder: Path, problems: list[Problem]) -> Vocabulary:
    terms: dict[str, dict[str, Any]] = {}
    for name in VOCABULARIES:
        path = folder / f"{name}.yml"
        if not path.exists():
            terms[name] = {}
            continue
        source, found = load_yaml(path, shown(path))
        problems.extend(found)
        if source:
            terms[name], found = parse_terms(name, source)
            problems.extend(found)
    return Vocabulary(terms, tuple(_load_register(folder / "gemeinden.csv")))


def _load_register(path: Path) -> Iterator[Gemeinde]:
    """Yield the municipalities of the official register (semicolons; ags, name, art, lat, lon)."""
    if not path.exists():
        return
    for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), delimiter=";"):
        yield Gemeinde(row["ags"], row["name"], row["art"], row["lat"], row["lon"])


def _load_entries(practices: Path, known_ids: dict[str, str], problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    for path in sorted(practices.rglob("*")):
        inside = path.relative_to(practices)
        if path.is_dir() or inside.parts[0] == "vokabular" or path.name in _KNOWN_FILES or path.name.startswith("."):
            continue
        folder = inside.parts[0]
        if len(inside.parts) != 2 or folder not in ARTEN:
            problems.append(_stray(path, folder if len(inside.parts) > 1 else ""))
            continue
        if path.suffix != ".md":
            hint = f"Einträge enden auf „.md“: Benennen Sie die Datei in „{path.stem}.md“ um oder löschen Sie sie."
            problems.append(STRAY_FILE.at(shown(path), f"Die Endung „{path.suffix}“ gehört nicht in den Ordner {folder}.", hint))
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(practices.resolve()):
            problems.append(OUTSIDE.at(shown(path), "Die Datei ist eine Verknüpfung auf einen Ort außerhalb von practices/.", "Legen Sie den Eintrag als Datei in diesen Ordner."))
            continue
        bad_name = list(check_id(shown(path), path.stem))
        problems.extend(bad_name)
        if path.stem in known_ids:
            problems.append(DUPLICATE_ID.at(shown(path), f"„{path.stem}“ gibt es schon im Ordner {known_ids[path.stem]}.", "Geben Sie der Datei einen anderen Namen."))
            continue
        known_ids[path.stem] = folder
        source, found = load_entry(path, shown(path))
        problems.extend(found)
        if source is None:
            continue
        entry, found = parse_entry(source, path.stem, ARTEN[folder])
        problems.extend(found)
        if entry and not bad_name:
            yield entry.id, entry


def _stray(path: Path, folder: str) -> Problem:
    meant = nearest(folder, {name: name for name in ARTEN}) if folder else ""
    hint = f"Verschieben Sie sie nach practices/{meant}/." if meant else f"Einträge liegen in einem dieser Ordner: {', '.join(ARTEN)}."
    return STRAY_FILE.at(shown(path), "An dieser Stelle erwartet das Programm keine Datei.", hint)


def _load_texts(docs: Path, problems: list[Problem]) -> Iterator[tuple[str, Entry]]:
    """Yield the hand-written pages by their address without slashes at the ends, e.g. ``themen/leaving-care``."""
    if not docs.is_dir():
        return
    for path in sorted(docs.rglob("*.md")):
        inside = path.relative_to(docs)
        if inside.parts[0] in ("entwicklung", "assets"):
            continue
        key = inside.with_suffix("").as_posix().removesuffix("/index").removesuffix("index")
        source, found = load_entry(path, shown(path))
        problems.extend(found)
        if source is None:
            continue
        entry, found = parse_entry(source, key, Einfuehrung)
        problems.extend(found)
        if entry:
            yield key, entry


def _load_table(path: Path, problems: list[Problem]) -> dict[str, str]:
    if not path.exists():
        return {}
    source, found = load_yaml(path, shown(path))
    problems.extend(found)
    if source and source.values not in (None, {}) and not isinstance(source.values, dict):
        problems.append(EMPTY_VALUE_FILE.at(shown(path), "Die Datei enthält keine Tabelle.", "Schreiben Sie je Zeile „alte-id: neue-id“.", line=1))
    return parse_table(source) if source else {}


def _read_lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []



