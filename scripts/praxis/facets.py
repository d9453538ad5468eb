"""The questions the finder asks: which facets there are, what each example answers, and which examples a selection finds.

The rules live here and in ``docs/assets/js/finder/kern.js``; a property test holds both to the same results. Names of facets
and ids of values are public: they stand in addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from praxis.catalog import Catalog
from praxis.model import Entry

UNKNOWN = "nicht-erhoben"
UNKNOWN_LABEL = "nicht erhoben"

# How a place is organised (field ``typ`` of a place); there are no population figures.
KOMMUNENTYPEN = {
    "kreisfreie-stadt": "Kreisfreie Stadt",
    "kreisangehoerige-stadt": "Kreisangehörige Stadt",
    "gemeinde": "Kreisangehörige Gemeinde",
    "landkreis": "Kreis",
    "stadtstaat": "Stadtstaat",
    "regionalverbund": "Verbund mehrerer Kreise",
}
JOBCENTER = {"ge": "Gemeinsame Einrichtung (gE)", "zkt": "Zugelassener kommunaler Träger (zkT)"}

_FIRST_PERIOD = 2010
_PERIOD_YEARS = 5

Selection = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Facet:
    """One question: ``values`` maps ids to labels in the order shown; ``all_of`` means that all chosen values must hold."""

    name: str
    label: str
    values: Mapping[str, str]
    read: Callable[[Entry], Iterable[str]] = field(repr=False)
    all_of: bool = False

    def of(self, entry: Entry) -> tuple[str, ...]:
        """Return the entry's values in the order of the facet; „nicht erhoben“ only where nothing else is known."""
        found = set(self.read(entry)) & self.values.keys() - {UNKNOWN}
        if not found and UNKNOWN in self.values:
            return (UNKNOWN,)
        return tuple(value for value in self.values if value in found)


def facets(catalog: Catalog) -> tuple[Facet, ...]:
    """Return all facets in the order shown. Every value of a vocabulary is one, also where no example has it."""

    def terms(name: str) -> dict[str, str]:
        return {term_id: catalog.vocabulary.label(name, term_id) for term_id in catalog.vocabulary[name]}

    kommunen = catalog.vocabulary["kommunen"]

    def of_places(feld: str) -> Callable[[Entry], Iterable[str]]:
        return lambda entry: (getattr(kommunen[ort], feld) for ort in entry.daten.orte if ort in kommunen)

    begun = (entry.daten.beginn for entry in catalog.beispiele if entry.daten.beginn)
    last_year = max([catalog.date, *begun])[:4]
    used = {kommune.typ for kommune in kommunen.values()}
    typen = {typ: label for typ, label in KOMMUNENTYPEN.items() if typ != "gemeinde" or typ in used}
    unknown = {UNKNOWN: UNKNOWN_LABEL}
    return (
        Facet("rechtskreis", "Rechtskreis", terms("rechtskreise"), lambda entry: entry.daten.rechtskreis_ids, all_of=True),
        Facet("thema", "Thema", terms("themen"), lambda entry: entry.daten.themen),
        Facet("zielgruppe", "Zielgruppe", terms("zielgruppen"), lambda entry: entry.daten.zielgruppen),
        Facet("akteur", "Institution", terms("akteure"), lambda entry: entry.daten.akteure),
        Facet("land", "Land", terms("laender"), catalog.laender_of),
        Facet("gemeindetyp", "Art der Kommune", {**typen, **unknown}, of_places("typ")),
        Facet("jobcenter", "Form des Jobcenters", {**JOBCENTER, **unknown}, of_places("jobcenter")),
        Facet("programm", "Programm", terms("programme"), lambda entry: [entry.daten.programm] if entry.daten.programm else []),
        Facet("status", "Stand", terms("status"), lambda entry: [entry.daten.status]),
        Facet("nachweis", "Nachweis", terms("nachweise"), lambda entry: [entry.daten.nachweis]),
        Facet("zeitraum", "Begonnen", {**periods(last_year), **unknown}, _period_of),
    )


def periods(last_year: str) -> dict[str, str]:
    """Return the periods in which an example may have begun: up to 2009, then five years each until that year."""
    last = f"bis-{_FIRST_PERIOD - 1}"
    starts = range(_FIRST_PERIOD, int(last_year) + 1, _PERIOD_YEARS)
    return {last: f"bis {_FIRST_PERIOD - 1}", **{_period(year): f"{year} bis {year + _PERIOD_YEARS - 1}" for year in starts}}


def _period(year: int) -> str:
    if year < _FIRST_PERIOD:
        return f"bis-{_FIRST_PERIOD - 1}"
    start = year - (year - _FIRST_PERIOD) % _PERIOD_YEARS
    return f"{start}-{start + _PERIOD_YEARS - 1}"


def _period_of(entry: Entry) -> Iterable[str]:
    return [_period(int(entry.daten.beginn[:4]))] if entry.daten.beginn else []


def matches(entry: Entry, selection: Selection, asked: Iterable[Facet]) -> bool:
    """Tell whether an entry answers every facet with a chosen value; several values of one facet are alternatives.

    Only Rechtskreis differs: there all chosen ones must sit at the table.
    """
    return not _missed(entry, selection, asked)


def _missed(entry: Entry, selection: Selection, asked: Iterable[Facet]) -> list[str]:
    """Return the facets whose choice the entry does not meet."""
    missed = []
    for facet in asked:
        if chosen := set(selection.get(facet.name, ())) & facet.values.keys():
            has = set(facet.of(entry))
            if not (chosen <= has if facet.all_of else chosen & has):
                missed.append(facet.name)
    return missed


def count_values(entries: Iterable[Entry], selection: Selection, asked: Sequence[Facet]) -> dict[str, dict[str, int]]:
    """Return for every value how many examples there would be with it.

    A facet's own choice does not narrow its counts, because its values are alternatives; Rechtskreise, of which all must
    hold, count only what is left.
    """
    counts = {facet.name: dict.fromkeys(facet.values, 0) for facet in asked}
    for entry in entries:
        missed = _missed(entry, selection, asked)
        for facet in asked:
            if not missed or (missed == [facet.name] and not facet.all_of):
                for value in facet.of(entry):
                    counts[facet.name][value] += 1
    return counts
