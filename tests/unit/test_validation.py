"""``validation`` and ``mistakes``: what pydantic finds, as one German message a mistake at its place."""

from __future__ import annotations

from typing import Any

import pytest

from praxis.model import Beispiel, Methode
from praxis.source import Source
from praxis.validation import validate
from praxis.yaml_reader import read_yaml

SOUND = {
    "titel": "titel: Lotsenhaus",
    "kurz": "kurz: Zwei Ämter arbeiten an einem Tisch.",
    "rechtskreise": "rechtskreise: {sgb-ii: beteiligt}",
    "themen": "themen: [wohnen]",
    "status": "status: laufend",
    "nachweis": "nachweis: genannt",
    "quellen": 'quellen: {a: {titel: A, herausgeber: B, url: "https://a.example/", abgerufen: 2026-01-01}}',
    "geprueft": "geprueft: 2026-01-01",
}


def said(**changed: str) -> list[tuple[str, int, str, str]]:
    """Return code, line, field and message for a head in which fields are replaced; an empty text leaves one out."""
    text = "".join(f"{line}\n" for line in {**SOUND, **changed}.values() if line)
    document = read_yaml(text, "a.md")
    source = Source("a.md", document.value, document.places)
    found = validate(Beispiel, document.value, source)
    assert (found.model is None) == bool(found.problems)
    assert all(problem.hint for problem in found.problems)
    return [(problem.code, problem.line, problem.field, problem.message) for problem in found.problems]


def test_a_sound_head_says_nothing() -> None:
    assert said() == []


def test_a_misspelled_field_is_not_missing_as_well() -> None:
    assert said(themen="thema: [wohnen]") == [("PB202", 4, "thema", "Das Feld „thema“ gibt es nicht.")]
    assert [row[:3] for row in said(themen="farbe: [rot]")] == [("PB201", 1, "themen"), ("PB202", 4, "farbe")]


@pytest.mark.parametrize(
    "value", ["aufwand: viel", "aufwand: [1]", "aufwand: {stelen: 3}", "aufwand: {stellen: drei}", "aufwand:"]
)
def test_a_union_speaks_with_one_voice(value: str) -> None:
    assert len(said(aufwand=value)) == 1


def test_the_branch_counts_that_was_meant() -> None:
    assert said(aufwand="aufwand: viel")[0] == ("PB204", 9, "aufwand", "„viel“ ist hier nicht erlaubt.")
    assert said(aufwand="aufwand: {stellen: 010}")[0] == ("PB209", 9, "aufwand.stellen", "„010“ ist keine gültige Zahl.")
    assert said(aufwand="aufwand: [1]")[0] == (
        "PB205",
        9,
        "aufwand",
        "„aufwand“ erwartet einzelne Angaben, hier steht eine Liste.",
    )


def test_keys_that_look_like_names_of_types_keep_their_place() -> None:
    text = "rechtskreise:\n  SGB-II: chef\n  Aufwand: beteiligt"
    assert said(rechtskreise=text) == [("PB204", 4, "rechtskreise.SGB-II", "„chef“ ist hier nicht erlaubt.")]


@pytest.mark.parametrize(
    ("field", "line", "expected"),
    [
        ("themen", "themen: wohnen", "„themen“ erwartet eine Liste, hier steht ein einzelner Text."),
        ("themen", "themen: {a: b}", "„themen“ erwartet eine Liste, hier steht eine Gruppe von Angaben."),
        ("themen", "themen: [[a]]", "„themen“ erwartet einen einzelnen Text, hier steht eine Liste."),
        ("themen", "themen: []", "„themen“ ist leer."),
        ("themen", "themen: [a, b, c, d, e]", "„themen“ hat 5 Angaben, erlaubt sind 4."),
        ("titel", "titel: null", "„titel“ ist leer."),
        ("titel", "titel: Ab", "„titel“ hat 2 Zeichen, mindestens 3 sind nötig."),
        ("titel", f"titel: {'x' * 95}", "„titel“ hat 95 Zeichen, erlaubt sind 90."),
        ("quellen", "quellen: [a]", "„quellen“ erwartet einzelne Angaben, hier steht eine Liste."),
        ("quellen", "quellen: {a: text}", "„a“ erwartet einzelne Angaben, hier steht ein einzelner Text."),
        ("rechtskreise", "rechtskreise: {sgb-ii}", "„sgb-ii“ ist leer."),
        ("rechtskreise", "rechtskreise: {sgb-ii: [beteiligt]}", "„sgb-ii“ erwartet ein einzelnes Wort, hier steht eine Liste."),
        ("geprueft", "geprueft: 4.5.2026", "„4.5.2026“ ist kein gültiges Datum."),
        ("geprueft", "geprueft: 2026-02-30", "„2026-02-30“: Diesen Tag gibt es nicht."),
        ("normen", "normen: [§ 16h]", "„§ 16h“ hat nicht die Form einer Vorschrift."),
    ],
)
def test_one_mistake_one_message(field: str, line: str, expected: str) -> None:
    assert [row[3] for row in said(**{field: line})] == [expected]


def test_a_comma_in_braces_is_explained() -> None:
    document = read_yaml("titel: X Y\nphasen: [{titel: Eins, inhalt: Erst dies, dann das.}]\n", "a.md")
    found = validate(Methode, document.value, Source("a.md", document.value, document.places))
    (problem,) = (row for row in found.problems if row.code == "PB202")
    assert problem.field == "phasen.1.dann das."
    assert problem.hint.startswith("Gehört es zum Text davor? Ein Text mit Komma steht in geraden Anführungszeichen.")


def test_what_a_german_date_meant() -> None:
    values: dict[str, Any] = {"titel": "A", "beginn": "3.9.2019"}
    document = read_yaml("titel: A\nbeginn: 3.9.2019\n", "a.md")
    found = validate(Beispiel, values, Source("a.md", document.value, document.places))
    assert any(problem.hint.startswith("Meinten Sie „2019-09-03“?") for problem in found.problems)


def test_the_wrong_fields_are_named() -> None:
    document = read_yaml("titel: A\nthemen: wohnen\nphasen: []\n", "a.md")
    found = validate(Beispiel, document.value, Source("a.md", document.value, document.places))
    assert {"titel", "themen", "phasen", "quellen"} <= found.fields
