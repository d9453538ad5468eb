"""The three forms in which problems are shown, and the registry of rules."""

from __future__ import annotations

import json

import pytest

from praxis.problems import RULES, Level, Problem, count_phrase, format_github, format_json, format_text, has_errors, rule

ERROR = Problem(
    "practices/beispiele/a.md", 7, 3, "PB203", "rechtskreise", "„SGB 2“ ist kein bekannter Rechtskreis.", "Meinten Sie …?"
)
NOTE = Problem("practices/beispiele/b.md", 0, 0, "PB403", "", "100 % davon,\nhier: nichts.", "", Level.HINWEIS)


def test_text_names_place_code_field_and_remedy() -> None:
    assert format_text([ERROR, NOTE]).splitlines() == [
        "practices/beispiele/a.md:7: PB203 rechtskreise: „SGB 2“ ist kein bekannter Rechtskreis.",
        "  Meinten Sie …?",
        "practices/beispiele/b.md: PB403 (Hinweis) 100 % davon,",
        "hier: nichts.",
    ]


def test_json_has_the_promised_keys() -> None:
    data = json.loads(format_json([ERROR, NOTE], 12))
    assert data["entries"] == 12
    assert data["problems"][0] == {
        "code": "PB203",
        "level": "fehler",
        "path": "practices/beispiele/a.md",
        "line": 7,
        "column": 3,
        "field": "rechtskreise",
        "message": "„SGB 2“ ist kein bekannter Rechtskreis.",
        "hint": "Meinten Sie …?",
    }
    assert data["problems"][1]["level"] == "hinweis"


def test_github_commands_are_escaped() -> None:
    error, note = format_github([ERROR, NOTE]).splitlines()
    assert error == (
        "::error file=practices/beispiele/a.md,line=7,col=3,title=PB203::„SGB 2“ ist kein bekannter Rechtskreis. Meinten Sie …?"
    )
    assert note.startswith("::warning file=practices/beispiele/b.md,line=1,col=1,title=PB403::100 %25 davon,%0Ahier")


def test_counts() -> None:
    assert count_phrase([]) == "0 Fehler, 0 Hinweise"
    assert count_phrase([ERROR, NOTE]) == "1 Fehler, 1 Hinweis"
    assert has_errors([ERROR, NOTE])
    assert not has_errors([NOTE])


def test_a_code_is_registered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("praxis.problems.RULES", {})
    made = rule("PB999", Level.HINWEIS, "Titel", "Erklärung.")
    assert made.at("a.md", "Satz.", line=3) == Problem("a.md", 3, 0, "PB999", "", "Satz.", "", Level.HINWEIS)
    with pytest.raises(ValueError, match="PB999"):
        rule("PB999", Level.FEHLER, "Titel", "Erklärung.")
    assert "PB999" not in RULES
