"""Länder, also with each Rechtskreis, and places: the examples of each, and what a reader compares their own place with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from praxis.addresses import land_address, term_address
from praxis.catalog import Catalog
from praxis.facets import KOMMUNENTYPEN
from praxis.model import Entry
from praxis.settings import Site
from praxis.text import counted, escape, sort_key
from praxis.views.blaettern import paged_cards
from praxis.views.facetten import selection_line
from praxis.views.rechtskreise import invitation
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile
from praxis.vocabulary import Kommune, Rechtskreis

JOBCENTER = {
    "ge": "gemeinsame Einrichtung von Arbeitsagentur und Kommune",
    "zkt": "zugelassener kommunaler Träger",
    "nicht-erhoben": "nicht erhoben",
}
JUGENDAMT = {"ja": "ja", "nein": "nein, zuständig ist der Kreis", "nicht-erhoben": "nicht erhoben"}
GEO_SOURCE = "Namen, Schlüssel und Koordinaten: © GeoBasis-DE / BKG, verändert."


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the overview of Länder, a page per Land, one with each Rechtskreis that has examples, one per place with an entry.

    A Land's page with a Rechtskreis that was ever published stays, also if its last example has left.
    """
    sicht = Sicht(catalog, site, "laender/")
    rows = [
        sicht.term_row("laender", land, len(catalog.examples_with("laender", land))) for land in catalog.vocabulary["laender"]
    ]
    rows.sort(key=lambda row: sort_key(row.label))
    text = "Beispiele nach Land und Ort."
    yield sicht.seite("Länder und Orte", text, [Abschnitt(zeilen=rows)], vorspann=(text,))
    for land in catalog.vocabulary["laender"].values():
        yield from _land(land.id, Sicht(catalog, site, term_address("laender", land.id)))
        for rechtskreis, entries in by_rechtskreis(land.id, catalog).items():
            address = land_address(land.id, rechtskreis)
            if entries or address in catalog.published:
                term = catalog.vocabulary["rechtskreise"][rechtskreis]
                yield from _with_rechtskreis(land.id, term, entries, Sicht(catalog, site, address))
    used = {ort for entry in catalog.entries.values() for ort in entry.daten.orte}
    for ort in sorted(used):
        if ort in catalog.vocabulary["kommunen"]:
            yield from _ort(catalog.vocabulary["kommunen"][ort], Sicht(catalog, site, term_address("kommunen", ort)))


def _land(land: str, sicht: Sicht) -> Iterator[Seite]:
    catalog, label = sicht.catalog, sicht.vocabulary.label("laender", land)
    entries = catalog.examples_with("laender", land)
    orte = sorted(
        {ort for entry in entries for ort in entry.daten.orte if sicht.vocabulary["kommunen"][ort].land == land},
        key=lambda ort: sort_key(sicht.vocabulary.label("kommunen", ort)),
    )
    programme = [
        key
        for key, term in sicht.vocabulary["programme"].items()
        if (entry := catalog.entries.get(key)) and getattr(entry.daten, "land", None) == land
    ]
    text = f"{counted(len(entries), 'Beispiel', 'Beispiele')} aus {label}."
    with_rechtskreis = [
        Zeile(sicht.vocabulary.label("rechtskreise", rk), sicht.to(land_address(land, rk)), len(found))
        for rk, found in by_rechtskreis(land, catalog).items()
        if found
    ]
    parts = [
        Abschnitt(titel="Nach Rechtskreis", id="rechtskreise", zeilen=with_rechtskreis),
        Abschnitt(
            titel="Orte",
            id="orte",
            zeilen=[sicht.term_row("kommunen", ort, len(catalog.examples_with("orte", ort))) for ort in orte],
        ),
        Abschnitt(titel="Programme des Landes", id="programme", zeilen=[sicht.term_row("programme", key) for key in programme]),
        Abschnitt(
            titel="Beispiele",
            id="beispiele",
            leer="Aus diesem Land kennen wir noch kein Beispiel. " + invitation(sicht) if not entries else "Nach Titel geordnet:",
        ),
    ]
    seite = sicht.seite(label, text, parts, pfad=(("Länder und Orte", "laender/"),), vorspann=(escape(text),))
    yield from paged_cards(seite, entries, sicht)


