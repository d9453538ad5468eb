"""What the YAML parser says, in German, and at the line where the cause is: it often notices a mistake lines later."""

from __future__ import annotations

import re
from typing import Any

import yaml

from praxis.problems import Level, Problem, rule

NOT_YAML = rule(
    "PB105",
    Level.FEHLER,
    "Kopf ist kein gültiges YAML",
    "Der Kopf folgt den Regeln von YAML. Häufig fehlt ein Leerzeichen nach dem Doppelpunkt oder ein Anführungszeichen.",
)

_GERMAN = {
    "mapping values are not allowed": "ein Doppelpunkt mit Leerzeichen steht mitten im Text",
    "found a tab character": "ein Tabulator steht am Zeilenanfang",
    "cannot start any token": "ein Wert beginnt mit einem Zeichen, das dort nicht stehen darf, etwa @, %, ` oder ein Tabulator",
    "did not find expected alphabetic": "ein Wert beginnt mit einem Stern oder einem Und-Zeichen",
    "could not find expected ':'": "in dieser Zeile fehlt der Doppelpunkt hinter dem Feldnamen",
    "did not find expected key": (
        "die Einrückung passt nicht zur Zeile darüber, oder ein Anführungszeichen steht mitten im Text"
    ),
    "did not find expected ',' or ']'": "eine Liste in eckigen Klammern ist nicht geschlossen, oder ein Komma fehlt",
    "did not find expected ',' or '}'": "eine geschweifte Klammer ist nicht geschlossen, oder ein Komma fehlt",
    "found unexpected end of stream": "ein Anführungszeichen ist nicht geschlossen",
    "found unexpected document indicator": "ein Anführungszeichen oder eine Klammer ist nicht geschlossen",
    "did not find expected '-' indicator": "in einer Liste fehlt der Strich am Zeilenanfang",
    "block sequence entries are not allowed": "ein Listenstrich steht an einer Stelle, an der keine Liste beginnen kann",
    "did not find expected node content": "vor diesem Zeichen fehlt ein Wert",
    "did not find expected <document start>": "die Einrückung passt nicht zu den Zeilen darüber",
    "found unknown escape character": "hinter einem „\\“ in geraden Anführungszeichen steht ein unerwartetes Zeichen",
}
_BEGINS_EARLIER = ("quoted scalar", "simple key", "flow sequence", "flow mapping", "alias", "anchor", "tag")
_NO_SPACE = re.compile(r"\s*(?:- )?([a-z_]+):[^\s/]")


def syntax_problem(error: yaml.MarkedYAMLError, text: str, last_scalar: Any, path: str, first_line: int) -> Problem:
    """Say in German what the parser stumbled over, at the line that an editor has to change.

    ``last_scalar`` is the last text that the parser read before; ``first_line`` the line of the file where YAML begins.
    """
    line, column, reason = _reason(error, text.split("\n"), last_scalar)
    message = f"Ab dieser Stelle ist der Aufbau nicht zu verstehen: {reason[0].upper()}{reason[1:]}."
    hint = (
        "Prüfen Sie Einrückung (Leerzeichen, keine Tabulatoren), Doppelpunkte und Anführungszeichen. "
        "Ein Text mit „: “ steht in geraden Anführungszeichen."
    )
    return NOT_YAML.at(path, message, hint, line=first_line + line, column=column + 1)


def _reason(error: yaml.MarkedYAMLError, lines: list[str], last: Any) -> tuple[int, int, str]:
    """Return line and column (from 0) of the cause, and the cause."""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(word in (error.context or "") for word in _BEGINS_EARLIER):
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    for candidate in (line, line - 1):
        if 0 <= candidate < len(lines) and (match := _NO_SPACE.match(lines[candidate])):
            return candidate, match.end() - 1, f"hinter „{match[1]}:“ fehlt ein Leerzeichen"
    if last is not None and last.style in ("'", '"') and last.start_mark.line < last.end_mark.line == line:
        return last.start_mark.line, last.start_mark.column, "das Anführungszeichen ist nicht geschlossen"
    at_fault = lines[line] if line < len(lines) else ""
    if at_fault.startswith("\t"):
        return line, 0, "ein Tabulator steht am Zeilenanfang"
    if re.match(r"\s+[\w-]+: ", at_fault) and ":" not in at_fault[:column]:
        return line, 0, "die Zeile ist anders eingerückt als die darüber"
    problem = error.problem or ""
    return line, column, next((german for english, german in _GERMAN.items() if english in problem), "der Aufbau stimmt nicht")
