"""The kinds of entry: which fields they have, of which type, and which vocabulary each field draws from.

Stated data only; what the program derives lives in ``catalog`` and ``views``. A field that names terms carries
``Verweis("vokabular")``; rules, schema and form are generated from these marks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from praxis.body import Block
from praxis.source import Location, Source
from praxis.vocabulary import Frozen, Text, YesNo


@dataclass(frozen=True)
class Verweis:
    """Marks a field (or a mapping's keys) whose values are ids of the named vocabulary or kind of entry."""

    ziel: str


def _date(value: str) -> str:
    """Accept ``2012``, ``2012-05`` or ``2012-05-31``; raise for days that do not exist."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        raise PydanticCustomError("datum", "kein Datum")
    try:
        dt.date.fromisoformat((value + "-01-01")[:10] if len(value) == 4 else (value + "-01")[:10])
    except ValueError:
        raise PydanticCustomError("datum_gibt_es_nicht", "Tag gibt es nicht") from None
    return value


def _day(value: str) -> str:
    if len(value) != 10:
        raise PydanticCustomError("tag", "kein Tag")
    return _date(value)


def _stand(value: str) -> str:
    return value if value == "o. J." else _date(value)


def _number(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"0|[1-9]\d{0,11}", value):
            raise PydanticCustomError("zahl", "keine ganze Zahl")
        return int(value)
    return value


def _decimal(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"(0|[1-9]\d{0,5})([.,]\d{1,2})?", value):
            raise PydanticCustomError("kommazahl", "keine Zahl")
        number = float(value.replace(",", "."))
        return int(number) if number.is_integer() else number
    return value


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'`\\]+\.[^\s<>\"'`\\]+", value):
        raise PydanticCustomError("adresse", "keine Adresse")
    return value


def _nothing(value: Any) -> Any:
    """Read the word ``null`` as „no value“, as the design's example writes it."""
    return None if value in ("null", "~") else value


Datum = Annotated[str, AfterValidator(_date)]
Tag = Annotated[str, AfterValidator(_day)]
Stand = Annotated[str, AfterValidator(_stand)]
Zahl = Annotated[int, BeforeValidator(_number)]
Dezimal = Annotated[float, BeforeValidator(_decimal)]
Adresse = Annotated[str, StringConstraints(max_length=600), AfterValidator(_url)]
Satz = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Schluessel = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Normangabe = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*/\d+[a-z]*( Abs\. \d+[a-z]?)?$")]
Rolle = Literal["federfuehrend", "beteiligt", "programmseitig"]

Rechtskreise = Annotated[tuple[str, ...], Verweis("rechtskreise")]


class Quelle(Frozen):
    """Where a statement comes from."""

    titel: Text
    herausgeber: Text
    url: Adresse
    stand: Text = "o. J."
    abgerufen: Tag
    spiegel: YesNo = "nein"
    hinweis: str = ""


class Aufwand(Frozen):
    """What it takes; each figure with the year it holds for."""

    stellen: Dezimal | None = None
    stellen_stand: Stand | None = None
    euro_pro_jahr: Zahl | None = None
    euro_pro_jahr_stand: Stand | None = None
    monate_bis_start: Zahl | None = None
    monate_bis_start_stand: Stand | None = None
    beschluesse: Satz | None = None
    beschluesse_stand: Stand | None = None


class Datenschutz(Frozen):
    """Which personal data flow, on which way and on which legal basis."""

    daten: Satz | None = None
    wege: Satz | None = None
    grundlage: Satz | None = None


class Bestaetigung(Frozen):
    """A partner's confirmation of the text."""

    rechtskreis: Annotated[str, Verweis("rechtskreise")]
    institution: Text
    datum: Tag


class Phase(Frozen):
    """One step of a method."""

    titel: Text
    minuten: Zahl | None = None
    inhalt: Text


class Gruppe(Frozen):
    """Examples of a topic that share an approach."""

    titel: Text
    beispiele: Annotated[tuple[str, ...], Verweis("beispiele")]


class Eintrag(Frozen):
    """What all kinds of entry have in common."""

    ordner: ClassVar[str]
    einzahl: ClassVar[str]
    mehrzahl: ClassVar[str]
    abschnitte: ClassVar[tuple[str, ...]]

    titel: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=90)]
    kurz: Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=280)]
    themen: Annotated[tuple[str, ...], Verweis("themen"), Field(min_length=1, max_length=4)]
    zielgruppen: Annotated[tuple[str, ...], Verweis("zielgruppen")] = ()
    akteure: Annotated[tuple[str, ...], Verweis("akteure")] = ()
    orte: Annotated[tuple[str, ...], Verweis("kommunen")] = ()
    programm: Annotated[str | None, Verweis("programme"), BeforeValidator(_nothing)] = None
    normen: Annotated[tuple[Normangabe, ...], Verweis("normen")] = ()
    verwandt: Annotated[dict[str, Satz], Verweis("eintraege")] = Field(default_factory=dict)
    quellen: Annotated[dict[Schluessel, Quelle], Field(min_length=1)]
    geprueft: Tag

    @property
    def rechtskreis_ids(self) -> tuple[str, ...]:
        """Ids of the Rechtskreise, in the order stated."""
        return tuple(getattr(self, "rechtskreise", ()))


