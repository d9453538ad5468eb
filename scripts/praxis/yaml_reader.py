"""YAML as text with places: what an editor wrote, where it stands, and nothing that YAML would make of it.

Reads the event stream in one pass without building nodes, so that aliases, tags, depth and size are refused before they
can grow. Every scalar stays the text that was written (``NO``, ``010`` and ``2012-13`` included); only an empty value
and a bare ``null`` or ``~`` mean „no value“.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from praxis.problems import Level, Problem, Rule, rule
from praxis.text import quoted
from praxis.yaml_complaints import NOT_YAML, syntax_problem

Location = tuple[str | int, ...]
Value = str | list[Any] | dict[str, Any] | None

MAX_DEPTH = 12
MAX_VALUES = 20_000

TOO_MANY_VALUES = rule(
    "PB112",
    Level.FEHLER,
    "Zu viele Werte",
    "Ein Kopf hat höchstens 20.000 Werte. Mehr sind fast immer ein Versehen.",
)
DUPLICATE_KEY = rule(
    "PB106",
    Level.FEHLER,
    "Feld steht doppelt",
    "Jedes Feld steht im Kopf genau einmal, sonst bliebe unklar, welcher Wert gilt.",
)
ALIAS = rule(
    "PB107",
    Level.FEHLER,
    "YAML-Anker, Verweis oder Typmarke",
    "Anker (&), Verweise (*) und Typmarken (!) sind nicht erlaubt: Jeder Wert steht dort, wo er gilt.",
)
TOO_DEEP = rule(
    "PB108",
    Level.FEHLER,
    "Kopf ist zu tief verschachtelt",
    "Mehr als zwölf Ebenen braucht kein Eintrag.",
)
CONTROL_CHARACTER = rule(
    "PB109",
    Level.FEHLER,
    "Unsichtbares Steuerzeichen",
    "Steuerzeichen gehören nicht in einen Text. Sie kommen meist beim Kopieren aus anderen Programmen mit.",
)

# Control characters, soft hyphens, zero-width spaces, marks of writing direction, line separators, half characters.
INVISIBLE = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


class Refused(Exception):  # noqa: N818 - not an error of the program
    """Reading stopped at a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Document(NamedTuple):
    """What a YAML text says. ``places`` holds line and column of everything in ``value``, in reading order."""

    value: Value
    places: array[int]
    problems: list[Problem]


def read_yaml(text: str, path: str, first_line: int = 1, max_values: int = MAX_VALUES) -> Document:
    """Read one YAML document; raises ``Refused`` at the first thing that makes the rest unreadable."""
    reader = _Reader(path, first_line, max_values)
    try:
        return reader.read(text)
    except yaml.MarkedYAMLError as error:
        raise Refused(syntax_problem(error, text, reader.last_scalar, path, first_line)) from None
    except yaml.YAMLError:
        message = "Der Aufbau ist nicht zu verstehen."
        raise Refused(NOT_YAML.at(path, message, "Prüfen Sie, ob er aus Zeilen „feld: wert“ besteht.", line=first_line)) from None


