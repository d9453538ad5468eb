"""All entries together: references resolved, and everything that follows from the whole – back-links, pairs, counts.

Frozen; built once per run from a ``Collection``. Derived values are computed on first use and never written back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Any

from praxis.addresses import entry_address, parse_ledger, short_codes, term_address
from praxis.body import LINK, PLAIN_ID
from praxis.collection import Collection
from praxis.model import ARTEN, Entry, references
from praxis.spelling import NameIndex
from praxis.text import sort_key
from praxis.vocabulary import Gemeinde, Kommune, Vocabulary

# Sections with a page of their own that texts may link by id.
SEITEN = {
    "finden": "finden/",
    "schnittstellen": "schnittstellen/",
    "themen": "themen/",
    "recht": "recht/",
    "rechtsaenderungen": "recht/aenderungen/",
    "methoden": "methoden/",
    "karte": "karte/",
    "glossar": "glossar/",
    "mitmachen": "mitmachen/",
    "neu": "neu/",
    "regeln": "mitmachen/regeln/",
    "ueber": "ueber/",
    "daten": "daten/",
    "newsletter": "newsletter/",
    "zahlen": "ueber/zahlen/",
    "beispiele": "beispiele/",
    "veranstaltungen": "veranstaltungen/",
    "programme": "programme/",
    "impulse": "impulse/",
    "laender": "laender/",
    "rechtskreise": "rechtskreise/",
    "zielgruppen": "zielgruppen/",
    "akteure": "akteure/",
}

# In this order a bare id in ``id:…`` is looked up among the vocabularies; entries come first.
_LINKABLE = (
    "programme",
    "rechtskreise",
    "themen",
    "zielgruppen",
    "akteure",
    "kommunen",
    "laender",
    "normen",
    "glossar",
    "rechtsaenderungen",
)


@dataclass(frozen=True)
class Ziel:
    """What an id leads to: its address and the words to show."""

    address: str
    label: str


@dataclass(frozen=True)
class Catalog:
    """The whole collection; ``date`` is the build date, on which everything that depends on time depends."""

    collection: Collection
    vocabulary: Vocabulary
    date: str

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """Room for what several pages of one build share and none should compute twice; keys begin with the owner's name."""
        return {}

    @property
    def entries(self) -> Mapping[str, Entry]:
        return self.collection.entries

    @property
    def texte(self) -> Mapping[str, Entry]:
        return self.collection.texte

    def vocabulary_path(self, name: str) -> str:
        """Return the file of a vocabulary as messages and edit links show it."""
        return self.collection.paths["adressen.txt"].removesuffix("adressen.txt") + f"vokabular/{name}.yml"

    def nearest_entry(self, value: str, art: str = "") -> str:
        """Return the id of the entry (of a kind) that was probably meant, or ``""``."""
        return self._entry_names[art].nearest(value)

    @cached_property
    def _entry_names(self) -> dict[str, NameIndex]:
        known = self.collection.known_ids
        kinds = {art: NameIndex(name for name, folder in known.items() if folder == art) for art in ARTEN}
        return {"": NameIndex(known), **kinds}

    def nearest_link(self, value: str) -> str:
        """Return the id that a link was probably meant to lead to, or ``""``: an entry first, then a term."""
        return self.nearest_entry(value) or self._term_names.nearest(value)

    @cached_property
    def _term_names(self) -> NameIndex:
        return NameIndex(term_id for name in _LINKABLE for term_id in self.vocabulary[name])

    def of_kind(self, art: str) -> tuple[Entry, ...]:
        """Return the entries of a kind by title in German order."""
        return self._by_kind.get(art, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            found[entry.art].append(entry)
        return {art: tuple(sorted(rows, key=by_title)) for art, rows in found.items()}

    @cached_property
    def beispiele(self) -> tuple[Entry, ...]:
        return self.of_kind("beispiele")

    def examples_with(self, feld: str, value: str) -> tuple[Entry, ...]:
        """Return the examples that name ``value`` in a field, by title."""
        return self._examples_by[feld].get(value, ())

    @cached_property
    def _examples_by(self) -> dict[str, dict[str, tuple[Entry, ...]]]:
        readers: dict[str, Callable[[Entry], Iterable[str]]] = {
            "rechtskreise": lambda entry: entry.daten.rechtskreis_ids,
            "themen": lambda entry: entry.daten.themen,
            "zielgruppen": lambda entry: entry.daten.zielgruppen,
            "akteure": lambda entry: entry.daten.akteure,
            "orte": lambda entry: entry.daten.orte,
            "laender": self.laender_of,
            "programm": lambda entry: [entry.daten.programm] if entry.daten.programm else [],
            "normen": lambda entry: [norm_id(norm) for norm in entry.daten.normen],
            "status": lambda entry: [entry.daten.status],
            "nachweis": lambda entry: [entry.daten.nachweis],
        }
        table: dict[str, dict[str, tuple[Entry, ...]]] = {}
        for feld, read in readers.items():
            rows: dict[str, list[Entry]] = defaultdict(list)
            for entry in self.beispiele:
                for value in dict.fromkeys(read(entry)):
                    rows[value].append(entry)
            table[feld] = {value: tuple(found) for value, found in rows.items()}
        return table

    def laender_of(self, entry: Entry) -> tuple[str, ...]:
        """Return the Länder of an entry's places (or its own ``land``), without repetition."""
        kommunen = self.vocabulary["kommunen"]
        found = [kommunen[ort].land for ort in entry.daten.orte if ort in kommunen]
        own = getattr(entry.daten, "land", None)
        return tuple(dict.fromkeys([*found, *([own] if own else [])]))

    def place_line(self, entry: Entry) -> str:
        """Return „Hamm · Nordrhein-Westfalen“; several places are joined, no place gives the Land or nothing."""
        kommunen = self.vocabulary["kommunen"]
        places = ", ".join(kommunen[ort].label for ort in entry.daten.orte if ort in kommunen)
        laender = (self.vocabulary.label("laender", land) for land in self.laender_of(entry))
        return " · ".join(part for part in (places, *(land for land in laender if land != places)) if part)

    def in_order(self, rechtskreise: Iterable[str]) -> tuple[str, ...]:
        """Return Rechtskreis ids in the vocabulary's order; unknown ones are left out."""
        order = self.vocabulary.order("rechtskreise")
        return tuple(sorted((rk for rk in dict.fromkeys(rechtskreise) if rk in order), key=order.__getitem__))

    @cached_property
    def schnittstellen(self) -> dict[tuple[str, ...], tuple[Entry, ...]]:
        """Pairs and triples of Rechtskreise → the examples in which all of them sit at the table."""
        found: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in self.beispiele:
            ids = self.in_order(entry.daten.rechtskreis_ids)
            for size in (2, 3):
                for group in combinations(ids, size):
                    found[group].append(entry)
        return {group: tuple(rows) for group, rows in found.items()}

    @cached_property
    def backlinks(self) -> dict[str, tuple[Entry, ...]]:
        """Entry id → the entries that name it in a field or link to it in the text, by kind and title."""
        found: dict[str, dict[str, Entry]] = defaultdict(dict)
        for entry in self.entries.values():
            for _, _, value in references(entry.daten):
                if value in self.entries and value != entry.id:
                    found[value][entry.id] = entry
            for target in linked_ids(entry):
                if target in self.entries and target != entry.id:
                    found[target][entry.id] = entry
        kinds = list(ARTEN)
        return {
            key: tuple(sorted(rows.values(), key=lambda row: (kinds.index(row.art), by_title(row))))
            for key, rows in found.items()
        }

    def resolve(self, target: str) -> Ziel | None:
        """Return what an ``id:`` link leads to: entry, term, §, place or section; ``None`` if there is no such thing."""
        if target in self.entries:
            entry = self.entries[target]
            return Ziel(entry_address(entry.art, entry.id), entry.daten.titel)
        prefix, _, rest = target.partition("/")
        names = (prefix,) if rest and prefix in _LINKABLE else _LINKABLE
        wanted = rest if rest and prefix in _LINKABLE else target
        for name in names:
            if wanted in self.vocabulary[name]:
                return Ziel(
                    term_address(name, wanted),
                    norm_label(self.vocabulary, wanted) if name == "normen" else self.vocabulary.label(name, wanted),
                )
        if target in SEITEN:
            return Ziel(SEITEN[target], target)
        return None

    @cached_property
    def short_codes(self) -> dict[str, str]:
        """Entry address → short code; what the ledger holds stays."""
        _, stored = self._ledger
        return short_codes((entry_address(entry.art, entry.id) for entry in self.entries.values()), stored)

    @cached_property
    def published(self) -> frozenset[str]:
        """Every address that was ever published; what holds for them is in ``rules.addresses``."""
        return frozenset(self._ledger[0])

    @cached_property
    def _ledger(self) -> tuple[tuple[str, ...], dict[str, str]]:
        return parse_ledger(self.collection.adressen)


def resolve_catalog(collection: Collection, date: str) -> Catalog:
    """Build the catalog; places that only the official register knows become terms if their name is unique."""
    return Catalog(collection, _with_register_places(collection), date)


def _with_register_places(collection: Collection) -> Vocabulary:
    vocabulary = collection.vocabulary
    kommunen = dict(vocabulary["kommunen"])
    for entry in collection.entries.values():
        for ort in entry.daten.orte:
            if ort in kommunen:
                continue
            found = vocabulary.gemeinden_named(ort)
            if len(found) == 1:
                kommunen[ort] = kommune_from_register(found[0], vocabulary)
    return replace(vocabulary, terms={**vocabulary.terms, "kommunen": kommunen})


def kommune_from_register(gemeinde: Gemeinde, vocabulary: Vocabulary) -> Kommune:
    """Return a place from the register: type and Land follow from the key (AGS), the rest is not collected.

    AGS: digits 1–2 Land, 3–5 Kreis, 6–8 Gemeinde; ``000`` in the last three marks a kreisfreie Stadt.
    """
    land = next((land.id for land in vocabulary["laender"].values() if gemeinde.ags.startswith(land.ags)), "")
    kreisfrei = gemeinde.ags.endswith("000")
    typ = "kreisfreie-stadt" if kreisfrei else ("kreisangehoerige-stadt" if gemeinde.art == "Stadt" else "gemeinde")
    return Kommune(
        id=gemeinde.id,
        label=gemeinde.name,
        typ=typ,
        land=land,
        ags=gemeinde.ags,
        lat=f"{float(gemeinde.lat):.2f}",
        lon=f"{float(gemeinde.lon):.2f}",
        jugendamt="ja" if kreisfrei else "nicht-erhoben",
    )


def linked_ids(entry: Entry) -> tuple[str, ...]:
    """Return the ids that an entry's text links to."""
    if "id:" not in entry.source.body:
        return ()
    targets: list[str] = []
    for block in entry.blocks:
        if "id:" in (text := block.text):
            targets += (match["target"] for match in LINK.finditer(text) if match["target"].startswith("id:"))
            targets += (match["plain"] for match in PLAIN_ID.finditer(LINK.sub("", text)))
    return tuple(dict.fromkeys(target.removeprefix("id:").partition("#")[0] for target in targets))


def norm_id(angabe: str) -> str:
    """Return the id of a norm without its Absatz: „sgb-viii/41 Abs. 3“ → ``sgb-viii/41``."""
    return angabe.partition(" ")[0]


def norm_label(vocabulary: Vocabulary, angabe: str) -> str:
    """Return how a norm is written in German: „§ 41 Abs. 3 SGB VIII“."""
    key, _, absatz = angabe.partition(" ")
    gesetz, _, paragraf = key.partition("/")
    return " ".join(part for part in ("§", paragraf, absatz, vocabulary.label("gesetze", gesetz)) if part)


def by_title(entry: Entry) -> tuple[Any, ...]:
    """Sort key: title in German order, then id, which makes the order total."""
    return (sort_key(entry.daten.titel), entry.id)