class Beispiel(Eintrag):
    """A good-practice example."""

    ordner, einzahl, mehrzahl = "beispiele", "Beispiel", "Beispiele"
    abschnitte = (
        "Auf einen Blick",
        "Ausgangslage",
        "So arbeiten die Rechtskreise zusammen",
        "Ergebnisse",
        "Was zum Gelingen beiträgt",
        "Was schwierig war",
        "Was andere übernehmen können",
        "Was wir nicht wissen",
    )

    rechtskreise: Annotated[dict[str, Rolle], Verweis("rechtskreise"), Field(min_length=1)]
    status: Annotated[str, Verweis("status")]
    status_grund: Satz | None = None
    beginn: Datum | None = None
    ende: Annotated[Datum | None, BeforeValidator(_nothing)] = None
    nachweis: Annotated[str, Verweis("nachweise")]
    nachweis_bezug: Satz | None = None
    aufwand: Aufwand | Literal["nicht-erhoben"] = "nicht-erhoben"
    datenschutz: Datenschutz | Literal["keine-personenbezogenen-daten", "nicht-erhoben"] = "nicht-erhoben"
    bestaetigt: tuple[Bestaetigung, ...] = ()
    nachgenutzt_in: Annotated[tuple[str, ...], Verweis("beispiele")] = ()
    vorgaenger: Annotated[str | None, Verweis("beispiele"), BeforeValidator(_nothing)] = None
    vorgestellt_bei: Annotated[tuple[str, ...], Verweis("veranstaltungen")] = ()


class Veranstaltung(Eintrag):
    """An event at which practice was shown."""

    ordner, einzahl, mehrzahl = "veranstaltungen", "Veranstaltung", "Veranstaltungen"
    abschnitte = ("Auf einen Blick", "Worum es ging", "Beiträge und Praxisforen", "Was eine Kommune damit anfangen kann", "Was wir nicht wissen")

    rechtskreise: Rechtskreise = ()
    datum: Datum | None = None
    datum_hinweis: Satz | None = None
    land: Annotated[str | None, Verweis("laender")] = None
    veranstalter: tuple[Text, ...] = ()
    methoden: Annotated[tuple[str, ...], Verweis("methoden")] = ()


class Impuls(Eintrag):
    """A talk, a workshop or a finding."""

    ordner, einzahl, mehrzahl = "impulse", "Impuls", "Impulse"
    abschnitte = ("Auf einen Blick", "Die Frage", "Was argumentiert wurde", "Was besprochen wurde", "Was eine Kommune damit anfangen kann", "Was wir nicht wissen")

    rechtskreise: Rechtskreise = ()
    art: Literal["vortrag", "workshop", "fachbefund"]
    personen: tuple[Text, ...] = ()
    veranstaltung: Annotated[str | None, Verweis("veranstaltungen")] = None
    beispiele: Annotated[tuple[str, ...], Verweis("beispiele")] = ()
    methoden: Annotated[tuple[str, ...], Verweis("methoden")] = ()


class Methode(Eintrag):
    """A way of working that others can take over."""

    ordner, einzahl, mehrzahl = "methoden", "Methode", "Methoden"
    abschnitte = (
        "Auf einen Blick",
        "Wofür sie taugt",
        "Rollen",
        "Ablauf",
        "Was sich ändert, wenn mehrere Rechtskreise am Tisch sitzen",
        "Datenschutz",
        "Was zum Gelingen beiträgt",
        "Grenzen",
        "Was wir nicht wissen",
    )

    rechtskreise: Rechtskreise = ()
    dauer_minuten: Zahl | None = None
    personen_anzahl: Text | None = None
    phasen: tuple[Phase, ...] = ()
    datenschutz: Datenschutz | Literal["keine-personenbezogenen-daten", "nicht-erhoben"] = "nicht-erhoben"
    beispiele: Annotated[tuple[str, ...], Verweis("beispiele")] = ()


class Programm(Eintrag):
    """A funding programme or a support structure."""

    ordner, einzahl, mehrzahl = "programme", "Programm", "Programme"
    abschnitte = (
        "Auf einen Blick",
        "Was gefördert wird",
        "Welche Rechtskreise beteiligt sind",
        "Ergebnisse",
        "Was schwierig war",
        "Was eine Kommune damit anfangen kann",
        "Was wir nicht wissen",
    )

    rechtskreise: Rechtskreise = ()
    ebene: Annotated[str, Verweis("handlungsebenen")]
    land: Annotated[str | None, Verweis("laender")] = None
    foerderung: Satz | None = None
    status: Annotated[str, Verweis("status")]
    status_grund: Satz | None = None
    beginn: Datum | None = None
    ende: Annotated[Datum | None, BeforeValidator(_nothing)] = None


class Einfuehrung(Frozen):
    """A hand-written page or introduction in ``docs/``: text that the generated page of the same address shows."""

    titel: Text
    beschreibung: str = ""
    gruppen: tuple[Gruppe, ...] = ()
    quellen: dict[Schluessel, Quelle] = Field(default_factory=dict)
    geprueft: Tag | None = None


ARTEN: dict[str, type[Eintrag]] = {art.ordner: art for art in (Beispiel, Methode, Veranstaltung, Impuls, Programm)}


@dataclass(frozen=True)
class Entry:
    """One entry: its id (the file name), its stated data, and its body as blocks."""

    id: str
    daten: Any
    source: Source = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)

    @property
    def art(self) -> str:
        """The kind's folder, e.g. ``beispiele``; empty for hand-written pages."""
        return getattr(self.daten, "ordner", "")


def references(daten: Frozen, prefix: Location = ()) -> Iterator[tuple[Location, str, str]]:
    """Yield every reference an entry states: location of the value, vocabulary or kind it points to, and the id."""
    for name, info in type(daten).model_fields.items():
        value = getattr(daten, name)
        ziel = next((mark.ziel for mark in info.metadata if isinstance(mark, Verweis)), "")
        location = (*prefix, name)
        if ziel and isinstance(value, str):
            yield location, ziel, value
        elif ziel and isinstance(value, (tuple, dict)):
            for index, item in enumerate(value):
                yield (*location, item if isinstance(value, dict) else index), ziel, item
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Frozen):
                    yield from references(item, (*location, index))
