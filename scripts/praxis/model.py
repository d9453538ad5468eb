"""The kinds of entry: which fields they have, of which type, and which vocabulary each field draws from.

Stated data only; what the program derives lives in ``catalog`` and ``views``. A field that names terms carries
``Verweis("vokabular")``; rules, schema and form are generated from these marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import Field, StringConstraints

from praxis.body import Block
from praxis.source import Source
from praxis.values import (
    Adresse,
    Datum,
    Dezimal,
    Frozen,
    Id,
    Nichts,
    Normangabe,
    Satz,
    Stand,
    Tag,
    Text,
    YesNo,
    Zahl,
)
from praxis.yaml_reader import Location


@dataclass(frozen=True)
class Verweis:
    """Marks a field (or a mapping's keys) whose values are ids of the named vocabulary or kind of entry."""

    ziel: str


Rolle = Literal["federfuehrend", "beteiligt", "programmseitig"]

VIELE = Field(max_length=100)  # more ids than this in one field are a mistake
Rechtskreise = Annotated[tuple[str, ...], Verweis("rechtskreise"), VIELE]


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
    """One step of a method: ``minuten`` as a source gives them, ``minuten_vorschlag`` as the editors suggest."""

    titel: Text
    minuten: Zahl | None = None
    minuten_vorschlag: Zahl | None = None
    inhalt: Text


class Feld(Frozen):
    """A field of a blank sheet to fill in by hand, with so many empty lines."""

    titel: Text
    hilfe: str = ""
    zeilen: Zahl = 2


class Gruppe(Frozen):
    """Examples of a topic that share an approach."""

    titel: Text
    beispiele: Annotated[tuple[str, ...], Verweis("beispiele"), VIELE]


class Eintrag(Frozen):
    """What all kinds of entry have in common."""

    ordner: ClassVar[str]
    einzahl: ClassVar[str]
    mehrzahl: ClassVar[str]
    abschnitte: ClassVar[tuple[str, ...]]

    titel: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=90)]
    kurz: Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=280)]
    themen: Annotated[tuple[str, ...], Verweis("themen"), Field(min_length=1, max_length=4)]
    zielgruppen: Annotated[tuple[str, ...], Verweis("zielgruppen"), VIELE] = ()
    akteure: Annotated[tuple[str, ...], Verweis("akteure"), VIELE] = ()
    orte: Annotated[tuple[str, ...], Verweis("kommunen"), VIELE] = ()
    programm: Annotated[str | None, Verweis("programme"), Nichts] = None
    normen: Annotated[tuple[Normangabe, ...], Verweis("normen"), VIELE] = ()
    verwandt: Annotated[dict[str, Satz], Verweis("eintraege"), VIELE] = Field(default_factory=dict)
    quellen: Annotated[dict[Id, Quelle], Field(min_length=1)]
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
    ende: Annotated[Datum | None, Nichts] = None
    nachweis: Annotated[str, Verweis("nachweise")]
    nachweis_bezug: Satz | None = None
    aufwand: Aufwand | Literal["nicht-erhoben"] = "nicht-erhoben"
    datenschutz: Datenschutz | Literal["keine-personenbezogenen-daten", "nicht-erhoben"] = "nicht-erhoben"
    bestaetigt: tuple[Bestaetigung, ...] = ()
    nachgenutzt_in: Annotated[tuple[str, ...], Verweis("beispiele"), VIELE] = ()
    vorgaenger: Annotated[str | None, Verweis("beispiele"), Nichts] = None
    vorgestellt_bei: Annotated[tuple[str, ...], Verweis("veranstaltungen"), VIELE] = ()


