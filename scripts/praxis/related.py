"""Which other entries a reader of this one may want, and why: stated kinship first, then what both have in common.

The weight of a shared feature grows with its rarity (as inverse document frequency does); an inverted index keeps the
work proportional to real overlaps.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from math import log

from praxis.catalog import Catalog, norm_id
from praxis.model import Entry
from praxis.text import enumerate_german

MOST = 6  # cards on a page
_DERIVED = 4  # of these, at most so many found by the program
_MOST_COMMON = 400  # a feature shared by more entries than this says nothing

Feature = tuple[str, str]


@dataclass(frozen=True)
class Related:
    """A related entry and the reason in one German phrase; ``stated`` tells that an editor wrote it."""

    entry: Entry
    reason: str
    stated: bool


@dataclass(frozen=True)
class Kinship:
    """Finds related examples in a catalog."""

    catalog: Catalog

    def of(self, entry: Entry) -> tuple[Related, ...]:
        """Return up to six related entries, stated ones first, filled up to four by what they share; the order is total."""
        known = self.catalog.entries
        found = {other: Related(known[other], reason, True) for other, reason in entry.daten.verwandt.items() if other in known}
        for other in self._stated_by.get(entry.id, ()):
            if other not in found:
                found[other] = Related(known[other], known[other].daten.verwandt[entry.id], True)
        if entry.art == "beispiele":
            for other, reason in self._derived(entry):
                if len(found) >= _DERIVED:
                    break
                found.setdefault(other, Related(known[other], reason, False))
        return tuple(found.values())[:MOST]

    @cached_property
    def _stated_by(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = defaultdict(list)
        for entry_id, entry in sorted(self.catalog.entries.items()):
            for other in entry.daten.verwandt:
                table[other].append(entry_id)
        return table

    @cached_property
    def _features(self) -> dict[str, tuple[Feature, ...]]:
        return {entry.id: tuple(self._features_of(entry)) for entry in self.catalog.beispiele}

    def _features_of(self, entry: Entry) -> list[Feature]:
        daten = entry.daten
        at_table = self.catalog.in_order(daten.rechtskreis_ids)
        features = [("themen", thema) for thema in daten.themen]
        features += [("zielgruppen", gruppe) for gruppe in daten.zielgruppen]
        features += [("programme", daten.programm)] if daten.programm else []
        features += [("normen", norm_id(norm)) for norm in daten.normen]
        features += [("laender", land) for land in self.catalog.laender_of(entry)]
        return [*features, ("tisch", "+".join(at_table))]

    @cached_property
    def _index(self) -> dict[Feature, list[str]]:
        index: dict[Feature, list[str]] = defaultdict(list)
        for entry_id, features in self._features.items():
            for feature in features:
                index[feature].append(entry_id)
        return index

    def _derived(self, entry: Entry) -> list[tuple[str, str]]:
        scores: dict[str, float] = defaultdict(float)
        shared: dict[str, list[Feature]] = defaultdict(list)
        count = len(self._features)
        for feature in self._features[entry.id]:
            holders = self._index[feature]
            if len(holders) > _MOST_COMMON:
                continue
            weight = log(count / len(holders)) + 0.1
            for other in holders:
                if other != entry.id:
                    scores[other] += weight
                    shared[other].append(feature)
        ranked = sorted(scores, key=lambda other: (-scores[other], other))
        return [(other, self._reason(shared[other])) for other in ranked[:_DERIVED] if len(shared[other]) > 1]

    def _reason(self, features: list[Feature]) -> str:
        """Return the reason: what both have in common, the most telling kinds first."""
        label = self.catalog.vocabulary.label
        themen = [label("themen", value) for kind, value in features if kind == "themen"]
        gruppen = [label("zielgruppen", value) for kind, value in features if kind == "zielgruppen"]
        programme = [label("programme", value) for kind, value in features if kind == "programme"]
        parts = []
        if themen:
            parts.append(f"{'gleiches Thema' if len(themen) == 1 else 'gleiche Themen'}: {enumerate_german(themen[:2])}")
        if any(kind == "tisch" for kind, _ in features):
            parts.append("dieselben Rechtskreise am Tisch")
        if gruppen and len(parts) < 2:
            parts.append(f"gleiche Zielgruppe: {gruppen[0]}")
        if programme and len(parts) < 3:
            parts.append(f"gleiches Programm: {programme[0]}")
        return "; ".join(parts[:3]) or "gleiche Vorschrift oder gleiches Land"
