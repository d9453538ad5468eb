"""Drafts of new entries: answers in, a file's text out that the rules accept but for what only the editor can know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from praxis.text import slug


@dataclass(frozen=True)
class Answers:
    """What an editor was asked for a new example."""

    titel: str
    kurz: str
    ort: str
    rechtskreise: Sequence[str]
    thema: str
    nachweis: str
    quelle_titel: str
    quelle_herausgeber: str
    quelle_url: str
    quelle_stand: str


def suggest_id(titel: str, ort: str) -> str:
    """Return an id made of place and the title's first telling words."""
    words = [word for word in slug(titel).split("-") if len(word) > 3 and word not in ort.split("-")]
    return "-".join([part for part in (ort, *words[:3]) if part])[:60].strip("-")


def render_draft(answers: Answers, date: str) -> str:
    """Return the text of a new example; ``date`` is the day of the check (ISO)."""
    key = slug(answers.quelle_herausgeber) or "quelle"
    rows = [
        "---",
        f"titel: {_quoted(answers.titel)}",
        f"kurz: {_quoted(answers.kurz)}",
        *([f"orte: [{answers.ort}]"] if answers.ort else []),
        "rechtskreise:",
        *(f"  {rechtskreis}: beteiligt" for rechtskreis in answers.rechtskreise),
        f"themen: [{answers.thema}]",
        "status: unbekannt",
        "status_grund: Ob das Angebot heute noch besteht, haben wir nicht geprüft.",
        f"nachweis: {answers.nachweis}",
        "aufwand: nicht-erhoben",
        "datenschutz: nicht-erhoben",
        "quellen:",
        f"  {key}:",
        f"    titel: {_quoted(answers.quelle_titel)}",
        f"    herausgeber: {_quoted(answers.quelle_herausgeber)}",
        f"    url: {_quoted(answers.quelle_url)}",
        f"    stand: {_quoted(answers.quelle_stand)}",
        f"    abgerufen: {date}",
        f"geprueft: {date}",
        "---",
        "",
        "## Auf einen Blick",
        "",
        f"{answers.kurz} [@{key}]",
        "",
        "## Was wir nicht wissen",
        "",
        "Zu Aufwand, Datenschutz und Ergebnissen liegen uns keine Angaben vor.",
        "",
    ]
    return "\n".join(rows)


def _quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'
