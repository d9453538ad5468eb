"""What went wrong, and how it is shown to people and machines.

Owns the registry of all rules (code, level, title, explanation) and the three output formats. Every other module only
*makes* problems; none prints them. The rule reference on the site is generated from this registry.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict


class Level(StrEnum):
    """``FEHLER`` stops the build, ``HINWEIS`` does not."""

    FEHLER = "fehler"
    HINWEIS = "hinweis"


class Place(TypedDict, total=False):
    """Where in a file a problem is; lines and columns count from 1."""

    line: int
    column: int
    field: str


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, which rule it breaks, what is wrong and how to mend it.

    ``line`` and ``column`` count from 1; 0 means the problem concerns the file as a whole.
    """

    path: str
    line: int
    column: int
    code: str
    field: str
    message: str
    hint: str
    level: Level = Level.FEHLER


@dataclass(frozen=True)
class Rule:
    """A rule of the collection; codes are stable and never used again for something else."""

    code: str
    level: Level
    titel: str
    erklaerung: str

    def at(
        self,
        path: str,
        message: str,
        hint: str = "",
        *,
        line: int = 0,
        column: int = 0,
        field: str = "",
    ) -> Problem:
        """Return a problem that breaks this rule at the given place."""
        return Problem(path, line, column, self.code, field, message, hint, self.level)


RULES: dict[str, Rule] = {}


def rule(code: str, level: Level, titel: str, erklaerung: str) -> Rule:
    """Register a rule and return it; raises ``ValueError`` if the code is taken."""
    if code in RULES:
        raise ValueError(f"rule code {code} is registered twice")
    RULES[code] = Rule(code, level, titel, erklaerung)
    return RULES[code]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops the build."""
    return any(problem.level is Level.FEHLER for problem in problems)


def count_phrase(problems: Iterable[Problem]) -> str:
    """Return a German count such as „2 Fehler, 1 Hinweis“."""
    levels = [problem.level for problem in problems]
    errors, notes = levels.count(Level.FEHLER), levels.count(Level.HINWEIS)
    return f"{errors} Fehler, {notes} {'Hinweis' if notes == 1 else 'Hinweise'}"


def format_text(problems: Iterable[Problem]) -> str:
    """Return the problems for a terminal: one line with place and message, one indented line with the remedy."""
    lines = []
    for problem in problems:
        place = ":".join(str(part) for part in (problem.path, problem.line) if part)
        field = f" {problem.field}:" if problem.field else ""
        mark = "" if problem.level is Level.FEHLER else " (Hinweis)"
        lines.append(f"{place}: {problem.code}{mark}{field} {problem.message}")
        if problem.hint:
            lines.append(f"  {problem.hint}")
    return "\n".join(lines)


def format_json(problems: Iterable[Problem], entries: int) -> str:
    """Return the problems as JSON: ``{"problems": [...], "entries": N}`` (a stable surface)."""
    keys = ("code", "level", "path", "line", "column", "field", "message", "hint")
    rows = [{key: getattr(problem, key) for key in keys} for problem in problems]
    return json.dumps({"problems": rows, "entries": entries}, ensure_ascii=False, indent=2)


def format_github(problems: Iterable[Problem]) -> str:
    """Return the problems as workflow commands, so that a forge shows them at their lines."""

    def escape(text: str, *, attribute: bool = False) -> str:
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return text.replace(":", "%3A").replace(",", "%2C") if attribute else text

    rows = []
    for problem in problems:
        kind = "error" if problem.level is Level.FEHLER else "warning"
        place = f"file={escape(problem.path, attribute=True)},line={max(problem.line, 1)},col={max(problem.column, 1)}"
        title = escape(problem.code, attribute=True)
        rows.append(f"::{kind} {place},title={title}::{escape(' '.join((problem.message, problem.hint)).strip())}")
    return "\n".join(rows)
