"""The start page: one search field, three ways in, the latest entries, four true numbers."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.settings import Site
from praxis.text import format_number
from praxis.views.schnittstellen import pair_matrix
from praxis.views.seite import Seite, Sicht, Zeile

_TOPICS = 6
_LAENDER = 6
_LATEST = 6
_OFTEN = ("themen/leaving-care", "normen/sgb-ii/16h", "themen/jugendberufsagentur")


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the start page."""
    sicht = Sicht(catalog, site, "")
    text = (
        "Beispiele aus Kommunen, in denen Jugendamt, Jobcenter, Arbeitsagentur und Sozialamt für junge Menschen "
        "zusammenarbeiten. Jede Aussage mit Quelle."
    )
    core = sorted(
        (rk for rk, term in catalog.vocabulary["rechtskreise"].items() if term.art in ("kern", "angrenzend")),
        key=lambda rk: -len(catalog.examples_with("rechtskreise", rk)),
    )[:6]
    daten = {
        "suche": {
            "titel": "Wer hat das schon gemeinsam gelöst?",
            "text": text,
            "aktion": sicht.to("finden/"),
            "platzhalter": "z. B. junge Wohnungslose, § 16h, Bildungskarte",
            "beispiele": [Zeile(ziel.label, sicht.to(ziel.address)) for ziel in map(catalog.resolve, _OFTEN) if ziel],
        },
        "matrix": pair_matrix(sicht, catalog.in_order(core)),
        "alle_schnittstellen": sicht.to("schnittstellen/"),
        "themen": _most(sicht, "themen", _TOPICS),
        "alle_themen": Zeile(f"Alle {len(catalog.vocabulary['themen'])} Themen", sicht.to("themen/")),
        "laender": _most(sicht, "laender", _LAENDER),
        "alle_laender": Zeile("Alle Länder auf der Karte", sicht.to("karte/")),
        "neu": sicht.karten(latest(catalog)[:_LATEST]),
        "alle_neu": sicht.to("neu/"),
        "zahlen": _numbers(sicht),
    }
    yield Seite("", "Praxisbrücken", text, "start.md.j2", daten)


def latest(catalog: Catalog) -> list[Entry]:
    """Return all entries, last checked first; of one day, examples first and main topics in turn."""
    rows = sorted(
        catalog.entries.values(), key=lambda entry: (_negated(entry.daten.geprueft), entry.art != "beispiele", entry.id)
    )
    ranked = zip(_ranks(rows), rows, strict=True)
    return [
        entry
        for _, entry in sorted(
            ranked, key=lambda row: (_negated(row[1].daten.geprueft), row[1].art != "beispiele", row[0], row[1].id)
        )
    ]


def _ranks(rows: list[Entry]) -> Iterator[int]:
    """Yield for each entry how many with the same main topic and day came before."""
    seen: dict[tuple[str, str], int] = {}
    for entry in rows:
        key = (entry.daten.geprueft, entry.daten.themen[0])
        yield seen.get(key, 0)
        seen[key] = seen.get(key, 0) + 1


def _negated(day: str) -> int:
    return -int(day.replace("-", ""))


def _most(sicht: Sicht, name: str, limit: int) -> list[Zeile]:
    counted = [(len(sicht.catalog.examples_with(name, term)), index, term) for index, term in enumerate(sicht.vocabulary[name])]
    return [sicht.term_row(name, term, count) for count, _, term in sorted(counted, key=lambda row: (-row[0], row[1]))[:limit]]


def statements(catalog: Catalog) -> int:
    """Return how many statements (paragraphs, list items, tables) of all entries cite a source."""
    return sum(1 for entry in catalog.entries.values() for block in entry.blocks if block.citations)


def _numbers(sicht: Sicht) -> list[dict[str, str]]:
    catalog = sicht.catalog
    laender = [land for land in catalog.vocabulary["laender"] if catalog.examples_with("laender", land)]
    return [
        {"zahl": format_number(len(catalog.beispiele)), "label": "Beispiele", "href": sicht.to("beispiele/")},
        {"zahl": str(len(laender)), "label": "Länder", "href": sicht.to("laender/")},
        {"zahl": format_number(statements(catalog)), "label": "Absätze mit Quelle", "href": sicht.to("ueber/")},
        {"zahl": format_number(len(catalog.vocabulary["normen"])), "label": "Rechtsnormen", "href": sicht.to("recht/")},
    ]
