"""Topic pages: introduction, questions practitioners ask, examples grouped by approach, norms, methods, terms."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.addresses import term_address
from praxis.catalog import Catalog, norm_id
from praxis.text import counted, escape
from praxis.settings import Site
from praxis.views.rechtskreise import invitation, source_of
from praxis.views.seite import Abschnitt, Seite, Sicht
from praxis.vocabulary import Thema


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the overview and a page per topic."""
    sicht = Sicht(catalog, site, "themen/")
    rows = [sicht.term_row("themen", thema, len(catalog.examples_with("themen", thema))) for thema in catalog.vocabulary["themen"]]
    text = "Worum es in der Zusammenarbeit geht: achtzehn Themen, jedes mit Fragen aus der Praxis, Beispielen und Vorschriften."
    yield sicht.seite("Themen", text, [Abschnitt(zeilen=rows)], vorspann=(text,))
    for thema in catalog.vocabulary["themen"].values():
        yield _page(thema, Sicht(catalog, site, term_address("themen", thema.id)))


def _page(thema: Thema, sicht: Sicht) -> Seite:
    catalog, vocabulary = sicht.catalog, sicht.vocabulary
    key = f"themen/{thema.id}"
    examples = catalog.examples_with("themen", thema.id)
    methods = [entry for entry in catalog.of_kind("methoden") if thema.id in entry.daten.themen]
    talks = [entry for art in ("impulse", "veranstaltungen") for entry in catalog.of_kind(art) if thema.id in entry.daten.themen]
    known = [norm_id(norm) for norm in thema.normen]
    terms = [term.id for term in vocabulary["glossar"].values() if set(map(norm_id, term.normen)) & set(known) or term.label.split()[0] in thema.label][:8]
    intro = sicht.intro(key)
    parts = [
        *intro,
        Abschnitt(titel="Fragen aus der Praxis", id="fragen", punkte=[sicht.inline(question) for question in thema.typische_fragen]),
        *_groups(thema.id, sicht),
        Abschnitt(titel="Methoden", id="methoden", karten=sicht.karten(methods)),
        Abschnitt(titel="Vorträge, Workshops, Veranstaltungen", id="impulse", karten=sicht.karten(talks)),
        Abschnitt(titel="Vorschriften", id="normen", zeilen=[sicht.norm_row(norm) for norm in thema.normen if norm_id(norm) in vocabulary["normen"]]),
        Abschnitt(titel="Begriffe", id="begriffe", zeilen=[sicht.term_row("glossar", term) for term in terms]),
        Abschnitt(titel="Abgrenzung", id="abgrenzung", text=[sicht.inline(thema.abgrenzung)] if thema.abgrenzung else ()),
        *(() if intro else (Abschnitt(titel="Quellen", id="quellen", quellen=sicht.vokabularquellen(thema.quellen)),)),
    ]
    parts.sort(key=lambda part: part.id == "quellen")
    return sicht.seite(
        thema.label,
        thema.definition,
        parts,
        pfad=(("Themen", "themen/"),),
        quelle=source_of(sicht, key, "themen"),
        ort=counted(len(examples), "Beispiel", "Beispiele"),
        vorspann=(sicht.inline(thema.definition),),
    )


def _groups(thema: str, sicht: Sicht) -> Iterator[Abschnitt]:
    """Yield the examples by approach as the introduction groups them, the others behind."""
    examples = {entry.id: entry for entry in sicht.catalog.examples_with("themen", thema)}
    intro = sicht.catalog.texte.get(f"themen/{thema}")
    shown: set[str] = set()
    for number, group in enumerate(intro.daten.gruppen if intro else (), 1):
        entries = [sicht.catalog.entries[entry_id] for entry_id in group.beispiele if entry_id in sicht.catalog.entries]
        shown.update(entry.id for entry in entries)
        yield Abschnitt(titel=escape(group.titel), id=f"ansatz-{number}", karten=sicht.karten(entries))
    rest = [entry for entry_id, entry in examples.items() if entry_id not in shown]
    title = "Weitere Beispiele" if shown else "Beispiele"
    if rest or not shown:
        yield Abschnitt(titel=title, id="beispiele", karten=sicht.karten(rest), leer="Zu diesem Thema haben wir noch kein Beispiel. " + invitation(sicht))
