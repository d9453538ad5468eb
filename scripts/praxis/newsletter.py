"""A section for a newsletter from several entries: chosen by date, Rechtskreis, topic or id; as HTML, text or Markdown.

The single teasers are those of the entry pages, so a reader of both finds the same words.
"""

from __future__ import annotations

from collections.abc import Collection

from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.settings import Site
from praxis.views.newsletter import teasers
from praxis.views.seite import Sicht
from praxis.views.start import latest

FORMATS = {"html": "HTML", "text": "Nur Text", "md": "Markdown"}


def choose_entries(
    catalog: Catalog,
    *,
    since: str = "",
    rechtskreise: Collection[str] = (),
    themen: Collection[str] = (),
    ids: Collection[str] = (),
) -> list[Entry]:
    """Return the entries checked since a day that name all of the Rechtskreise and one of the topics, latest first.

    Given ids, these and in this order; unknown ids are left out.
    """
    if ids:
        return [catalog.entries[entry_id] for entry_id in ids if entry_id in catalog.entries]
    return [
        entry
        for entry in latest(catalog)
        if entry.daten.geprueft >= since
        and set(rechtskreise) <= set(entry.daten.rechtskreis_ids)
        and (not themen or set(themen) & set(entry.daten.themen))
    ]


def render_section(catalog: Catalog, site: Site, entries: list[Entry], form: str) -> str:
    """Return the section; ``form`` is html, text or md."""
    sicht = Sicht(catalog, site, "newsletter/")
    blocks = [next(part["text"] for part in teasers(entry, sicht) if part["label"] == FORMATS[form]) for entry in entries]
    return "\n\n".join(blocks) + "\n"
