"""An entry as a data record: what editors stated under the model's keys, what the program derived under ``abgeleitet``.

Both never mix. ``id`` and ``ordner`` name the entry's file, ``text`` is its body as Markdown source.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from praxis.addresses import entry_address, entry_data_path, schnittstelle_id
from praxis.catalog import Catalog, norm_label
from praxis.field_texts import reading_order
from praxis.freshness import due_day
from praxis.model import ARTEN, Entry, references
from praxis.settings import Site

Record = dict[str, Any]


@dataclass(frozen=True)
class Recorder:
    """Makes the records of a catalog; what entries share is looked up once."""

    catalog: Catalog
    site: Site
    _labels: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)
    _places: dict[str, Record] = field(default_factory=dict, repr=False)

    def record(self, entry: Entry) -> Record:
        """Return the record of one entry; every field of its kind is there, also where nothing was stated."""
        stated = entry.daten.model_dump(mode="json")
        return {
            "id": entry.id,
            "ordner": entry.art,
            **{name: stated[name] for name in reading_order(ARTEN[entry.art])},
            "text": f"{entry.source.body.strip()}\n",
            "abgeleitet": self._derived(entry),
        }

    def _derived(self, entry: Entry) -> Record:
        """Return what follows from the whole collection; nothing here changes by itself as time goes by."""
        catalog, url = self.catalog, self.site.url
        address = entry_address(entry.art, entry.id)
        others = catalog.backlinks.get(entry.id, ())
        return {
            "adresse": f"/{address}",
            "url": f"{url}{address}",
            "kurzlink": f"{url}k/{catalog.short_codes[address]}/",
            "daten": f"{url}{entry_data_path(entry.id)}",
            "laender": list(catalog.laender_of(entry)),
            "orte": [self._place(ort) for ort in entry.daten.orte if ort in catalog.vocabulary["kommunen"]],
            "schnittstellen": self._schnittstellen(entry) if entry.art == "beispiele" else [],
            "bezeichnungen": self._all_labels(entry),
            "rueckverweise": [{"id": other.id, "ordner": other.art, "titel": other.daten.titel} for other in others],
            "faellig": due_day(entry.daten.geprueft),
        }

    def _schnittstellen(self, entry: Entry) -> list[str]:
        """Return the ids of the pairs and triples at whose pages the example is shown."""
        ids = self.catalog.in_order(entry.daten.rechtskreis_ids)
        return [schnittstelle_id(group) for size in (2, 3) for group in combinations(ids, size)]

    def _place(self, ort: str) -> Record:
        if ort not in self._places:
            kommune = self.catalog.vocabulary["kommunen"][ort]
            self._places[ort] = {
                **{key: getattr(kommune, key) for key in ("id", "label", "typ", "land", "ags")},
                "lat": float(kommune.lat) if kommune.lat else None,
                "lon": float(kommune.lon) if kommune.lon else None,
                "jobcenter": kommune.jobcenter,
                "jugendamt": kommune.jugendamt,
            }
        return self._places[ort]

    def _all_labels(self, entry: Entry) -> dict[str, dict[str, str]]:
        """Return field → id → German label for every id the entry states, in the order stated."""
        labels: dict[str, dict[str, str]] = {}
        for location, ziel, value in references(entry.daten):
            labels.setdefault(str(location[0]), {})[value] = self._label(ziel, value)
        roles = getattr(entry.daten, "rechtskreise", ())
        if isinstance(roles, dict):
            labels["rollen"] = {role: self._label("rollen", role) for role in roles.values()}
        labels["laender"] = {land: self._label("laender", land) for land in self.catalog.laender_of(entry)}
        return labels

    def _label(self, ziel: str, value: str) -> str:
        found = self._labels.get((ziel, value))
        if found is None:
            found = self._labels[ziel, value] = self._find_label(ziel, value)
        return found

    def _find_label(self, ziel: str, value: str) -> str:
        vocabulary = self.catalog.vocabulary
        if ziel == "normen":
            return norm_label(vocabulary, value)
        if value in vocabulary[ziel]:
            return vocabulary.label(ziel, value)
        return str(self.catalog.entries[value].daten.titel) if value in self.catalog.entries else value
