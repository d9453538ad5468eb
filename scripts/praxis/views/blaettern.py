"""Long lists over several pages: fifty cards a page, continued at ``seite/2/`` and so on."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from praxis.model import Entry
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile

PAGE_SIZE = 50


def paged_cards(seite: Seite, entries: Sequence[Entry], sicht: Sicht, section: str = "beispiele") -> Iterator[Seite]:
    """Yield a page whose named section shows the entries' cards, continued at ``seite/2/`` … where there are more than 50.

    A page without such a section gets the cards at its end. The pages that continue show this one section only.
    """
    total = max(1, -(-len(entries) // PAGE_SIZE))
    addresses = [seite.address if number == 1 else f"{seite.address}seite/{number}/" for number in range(1, total + 1)]
    sections: Sequence[Abschnitt] = seite.daten["abschnitte"]
    place = next((index for index, part in enumerate(sections) if part.id == section), len(sections))
    frame = (
        sections[place] if place < len(sections) else Abschnitt(kartenebene=2 if not any(part.titel for part in sections) else 3)
    )
    for index, address in enumerate(addresses):
        here = replace(sicht, address=address)
        filled = replace(
            frame, karten=here.karten(entries[index * PAGE_SIZE : (index + 1) * PAGE_SIZE]), blaettern=_pager(here, addresses)
        )
        if index == 0:
            yield replace(seite, daten={**seite.daten, "abschnitte": [*sections[:place], filled, *sections[place + 1 :]]})
            continue
        titel = f"{seite.titel} – Seite {index + 1}"
        crumbs = tuple(
            Zeile(row.label, here.to(_absolute(seite.address, row.href)) if row.href else "") for row in seite.daten["pfad"]
        )
        alone = replace(filled, titel="", kartenebene=2, text=(), leer="")
        yield replace(
            seite,
            address=address,
            titel=titel,
            daten={**seite.daten, "h1": titel, "pfad": crumbs, "vorspann": (), "abschnitte": [alone]},
        )


def _pager(here: Sicht, addresses: Sequence[str]) -> dict[str, Any] | None:
    """Return the links between the pages of one list; ``None`` for a single page."""
    if len(addresses) == 1:
        return None
    index = addresses.index(here.address)
    return {
        "zurueck": here.to(addresses[index - 1]) if index else "",
        "weiter": here.to(addresses[index + 1]) if index + 1 < len(addresses) else "",
        "nummern": [
            {"nummer": number, "href": here.to(target), "aktuell": target == here.address}
            for number, target in enumerate(addresses, 1)
        ],
    }


def _absolute(address: str, link: str) -> str:
    """Return the address that a relative link on the page at ``address`` leads to."""
    joined = posixpath.normpath(posixpath.join("/" + address, link)).lstrip("/")
    return f"{joined}/" if joined else ""
