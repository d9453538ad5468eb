"""Rechtskreis pages: what it is for, who decides how, its norms at the interfaces, examples; and each with each topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from praxis.addresses import feed_path, term_address
from praxis.catalog import Catalog
from praxis.facets import UNKNOWN_LABEL
from praxis.model import Entry
from praxis.settings import Site
from praxis.text import counted, escape
from praxis.views.blaettern import paged_cards
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile
from praxis.vocabulary import Norm, Rechtskreis, Thema

_ARTEN = {"kern": "Im Kern der Sammlung", "angrenzend": "Angrenzend", "querschnitt": "Für alle"}


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the overview, a page per Rechtskreis, and one per Rechtskreis and topic where entries exist."""
    yield _overview(catalog, Sicht(catalog, site, "rechtskreise/"))
    for rechtskreis in catalog.vocabulary["rechtskreise"].values():
        yield from _page(rechtskreis, Sicht(catalog, site, term_address("rechtskreise", rechtskreis.id)))
        for thema in catalog.vocabulary["themen"].values():
            entries = [entry for entry in catalog.examples_with("rechtskreise", rechtskreis.id) if thema.id in entry.daten.themen]
            if entries:
                yield from _with_topic(
                    rechtskreis, thema, entries, Sicht(catalog, site, f"rechtskreise/{rechtskreis.id}/{thema.id}/")
                )


def _overview(catalog: Catalog, sicht: Sicht) -> Seite:
    parts = []
    for art, title in _ARTEN.items():
        rows = [rk for rk in catalog.vocabulary["rechtskreise"].values() if rk.art == art]
        zeilen = [sicht.term_row("rechtskreise", rk.id, len(catalog.examples_with("rechtskreise", rk.id))) for rk in rows]
        parts.append(Abschnitt(titel=title, id=art, zeilen=zeilen))
    text = (
        "Ein Rechtskreis ist der Bereich, in dem ein Gesetz mit eigenem Ziel, eigener Behörde und eigenen Regeln "
        "gilt. Hier steht, was jeder für junge Menschen tut und wo er auf die anderen trifft."
    )
    return sicht.seite("Rechtskreise", text, parts, vorspann=(text,))


def _page(rechtskreis: Rechtskreis, sicht: Sicht) -> Iterator[Seite]:
    catalog, vocabulary = sicht.catalog, sicht.vocabulary
    examples = catalog.examples_with("rechtskreise", rechtskreis.id)
    intro = sicht.intro(f"rechtskreise/{rechtskreis.id}")
    partners = [group for group in catalog.schnittstellen if len(group) == 2 and rechtskreis.id in group]
    topics = [thema for thema in vocabulary["themen"] if any(thema in entry.daten.themen for entry in examples)]
    norms = [norm for norm in vocabulary["normen"].values() if rechtskreis.id in norm.rechtskreise]
    terms = [term for term in vocabulary["glossar"].values() if term.rechtskreise[:1] == (rechtskreis.id,)]
    parts = [
        *(intro or _from_vocabulary(rechtskreis, sicht)),
        Abschnitt(titel="Vorschriften an den Schnittstellen", id="normen", tabelle=norm_table(norms, sicht)),
        Abschnitt(
            titel="Was sich im Recht geändert hat",
            id="aenderungen",
            zeilen=[
                sicht.term_row("rechtsaenderungen", change)
                for change in rechtskreis.rechtsaenderungen
                if change in vocabulary["rechtsaenderungen"]
            ],
            einheit="",
        ),
        Abschnitt(
            titel="Wer mit wem",
            id="schnittstellen",
            zeilen=[
                sicht.schnittstelle_row(group)
                for group in sorted(partners, key=lambda group: (-len(catalog.schnittstellen[group]), group))
            ],
        ),
        Abschnitt(
            titel="Themen mit Beispielen", id="themen", zeilen=[_topic_row(rechtskreis.id, thema, sicht) for thema in topics]
        ),
        Abschnitt(
            titel="Beispiele",
            id="beispiele",
            leer="Noch gibt es kein Beispiel. " + invitation(sicht),
        ),
        Abschnitt(titel="Begriffe", id="begriffe", zeilen=[sicht.term_row("glossar", term.id) for term in terms]),
    ]
    parts.sort(key=lambda part: part.id == "quellen")
    seite = sicht.seite(
        rechtskreis.label,
        rechtskreis.definition,
        parts,
        pfad=(("Rechtskreise", "rechtskreise/"),),
        quelle=source_of(sicht, f"rechtskreise/{rechtskreis.id}", "rechtskreise"),
        ort=rechtskreis.gesetz,
        tisch=sicht.plaetze((rechtskreis.id,)),
        vorspann=(sicht.inline(rechtskreis.definition),),
        meta={"feed": feed_path("rechtskreis", rechtskreis.id)},
    )
    yield from paged_cards(seite, examples, sicht)


