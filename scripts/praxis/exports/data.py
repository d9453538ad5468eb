"""The public data under ``/daten/v1/``: records, table, vocabularies, schemas, and the package that describes them.

Decides what is published where; what a record, a row or a concept looks like is the business of its own module. What is
promised stands in ``views.daten``, for people; the package is written from the same list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import to_json

from praxis.addresses import DATA, SCHEMAS, VOCABULARY_DATA, entry_data_path, schema_path
from praxis.catalog import Catalog
from praxis.exports.eintraege import Record, Recorder
from praxis.exports.skos import vocabulary_graph
from praxis.exports.tabelle import Column, Table, columns
from praxis.model import ARTEN, Beispiel
from praxis.schema import render_schemas
from praxis.settings import Site
from praxis.views.daten import ANGEBOT, LICENCE, LICENCE_URL
from praxis.views.orte import GEO_SOURCE

_REQUIRED = {"id", *(name for name, info in Beispiel.model_fields.items() if info.is_required())}


def render_files(catalog: Catalog, site: Site) -> dict[str, bytes]:
    """Return all files of the public data; records are written down one by one, for there may be many."""
    recorder, table = Recorder(catalog, site), Table()
    entries: dict[str, bytes] = {}
    examples: list[bytes] = []
    index: list[bytes] = []
    for _, entry in sorted(catalog.entries.items()):
        record = recorder.record(entry)
        entries[entry_data_path(entry.id)] = _pretty(record)
        index.append(to_json(_listed(record)))
        if entry.art == "beispiele":
            del record["text"]
            examples.append(to_json(record))
            table.add(record)
    files = {
        f"{DATA}beispiele.json": _lines(examples),
        f"{DATA}beispiele.csv": table.render(),
        f"{DATA}eintraege.json": _lines(index),
        VOCABULARY_DATA: _pretty(vocabulary_graph(catalog, site)),
        **{schema_path(art): text for art, text in render_schemas(catalog.vocabulary, site.url + SCHEMAS).items()},
    }
    return {
        **files,
        f"{DATA}datapackage.json": _pretty(_package(files, catalog, site)),
        **entries,
        **_old_names(entries, catalog),
    }


def _old_names(entries: Mapping[str, bytes], catalog: Catalog) -> dict[str, bytes]:
    """Return the records of renamed entries under their old ids, too: a published address goes on answering."""
    moved = {entry_data_path(old): entry_data_path(new) for old, new in catalog.collection.weiterleitungen.items()}
    return {old: entries[new] for old, new in sorted(moved.items()) if new in entries and old not in entries}


def _listed(record: Record) -> Record:
    derived = {key: record["abgeleitet"][key] for key in ("adresse", "url", "kurzlink", "daten")}
    return {**{key: record[key] for key in ("id", "ordner", "titel", "geprueft")}, "abgeleitet": derived}


def _package(files: Mapping[str, bytes], catalog: Catalog, site: Site) -> dict[str, Any]:
    """Return the description of the package in the words of Frictionless; no date, which only the clock could give."""
    return {
        "profile": "data-package",
        "name": "praxisbruecken",
        "title": "Praxisbrücken: Beispiele der Zusammenarbeit zwischen Rechtskreisen",
        "description": (
            "Was die Redaktion angibt, steht unter den Namen der Felder; was das Programm daraus ableitet, unter "
            "„abgeleitet“. Version 1: Felder kommen hinzu, keines wird umbenannt, entfernt oder umgedeutet."
        ),
        "homepage": f"{site.url}daten/",
        "keywords": [catalog.vocabulary.label("rechtskreise", term) for term in catalog.vocabulary["rechtskreise"]],
        "licenses": [{"name": "CC-BY-4.0", "title": LICENCE, "path": LICENCE_URL}],
        "sources": [{"title": GEO_SOURCE, "path": "https://www.bkg.bund.de/"}],
        "resources": [_resource(path, files[path]) for path in sorted(files)],
    }


def _resource(path: str, content: bytes) -> dict[str, Any]:
    """Return the description of one file, with the columns where it is a table."""
    name = path.removeprefix(DATA)
    described = {
        "name": name.replace("/", "-").replace(".", "-"),
        "path": name,
        **_words(name),
        "format": name.rpartition(".")[2],
        "mediatype": _MEDIA_TYPES[name.rpartition(".")[2]],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if name != "beispiele.csv":
        return described
    return {
        **described,
        "profile": "tabular-data-resource",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(column) for column in columns()], "primaryKey": "id", "missingValues": [""]},
    }


_MEDIA_TYPES = {"json": "application/json", "csv": "text/csv", "jsonld": "application/ld+json"}


def _words(name: str) -> dict[str, str]:
    """Return title and description of a file: as on the page, or the kind of entry whose schema it is."""
    for offer in ANGEBOT:
        if offer.path == name:
            return {"title": offer.title, "description": offer.description}
    art = name.removeprefix("schema/").removesuffix(".json")
    about = f"JSON Schema für den Kopf der Dateien in practices/{art}/."
    return {"title": f"Schema: {ARTEN[art].mehrzahl}", "description": about}


def _field(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.type,
    }
    if column.type == "number":
        described["decimalChar"] = ","
    if column.name in _REQUIRED:
        described["constraints"] = {"required": True, **({"unique": True} if column.name == "id" else {})}
    return described


def _lines(records: Iterable[bytes]) -> bytes:
    """Return a JSON list with a record a line: small, and differences can be read."""
    return b"[\n" + b",\n".join(records) + b"\n]\n"


def _pretty(document: Any) -> bytes:
    return to_json(document, indent=2) + b"\n"
