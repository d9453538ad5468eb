"""Law: the overview, a page per §, and the list of law changes with how certain each is.

What is known of the law after the checked status is shown with its degree of certainty in plain words; drafts never
appear as law, and where nothing was found the page says neither „geändert“ nor „unverändert“.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from praxis.addresses import term_address
from praxis.catalog import Catalog, norm_id, norm_label
from praxis.settings import Site
from praxis.text import counted, escape, format_date, sort_key
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile, paged_cards
from praxis.vocabulary import Fundstelle, Norm, Rechtsstand, Vokabularquelle

_CHANGES = "recht/aenderungen/"


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the overview, every norm's page and the law changes."""
    yield _overview(Sicht(catalog, site, "recht/"))
    for norm in catalog.vocabulary["normen"].values():
        yield from _norm(norm, Sicht(catalog, site, term_address("normen", norm.id)))
    yield _changes(Sicht(catalog, site, _CHANGES))


def _overview(sicht: Sicht) -> Seite:
    catalog, vocabulary = sicht.catalog, sicht.vocabulary
    text = (
        "Vorschriften, auf denen Zusammenarbeit beruht: mit amtlicher Überschrift, Link zum Gesetz und den "
        "Beispielen, die sich darauf stützen."
    )
    parts = [Abschnitt(text=[sicht.link(_CHANGES, "Was sich im Recht geändert hat")])]
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
        quelle=_file(sicht, "normen"),
    )
    yield from paged_cards(seite, resting, sicht)


def statement(row: Rechtsstand, sicht: Sicht) -> list[str]:
    """Return what is known of a norm as HTML paragraphs: certainty first, then the content, then what stays open.

    A record without finding shows only that nothing was found.
    """
    certainty = sicht.vocabulary["gewissheiten"][row.gewissheit]
    if row.gewissheit == "nicht-gefunden":
        return [escape(certainty.satz)]
    since = f" (ab {format_date(row.gilt_ab)})" if row.gilt_ab else ""
    link = " " + sicht.link(f"{_CHANGES}#{row.id}", "Quellen dazu")
    parts = [
        (
            f"<strong>{escape(certainty.label)}{escape(since)}.</strong> {escape(certainty.satz)} "
            f"{sicht.inline(row.text)}{link if sicht.address != _CHANGES else ''}"
        )
    ]
    return parts + [sicht.inline(text) for text in (row.hinweis,) if text]


def _silence(norm: Norm, states: list[Rechtsstand], sicht: Sicht) -> list[str]:
    """Return the sentence for norms of which nothing later is known at all."""
    unknown = sicht.vocabulary["gewissheiten"].get("nicht-gefunden")
    return [] if states or unknown is None else [escape(unknown.satz)]


