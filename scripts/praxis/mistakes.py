"""What pydantic finds wrong, as places in what the editor wrote; one mistake each, without its echoes.

Knows how pydantic speaks of locations; how a mistake is said in German is the business of ``validation``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from praxis.spelling import nearest
from praxis.yaml_reader import Location


class Mistake(NamedTuple):
    """One thing that does not fit the model: pydantic's word for it, where it stands, what stands there."""

    kind: str
    location: Location
    value: Any
    context: dict[str, Any]

    @classmethod
    def of(cls, details: ErrorDetails, values: Any) -> Mistake:
        """Read pydantic's location as a place in the values: the names it gives to branches of a union are left out."""
        location: list[str | int] = []
        current = values
        for part in details["loc"]:
            if isinstance(current, dict):
                inside = part in current
            else:
                inside = isinstance(current, list) and isinstance(part, int) and part < len(current)
            if inside:
                current = current[part]
            if inside or (details["type"] == "missing" and part == details["loc"][-1]):
                location.append(part)
        return cls(details["type"], tuple(location), details["input"], dict(details.get("ctx", {})))

    @property
    def name(self) -> str:
        """The nearest field name above the value."""
        return next((part for part in reversed(self.location) if isinstance(part, str)), "Begriff")


def without_echoes(mistakes: list[Mistake], model: type[BaseModel]) -> list[Mistake]:
    """Leave out what only repeats another mistake: the other branch of a union, a field that is merely misspelled."""
    parents = {row.location[:end] for row in mistakes for end in range(len(row.location))}
    meant = {(*row.location[:-1], meant_field(row, model)) for row in mistakes if row.kind == "extra_forbidden" and row.location}
    kept: dict[Location, Mistake] = {}
    for row in mistakes:
        whole_is_wrong = row.kind in ("literal_error", "model_type", "too_short")
        if (whole_is_wrong and row.location in parents) or (row.kind == "missing" and row.location in meant):
            continue
        # Of a union's branches the one counts that the editor had in mind: a word, or a group of fields.
        if row.location not in kept or (row.kind == "literal_error") == isinstance(row.value, str):
            kept[row.location] = row
    return list(kept.values())


def meant_field(mistake: Mistake, model: type[BaseModel]) -> str:
    """Return the field that a misspelled one was probably meant to be, or ``""``."""
    return nearest(str(mistake.location[-1]), fields_at(model, mistake.location[:-1])) if mistake.location else ""


def fields_at(model: type[BaseModel], location: Location) -> list[str]:
    """Return the field names allowed at a location below ``model``."""
    part = _model_at(model, location)
    return list(part.model_fields) if part is not None else []


def field_at(model: type[BaseModel], location: Location) -> FieldInfo | None:
    """Return what the model says about the field at a location."""
    part = _model_at(model, location[:-1])
    return part.model_fields.get(str(location[-1])) if part is not None and location else None


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Follow field names from a model to the part of it that a location leads to; keys and positions lead to the same."""
    current: type[BaseModel] | None = model
    for name in location:
        info = current.model_fields.get(name) if current is not None and isinstance(name, str) else None
        if info is not None:
            current = next(iter(models_in(info.annotation)), None)
    return current


def models_in(annotation: Any) -> Iterable[type[BaseModel]]:
    """Yield the models that a field may hold, whatever they are wrapped in."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)
