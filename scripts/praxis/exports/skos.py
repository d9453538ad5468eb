"""The vocabularies as linked data: SKOS concept schemes in JSON-LD, for library catalogues and data portals.

A concept's address is a place in this very file, so that it answers wherever the site lies; ``page`` is for people.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from praxis.addresses import VOCABULARY_DATA, term_address
from praxis.catalog import Catalog, norm_label
from praxis.settings import Site
from praxis.vocabulary import Glossarbegriff, Norm

# Vocabularies that are published, with the name of their scheme; the others are about our sources and our own work.
SCHEMES = {
    "rechtskreise": "Rechtskreise",
    "gesetze": "Gesetze",
    "normen": "Vorschriften",
    "themen": "Themen",
    "zielgruppen": "Zielgruppen",
    "akteure": "Akteure",
    "handlungsebenen": "Handlungsebenen",
    "gemeindetypen": "Gemeindetypen",
    "status": "Stand eines Vorhabens",
    "nachweise": "Stufen des Nachweises",
    "rollen": "Rollen eines Rechtskreises",
    "gewissheiten": "Gewissheit einer Angabe zum Recht",
    "programme": "Programme",
    "laender": "Länder",
    "kommunen": "Orte",
    "glossar": "Glossar",
}
_WITH_PAGES = ("rechtskreise", "normen", "themen", "zielgruppen", "akteure", "programme", "laender", "glossar")
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"

_GERMAN = {"@language": "de"}
_LINK = {"@type": "@id"}
_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    **{name: {"@id": f"skos:{name}", **_GERMAN} for name in ("prefLabel", "altLabel", "definition")},
    **{name: {"@id": f"skos:{name}", **_GERMAN} for name in ("scopeNote", "editorialNote")},
    "notation": "skos:notation",
    **{name: {"@id": f"skos:{name}", **_LINK} for name in ("inScheme", "topConceptOf", "related")},
    "title": {"@id": "dcterms:title", **_GERMAN},
    "date": "dcterms:date",
    **{name: {"@id": f"dcterms:{name}", **_LINK} for name in ("license", "source")},
    "seeAlso": {"@id": "rdfs:seeAlso", **_LINK},
    "page": {"@id": "foaf:page", **_LINK},
}

Node = dict[str, Any]


def vocabulary_graph(catalog: Catalog, site: Site) -> Node:
    """Return the JSON-LD document; its context is written out, so that reading it asks no other host."""
    base = f"{site.url}{VOCABULARY_DATA}"
    return {"@context": _CONTEXT, "@graph": [*_schemes(base), *_concepts(catalog, site, base)]}


def _schemes(base: str) -> Iterator[Node]:
    for name, title in SCHEMES.items():
        yield {"@id": f"{base}#{name}", "@type": "skos:ConceptScheme", "prefLabel": title, "license": _LICENCE}


def _concepts(catalog: Catalog, site: Site, base: str) -> Iterator[Node]:
    for name in SCHEMES:
        for term_id, term in catalog.vocabulary[name].items():
            node = {
                "@id": f"{base}#{name}/{term_id}",
                "@type": "skos:Concept",
                "inScheme": f"{base}#{name}",
                "topConceptOf": f"{base}#{name}",
                **(_norm(term, catalog) if isinstance(term, Norm) else _term(term, base, catalog)),
                "page": f"{site.url}{term_address(name, term_id)}" if name in _WITH_PAGES else "",
            }
            yield {key: value for key, value in node.items() if value}


def _norm(norm: Norm, catalog: Catalog) -> Node:
    return {
        "prefLabel": norm_label(catalog.vocabulary, norm.id),
        "title": norm.ueberschrift,
        "definition": norm.gegenstand,
        "scopeNote": norm.hinweis,
        "date": norm.stand,
        "seeAlso": norm.url,
    }


def _term(term: Any, base: str, catalog: Catalog) -> Node:
    known = catalog.vocabulary["quellen"]
    unsourced = "Beruht (auch) auf Fachwissen der Redaktion, für das keine Quelle gelesen wurde."
    return {
        "prefLabel": term.label,
        # SKOS forbids one text as both preferred and other label.
        "altLabel": [text for text in dict.fromkeys(term.synonyme) if text != term.label],
        "definition": term.definition,
        "scopeNote": [text for text in (getattr(term, "abgrenzung", ""), term.hinweis, term.sprachhinweis) if text],
        "editorialNote": unsourced if term.ohne_beleg == "ja" else "",
        "notation": getattr(term, "zeichen", "") or getattr(term, "ags", ""),
        "related": [f"{base}#glossar/{other}" for other in term.siehe_auch] if isinstance(term, Glossarbegriff) else [],
        "source": [known[source].url for source in term.quellen if source in known],
        "seeAlso": getattr(term, "url", ""),
    }
