"""From positioned sources to frozen models; every mistake of a file at once, each with line, column and remedy.

Knows how pydantic speaks and translates it; knows nothing of other entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from praxis.body import parse_body
from praxis.model import ARTEN, Eintrag, Einfuehrung, Entry
from praxis.problems import Level, Problem, rule
from praxis.source import Source
from praxis.text import ID_PATTERN, slug
from praxis.vocabulary import VOCABULARIES, nearest

MISSING = rule("PB201", Level.FEHLER, "Pflichtfeld fehlt", "Ohne dieses Feld lässt sich der Eintrag nicht einordnen oder nicht prüfen.")
UNKNOWN_FIELD = rule("PB202", Level.FEHLER, "Unbekanntes Feld", "Im Kopf stehen nur die vereinbarten Felder. Meist ist es ein Tippfehler.")
NOT_ALLOWED = rule("PB204", Level.FEHLER, "Wert ist nicht erlaubt", "Für dieses Feld gibt es nur bestimmte Werte.")
WRONG_TYPE = rule("PB205", Level.FEHLER, "Falsche Form des Werts", "Das Feld erwartet etwas anderes, zum Beispiel eine Liste statt eines einzelnen Worts.")
TOO_LONG = rule("PB206", Level.FEHLER, "Text oder Liste zu lang", "Titel, Kurztexte und Listen haben eine Obergrenze, damit Karten und Newsletter lesbar bleiben.")
TOO_SHORT = rule("PB207", Level.FEHLER, "Text oder Liste zu kurz oder leer", "Ein leeres Feld sagt nichts. Es wird ausgefüllt oder weggelassen.")
BAD_DATE = rule("PB208", Level.FEHLER, "Kein gültiges Datum", "Ein Datum steht als Jahr (2026), Monat (2026-11) oder Tag (2026-11-22).")
BAD_NUMBER = rule("PB209", Level.FEHLER, "Keine gültige Zahl", "Zahlen stehen in Ziffern, ohne Punkte und ohne Einheit.")
BAD_URL = rule("PB210", Level.FEHLER, "Adresse beginnt nicht mit http:// oder https://", "Eine Quelle ist nur nachprüfbar, wenn ihre Adresse im Browser aufgeht.")
BAD_ID = rule("PB211", Level.FEHLER, "Ungültiges Kennwort (id)", "Ids bestehen aus kleinen Buchstaben ohne Umlaute, Ziffern und einzelnen Bindestrichen, denn sie werden zu Adressen.")
WRONG_FOLDER = rule("PB212", Level.FEHLER, "Eintrag liegt im falschen Ordner", "Der Ordner bestimmt die Art des Eintrags: beispiele, methoden, veranstaltungen, impulse oder programme.")
DUPLICATE_TERM = rule("PB213", Level.FEHLER, "Begriff steht doppelt im Vokabular", "Jede id gibt es in einem Vokabular nur einmal.")

Model = TypeVar("Model", bound=BaseModel)


def parse_entry(source: Source, entry_id: str, art: type[Eintrag] | type[Einfuehrung]) -> tuple[Entry | None, list[Problem]]:
    """Turn a source into an entry of the given kind; without one if a field is wrong."""
    problems: list[Problem] = []
    values = source.values
    assert isinstance(values, dict)
    if issubclass(art, Eintrag) and (wrong := _wrong_folder(source, values, art)):
        return None, [wrong]
    daten = _validate(art, values, source, (), problems)
    if daten is None:
        return None, problems
    return Entry(entry_id, daten, source, parse_body(source.body, source.body_line)), problems


def check_id(path: str, name: str) -> Iterable[Problem]:
    """Yield a problem if a file name cannot become an address."""
    if not ID_PATTERN.fullmatch(name):
        better = slug(name) or "mein-eintrag"
        yield BAD_ID.at(path, f"Der Dateiname „{name}“ kann nicht zur Adresse werden.", f"Benennen Sie die Datei um, zum Beispiel in „{better}.md“.")
    elif len(name) > 80:
        yield BAD_ID.at(path, f"Der Dateiname hat {len(name)} Zeichen, erlaubt sind 80.", "Wählen Sie einen kürzeren Namen: Ort und Stichwort genügen.")


def parse_terms(name: str, source: Source) -> tuple[dict[str, Any], list[Problem]]:
    """Turn a vocabulary file into its terms by id, in the file's order."""
    problems: list[Problem] = []
    terms: dict[str, Any] = {}
    if not isinstance(source.values, list):
        return {}, [WRONG_TYPE.at(source.path, "Eine Vokabulardatei ist eine Liste von Begriffen.", "Jeder Begriff beginnt mit „- id: …“.", line=1)]
    for index, values in enumerate(source.values):
        term = _validate(VOCABULARIES[name], values, source, (index,), problems)
        if term is None:
            continue
        line, column = source.place((index, "id"))
        if term.id in terms:
            problems.append(DUPLICATE_TERM.at(source.path, f"„{term.id}“ gibt es in dieser Datei schon.", "Wählen Sie eine andere id oder löschen Sie einen der Begriffe.", line=line, column=column, field="id"))
        terms[term.id] = term
    return terms, problems


