"""Values against a model: what pydantic finds wrong, said in German at the line where it stands; one message a mistake.

Knows nothing of entries, vocabularies or other files.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from praxis.mistakes import Mistake, field_at, fields_at, meant_field, models_in, without_echoes
from praxis.problems import Level, Problem, Rule, rule
from praxis.source import Source
from praxis.spelling import nearest, suggestion
from praxis.text import quoted, slug
from praxis.yaml_reader import Location

MISSING = rule(
    "PB201",
    Level.FEHLER,
    "Pflichtfeld fehlt",
    "Ohne dieses Feld lässt sich der Eintrag nicht einordnen oder nicht prüfen.",
)
UNKNOWN_FIELD = rule(
    "PB202",
    Level.FEHLER,
    "Unbekanntes Feld",
    "Im Kopf stehen nur die vereinbarten Felder. Meist ist es ein Tippfehler.",
)
NOT_ALLOWED = rule(
    "PB204",
    Level.FEHLER,
    "Wert ist nicht erlaubt",
    "Für dieses Feld gibt es nur bestimmte Werte.",
)
WRONG_TYPE = rule(
    "PB205",
    Level.FEHLER,
    "Falsche Form des Werts",
    "Das Feld erwartet etwas anderes, zum Beispiel eine Liste statt eines einzelnen Worts.",
)
TOO_LONG = rule(
    "PB206",
    Level.FEHLER,
    "Text oder Liste zu lang",
    "Titel, Kurztexte und Listen haben eine Obergrenze, damit Karten und Newsletter lesbar bleiben.",
)
TOO_SHORT = rule(
    "PB207",
    Level.FEHLER,
    "Text oder Liste zu kurz oder leer",
    "Ein leeres Feld sagt nichts. Es wird ausgefüllt oder weggelassen.",
)
BAD_DATE = rule(
    "PB208",
    Level.FEHLER,
    "Kein gültiges Datum",
    "Ein Datum steht als Jahr (2026), Monat (2026-11) oder Tag (2026-11-22).",
)
BAD_NUMBER = rule(
    "PB209",
    Level.FEHLER,
    "Keine gültige Zahl",
    "Zahlen stehen in Ziffern, ohne Punkte und ohne Einheit.",
)
BAD_URL = rule(
    "PB210",
    Level.FEHLER,
    "Keine Internetadresse",
    "Eine Quelle ist nur nachprüfbar, wenn ihre Adresse mit https:// oder http:// beginnt und im Browser aufgeht.",
)
BAD_ID = rule(
    "PB211",
    Level.FEHLER,
    "Ungültige id",
    "Ids bestehen aus kleinen Buchstaben ohne Umlaute, Ziffern und Bindestrichen, denn sie werden zu Adressen.",
)

Model = TypeVar("Model", bound=BaseModel)

_EXAMPLES = {
    "titel": "titel: Bildungsbegleitung an Hammer Schulen",
    "kurz": "kurz: Ein bis zwei Sätze für Liste und Newsletter",
    "rechtskreise": "rechtskreise: {sgb-ii: federfuehrend, sgb-viii: beteiligt}",
    "themen": "themen: [leaving-care]",
    "status": "status: laufend",
    "nachweis": "nachweis: beschrieben",
    "quellen": 'quellen: {wegweiser: {titel: …, herausgeber: …, url: "https://…", abgerufen: 2026-11-22}}',
    "geprueft": "geprueft: 2026-11-22",
    "abgerufen": "abgerufen: 2026-11-22",
    "herausgeber": "herausgeber: Stadt Hamm",
    "url": 'url: "https://…"',
    "art": "art: vortrag",
    "ebene": "ebene: bund",
}
_EXPECTED = {
    "tuple_type": ("eine Liste", "Schreiben Sie „{name}: [eins, zwei]“ oder je Zeile „- eins“."),
    "dict_type": ("einzelne Angaben", "Schreiben Sie darunter eingerückt je Zeile „name: wert“."),
    "model_type": ("einzelne Angaben", "Schreiben Sie darunter eingerückt je Zeile „name: wert“."),
    "string_type": ("einen einzelnen Text", "Schreiben Sie den Text ohne Klammern und Striche hinter den Doppelpunkt."),
    "int_type": ("eine Zahl", "Schreiben Sie nur Ziffern hinter den Doppelpunkt."),
    "float_type": ("eine Zahl", "Schreiben Sie nur Ziffern hinter den Doppelpunkt."),
}
_GIVEN: dict[type, str] = {str: "ein einzelner Text", list: "eine Liste", dict: "eine Gruppe von Angaben"}


class Checked(NamedTuple):
    """A validated model, or ``None`` with the problems; ``fields`` names the top-level fields that are wrong or missing."""

    model: Any
    problems: list[Problem]
    fields: frozenset[str]


def validate(model: type[Model], values: Any, source: Source, prefix: Location = ()) -> Checked:
    """Check the values that stand at ``prefix`` in the source against a model."""
    try:
        return Checked(model.model_validate(values), [], frozenset())
    except ValidationError as error:
        mistakes = [Mistake.of(details, values) for details in error.errors(include_url=False)]
        problems = [_problem(mistake, model, source, prefix) for mistake in without_echoes(mistakes, model)]
        return Checked(None, problems, frozenset(str(mistake.location[0]) for mistake in mistakes if mistake.location))


def _problem(mistake: Mistake, model: type[BaseModel], source: Source, prefix: Location) -> Problem:
    """Translate one mistake into a German problem with its place."""
    what, message, hint = _explain(mistake, model)
    return what.at(source.path, message, hint, **source.at(prefix + mistake.location))


def _explain(mistake: Mistake, model: type[BaseModel]) -> tuple[Rule, str, str]:
    """Return rule, message and remedy."""
    kind, value, name = mistake.kind, mistake.value, mistake.name
    if kind == "missing":
        return MISSING, f"Das Feld „{name}“ fehlt.", f"Ergänzen Sie zum Beispiel „{_example(name)}“."
    if kind == "extra_forbidden":
        return UNKNOWN_FIELD, f"Das Feld {quoted(name)} gibt es nicht.", _known_fields(mistake, model)
    if value is None or kind in ("string_too_short", "too_short"):
        return TOO_SHORT, *_too_short(mistake, model)
    match kind:
        case "literal_error" if isinstance(value, str):
            return NOT_ALLOWED, f"{quoted(value)} ist hier nicht erlaubt.", _allowed(mistake, model)
        case "ja_nein":
            return NOT_ALLOWED, f"{quoted(value)} ist hier nicht erlaubt.", "Erlaubt sind: ja, nein."
        case "string_too_long" | "too_long":
            return TOO_LONG, *_too_long(mistake)
        case "datum" | "tag" | "datum_gibt_es_nicht":
            return BAD_DATE, *_bad_date(kind, value)
        case "zahl" | "kommazahl":
            hint = "Schreiben Sie nur Ziffern, ohne Punkt, Einheit oder führende Null, zum Beispiel 28."
            return BAD_NUMBER, f"{quoted(value)} ist keine gültige Zahl.", hint
        case "adresse":
            hint = "Die Adresse beginnt mit „https://“ oder „http://“ und enthält weder Leerzeichen noch Anführungszeichen."
            return BAD_URL, f"{quoted(value)} ist keine Internetadresse.", hint
        case "string_pattern_mismatch":
            return _bad_pattern(mistake)
    expected, hint = _EXPECTED.get(kind, ("ein einzelnes Wort", _allowed(mistake, model)))
    given = _GIVEN.get(type(value), "etwas anderes")
    return WRONG_TYPE, f"„{name}“ erwartet {expected}, hier steht {given}.", hint.format(name=name)


def _known_fields(mistake: Mistake, model: type[BaseModel]) -> str:
    allowed = f"Erlaubt sind: {', '.join(fields_at(model, mistake.location[:-1]))}."
    meant = meant_field(mistake, model)
    if mistake.value is None and not meant:  # YAML ends a text at the comma inside braces: {titel: Eins, zwei}
        return f"Gehört es zum Text davor? Ein Text mit Komma steht in geraden Anführungszeichen. {allowed}"
    return suggestion(meant, allowed)


def _too_short(mistake: Mistake, model: type[BaseModel]) -> tuple[str, str]:
    name, value, least = mistake.name, mistake.value, mistake.context.get("min_length", 1)
    if isinstance(value, str) and value.strip():
        hint = "Schreiben Sie so viel, dass man es ohne den Rest versteht."
        return f"„{name}“ hat {len(value.strip())} Zeichen, mindestens {least} sind nötig.", hint
    info = field_at(model, mistake.location)
    if info is not None and info.is_required():
        return f"„{name}“ ist leer.", f"Füllen Sie das Feld aus, zum Beispiel „{_example(name)}“."
    if info is None and mistake.location[-1:] == (name,):
        return f"„{name}“ ist leer.", f"Schreiben Sie hinter „{name}:“ einen Wert oder löschen Sie die Angabe."
    return f"„{name}“ ist leer.", "Füllen Sie das Feld aus oder löschen Sie die Zeile."


def _too_long(mistake: Mistake) -> tuple[str, str]:
    limit = int(mistake.context["max_length"])
    if isinstance(mistake.value, str):
        size = len(mistake.value.strip())
        return f"„{mistake.name}“ hat {size} Zeichen, erlaubt sind {limit}.", f"Kürzen Sie um mindestens {size - limit} Zeichen."
    return f"„{mistake.name}“ hat {len(mistake.value)} Angaben, erlaubt sind {limit}.", "Behalten Sie die wichtigsten."


def _bad_date(kind: str, value: str) -> tuple[str, str]:
    if kind == "datum_gibt_es_nicht":
        what = {10: "Diesen Tag", 7: "Diesen Monat"}.get(len(value), "Dieses Jahr")
        return f"{quoted(value)}: {what} gibt es nicht.", "Prüfen Sie Tag und Monat. Die Form ist JJJJ-MM-TT."
    form = "ein Tag wie 2026-11-22" if kind == "tag" else "ein Jahr (2026), ein Monat (2026-11) oder ein Tag (2026-11-22)"
    meant = ""
    if match := re.fullmatch(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})", value):
        meant = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"
    return f"{quoted(value)} ist kein gültiges Datum.", suggestion(meant, f"Erwartet wird {form}.")


def _bad_pattern(mistake: Mistake) -> tuple[Rule, str, str]:
    value, names = str(mistake.value), mistake.location
    if "normen" in names:
        hint = "Erwartet wird Gesetz/Paragraf, zum Beispiel „sgb-ii/16h“ oder „sgb-viii/41 Abs. 3“."
        return BAD_ID, f"{quoted(value)} hat nicht die Form einer Vorschrift.", hint
    if mistake.name == "ags":
        hint = "Er hat 2 Ziffern (Land), 5 (Kreis) oder 8 (Gemeinde) und steht in Anführungszeichen."
        return BAD_NUMBER, f"{quoted(value)} ist kein amtlicher Schlüssel.", hint
    if mistake.name in ("lat", "lon"):
        return BAD_NUMBER, f"{quoted(value)} ist keine Koordinate.", "Erwartet werden Grad mit Punkt, zum Beispiel 51.68."
    better = slug(value) or "stadt-hamm"
    hint = f"Erlaubt sind kleine Buchstaben ohne Umlaute, Ziffern und Bindestriche, zum Beispiel „{better}“."
    return BAD_ID, f"{quoted(value)} ist keine gültige id.", hint


def _allowed(mistake: Mistake, model: type[BaseModel]) -> str:
    options = str(mistake.context.get("expected", "")).replace("'", "").replace(" or ", ", ").replace(" oder ", ", ")
    hint = f"Erlaubt sind: {options}." if "," in options else f"Erlaubt ist: {options}."
    info = field_at(model, mistake.location)
    part = next(iter(models_in(info.annotation)), None) if info is not None else None
    if part is not None:
        hint = f"{hint[:-1]} – oder darunter eingerückt die Angaben {', '.join(part.model_fields)}."
    return suggestion(nearest(str(mistake.value), [option.strip() for option in options.split(",")]), hint)


def _example(name: str) -> str:
    return _EXAMPLES.get(name, f"{name}: …")
