"""Files as positioned data: front matter (or a YAML file) whose every value keeps its place, and the body below it.

Reads and splits, and nothing more: what YAML is and what it may contain is the business of ``yaml_reader``, what the
values mean that of the model.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from praxis.problems import Level, Place, Problem, rule
from praxis.yaml_complaints import NOT_YAML
from praxis.yaml_reader import CONTROL_CHARACTER, INVISIBLE, MAX_VALUES, Location, Refused, Value, locations, read_yaml

MAX_BYTES = 200_000

NOT_READABLE = rule(
    "PB101",
    Level.FEHLER,
    "Datei nicht lesbar",
    "Die Datei lässt sich nicht öffnen, etwa weil ein Zugriffsrecht fehlt.",
)
NOT_UTF8 = rule(
    "PB102",
    Level.FEHLER,
    "Datei ist nicht in UTF-8 gespeichert",
    "Alle Dateien sind in UTF-8 gespeichert, sonst gehen Umlaute verloren.",
)
TOO_BIG = rule(
    "PB103",
    Level.FEHLER,
    "Datei ist zu groß",
    "Ein Eintrag hat höchstens 200.000 Byte. Größere Dateien sind fast immer ein Versehen.",
)
NO_FRONT_MATTER = rule(
    "PB104",
    Level.FEHLER,
    "Kopf fehlt oder ist nicht abgeschlossen",
    "Ein Eintrag beginnt mit einem Kopf zwischen zwei Zeilen aus drei Strichen.",
)
WRONG_SHAPE = rule(
    "PB111",
    Level.FEHLER,
    "Falscher Aufbau der Datei",
    "Ein Kopf besteht aus Zeilen „feld: wert“, eine Vokabulardatei aus einer Liste.",
)

_BOUNDARY: re.Pattern[str] = YAMLHandler.FM_BOUNDARY


@dataclass(frozen=True)
class Source:
    """A file that was read: values with their places, and the body.

    ``body_line`` is the line of the file at which ``body`` begins; ``doubled`` names fields that were stated twice, so that
    their value cannot be trusted. ``places`` holds line and column of all values in
    reading order: as numbers, because thousands of entries lie in memory and few are ever asked where something stands.
    """

    path: str
    values: Value
    places: array[int] = field(repr=False)
    body: str = ""
    body_line: int = 1
    doubled: frozenset[str] = frozenset()

    @cached_property
    def marks(self) -> dict[Location, tuple[int, int]]:
        """Line and column (from 1) of each value by its location; a key's own place is under ``location + ("#",)``."""
        pairs = zip(self.places[::2], self.places[1::2], strict=True)
        return dict(zip(locations(self.values), pairs, strict=True))

    def place(self, location: Location) -> tuple[int, int]:
        """Return line and column of a location, or of its nearest parent that stands in the file."""
        for end in range(len(location), -1, -1):
            for candidate in ((*location[:end], "#"), location[:end]):
                if candidate in self.marks:
                    return self.marks[candidate]
        return (1, 1)

    def at(self, location: Location) -> Place:
        """Return the place of a value for ``Rule.at``; the items of a list are told apart by their lines only."""
        line, column = self.place(location)
        shown = location[:-1] if location and isinstance(location[-1], int) else location
        return {"line": line, "column": column, "field": field_name(shown)}

    def body_place(self, offset: int) -> Place:
        """Return the place of a character of the body."""
        index = bisect_right(self._line_starts, offset) - 1
        return {"line": self.body_line + index, "column": offset - self._line_starts[index] + 1}

    def raw_line(self, number: int) -> str:
        """Return a line of the body by its number in the file."""
        start = self._line_starts[number - self.body_line]
        end = self.body.find("\n", start)
        return self.body[start : end if end >= 0 else None]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.body))]

    def texts(self) -> Iterator[tuple[Location, str]]:
        """Yield every text of the head with its location, except the addresses of sources."""
        for location in locations(self.values):
            value = self.values
            for part in location:
                value = value[part] if part != "#" else None  # type: ignore[index]
            if isinstance(value, str) and location[-1:] != ("url",):
                yield location, value

    def all_text(self) -> str:
        """Return the same texts as one, for a quick look whether anything in them is worth a second one."""
        return "\n".join(_strings(self.values, []))


def _strings(value: Value, found: list[str]) -> list[str]:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "url":
                _strings(inner, found)
    elif isinstance(value, list):
        for inner in value:
            _strings(inner, found)
    return found