def by_rechtskreis(land: str, catalog: Catalog) -> dict[str, list[Entry]]:
    """Return for every Rechtskreis the examples of a Land in which it sits at the table."""
    examples = catalog.examples_with("laender", land)
    return {rk: [entry for entry in examples if rk in entry.daten.rechtskreis_ids] for rk in catalog.vocabulary["rechtskreise"]}


def _with_rechtskreis(land: str, rechtskreis: Rechtskreis, entries: Sequence[Entry], sicht: Sicht) -> Iterator[Seite]:
    label = sicht.vocabulary.label("laender", land)
    count = counted(len(entries), "Beispiel", "Beispiele")
    here = selection_line(entries, f"rechtskreis={rechtskreis.id}&land={land}", sicht)
    more = sicht.link(term_address("rechtskreise", rechtskreis.id), f"Mehr zu {rechtskreis.label}")
    seite = sicht.seite(
        f"{label}: Beispiele mit {rechtskreis.label}",
        f"{label}: {count} mit {rechtskreis.label} am Tisch.",
        [Abschnitt(text=[here, more])],
        pfad=(("Länder und Orte", "laender/"), (label, term_address("laender", land))),
        ort=rechtskreis.gesetz,
        vorspann=(sicht.inline(rechtskreis.definition),) if rechtskreis.definition else (),
    )
    yield from paged_cards(seite, entries, sicht)


def facts(kommune: Kommune, sicht: Sicht) -> dict[str, Any]:
    """Return a place's official facts as a table."""
    rows = [
        ["Art", escape(KOMMUNENTYPEN.get(kommune.typ, kommune.typ))],
        ["Land", sicht.link(term_address("laender", kommune.land), sicht.vocabulary.label("laender", kommune.land))],
        ["Jobcenter", escape(JOBCENTER.get(kommune.jobcenter, kommune.jobcenter))],
        ["Eigenes Jugendamt", escape(JUGENDAMT.get(kommune.jugendamt, kommune.jugendamt))],
        ["Amtlicher Gemeindeschlüssel", escape(kommune.ags or "nicht erhoben")],
    ]
    return {"beschriftung": f"Eckdaten: {kommune.label}", "kopf": ["Angabe", "Wert"], "reihen": rows}


def _ort(kommune: Kommune, sicht: Sicht) -> Iterator[Seite]:
    land = sicht.vocabulary.label("laender", kommune.land)
    examples = sicht.catalog.examples_with("orte", kommune.id)
    others = [entry for entry in sicht.catalog.entries.values() if kommune.id in entry.daten.orte and entry.art != "beispiele"]
    text = (
        f"{kommune.label} ({land}): {counted(len(examples), 'Beispiel', 'Beispiele')}."
        if land != kommune.label
        else f"{kommune.label}: {counted(len(examples), 'Beispiel', 'Beispiele')}."
    )
    parts = [
        Abschnitt(
            titel="Beispiele",
            id="beispiele",
            leer="" if examples else "Aus diesem Ort kennen wir noch kein Beispiel. " + invitation(sicht),
        ),
        Abschnitt(titel="Hier fand statt", id="veranstaltungen", karten=sicht.karten(others)),
        Abschnitt(
            titel="Eckdaten",
            id="eckdaten",
            tabelle=facts(kommune, sicht),
            text=[GEO_SOURCE + " Form der Jobcenter: Anlage zur Kommunalträger-Zulassungsverordnung."],
        ),
    ]
    seite = sicht.seite(
        kommune.label,
        text,
        parts,
        pfad=(("Länder und Orte", "laender/"), (land, term_address("laender", kommune.land))),
        vorspann=(escape(text),),
    )
    yield from paged_cards(seite, examples, sicht)
