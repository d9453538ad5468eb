"""The finder page without script: every question a filter answers, as lists that lead on."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.addresses import schnittstelle_address
from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the page."""
    sicht = Sicht(catalog, site, "finden/")

    def rows(name: str, feld: str = "") -> list[Zeile]:
        return [sicht.term_row(name, term, count) for term in catalog.vocabulary[name] if (count := len(catalog.examples_with(feld or name, term)))]

    pairs = sorted((group for group in catalog.schnittstellen if len(group) == 2), key=lambda group: (-len(catalog.schnittstellen[group]), group))
    text = "Beispiele nach Rechtskreis, Thema, Zielgruppe und Ort."
    parts = [
        Abschnitt(titel="Wer soll zusammenarbeiten?", id="wer", zeilen=[Zeile(" und ".join(catalog.vocabulary.label("rechtskreise", rk) for rk in pair), sicht.to(schnittstelle_address(pair)), len(catalog.schnittstellen[pair])) for pair in pairs[:12]], alle=Zeile("Alle Schnittstellen", sicht.to("schnittstellen/"))),
        Abschnitt(titel="Um welches Thema geht es?", id="thema", zeilen=rows("themen")),
        Abschnitt(titel="Für wen?", id="zielgruppe", zeilen=rows("zielgruppen")),
        Abschnitt(titel="Wo?", id="land", zeilen=rows("laender")),
        Abschnitt(titel="Wer macht mit?", id="akteur", zeilen=rows("akteure")),
        Abschnitt(titel="Aus welchem Programm?", id="programm", zeilen=rows("programme", "programm")),
        Abschnitt(titel="Auf welcher Rechtsgrundlage?", id="recht", text=[f'<a href="{sicht.to("recht/")}">Alle Vorschriften mit ihren Beispielen</a>']),
        Abschnitt(titel="Alle Beispiele", id="alle", text=[f'<a href="{sicht.to("beispiele/")}">Alle {len(catalog.beispiele)} Beispiele nach Titel</a>']),
    ]
    yield sicht.seite("Finden", text, parts, vorspann=(text,))
