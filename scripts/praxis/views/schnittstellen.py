"""Who works with whom: the matrix of pairs as a heat map, pages for pairs and triples, and two more matrices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

from praxis.addresses import land_address, schnittstelle_address, term_address
from praxis.catalog import Catalog, norm_id
from praxis.facets import UNKNOWN_LABEL
from praxis.heat import heat
from praxis.settings import Site
from praxis.text import counted, enumerate_german, escape, format_number
from praxis.views.blaettern import paged_cards
from praxis.views.orte import by_rechtskreis
from praxis.views.rechtskreise import invitation, norm_table, source_of
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile

HEAT_STEPS = 5


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the matrix page and a page for every pair, and for triples with examples or a text."""
    yield _overview(Sicht(catalog, site, "schnittstellen/"))
    for group in groups(catalog):
        yield from _page(group, Sicht(catalog, site, schnittstelle_address(group)))


def groups(catalog: Catalog) -> list[tuple[str, ...]]:
    """Return the pairs and triples that have a page.

    Every pair has one, so that a reader finds „no example yet“ and an invitation instead of nothing; triples have one
    where at least two examples or a hand-written text exist.
    """
    terms = catalog.vocabulary["rechtskreise"]
    written = [
        tuple(key.removeprefix("schnittstellen/").split("/")) for key in catalog.texte if key.startswith("schnittstellen/")
    ]
    names = {text[0] for text in written}
    pairs = list(combinations(terms, 2))
    triples = [
        triple
        for triple in combinations(terms, 3)
        if len(catalog.schnittstellen.get(triple, ())) > 1 or "-".join(triple) in names
    ]
    return [*pairs, *triples]


def _overview(sicht: Sicht) -> Seite:
    catalog = sicht.catalog
    terms = sicht.vocabulary["rechtskreise"]
    shown = [rk for rk, term in terms.items() if term.art == "kern" or catalog.examples_with("rechtskreise", rk)]
    missing = [sicht.link(term_address("rechtskreise", rk), term.label) for rk, term in terms.items() if rk not in shown]
    triples = [group for group in groups(catalog) if len(group) == 3]
    text = (
        "Jede Zelle zählt die Beispiele, in denen beide Rechtskreise am Tisch sitzen, und führt zu ihnen. Ein "
        "Strich heißt: Noch kennen wir keines. Mitgezählt sind auch Rechtskreise, die nur das Programm vorsieht."
    )
    parts = [
        Abschnitt(titel="Rechtskreis mit Rechtskreis", id="paare", matrix=pair_matrix(sicht, shown, legende=True)),
        Abschnitt(
            text=[f"Noch ohne Beispiel und deshalb in keiner Tabelle: {enumerate_german(missing)}."] if missing else (),
        ),
        Abschnitt(
            titel="Zu dritt",
            id="zu-dritt",
            zeilen=[
                sicht.schnittstelle_row(group)
                for group in sorted(triples, key=lambda group: -len(catalog.schnittstellen.get(group, ())))
            ],
        ),
        Abschnitt(titel="Rechtskreis und Thema", id="themen", matrix=_topic_matrix(sicht, shown)),
        Abschnitt(titel="Land und Rechtskreis", id="laender", matrix=_land_matrix(sicht, shown)),
    ]
    return sicht.seite("Schnittstellen", text, parts, vorspann=(text,))


def pair_matrix(sicht: Sicht, rechtskreise: Sequence[str], *, legende: bool = False) -> dict[str, Any]:
    """Return the symmetric matrix of pairs as table data, with the legend of its tints on request."""
    catalog = sicht.catalog

    def cell(row: str, column: str) -> dict[str, Any] | None:
        if row == column:
            return None
        pair = catalog.in_order((row, column))
        label = " und ".join(sicht.vocabulary.label("rechtskreise", rk) for rk in pair)
        return {
            "anzahl": len(catalog.schnittstellen.get(pair, ())),
            "href": sicht.to(schnittstelle_address(pair)),
            "titel": label,
        }

    return _matrix(
        sicht,
        "Zahl der Beispiele je Paar von Rechtskreisen",
        rechtskreise,
        [(sicht.term_row("rechtskreise", rk), rk) for rk in rechtskreise],
        cell,
        legende=legende,
    )


