"""An entry as a data record: what editors stated under the model's keys, what the program derived under ``abgeleitet``.

Both never mix. ``id`` and ``ordner`` name the entry's file, ``text`` is its body as Markdown source.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

from praxis.addresses import entry_address, entry_data_path, schnittstelle_id
from praxis.catalog import Catalog, norm_label
from praxis.model import Entry, references
from praxis.settings import Site
from praxis.views.seite import MONTHS_UNTIL_DUE, add_months

Record = dict[str, Any]


def entry_record(entry: Entry, catalog: Catalog, site: Site) -> Record:
    """Return the record of one entry; every field of its kind is there, also where nothing was stated."""
    stated = entry.daten.model_dump(mode="json")
    return {"id": entry.id, "ordner": entry.art, **stated, "text": f"{entry.source.body.strip()}\n", "abgeleitet": _derived(entry, catalog, site)}


def _derived(entry: Entry, catalog: Catalog, site: Site) -> Record:
    """Return what follows from the whole collection; nothing here changes by itself as time goes by."""
    address = entry_address(entry.art, entry.id)
    others = catalog.backlinks.get(entry.id, ())
    return {
        "adresse": f"/{address}",
        "url": f"{site.url}{address}",
        "kurzlink": f"{site.url}k/{catalog.short_codes[address]}/",
        "daten": f"{site.url}{entry_data_path(entry.id)}",
        "laender": list(catalog.laender_of(entry)),
        "orte": [_place(ort, catalog) for ort in entry.daten.orte if ort in catalog.vocabulary["kommunen"]],
        "schnittstellen": list(_schnittstellen(entry, catalog)) if entry.art == "beispiele" else [],
        "bezeichnungen": _labels(entry, catalog),
        "rueckverweise": [{"id": other.id, "ordner": other.art, "titel": other.daten.titel} for other in others],
        "faellig": add_months(entry.daten.geprueft, MONTHS_UNTIL_DUE),
    }


def _schnittstellen(entry: Entry, catalog: Catalog) -> list[str]:
    """Return the ids of the pairs and triples at whose pages the example is shown."""
    ids = catalog.in_order(entry.daten.rechtskreis_ids)
    return [schnittstelle_id(group) for size in (2, 3) for group in combinations(ids, size)]


def _place(ort: str, catalog: Catalog) -> Record:
    kommune = catalog.vocabulary["kommunen"][ort]
    return {
        **{key: getattr(kommune, key) for key in ("id", "label", "typ", "land", "ags")},
        "lat": float(kommune.lat) if kommune.lat else None,
        "lon": float(kommune.lon) if kommune.lon else None,
        "jobcenter": kommune.jobcenter,
        "jugendamt": kommune.jugendamt,
    }


def _labels(entry: Entry, catalog: Catalog) -> dict[str, dict[str, str]]:
    """Return field → id → German label for every id the entry states, in the order stated."""
    vocabulary = catalog.vocabulary
    labels: dict[str, dict[str, str]] = {}
    for location, ziel, value in references(entry.daten):
        labels.setdefault(str(location[0]), {})[value] = _label(ziel, value, catalog)
    roles = getattr(entry.daten, "rechtskreise", ())
    if isinstance(roles, dict):
        labels["rollen"] = {role: vocabulary.label("rollen", role) for role in roles.values()}
    labels["laender"] = {land: vocabulary.label("laender", land) for land in catalog.laender_of(entry)}
    return labels


def _label(ziel: str, value: str, catalog: Catalog) -> str:
    if ziel == "normen":
        return norm_label(catalog.vocabulary, value)
    if value in catalog.vocabulary[ziel]:
        return catalog.vocabulary.label(ziel, value)
    return catalog.entries[value].daten.titel if value in catalog.entries else value