def locations(value: Value, location: Location = ()) -> Iterator[Location]:
    """Yield the location of everything in ``value`` in reading order; a key's own place has ``"#"`` at the end."""
    yield location
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*location, key, "#")
            yield from locations(inner, (*location, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from locations(inner, (*location, index))


_NO_VALUE = frozenset({"", "~", "null"})
_FORGET = "\0"  # stands for a repeated key; cannot occur in a file


class _Open:
    """A list or mapping that is still being filled; ``forgotten`` if it stands under a repeated key."""

    __slots__ = ("forgotten", "key", "key_lines", "value")

    def __init__(self, value: list[Any] | dict[str, Any], forgotten: bool) -> None:
        self.value = value
        self.forgotten = forgotten
        self.key: str | None = None
        self.key_lines: dict[str, int] = {}


class _Reader:
    """Builds plain values and their places from the events of one text."""

    def __init__(self, path: str, first_line: int, max_values: int) -> None:
        self.path = path
        self.first_line = first_line
        self.left = max_values
        self.max_values = max_values
        self.result: Value = None
        self.stack: list[_Open] = []
        self.documents = 0
        self.last_scalar: Any = None
        self.places = array("I")
        self.problems: list[Problem] = []

    def read(self, text: str) -> Document:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
        takers = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
            yaml.AliasEvent: self._refuse_alias,
            yaml.DocumentStartEvent: self._open_document,
        }
        while (event := loader.get_event()) is not None:
            if taker := takers.get(type(event)):
                taker(event)
        return Document(self.result, self.places or array("I", (self.first_line, 1)), self.problems)

    def _take_scalar(self, event: Any) -> None:
        line, column = self._place(event)
        self.last_scalar = event
        text, style = event.value, event.style
        if style == '"' and (match := INVISIBLE.search(text)):
            message = f"Hinter einem „\\“ verbirgt sich ein Steuerzeichen (U+{ord(match[0]):04X})."
            raise self._refused(CONTROL_CHARACTER, event, message, "Löschen Sie den Rückstrich und was zu ihm gehört.")
        open_ = self.stack[-1] if self.stack else None
        if open_ is not None and open_.key is None and type(open_.value) is dict:
            if text == "<<" and not style:
                self._refuse_alias(event)
            self._take_key(open_, text, line, column)
            return
        self._put(None if text in _NO_VALUE and not style else text, line, column)
        if open_ is not None:
            open_.key = None

    def _open_list(self, event: Any) -> None:
        self._open(event, [])

    def _open_mapping(self, event: Any) -> None:
        self._open(event, {})

    def _open(self, event: Any, value: list[Any] | dict[str, Any]) -> None:
        line, column = self._place(event)
        if len(self.stack) >= MAX_DEPTH:
            message = f"Der Kopf ist tiefer als {MAX_DEPTH} Ebenen verschachtelt."
            raise self._refused(TOO_DEEP, event, message, "Vereinfachen Sie den Aufbau.")
        open_ = self.stack[-1] if self.stack else None
        if open_ is not None and open_.key is None and type(open_.value) is dict:
            message = "Der Name eines Feldes muss ein einfaches Wort sein."
            hint = "Schreiben Sie „feld: wert“. Ein Wert, der mit einer Klammer beginnt, steht in Anführungszeichen."
            raise self._refused(NOT_YAML, event, message, hint)
        forgotten = self._put(value, line, column)
        self.stack.append(_Open(value, forgotten))

    def _close(self, _event: Any) -> None:
        self.stack.pop()
        if self.stack:
            self.stack[-1].key = None

    def _take_key(self, open_: _Open, key: str, line: int, column: int) -> None:
        if open_.forgotten:
            open_.key = key
            return
        if key not in open_.key_lines:
            open_.key_lines[key] = line
            open_.key = key
            self.places.extend((line, column))
            return
        message = f"{quoted(key)} steht doppelt, zuerst in Zeile {open_.key_lines[key]}."
        hint = "Behalten Sie eine der beiden Zeilen."
        field = ".".join((*self._keys_above(), key))
        self.problems.append(DUPLICATE_KEY.at(self.path, message, hint, line=line, column=column, field=field))
        open_.key = _FORGET

    def _put(self, value: Value, line: int, column: int) -> bool:
        """Put a value where it belongs; tell whether it is to be forgotten instead."""
        if not self.stack:
            self.result = value
            self.places.extend((line, column))
            return False
        open_ = self.stack[-1]
        key = open_.key
        if open_.forgotten or key == _FORGET:
            return True
        self.places.extend((line, column))
        if key is None:
            open_.value.append(value)  # type: ignore[union-attr]
        else:
            open_.value[key] = value  # type: ignore[call-overload]
        return False

    def _keys_above(self) -> Iterator[str]:
        for open_ in self.stack[:-1]:
            yield str(len(open_.value)) if open_.key is None else open_.key

    def _place(self, event: Any) -> tuple[int, int]:
        """Return line and column of a value or key, if it is of a kind that may stand here."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_alias(event)
        mark = event.start_mark
        self.left -= 1
        if self.left < 0:
            message = f"Die Datei enthält mehr als {self.max_values} Namen und Werte."
            raise self._refused(TOO_MANY_VALUES, event, message, "Kürzen Sie sie oder teilen Sie sie auf.")
        return self.first_line + mark.line, mark.column + 1

    def _open_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "Die Datei enthält mehr als einen YAML-Abschnitt."
            raise self._refused(NOT_YAML, event, message, "Löschen Sie die überzählige Zeile „---“.")

    def _refuse_alias(self, event: Any) -> None:
        message = "Hier steht ein YAML-Anker (&), ein Verweis (*) oder eine Typmarke (!)."
        hint = "Setzen Sie den Text in gerade Anführungszeichen oder schreiben Sie den Wert aus."
        raise self._refused(ALIAS, event, message, hint)

    def _refused(self, what: Rule, event: Any, message: str, hint: str) -> Refused:
        mark = event.start_mark
        return Refused(what.at(self.path, message, hint, line=self.first_line + mark.line, column=mark.column + 1))
