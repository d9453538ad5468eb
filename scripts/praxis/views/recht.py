"""Law: the overview and a page per §, with its checked status, what is known since, and the examples that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.addresses import term_address
from praxis.catalog import Catalog, norm_id, norm_label
from praxis.settings import Site
from praxis.text import counted, escape, format_date, sort_key
from praxis.views.blaettern import paged_cards
from praxis.views.rechtsaenderungen import ADDRESS, statement
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile
from praxis.vocabulary import Norm, Rechtsstand


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the overview and every norm's page."""
    yield _overview(Sicht(catalog, site, "recht/"))
    for norm in catalog.vocabulary["normen"].values():
        yield from _norm(norm, Sicht(catalog, site, term_address("normen", norm.id)))


def _overview(sicht: Sicht) -> Seite:
    catalog, vocabulary = sicht.catalog, sicht.vocabulary
    text = (
        "Vorschriften, auf denen Zusammenarbeit beruht: mit amtlicher Überschrift, Link zum Gesetz und den "
        "Beispielen, die sich darauf stützen."
    )
    parts = [Abschnitt(text=[sicht.link(ADDRESS, "Was sich im Recht geändert hat")])]
    for gesetz in vocabulary["gesetze"].values():
        norms = sorted(
            (norm for norm in vocabulary["normen"].values() if norm.gesetz == gesetz.id), key=lambda norm: sort_key(norm.paragraf)
        )
        zeilen = [
            Zeile(
                norm_label(vocabulary, norm.id),
                sicht.to(term_address("normen", norm.id)),
                len(catalog.examples_with("normen", norm.id)) or "",
                norm.ueberschrift,
            )
            for norm in norms
        ]
        parts.append(Abschnitt(titel=f"{escape(gesetz.label)} – {escape(gesetz.name)}", id=gesetz.id, zeilen=zeilen))
    return sicht.seite("Recht", text, parts, vorspann=(text,))


def _norm(norm: Norm, sicht: Sicht) -> Iterator[Seite]:
    catalog, vocabulary = sicht.catalog, sicht.vocabulary
    label = norm_label(vocabulary, norm.id)
    states = [row for row in vocabulary["rechtsstand"].values() if norm.id in row.normen]
    terms = [term.id for term in vocabulary["glossar"].values() if norm.id in map(norm_id, term.normen)]
    topics = [thema.id for thema in vocabulary["themen"].values() if norm.id in map(norm_id, thema.normen)]
    resting = catalog.examples_with("normen", norm.id)
    others = [
        entry
        for art in ("methoden", "impulse", "veranstaltungen", "programme")
        for entry in catalog.of_kind(art)
        if norm.id in map(norm_id, entry.daten.normen)
    ]
    changes = [change.id for change in vocabulary["rechtsaenderungen"].values() if norm.id in change.normen]
    status = f"Geprüft am Gesetzestext vom {format_date(norm.stand)}."
    parts = [
        Abschnitt(
            titel="Worum es geht",
            id="gegenstand",
            text=[
                sicht.inline(norm.gegenstand),
                f'<a href="{escape(norm.url)}" rel="external">{escape(label)} im amtlichen Wortlaut (gesetze-im-internet.de)</a>',
            ],
        ),
        Abschnitt(
            titel="Rechtsstand",
            id="rechtsstand",
            text=[escape(status)]
            + ([sicht.inline(norm.hinweis)] if norm.hinweis else [])
            + [part for row in states for part in statement(row, sicht)]
            + _silence(norm, states, sicht),
        ),
        Abschnitt(
            titel="Gesetzesänderungen",
            id="aenderungen",
            zeilen=[sicht.term_row("rechtsaenderungen", change) for change in changes],
            einheit="",
        ),
        Abschnitt(
            titel="Beispiele, die sich darauf stützen",
            id="beispiele",
            leer="Noch nennt kein Beispiel diese Vorschrift als Grundlage.",
        ),
        Abschnitt(titel="Methoden, Vorträge, Programme dazu", id="weitere", karten=sicht.karten(others)),
        Abschnitt(
            titel="Themen",
            id="themen",
            zeilen=[sicht.term_row("themen", thema, len(catalog.examples_with("themen", thema))) for thema in topics],
        ),
        Abschnitt(titel="Begriffe", id="begriffe", zeilen=[sicht.term_row("glossar", term) for term in terms]),
        Abschnitt(
            titel="Rechtskreise",
            id="rechtskreise",
            zeilen=[
                sicht.term_row("rechtskreise", rk, len(catalog.examples_with("rechtskreise", rk))) for rk in norm.rechtskreise
            ],
        ),
    ]
    seite = sicht.seite(
        f"{label}: {norm.ueberschrift}",
        f"{label} ({norm.ueberschrift}): {norm.gegenstand} {counted(len(resting), 'Beispiel', 'Beispiele')}.",
        parts,
        pfad=(("Recht", "recht/"), (vocabulary.label("gesetze", norm.gesetz), f"recht/#{norm.gesetz}")),
        ort=vocabulary["gesetze"][norm.gesetz].name if norm.gesetz in vocabulary["gesetze"] else "",
        quelle=sicht.catalog.vocabulary_path("normen"),
    )
    yield from paged_cards(seite, resting, sicht)


def _silence(norm: Norm, states: list[Rechtsstand], sicht: Sicht) -> list[str]:
    """Return the sentence for norms of which nothing later is known at all."""
    unknown = sicht.vocabulary["gewissheiten"].get("nicht-gefunden")
    return [] if states or unknown is None else [escape(unknown.satz)]