def _changes(sicht: Sicht) -> Seite:
    catalog, vocabulary = sicht.catalog, sicht.vocabulary
    text = "Was sich im Recht geändert hat, wie sicher wir das wissen und welche Einträge es betrifft. Keine Rechtsberatung."
    parts: list[Abschnitt] = [
        Abschnitt(
            titel="Wie sicher ist das?",
            id="gewissheit",
            tabelle={
                "beschriftung": "Grade der Gewissheit",
                "kopf": ["Grad", "Bedeutung"],
                "reihen": [
                    [escape(term.label), escape(term.definition or term.satz)] for term in vocabulary["gewissheiten"].values()
                ],
            },
        ),
        Abschnitt(
            titel="Auf einen Blick",
            id="liste",
            zeilen=[
                Zeile(change.titel, f"#{change.id}", zusatz=_since(change.gilt_ab))
                for change in vocabulary["rechtsaenderungen"].values()
            ],
        ),
    ]
    for change in vocabulary["rechtsaenderungen"].values():
        affected = affected_entries(catalog, change.normen)
        lines = [
            f"<strong>{escape(vocabulary.label('gewissheiten', change.gewissheit))}</strong>"
            + (f" · {escape(_since(change.gilt_ab))}" if change.gilt_ab else ""),
            sicht.inline(change.inhalt),
        ]
        lines += [f"Was daraus folgt: {sicht.inline(change.folge)}"] if change.folge else []
        parts.append(
            Abschnitt(
                titel=escape(change.titel),
                id=change.id,
                text=lines,
                zeilen=[
                    Zeile(norm_label(vocabulary, norm), sicht.norm_row(norm).href)
                    for norm in change.normen
                    if norm_id(norm) in vocabulary["normen"]
                ],
                einheit="",
            )
        )
        parts.append(
            Abschnitt(
                titel="Einträge, die davon berührt sind",
                id=f"{change.id}-eintraege",
                ebene=3,
                zeilen=[Zeile(entry.daten.titel, sicht.karte(entry).href) for entry in affected],
            )
        )
        parts.append(
            Abschnitt(
                titel="Quellen",
                id=f"{change.id}-quellen",
                ebene=3,
                punkte=[_source(source_id, sicht) for source_id in change.quellen if source_id in vocabulary["quellen"]],
            )
        )
        for row in (row for row in vocabulary["rechtsstand"].values() if row.aenderung == change.id):
            parts.append(_state(row, sicht))
    rest = [row for row in vocabulary["rechtsstand"].values() if not row.aenderung]
    if rest:
        parts.append(
            Abschnitt(
                titel="Weiteres, das man im Blick behalten sollte",
                id="weiteres",
                text=["Entwürfe und Berichte zu anderen Gesetzen."],
            )
        )
        parts.extend(_state(row, sicht) for row in rest)
    parts.append(
        Abschnitt(
            titel="Was offen ist", id="offen", punkte=[sicht.inline(row.text) for row in vocabulary["rechtsstand-offen"].values()]
        )
    )
    return sicht.seite(
        "Was sich im Recht geändert hat",
        text,
        parts,
        pfad=(("Recht", "recht/"),),
        vorspann=(escape(text),),
        quelle=_file(sicht, "rechtsaenderungen"),
    )


def _state(row: Rechtsstand, sicht: Sicht) -> Abschnitt:
    sources = [_fundstelle(source) for source in row.quellen]
    lines = statement(row, sicht)
    if row.gewissheit == "nicht-gefunden":
        lines.append(sicht.inline(row.text))
    lines += [escape(row.zuverlaessigkeit)] if row.zuverlaessigkeit else []
    links = [sicht.norm_row(norm) for norm in row.normen if norm_id(norm) in sicht.vocabulary["normen"]]
    lines += (
        ["Zur Vorschrift: " + ", ".join(f'<a href="{link.href}">{escape(link.label)}</a>' for link in links)] if links else []
    )
    return Abschnitt(titel=escape(row.titel), id=row.id, ebene=3, text=lines, punkte=sources)


def _source(source_id: str, sicht: Sicht) -> str:
    source = sicht.vocabulary["quellen"][source_id]
    return _fundstelle(source)


def _fundstelle(source: Fundstelle | Vokabularquelle) -> str:
    """Return a source as one line of HTML: linked title, publisher, date, hint."""
    about = ", ".join(part for part in (source.herausgeber, f"Stand: {format_date(source.stand) or 'o. J.'}") if part)
    hint = f". {escape(source.hinweis)}" if source.hinweis else ""
    return f'<a href="{escape(source.url)}" rel="external">{escape(source.titel)}</a> ({escape(about)}){hint}'


def _since(days: Any) -> str:
    return "gilt ab " + ", ".join(format_date(day) for day in days) if days else ""


def affected_entries(catalog: Catalog, norms: Any) -> list[Any]:
    """Return the entries whose legal basis names one of the norms, by kind and title."""
    wanted = set(map(norm_id, norms))
    return [
        entry
        for art in ("beispiele", "methoden", "impulse", "veranstaltungen", "programme")
        for entry in catalog.of_kind(art)
        if wanted & set(map(norm_id, entry.daten.normen))
    ]


def _file(sicht: Sicht, vocabulary: str) -> str:
    return sicht.catalog.collection.paths["adressen.txt"].replace("adressen.txt", f"vokabular/{vocabulary}.yml")