def parse_table(source: Source) -> dict[str, str]:
    """Return a flat mapping of texts; other files give an empty one (their shape is the rules' business)."""
    values = source.values if isinstance(source.values, dict) else {}
    return {key: value for key, value in values.items() if isinstance(value, str)}


def _validate(model: type[Model], values: Any, source: Source, prefix: tuple[int, ...], problems: list[Problem]) -> Model | None:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        seen = set()
        for details in error.errors(include_url=False):
            problem = _problem(details, model, source, prefix)
            if (problem.line, problem.column, problem.field, problem.code) not in seen:
                seen.add((problem.line, problem.column, problem.field, problem.code))
                problems.append(problem)
        return None


def _wrong_folder(source: Source, values: dict[str, Any], art: type[Eintrag]) -> Problem | None:
    """Return a problem if the fields fit another kind of entry and not this one."""
    keys = set(values)
    if keys <= set(art.model_fields):
        return None
    fitting = [other for other in ARTEN.values() if other is not art and keys <= set(other.model_fields)]
    distinct = [other for other in fitting if _required(other) <= keys]
    if not distinct:
        return None
    other = distinct[0]
    message = f"Die Felder passen zu „{other.einzahl}“, die Datei liegt aber im Ordner „{art.ordner}“."
    return WRONG_FOLDER.at(source.path, message, f"Verschieben Sie die Datei in den Ordner practices/{other.ordner}/.", line=1)


def _required(art: type[BaseModel]) -> set[str]:
    return {name for name, info in art.model_fields.items() if info.is_required()}


_FORMS = {"tuple_type": "eine Liste: „[eins, zwei]“ oder je Zeile „- eins“", "dict_type": "Zeilen der Form „name: wert“, eingerückt", "string_type": "ein einzelner Text", "model_type": "Zeilen der Form „name: wert“, eingerückt", "model_attributes_type": "Zeilen der Form „name: wert“, eingerückt", "int_type": "eine ganze Zahl", "float_type": "eine Zahl"}


def _problem(error: ErrorDetails, model: type[BaseModel], source: Source, prefix: tuple[int, ...]) -> Problem:
    """Translate one error of pydantic into a German problem with its place."""
    location = prefix + tuple(part for part in error["loc"] if _is_location(part))
    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in location)
    line, column = source.place(location)
    place = {"line": line, "column": column, "field": field}
    kind, context = error["type"], error.get("ctx", {})
    value = error["input"]
    name = str(location[-1]) if location else "Kopf"
    shown = f"„{value}“" if isinstance(value, str) else "Der Wert"
    match kind:
        case "missing":
            return MISSING.at(source.path, f"Das Feld „{name}“ fehlt.", _example(name), **place)
        case "extra_forbidden":
            allowed = _fields_at(model, location[len(prefix) : -1])
            meant = nearest(name, {key: key for key in allowed})
            question = f"Meinten Sie „{meant}“? " if meant else ""
            return UNKNOWN_FIELD.at(source.path, f"Das Feld „{name}“ gibt es nicht.", f"{question}Erlaubt sind: {', '.join(allowed)}.", **place)
        case "literal_error":
            options = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
            meant = nearest(str(value), {option.strip(): option.strip() for option in options.split(",")})
            question = f"Meinten Sie „{meant}“? " if meant else ""
            return NOT_ALLOWED.at(source.path, f"{shown} ist hier nicht erlaubt.", f"{question}Erlaubt sind: {options}.", **place)
        case "ja_nein":
            return NOT_ALLOWED.at(source.path, f"{shown} ist hier nicht erlaubt.", "Erlaubt sind: ja, nein.", **place)
        case "string_too_long" | "too_long":
            return _too_long(source.path, name, context, value, place)
        case "string_too_short" | "too_short":
            return TOO_SHORT.at(source.path, f"„{name}“ ist leer oder zu kurz.", "Füllen Sie das Feld aus oder löschen Sie die Zeile, wenn es freiwillig ist.", **place)
        case "datum" | "tag":
            form = "ein Tag wie 2026-11-22" if kind == "tag" else "ein Jahr (2026), ein Monat (2026-11) oder ein Tag (2026-11-22)"
            return BAD_DATE.at(source.path, f"{shown} ist kein gültiges Datum.", f"Erwartet wird {form}.", **place)
        case "datum_gibt_es_nicht":
            return BAD_DATE.at(source.path, f"{shown}: Diesen Tag gibt es nicht.", "Prüfen Sie Tag und Monat, Form: JJJJ-MM-TT.", **place)
        case "zahl" | "kommazahl":
            return BAD_NUMBER.at(source.path, f"{shown} ist keine gültige Zahl.", "Schreiben Sie nur Ziffern, ohne Punkt, Einheit oder führende Null, zum Beispiel 28.", **place)
        case "adresse":
            return BAD_URL.at(source.path, f"{shown} ist keine Internetadresse.", "Die Adresse beginnt mit „https://“ oder „http://“ und enthält keine Leerzeichen.", **place)
        case "string_pattern_mismatch":
            return BAD_ID.at(source.path, f"{shown} hat nicht die erwartete Form.", _pattern_hint(location, str(value)), **place)
    form = _FORMS.get(kind, "ein anderer Wert")
    given = "Das Feld ist leer." if value is None else "Der Wert hat nicht die erwartete Form."
    return WRONG_TYPE.at(source.path, f"{given}", f"Erwartet wird {form}.", **place)


