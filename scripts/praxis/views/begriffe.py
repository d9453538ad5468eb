"""Target groups and institutions: what the term means, and the examples that concern it."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.addresses import term_address
from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.text import counted, escape
from praxis.views.blaettern import paged_cards
from praxis.views.rechtskreise import invitation
from praxis.views.seite import Abschnitt, Seite, Sicht

_VOKABULARE = {
    "zielgruppen": (
        "Zielgruppen",
        "Für wen arbeiten die Rechtskreise zusammen? Die Gruppen überschneiden sich; ein Beispiel kann mehrere nennen.",
    ),
    "akteure": ("Wer mitmacht", "Ämter, Einrichtungen und Verbünde, die in den Beispielen zusammenarbeiten."),
}


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield for each vocabulary the overview and a page per term, 50 examples a page."""
    for name, (title, text) in _VOKABULARE.items():
        sicht = Sicht(catalog, site, f"{name}/")
        rows = [sicht.term_row(name, term, len(catalog.examples_with(name, term))) for term in catalog.vocabulary[name]]
        yield sicht.seite(title, text, [Abschnitt(zeilen=rows)], vorspann=(text,))
        for term in catalog.vocabulary[name].values():
            here = Sicht(catalog, site, term_address(name, term.id))
            entries = catalog.examples_with(name, term.id)
            rechtskreise = [here.term_row("rechtskreise", rk) for rk in getattr(term, "rechtskreise", ())]
            parts = [
                Abschnitt(text=[escape(term.sprachhinweis)] if term.sprachhinweis else ()),
                Abschnitt(text=[f"Auch: {escape(', '.join(term.synonyme))}"] if term.synonyme else ()),
                Abschnitt(titel="Rechtskreise", id="rechtskreise", zeilen=rechtskreise),
                Abschnitt(titel="Quellen", id="quellen", quellen=here.vokabularquellen(term.quellen)),
                Abschnitt(
                    titel="Beispiele",
                    id="beispiele",
                    leer="" if entries else "Noch nennt kein Beispiel diesen Begriff. " + invitation(here),
                ),
            ]
            if entries:
                parts[-1] = Abschnitt(
                    titel="Beispiele",
                    id="beispiele",
                    leer=f"{counted(len(entries), 'Beispiel', 'Beispiele')}, nach Titel geordnet.",
                )
            seite = here.seite(
                term.label, term.definition, parts, pfad=((title, f"{name}/"),), vorspann=(here.inline(term.definition),)
            )
            yield from paged_cards(seite, entries, here)