class Veranstaltung(Eintrag):
    """An event at which practice was shown."""

    ordner, einzahl, mehrzahl = "veranstaltungen", "Veranstaltung", "Veranstaltungen"
    abschnitte = (
        "Auf einen Blick",
        "Worum es ging",
        "Beiträge und Praxisforen",
        "Was eine Kommune damit anfangen kann",
        "Was wir nicht wissen",
    )

    rechtskreise: Rechtskreise = ()
    datum: Datum | None = None
    datum_hinweis: Satz | None = None
    land: Annotated[str | None, Verweis("laender")] = None
    veranstalter: tuple[Text, ...] = ()
    methoden: Annotated[tuple[str, ...], Verweis("methoden"), VIELE] = ()


class Impuls(Eintrag):
    """A talk, a workshop or a finding."""

    ordner, einzahl, mehrzahl = "impulse", "Impuls", "Impulse"
    abschnitte = (
        "Auf einen Blick",
        "Die Frage",
        "Was argumentiert wurde",
        "Was besprochen wurde",
        "Was eine Kommune damit anfangen kann",
        "Was wir nicht wissen",
    )

    rechtskreise: Rechtskreise = ()
    art: Literal["vortrag", "workshop", "fachbefund"]
    personen: tuple[Text, ...] = ()
    veranstaltung: Annotated[str | None, Verweis("veranstaltungen")] = None
    beispiele: Annotated[tuple[str, ...], Verweis("beispiele"), VIELE] = ()
    methoden: Annotated[tuple[str, ...], Verweis("methoden"), VIELE] = ()


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
    fallbogen: tuple[Feld, ...] = ()
    datenschutz: Datenschutz | Literal["keine-personenbezogenen-daten", "nicht-erhoben"] = "nicht-erhoben"
    beispiele: Annotated[tuple[str, ...], Verweis("beispiele"), VIELE] = ()


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
    ende: Annotated[Datum | None, Nichts] = None


class Einfuehrung(Frozen):
    """A hand-written page or introduction in ``docs/``: text that the generated page of the same address shows."""

    titel: Text
    beschreibung: str = ""
    gruppen: tuple[Gruppe, ...] = ()
    quellen: dict[Id, Quelle] = Field(default_factory=dict)
    geprueft: Tag | None = None


ARTEN: dict[str, type[Eintrag]] = {art.ordner: art for art in (Beispiel, Methode, Veranstaltung, Impuls, Programm)}


@dataclass(frozen=True)
class Entry:
    """One entry: its id (the file name), its stated data, and its body as blocks.

    ``maengel`` names the fields whose value is wrong or missing. A stand-in takes their place, so that the rules can still
    judge the rest of the file; such an entry is never shown.
    """

    id: str
    daten: Any
    source: Source = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    maengel: frozenset[str] = frozenset()

    @property
    def art(self) -> str:
        """The kind's folder, e.g. ``beispiele``; empty for hand-written pages."""
        return getattr(self.daten, "ordner", "")


def references(daten: Frozen, prefix: Location = ()) -> Iterator[tuple[Location, str, str]]:
    """Yield every reference an entry states: location of the value, vocabulary or kind it points to, and the id."""
    for name, ziel in _reference_fields(type(daten)):
        value = getattr(daten, name)
        if isinstance(value, str):
            yield (*prefix, name), ziel, value
        elif isinstance(value, dict):
            for key in value:
                yield (*prefix, name, key), ziel, key
        elif value:
            for index, item in enumerate(value):
                if ziel:
                    yield (*prefix, name, index), ziel, item
                else:
                    yield from references(item, (*prefix, name, index))


@lru_cache
def _reference_fields(model: type[Frozen]) -> tuple[tuple[str, str], ...]:
    """Return a model's fields that name ids, with what they point to (``""`` for lists of parts that do)."""
    found = []
    for name, info in model.model_fields.items():
        ziel = next((mark.ziel for mark in info.metadata if isinstance(mark, Verweis)), "")
        parts = [part for part in get_args(info.annotation) if isinstance(part, type) and issubclass(part, Frozen)]
        if ziel or (get_origin(info.annotation) is tuple and any(_reference_fields(part) for part in parts)):
            found.append((name, ziel))
    return tuple(found)