def _topic_matrix(sicht: Sicht, rechtskreise: Sequence[str]) -> dict[str, Any]:
    def cell(thema: str, rk: str) -> dict[str, Any]:
        count = sum(1 for entry in sicht.catalog.examples_with("themen", thema) if rk in entry.daten.rechtskreis_ids)
        label = f"{sicht.vocabulary.label('themen', thema)} mit {sicht.vocabulary.label('rechtskreise', rk)}"
        href = sicht.to(f"rechtskreise/{rk}/{thema}/") if count else f"{sicht.to('finden/')}?rechtskreis={rk}&thema={thema}"
        return {"anzahl": count, "href": href, "titel": label}

    rows = [(sicht.term_row("themen", thema), thema) for thema in sicht.vocabulary["themen"]]
    return _matrix(sicht, "Zahl der Beispiele je Thema und Rechtskreis", rechtskreise, rows, cell)


def _land_matrix(sicht: Sicht, rechtskreise: Sequence[str]) -> dict[str, Any]:
    laender = sicht.vocabulary["laender"]
    examples = {land: by_rechtskreis(land, sicht.catalog) for land in laender}

    def cell(land: str, rk: str) -> dict[str, Any]:
        count = len(examples[land][rk])
        label = f"{sicht.vocabulary.label('laender', land)} mit {sicht.vocabulary.label('rechtskreise', rk)}"
        href = sicht.to(land_address(land, rk)) if count else f"{sicht.to('finden/')}?rechtskreis={rk}&land={land}"
        return {"anzahl": count, "href": href, "titel": label}

    rows = [(sicht.term_row("laender", land), land) for land in laender]
    return _matrix(sicht, "Zahl der Beispiele je Land und Rechtskreis", rechtskreise, rows, cell)


def _matrix(
    sicht: Sicht,
    caption: str,
    columns: Sequence[str],
    rows: Sequence[tuple[Zeile, str]],
    cell: Callable[[str, str], dict[str, Any] | None],
    *,
    legende: bool = True,
) -> dict[str, Any]:
    cells = [[cell(row_id, column) for column in columns] for _, row_id in rows]
    most = max((found["anzahl"] for row in cells for found in row if found), default=0)
    for row in cells:
        for found in row:
            if found:
                found["stufe"] = heat(found["anzahl"], most, HEAT_STEPS)
    terms = sicht.vocabulary["rechtskreise"]
    return {
        "beschriftung": caption,
        "spalten": [{"label": terms[rk].label, "kurz": terms[rk].zeichen, "href": ""} for rk in columns],
        "zeilen": [
            {"label": row.label, "kurz": "", "href": row.href, "zellen": found}
            for (row, _), found in zip(rows, cells, strict=True)
        ],
        "stufen": heat_steps(most) if legende else [],
    }


def heat_steps(most: int) -> list[dict[str, Any]]:
    """Return the steps of the heat map that can occur, each with its counts in words: „1“, „2–5“."""
    steps: dict[int, list[int]] = {}
    for count in range(1, most + 1):
        steps.setdefault(heat(count, most, HEAT_STEPS), []).append(count)
    return [
        {"stufe": step, "text": "–".join(format_number(count) for count in dict.fromkeys((counts[0], counts[-1])))}
        for step, counts in steps.items()
    ]


