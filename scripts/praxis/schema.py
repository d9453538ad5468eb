"""JSON Schema of each kind of entry: the model's own, with German words and the vocabularies' terms.

It describes the head of an entry as editors write it, in which other YAML readers see ``2012`` as a number. References
to other entries are checked by form only: which entries exist is the rules' business, as is whatever needs two fields.
"""

from __future__ import annotations

from typing import Any, get_args

from pydantic import AfterValidator, BeforeValidator
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema, to_json

from praxis.field_texts import field_text, part_text, reading_order
from praxis.model import ARTEN, Eintrag, Verweis
from praxis.values import Adresse, Datum, Dezimal, Frozen, Id, Stand, Tag, YesNo, Zahl
from praxis.vocabulary import Norm, Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_YEAR = {"type": ["string", "integer"], "minimum": 1000, "maximum": 9999}

# What JSON Schema can say of the types whose rules the model holds in Python.
_FORMS: tuple[tuple[Any, Schema], ...] = (
    (Datum, {**_YEAR, "pattern": _DATE}),
    (Stand, {**_YEAR, "pattern": rf"{_DATE}|^o\. J\.$"}),
    (Tag, {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
    (YesNo, {"enum": ["ja", "nein"]}),
    (Adresse, {"pattern": r"^https?://[^\s<>\"'`\\]+$"}),
    (Zahl, {"minimum": 0, "maximum": 999_999_999_999}),
    (Dezimal, {"type": ["number", "string"], "minimum": 0, "pattern": r"^(0|[1-9][0-9]{0,5})([.,][0-9]{1,2})?$"}),
)
_CHECKS = (AfterValidator, BeforeValidator)
_FORM_OF = {mark.func: form for kind, form in _FORMS for mark in get_args(kind) if isinstance(mark, _CHECKS)}

# Free text that may look like a number to another YAML reader: „stand: 2019“, „personen_anzahl: 8“.
_MAY_LOOK_LIKE_A_NUMBER = {"stand", "personen_anzahl"}

# Vocabularies that do not close their field: it may also name a place of the official register, a § that has no page
# yet, or an entry in programme/.
_OPEN = {"kommunen", "normen", "programme"}
_ID_PATTERN = get_args(Id)[1].pattern


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, which also knows what the small types check in Python."""

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> Schema:
        return {**super().function_after_schema(schema), **_FORM_OF.get(schema["function"]["function"], {})}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        return {**super().function_before_schema(schema), **_FORM_OF.get(schema["function"]["function"], {})}


def render_schemas(vocabulary: Vocabulary, base_url: str) -> dict[str, bytes]:
    """Return kind → the file with its schema; each names the address at which it is published below ``base_url``."""
    return {art: _render(model, vocabulary, f"{base_url}{art}.json") for art, model in ARTEN.items()}


def _render(model: type[Eintrag], vocabulary: Vocabulary, address: str) -> bytes:
    schema = entry_schema(model, vocabulary)
    return to_json({"$schema": DIALECT, "$id": address, **schema}, indent=2) + b"\n"


def entry_schema(model: type[Eintrag], vocabulary: Vocabulary) -> Schema:
    """Return the schema of one kind of entry."""
    schema = model.model_json_schema(schema_generator=_Generator)
    schema["properties"] = {name: schema["properties"][name] for name in reading_order(model)}
    _adapt(schema, model, vocabulary)
    schema["title"] = model.einzahl
    schema["description"] = f"Kopf eines Eintrags in practices/{model.ordner}/. Der Dateiname ist die id."
    models = {part.__name__: part for part in Frozen.__subclasses__()}
    for name, part in schema["$defs"].items():
        _adapt(part, models[name], vocabulary)
        part["title"], part["description"] = part_text(name)
    return schema


def _adapt(schema: Schema, model: type[Frozen], vocabulary: Vocabulary) -> None:
    """Give every property its German words and the terms that may stand in it."""
    for name, stated in schema["properties"].items():
        ziel = _reference(model, name)
        adapted = _with_terms(_optional(stated), ziel, vocabulary) if ziel else _closed(_optional(stated))
        if name in _MAY_LOOK_LIKE_A_NUMBER and adapted.get("minLength"):
            adapted = {**adapted, "type": [*_kinds(adapted), "number"]}
        titel, beschreibung = field_text(model.__name__, name)
        words = {"title": titel, "description": beschreibung, **({"x-verweis": ziel} if ziel else {})}
        schema["properties"][name] = {**words, **{key: value for key, value in adapted.items() if key not in words}}


def _reference(model: type[Frozen], name: str) -> str:
    marks = model.model_fields[name].metadata
    return next((mark.ziel for mark in marks if isinstance(mark, Verweis)), "")


def _optional(stated: Schema) -> Schema:
    """Return ``anyOf: [x, null]`` as x that may also be null: shorter, and clearer in editors' messages."""
    branches = stated.get("anyOf", [])
    if len(branches) == 2 and branches[1] == {"type": "null"}:
        rest = {key: value for key, value in stated.items() if key != "anyOf"}
        return {**branches[0], "type": [*_kinds(branches[0]), "null"], **rest}
    return stated


def _kinds(stated: Schema) -> list[str]:
    kinds = stated["type"]
    return [kinds] if isinstance(kinds, str) else kinds


def _closed(stated: Schema) -> Schema:
    """Refuse keys that do not have the form the model asks for."""
    return {**stated, "additionalProperties": False} if "patternProperties" in stated else stated


def _with_terms(stated: Schema, ziel: str, vocabulary: Vocabulary) -> Schema:
    """Replace the free strings of a property by the terms it refers to."""
    if stated.get("type") == "array":
        return {**stated, "items": _term(stated["items"], ziel, vocabulary), "uniqueItems": True}
    if stated.get("type") == "object":
        return _keyed(stated, ziel, vocabulary)
    if "null" in stated["type"]:
        rest = {key: value for key, value in stated.items() if key != "type"}
        return {**rest, "anyOf": [_term({"type": "string"}, ziel, vocabulary), {"type": "null"}]}
    return {**stated, **_term(stated, ziel, vocabulary)}


def _keyed(stated: Schema, ziel: str, vocabulary: Vocabulary) -> Schema:
    """Return a mapping whose keys are terms, or ids of entries."""
    value = stated["additionalProperties"]
    if ziel not in vocabulary.terms:
        return {**stated, "additionalProperties": False, "patternProperties": {_ID_PATTERN: value}}
    if "enum" in value:
        value = {"type": "string", "oneOf": [_constant(vocabulary, "rollen", role) for role in value["enum"]]}
    terms = {term: {"title": vocabulary.label(ziel, term), **value} for term in vocabulary[ziel]}
    return {**stated, "properties": terms, "additionalProperties": False}


def _term(stated: Schema, ziel: str, vocabulary: Vocabulary) -> Schema:
    """Return the schema of one id: a term with its label, or only the form of an id where the vocabulary is open."""
    if not vocabulary[ziel]:
        return {"type": "string", "pattern": _ID_PATTERN}
    terms = [_constant(vocabulary, ziel, term) for term in vocabulary[ziel]]
    if ziel in _OPEN:
        return {"type": "string", "anyOf": [*terms, {"pattern": stated.get("pattern", _ID_PATTERN)}]}
    return {"type": "string", "oneOf": terms}


def _constant(vocabulary: Vocabulary, name: str, term_id: str) -> Schema:
    term = vocabulary[name].get(term_id)
    if isinstance(term, Norm):
        law = vocabulary.label("gesetze", term.gesetz)
        return {"const": term_id, "title": f"§ {term.paragraf} {law}: {term.ueberschrift}"}
    return {"const": term_id, "title": vocabulary.label(name, term_id)}