def field_name(location: Location) -> str:
    """Return a location as messages write it: „quellen.wegweiser.url“, „phasen.2.titel“."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in location)


def load_entry(path: Path, shown: str) -> tuple[Source | None, list[Problem]]:
    """Read a Markdown file with front matter; ``shown`` is the path used in messages."""
    try:
        text = _read_text(path, shown)
        opening = _BOUNDARY.match(text)
        closing = _closing(text, opening.end()) if opening else None
        if not opening or not closing:
            raise Refused(_no_front_matter(text, shown, opened=bool(opening)))
        first_line = 1 + text.count("\n", 0, opening.end())
        front = text[opening.end() : closing.start()]
        try:
            document = read_yaml(front, shown, first_line)
        except Refused as refused:
            raise _unclosed(refused, front, shown, first_line) from None
        if not isinstance(document.value, dict):
            hint = "Schreiben Sie je Zeile ein Feld: „titel: …“."
            raise Refused(WRONG_SHAPE.at(shown, "Der Kopf enthält keine Felder.", hint, line=2, column=1))
        body_line = 1 + text.count("\n", 0, closing.end())
        doubled = frozenset(problem.field.partition(".")[0] for problem in document.problems)
        body = text[closing.end() :]
        return Source(shown, document.value, document.places, body, body_line, doubled), document.problems
    except Refused as refused:
        return None, [refused.problem]


def _closing(text: str, start: int) -> re.Match[str] | None:
    """Return the line that ends the head; the plain search before the pattern makes it twenty times faster."""
    while (start := text.find("\n---", start)) >= 0:
        start += 1
        if match := _BOUNDARY.match(text, start):
            return match
    return None


def load_yaml(path: Path, shown: str) -> tuple[Source | None, list[Problem]]:
    """Read a YAML file (a vocabulary or a table)."""
    try:
        text = _read_text(path, shown, max_bytes=MAX_BYTES * 20)
        document = read_yaml(text, shown, max_values=MAX_VALUES * 10)
        return Source(shown, document.value, document.places), document.problems
    except Refused as refused:
        return None, [refused.problem]


def load_lines(path: Path, shown: str) -> tuple[tuple[str, ...], list[Problem]]:
    """Read a plain text file as lines; a file that does not exist has none."""
    if not path.exists():
        return (), []
    try:
        return tuple(_read_text(path, shown, max_bytes=MAX_BYTES * 100).splitlines()), []
    except Refused as refused:
        return (), [refused.problem]


def _read_text(path: Path, shown: str, max_bytes: int = MAX_BYTES) -> str:
    """Return the file's text with ``\\n`` line ends and composed umlauts; raises ``Refused`` with the problem."""
    try:
        status = path.stat()
        regular = stat.S_ISREG(status.st_mode)
        data = path.read_bytes() if regular and status.st_size <= max_bytes else b""
    except OSError as error:
        raise Refused(_not_readable(shown, error)) from None
    if not regular:
        raise Refused(NOT_READABLE.at(shown, "Das ist keine gewöhnliche Datei.", "Legen Sie den Eintrag als Textdatei an."))
    if status.st_size > max_bytes:
        message = f"Die Datei hat {status.st_size} Byte, erlaubt sind {max_bytes}."
        raise Refused(TOO_BIG.at(shown, message, "Kürzen Sie den Eintrag oder teilen Sie ihn auf."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Speichern Sie die Datei mit der Zeichenkodierung „UTF-8“ (im Editor meist unter „Speichern unter …“)."
        message = "Die Datei ist nicht in UTF-8 gespeichert."
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise Refused(NOT_UTF8.at(shown, message, hint, line=line, column=column)) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := INVISIBLE.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = f"An dieser Stelle steht ein unsichtbares Steuerzeichen (U+{ord(match[0]):04X})."
        hint = "Löschen Sie das Zeichen und tippen Sie die Stelle neu."
        raise Refused(CONTROL_CHARACTER.at(shown, message, hint, line=line, column=column))
    return unicodedata.normalize("NFC", text)


def _not_readable(shown: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return NOT_READABLE.at(
            shown, "Die Datei gibt es nicht.", "Prüfen Sie den Namen; eine Verknüpfung führt vielleicht ins Leere."
        )
    if isinstance(error, PermissionError):
        return NOT_READABLE.at(shown, "Die Datei darf nicht gelesen werden.", "Prüfen Sie die Zugriffsrechte der Datei.")
    return NOT_READABLE.at(shown, "Die Datei lässt sich nicht lesen.", "Prüfen Sie, ob sie sich in einem Editor öffnen lässt.")


def _no_front_matter(text: str, shown: str, *, opened: bool) -> Problem:
    shape = "Die erste Zeile ist „---“, danach folgen die Felder (zum Beispiel „titel: …“), dann wieder eine Zeile „---“."
    if not text.strip():
        return NO_FRONT_MATTER.at(shown, "Die Datei ist leer.", shape, line=1, column=1)
    if opened:
        end = next((number for number, line in enumerate(text.split("\n"), 1) if line.startswith("## ")), 1)
        message = "Der Kopf ist nicht abgeschlossen."
        return NO_FRONT_MATTER.at(shown, message, "Unter dem letzten Feld fehlt die Zeile „---“.", line=end, column=1)
    if _BOUNDARY.match(text.lstrip()):
        message = "Vor dem Kopf stehen Leerzeilen oder Leerzeichen."
        return NO_FRONT_MATTER.at(shown, message, "Die erste Zeile der Datei ist „---“.", line=1, column=1)
    return NO_FRONT_MATTER.at(shown, "Der Eintrag hat keinen Kopf.", shape, line=1, column=1)


def _unclosed(refused: Refused, front: str, shown: str, first_line: int) -> Refused:
    """Return a clearer problem where the head runs into the text because its second „---“ is missing."""
    if refused.problem.code != NOT_YAML.code:
        return refused
    for offset, line in enumerate(front.split("\n")):
        if line.startswith("## "):
            message = "Der Kopf ist nicht abgeschlossen: Hier beginnt schon der Text."
            hint = "Unter dem letzten Feld fehlt die Zeile „---“."
            return Refused(NO_FRONT_MATTER.at(shown, message, hint, line=first_line + offset, column=1))
        if first_line + offset >= refused.problem.line:
            break
    return refused