def _page(group: tuple[str, ...], sicht: Sicht) -> Iterator[Seite]:
    catalog, vocabulary = sicht.catalog, sicht.vocabulary
    labels = [vocabulary.label("rechtskreise", rk) for rk in group]
    written = catalog.texte.get(f"schnittstellen/{'-'.join(group)}")
    title = written.daten.titel if written else " × ".join(labels)
    examples = catalog.schnittstellen.get(group, ())
    key = f"schnittstellen/{'-'.join(group)}"
    intro = sicht.intro(key)
    shared = [norm for norm in vocabulary["normen"].values() if _concerns(norm.id, group, catalog)]
    methods = [entry for entry in catalog.of_kind("methoden") if set(group) <= set(entry.daten.rechtskreis_ids)]
    talks = [
        entry
        for art in ("impulse", "veranstaltungen")
        for entry in catalog.of_kind(art)
        if set(group) <= set(entry.daten.rechtskreis_ids)
    ]
    text = (
        f"Wo {enumerate_german(labels)} zusammenarbeiten: {counted(len(examples), 'Beispiel', 'Beispiele')}, "
        "Vorschriften und Reibungspunkte."
    )
    parts = [
        Abschnitt(
            titel="Wie beide Seiten entscheiden" if len(group) == 2 else "Wie die Seiten entscheiden",
            id="handlungslogiken",
            tabelle=_logics(group, sicht),
        ),
        *intro,
        Abschnitt(
            titel="Beispiele",
            id="beispiele",
            leer=f"Ein Beispiel, in dem {enumerate_german(labels)} zusammenarbeiten, kennen wir noch nicht. {invitation(sicht)}",
        ),
        Abschnitt(titel="Vorschriften", id="normen", tabelle=norm_table(shared, sicht)),
        Abschnitt(titel="Methoden, die passen", id="methoden", karten=sicht.karten(methods)),
        Abschnitt(titel="Vorträge, Workshops, Veranstaltungen", id="impulse", karten=sicht.karten(talks)),
        Abschnitt(
            titel="Auch zu dritt",
            id="zu-dritt",
            zeilen=[
                sicht.schnittstelle_row(other)
                for other in groups(catalog)
                if len(other) == len(group) + 1 and set(group) <= set(other)
            ],
        ),
    ]
    parts.sort(key=lambda part: part.id == "quellen")
    seite = sicht.seite(
        title,
        text,
        parts,
        pfad=(("Schnittstellen", "schnittstellen/"),),
        quelle=source_of(sicht, key, "rechtskreise"),
        ort=enumerate_german(vocabulary["rechtskreise"][rk].gesetz.rpartition(" – ")[2] for rk in group),
        tisch=sicht.plaetze(group),
        vorspann=(escape(text),),
    )
    yield from paged_cards(seite, examples, sicht)


def _concerns(norm: str, group: tuple[str, ...], catalog: Catalog) -> bool:
    """Tell whether a norm is one of the group's and names or is shared with another of the group.

    A norm counts if it belongs to one Rechtskreis of the group and its subject names another one's law, body or heading,
    or if examples of the group rest on it.
    """
    term = catalog.vocabulary["normen"][norm]
    if not set(term.rechtskreise) & set(group):
        return False
    if len(set(term.rechtskreise) & set(group)) > 1:
        return True
    return any(norm in map(norm_id, entry.daten.normen) for entry in catalog.schnittstellen.get(group, ()))


def _logics(group: tuple[str, ...], sicht: Sicht) -> dict[str, Any]:
    terms = [sicht.vocabulary["rechtskreise"][rk] for rk in group]
    rows = [
        [
            sicht.link(term_address("rechtskreise", term.id), term.label),
            sicht.inline(term.handlungslogik or UNKNOWN_LABEL),
            sicht.inline(term.traeger_vor_ort or UNKNOWN_LABEL),
        ]
        for term in terms
    ]
    return {
        "beschriftung": "Handlungslogik und Zuständigkeit",
        "kopf": ["Rechtskreis", "So wird entschieden", "Wer vor Ort zuständig ist"],
        "reihen": rows,
    }
