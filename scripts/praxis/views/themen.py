"""Topic pages: introduction, questions practitioners ask, examples grouped by approach, norms, methods, terms."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.addresses import feed_path, term_address
from praxis.catalog import Catalog, norm_id
from praxis.model import Entry
from praxis.settings import Site
from praxis.text import counted, escape
from praxis.views.blaettern import paged_cards
from praxis.views.rechtskreise import invitation, source_of
from praxis.views.seite import Abschnitt, Seite, Sicht
from praxis.vocabulary import Thema


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the overview and a page per topic."""
    sicht = Sicht(catalog, site, "themen/")
    rows = [
        sicht.term_row("themen", thema, len(catalog.examples_with("themen", thema))) for thema in catalog.vocabulary["themen"]
    ]
    text = "Worum es in der Zusammenarbeit geht: achtzehn Themen, jedes mit Fragen aus der Praxis, Beispielen und Vorschriften."
    yield sicht.seite("Themen", text, [Abschnitt(zeilen=rows)], vorspann=(text,))
    for thema in catalog.vocabulary["themen"].values():
        yield from _page(thema, Sicht(catalog, site, term_address("themen", thema.id)))


def _page(thema: Thema, sicht: Sicht) -> Iterator[Seite]:
    catalog, vocabulary = sicht.catalog, sicht.vocabulary
    key = f"themen/{thema.id}"
    examples = catalog.examples_with("themen", thema.id)
    methods = [entry for entry in catalog.of_kind("methoden") if thema.id in entry.daten.themen]
    talks = [entry for art in ("impulse", "veranstaltungen") for entry in catalog.of_kind(art) if thema.id in entry.daten.themen]
    known = [norm_id(norm) for norm in thema.normen]
    terms = [
        term.id
        for term in vocabulary["glossar"].values()
        if set(map(norm_id, term.normen)) & set(known) or term.label.split()[0] in thema.label
    ][:8]
    intro = sicht.intro(key)
    groups, rest = _groups(thema.id, sicht)
    parts = [
        *intro,
        Abschnitt(
            titel="Fragen aus der Praxis", id="fragen", punkte=[sicht.inline(question) for question in thema.typische_fragen]
        ),
        *groups,
        Abschnitt(titel="Methoden", id="methoden", karten=sicht.karten(methods)),
        Abschnitt(titel="Vorträge, Workshops, Veranstaltungen", id="impulse", karten=sicht.karten(talks)),
        Abschnitt(
            titel="Vorschriften",
            id="normen",
            zeilen=[sicht.norm_row(norm) for norm in thema.normen if norm_id(norm) in vocabulary["normen"]],
        ),
        Abschnitt(titel="Begriffe", id="begriffe", zeilen=[sicht.term_row("glossar", term) for term in terms]),
        Abschnitt(titel="Abgrenzung", id="abgrenzung", text=[sicht.inline(thema.abgrenzung)] if thema.abgrenzung else ()),
        *(() if intro else (Abschnitt(titel="Quellen", id="quellen", quellen=sicht.vokabularquellen(thema.quellen)),)),
    ]
    parts.sort(key=lambda part: part.id == "quellen")
    seite = sicht.seite(
        thema.label,
        thema.definition,
        parts,
        pfad=(("Themen", "themen/"),),
        quelle=source_of(sicht, key, "themen"),
        ort=counted(len(examples), "Beispiel", "Beispiele"),
        vorspann=(sicht.inline(thema.definition),),
        meta={"feed": feed_path("thema", thema.id)},
    )
    yield from paged_cards(seite, rest, sicht) if rest else (seite,)


def _groups(thema: str, sicht: Sicht) -> tuple[list[Abschnitt], list[Entry]]:
    """Return the examples by approach as the introduction groups them, and those that are in no group."""
    intro, known = sicht.catalog.texte.get(f"themen/{thema}"), sicht.catalog.entries
    shown: set[str] = set()
    parts = []
    for number, group in enumerate(intro.daten.gruppen if intro else (), 1):
        entries = [known[entry_id] for entry_id in group.beispiele if entry_id in known]
        shown.update(entry.id for entry in entries)
        parts.append(Abschnitt(titel=escape(group.titel), id=f"ansatz-{number}", karten=sicht.karten(entries)))
    rest = [entry for entry in sicht.catalog.examples_with("themen", thema) if entry.id not in shown]
    empty = "" if rest else "Zu diesem Thema haben wir noch kein Beispiel. " + invitation(sicht)
    if rest or not shown:
        parts.append(Abschnitt(titel="Weitere Beispiele" if shown else "Beispiele", id="beispiele", text=(), leer=empty or " "))
    return parts, rest
