"""The controlled terms: what may stand in a field, what it means, and which term was probably meant.

Terms are data (``practices/vokabular/*.yml``); this module owns their types and look-ups, not their content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any

from pydantic import StringConstraints

from praxis.spelling import NameIndex, comparable, nearest_meaning
from praxis.text import slug
from praxis.values import Adresse, Frozen, Id, NormId, Text, Texts, YesNo

Schluessel = Annotated[str, StringConstraints(pattern=r"^([0-9]{2}|[0-9]{5}|[0-9]{8}|)$")]
Grad = Annotated[str, StringConstraints(pattern=r"^([0-9]{1,2}(\.[0-9]+)?|)$")]


class Begriff(Frozen):
    """A term of a vocabulary; the file's order is the vocabulary's order."""

    id: Id
    label: Text
    definition: str = ""
    synonyme: Texts = ()
    quellen: Texts = ()
    ohne_beleg: YesNo = "nein"
    hinweis: str = ""
    sprachhinweis: str = ""


class Rechtskreis(Begriff):
    zeichen: Text
    gesetz: Text
    art: Text
    fuer_junge_menschen: str = ""
    traeger_vor_ort: str = ""
    handlungslogik: str = ""
    rechtsaenderungen: Texts = ()


class Gesetz(Begriff):
    name: Text
    rechtskreis: Text
    url: Adresse
    schreibweisen: Texts = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What texts call it: „SGB II“, „Sozialgesetzbuch Zweites Buch“, „Zweiten Buches Sozialgesetzbuch“."""
        full = self.name.partition(" – ")[0]
        book = re.fullmatch(r"Sozialgesetzbuch (\w+)es Buch", full)
        cases = (f"{book[1]}en {ending} Sozialgesetzbuch" for ending in ("Buch", "Buchs", "Buches")) if book else ()
        return (self.label, *self.schreibweisen, full, *cases)


class Norm(Frozen):
    """One § with its official heading; ``id`` is ``gesetz/paragraf``, e.g. ``sgb-ii/16h``."""

    id: NormId
    gesetz: Text
    paragraf: Text
    ueberschrift: Text
    gegenstand: str = ""
    url: Adresse
    stand: Text
    rechtskreise: Texts = ()
    hinweis: str = ""


class Thema(Begriff):
    typische_fragen: Texts = ()
    rechtskreise: Texts = ()
    normen: Texts = ()
    abgrenzung: str = ""


class Akteur(Begriff):
    rechtskreise: Texts = ()


class Handlungsebene(Begriff):
    beispiele: Texts = ()


class Gemeindetyp(Begriff):
    gruppe: Text


class Status(Begriff):
    pflichtangabe: str = ""


class Nachweis(Begriff):
    mindestbeleg: str = ""
    bedeutet_nicht: str = ""


class Gewissheit(Begriff):
    satz: str = ""


class Programmbegriff(Begriff):
    laufzeit: str = ""
    ebene: str = ""
    foerderung: str = ""
    status: str = ""
    rechtskreise: Texts = ()


class Glossarbegriff(Begriff):
    rechtskreise: Texts = ()
    normen: Texts = ()
    siehe_auch: Texts = ()


class Suchwort(Frozen):
    """An old, everyday or short word and the term it leads to (``glossar/grundsicherungsgeld``).

    ``seit`` is the day from which the new word holds, ``grund`` the sentence that a reader sees.
    """

    id: Id
    label: Text
    schreibweisen: Texts = ()
    begriff: Text
    seit: str = ""
    grund: Text
    quellen: Texts = ()
    ohne_beleg: YesNo = "nein"


class Rechtsaenderung(Frozen):
    """A law change as a whole; single norms are in ``Rechtsstand``."""

    id: Id
    titel: Text
    inhalt: Text
    folge: str = ""
    gilt_ab: Texts = ()
    gewissheit: Text
    beleg: str = ""
    normen: Texts = ()
    rechtskreise: Texts = ()
    quellen: Texts = ()


class Fundstelle(Frozen):
    titel: Text
    herausgeber: str = ""
    url: Adresse
    stand: str = ""
    hinweis: str = ""


class Rechtsstand(Frozen):
    """What is known of one norm since a law change, and how well."""

    id: Id
    aenderung: str = ""
    titel: Text
    normen: Texts = ()
    rechtskreise: Texts = ()
    text: Text
    gilt_ab: str = ""
    gewissheit: Text
    zuverlaessigkeit: str = ""
    hinweis: str = ""
    quellen: tuple[Fundstelle, ...] = ()


class OffeneFrage(Frozen):
    id: Id
    text: Text


class Vokabularquelle(Frozen):
    id: Id
    titel: Text
    herausgeber: Text
    url: Adresse
    stand: str = ""
    art: str = ""
    spiegel: YesNo = "nein"
    hinweis: str = ""


