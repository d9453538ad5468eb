"""Working material of a method: the guided sheet with roles, phases and checklist, and a blank sheet to fill in by hand.

Both print on their own; on a screen the phases get a timer by script, and without it are a plain list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from praxis.addresses import entry_address
from praxis.catalog import Catalog
from praxis.model import Entry, Methode
from praxis.settings import Site
from praxis.views.seite import Seite, Sicht

LEITFADEN, FALLBOGEN = "leitfaden/", "fallbogen/"
_BEFORE, _AFTER = ("Rollen",), ("Was sich ändert, wenn mehrere Rechtskreise am Tisch sitzen", "Datenschutz")


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the sheets of every method that has phases or fields for them."""
    for entry in catalog.of_kind("methoden"):
        address = entry_address(entry.art, entry.id)
        if entry.daten.phasen:
            yield _guide(entry, Sicht(catalog, site, address + LEITFADEN))
        if entry.daten.fallbogen:
            yield _blank(entry, Sicht(catalog, site, address + FALLBOGEN))


def links(daten: Methode, sicht: Sicht) -> list[dict[str, str]]:
    """Return the links from a method's page to its sheets."""
    found = []
    if daten.phasen:
        found.append({"label": "Leitfaden mit Uhr, zum Benutzen und Drucken", "href": sicht.to(sicht.address + LEITFADEN)})
    if daten.fallbogen:
        found.append({"label": "Leerer Fallbogen zum Ausfüllen", "href": sicht.to(sicht.address + FALLBOGEN)})
    return found


def _guide(entry: Entry, sicht: Sicht) -> Seite:
    def text(titles: tuple[str, ...]) -> str:
        chosen = [block for block in entry.blocks if block.section in titles]
        return sicht.prose.render(entry, sicht.address, chosen, cite=False).markdown

    daten = _common(entry, sicht, "Leitfaden") | {
        "vor": text(_BEFORE),
        "nach": text(_AFTER),
        "phasen": [
            {
                "titel": phase.titel,
                "minuten": phase.minuten or phase.minuten_vorschlag or 0,
                "vorschlag": phase.minuten is None and phase.minuten_vorschlag is not None,
                "inhalt": phase.inhalt,
            }
            for phase in entry.daten.phasen
        ],
        "dauer": entry.daten.dauer_minuten,
        "personen": entry.daten.personen_anzahl or "",
    }
    return Seite(
        sicht.address,
        f"Leitfaden: {entry.daten.titel}",
        f"Leitfaden zum Benutzen am Bildschirm und zum Drucken. {entry.daten.kurz}",
        "leitfaden.md.j2",
        daten,
        entry.source.path,
    )


def _blank(entry: Entry, sicht: Sicht) -> Seite:
    daten = _common(entry, sicht, "Fallbogen") | {"felder": entry.daten.fallbogen}
    return Seite(
        sicht.address,
        f"Fallbogen: {entry.daten.titel}",
        "Leerer Bogen zum Ausfüllen von Hand.",
        "fallbogen.md.j2",
        daten,
        entry.source.path,
    )


def _common(entry: Entry, sicht: Sicht, name: str) -> dict[str, Any]:
    address = entry_address(entry.art, entry.id)
    return {
        "pfad": sicht.krumen(("Methoden", "methoden/"), (entry.daten.titel, address), (name, "")),
        "name": name,
        "titel": entry.daten.titel,
        "eintrag": sicht.to(address),
        "stand": sicht.stand(entry.source.path, entry.daten.geprueft),
        "meta": {"art": "arbeitsblatt"},
    }