def _from_vocabulary(rechtskreis: Rechtskreis, sicht: Sicht) -> list[Abschnitt]:
    return [
        Abschnitt(titel="Wofür es da ist", text=[sicht.inline(rechtskreis.fuer_junge_menschen)]),
        Abschnitt(titel="Wer vor Ort zuständig ist", text=[sicht.inline(rechtskreis.traeger_vor_ort)]),
        Abschnitt(titel="Wie hier entschieden wird", text=[sicht.inline(rechtskreis.handlungslogik)]),
        Abschnitt(titel="Quellen", id="quellen", quellen=sicht.vokabularquellen(rechtskreis.quellen)),
    ]


def norm_table(norms: Sequence[Norm], sicht: Sicht) -> dict[str, Any] | None:
    """Return norms as a table: link, official heading, subject in our words; ``None`` without norms."""
    if not norms:
        return None
    rows = []
    for norm in norms:
        row = sicht.norm_row(norm.id)
        rows.append(
            [
                f'<a href="{escape(row.href)}">{escape(row.label)}</a>',
                escape(norm.ueberschrift),
                sicht.inline(norm.gegenstand or UNKNOWN_LABEL),
            ]
        )
    return {
        "beschriftung": "Vorschriften mit amtlicher Überschrift und Gegenstand in eigenen Worten",
        "kopf": ["Vorschrift", "Überschrift", "Worum es geht"],
        "reihen": rows,
    }


def _topic_row(rechtskreis: str, thema: str, sicht: Sicht) -> Zeile:
    count = sum(1 for entry in sicht.catalog.examples_with("rechtskreise", rechtskreis) if thema in entry.daten.themen)
    return Zeile(sicht.vocabulary.label("themen", thema), sicht.to(f"rechtskreise/{rechtskreis}/{thema}/"), count)


def _with_topic(rechtskreis: Rechtskreis, thema: Thema, entries: list[Entry], sicht: Sicht) -> Iterator[Seite]:
    title = f"{thema.label} mit {rechtskreis.label}"
    text = f"Thema {thema.label}: {counted(len(entries), 'Beispiel', 'Beispiele')} mit {rechtskreis.label} am Tisch."
    seite = sicht.seite(
        title,
        text,
        [Abschnitt(text=[sicht.link(term_address("themen", thema.id), f"Mehr zum Thema {thema.label}")])],
        pfad=(("Rechtskreise", "rechtskreise/"), (rechtskreis.label, term_address("rechtskreise", rechtskreis.id))),
        vorspann=(escape(text),),
    )
    yield from paged_cards(seite, entries, sicht)


def invitation(sicht: Sicht) -> str:
    """Return the sentence that asks readers for an example."""
    return f"Kennen Sie eines? {sicht.link('mitmachen/', 'Schlagen Sie es vor.')}"


def source_of(sicht: Sicht, key: str, vocabulary: str) -> str:
    """Return the file behind a page: its introduction, else the vocabulary it is made from."""
    entry = sicht.catalog.texte.get(key)
    return entry.source.path if entry else sicht.catalog.vocabulary_path(vocabulary)