class Merkmal(Frozen):
    id: Id
    label: Text
    kurz: str = ""


class Kriteriensatz(Frozen):
    id: Id
    label: Text
    herausgeber: str = ""
    zweck: str = ""
    aufbau: str = ""
    merkmale: tuple[Merkmal, ...] = ()
    grenzen: str = ""
    uebernahme_empfohlen: str = ""
    quellen: Texts = ()


class Land(Begriff):
    ags: Schluessel
    umriss: Text


class Kommune(Begriff):
    typ: Text
    land: Text
    ags: Schluessel = ""
    lat: Grad = ""
    lon: Grad = ""
    kreis: str = ""
    jobcenter: str = "nicht-erhoben"
    jugendamt: str = "nicht-erhoben"
    gemeindetyp: Texts = ()
    kommunen: Texts = ()


class Traeger(Frozen):
    """A municipality that runs its Jobcenter alone."""

    land: Text
    label: Text

    @property
    def id(self) -> str:
        return slug(f"{self.land} {self.label}")


VOCABULARIES: dict[str, type[Any]] = {
    "rechtskreise": Rechtskreis,
    "gesetze": Gesetz,
    "normen": Norm,
    "themen": Thema,
    "zielgruppen": Begriff,
    "akteure": Akteur,
    "handlungsebenen": Handlungsebene,
    "gemeindetypen": Gemeindetyp,
    "status": Status,
    "nachweise": Nachweis,
    "rollen": Begriff,
    "gewissheiten": Gewissheit,
    "programme": Programmbegriff,
    "glossar": Glossarbegriff,
    "suchwoerter": Suchwort,
    "rechtsaenderungen": Rechtsaenderung,
    "rechtsstand": Rechtsstand,
    "rechtsstand-offen": OffeneFrage,
    "quellen": Vokabularquelle,
    "qualitaetskriterien": Kriteriensatz,
    "laender": Land,
    "kommunen": Kommune,
    "zugelassene-kommunale-traeger": Traeger,
}


@dataclass(frozen=True)
class Vocabulary:
    """All vocabularies: ``vocabulary["themen"]["leaving-care"]`` is a term; order is the files' order."""

    terms: Mapping[str, Mapping[str, Any]]
    gemeinden: tuple[Gemeinde, ...] = field(default=(), repr=False)

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        return self.terms.get(name, {})

    def label(self, name: str, term_id: str) -> str:
        """Return a term's label, or the id itself where the term is unknown."""
        term = self[name].get(term_id)
        return getattr(term, "label", None) or getattr(term, "titel", None) or term_id

    def order(self, name: str) -> dict[str, int]:
        """Return the position of each id in its vocabulary."""
        return self._orders.get(name, {})

    @cached_property
    def _orders(self) -> dict[str, dict[str, int]]:
        return {name: {term_id: index for index, term_id in enumerate(terms)} for name, terms in self.terms.items()}

    @cached_property
    def law_names(self) -> tuple[tuple[str, str], ...]:
        """Everything that laws are called in texts, each with the law's id."""
        return tuple((name, gesetz.id) for gesetz in self["gesetze"].values() for name in gesetz.names)

    def nearest(self, name: str, value: str) -> str:
        """Return the id that was probably meant by ``value`` (an id, label or synonym with mistakes), or ``""``."""
        return nearest_meaning(value, self._names.get(name, {}))

    def nearest_place(self, value: str) -> str:
        """Return the place that was probably meant: a known one first, else one of the register."""
        return self.nearest("kommunen", value) or self._register_names.nearest(value)

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        """Per vocabulary: everything a term is called, as it is compared, and the term's id."""
        return {name: _names_of(terms) for name, terms in self.terms.items()}

    @cached_property
    def _register_names(self) -> NameIndex:
        return NameIndex(self._gemeinden_by_id)

    @cached_property
    def _gemeinden_by_id(self) -> dict[str, tuple[Gemeinde, ...]]:
        found: dict[str, tuple[Gemeinde, ...]] = {}
        for gemeinde in self.gemeinden:
            found[gemeinde.id] = (*found.get(gemeinde.id, ()), gemeinde)
        return found

    def gemeinden_named(self, place_id: str) -> tuple[Gemeinde, ...]:
        """Return the municipalities of the official register whose name gives this id."""
        return self._gemeinden_by_id.get(place_id, ())


@dataclass(frozen=True)
class Gemeinde:
    """A municipality of the official register (GeoBasis-DE / BKG)."""

    ags: str
    name: str
    art: str
    lat: str
    lon: str

    @property
    def id(self) -> str:
        return slug(self.name)


def _names_of(terms: Mapping[str, Any]) -> dict[str, str]:
    names: dict[str, str] = {}
    for term_id, term in terms.items():
        for text in (*getattr(term, "synonyme", ()), getattr(term, "label", ""), term_id):
            names[comparable(text)] = term_id
    return names
