"""The smallest types of what editors state: id, text, date, number, address. What a field means is the model's business.

Every value arrives as text. A validator raises a short German error type, which ``validation`` turns into a message.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[:/?#][^\s<>\"'`\\]*)?")


class Frozen(BaseModel):
    """Base of everything read from ``practices/``: unchangeable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _yes_or_no(value: str) -> str:
    if value not in ("ja", "nein"):
        raise PydanticCustomError("ja_nein", "ja oder nein")
    return value


def _date(value: str) -> str:
    """Accept ``2012``, ``2012-05`` or ``2012-05-31``; raise for days that do not exist."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value):
        raise PydanticCustomError("datum", "kein Datum")
    try:
        dt.date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        raise PydanticCustomError("datum_gibt_es_nicht", "Tag gibt es nicht") from None
    return value


def _day(value: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("tag", "kein Tag")
    return _date(value)


def _date_or_undated(value: str) -> str:
    return value if value == "o. J." else _date(value)


def _whole_number(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"0|[1-9][0-9]{0,11}", value):
            raise PydanticCustomError("zahl", "keine ganze Zahl")
        return int(value)
    return value


def _shortest(value: float) -> float:
    """Return whole numbers as such: „28“ is not shown and not published as 28.0."""
    return int(value) if value.is_integer() else value


def _decimal_number(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"(0|[1-9][0-9]{0,5})([.,][0-9]{1,2})?", value):
            raise PydanticCustomError("kommazahl", "keine Zahl")
        number = float(value.replace(",", "."))
        return int(number) if number.is_integer() else number
    return value


def is_web_address(value: str) -> bool:
    """Tell whether a text is a whole address that starts with http(s) and names a host."""
    if _PLAIN_ADDRESS.fullmatch(value):
        return True
    if not re.fullmatch(r"https?://[^\s<>\"'`\\]+", value):
        return False
    try:
        host = urlsplit(value).hostname or ""
    except ValueError:  # „https://[…“ and hosts that only look like one
        return False
    return re.fullmatch(r"[^.\s]+(\.[^.\s]+)+\.?", host) is not None


def _web_address(value: str) -> str:
    if not is_web_address(value):
        raise PydanticCustomError("adresse", "keine Adresse")
    return value


def _none(value: Any) -> Any:
    """Read the word ``null`` as „no value“, also where it stands in quotation marks."""
    return None if value in ("null", "~") else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Texts = tuple[Text, ...]
Satz = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
NormId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[0-9]+[a-z]*$", max_length=60)]
Normangabe = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[0-9]+[a-z]*( Abs\. [0-9]+[a-z]?)?$", max_length=80),
]
YesNo = Annotated[str, AfterValidator(_yes_or_no)]
Datum = Annotated[str, AfterValidator(_date)]
Tag = Annotated[str, AfterValidator(_day)]
Stand = Annotated[str, AfterValidator(_date_or_undated)]
Zahl = Annotated[int, BeforeValidator(_whole_number)]
Dezimal = Annotated[float, BeforeValidator(_decimal_number), AfterValidator(_shortest)]
Adresse = Annotated[str, StringConstraints(max_length=600), AfterValidator(_web_address)]
Nichts = BeforeValidator(_none)