def _too_long(path: str, name: str, context: dict[str, Any], value: Any, place: dict[str, Any]) -> Problem:
    limit = context.get("max_length")
    if isinstance(value, str):
        size = len(value.strip())
        return TOO_LONG.at(path, f"„{name}“ hat {size} Zeichen, erlaubt sind {limit}.", f"Kürzen Sie um mindestens {size - int(limit or 0)} Zeichen.", **place)
    return TOO_LONG.at(path, f"„{name}“ hat {context.get('actual_length')} Angaben, erlaubt sind {limit}.", "Behalten Sie die wichtigsten.", **place)


def _is_location(part: int | str) -> bool:
    """Tell places in the file from the names that pydantic gives to the branches of a union and to mapping keys."""
    return isinstance(part, int) or not (part == "[key]" or part[:1].isupper() or "[" in part)


def _fields_at(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """Return the field names allowed at a location below ``model``."""
    current: Any = model
    for part in location:
        info = current.model_fields.get(part) if isinstance(part, str) and _is_model(current) else None
        if info is not None:
            current = next((found for found in _models_in(info.annotation)), None)
        if not _is_model(current):
            return []
    return list(current.model_fields)


def _is_model(candidate: Any) -> bool:
    return isinstance(candidate, type) and issubclass(candidate, BaseModel)


def _models_in(annotation: Any) -> Iterable[Any]:
    if _is_model(annotation):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


_EXAMPLES = {
    "titel": "titel: Bildungsbegleitung an Hammer Schulen",
    "kurz": "kurz: Ein bis zwei Sätze für Liste und Newsletter.",
    "rechtskreise": "rechtskreise: {sgb-ii: federfuehrend, sgb-viii: beteiligt}",
    "themen": "themen: [leaving-care]",
    "status": "status: laufend",
    "nachweis": "nachweis: beschrieben",
    "quellen": "quellen: {wegweiser: {titel: …, herausgeber: …, url: …, abgerufen: 2026-11-22}}",
    "geprueft": "geprueft: 2026-11-22",
    "abgerufen": "abgerufen: 2026-11-22",
    "herausgeber": "herausgeber: Stadt Hamm",
    "url": "url: \"https://…\"",
    "art": "art: vortrag",
    "ebene": "ebene: bund",
}


def _example(name: str) -> str:
    return f"Ergänzen Sie zum Beispiel: {_EXAMPLES.get(name, f'{name}: …')}"


def _pattern_hint(location: tuple[int | str, ...], value: str) -> str:
    if "normen" in location:
        return "Erwartet wird Gesetz/Paragraf, zum Beispiel „sgb-ii/16h“ oder „sgb-viii/41 Abs. 3“."
    return f"Erlaubt sind kleine Buchstaben ohne Umlaute, Ziffern und Bindestriche, zum Beispiel „{slug(value) or 'stadt-hamm'}“."



