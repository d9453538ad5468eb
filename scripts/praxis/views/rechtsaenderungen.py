"""Law changes: what changed, how certain that is, which norms and entries it concerns.

What is known of the law after the checked status is shown with its degree of certainty in plain words; drafts never
appear as law, and where nothing was found the page says neither „geändert“ nor „unverändert“.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from praxis.catalog import Catalog, norm_id
from praxis.model import ARTEN, Entry
from praxis.settings import Site
from praxis.text import escape, format_date
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile
from praxis.vocabulary import Fundstelle, Rechtsaenderung, Rechtsstand, Vokabularquelle

ADDRESS = "recht/aenderungen/"


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the one page."""
    yield _page(Sicht(catalog, site, ADDRESS))


def statement(row: Rechtsstand, sicht: Sicht) -> list[str]:
    """Return what is known of a norm as HTML paragraphs: certainty first, then the content, then what stays open.

    A record without finding shows only that nothing was found.
    """
    certainty = sicht.vocabulary["gewissheiten"][row.gewissheit]
    if row.gewissheit == "nicht-gefunden":
        return [escape(certainty.satz)]
    since = f" (ab {format_date(row.gilt_ab)})" if row.gilt_ab else ""
    link = " " + sicht.link(f"{ADDRESS}#{row.id}", "Quellen dazu")
    parts = [
        (
            f"<strong>{escape(certainty.label)}{escape(since)}.</strong> {escape(certainty.satz)} "
            f"{sicht.inline(row.text)}{link if sicht.address != ADDRESS else ''}"
        )
    ]
    return parts + [sicht.inline(text) for text in (row.hinweis,) if text]


def _page(sicht: Sicht) -> Seite:
    vocabulary = sicht.vocabulary
    text = "Was sich im Recht geändert hat, wie sicher wir das wissen und welche Einträge es betrifft. Keine Rechtsberatung."
    changes, states = vocabulary["rechtsaenderungen"].values(), vocabulary["rechtsstand"].values()
    parts = [*_certainties(sicht), _list(sicht)]
    for change in changes:
        parts.extend(_change(change, sicht))
        parts.extend(_state(row, sicht) for row in states if row.aenderung == change.id)
    if rest := [row for row in states if not row.aenderung]:
        title = "Weiteres, das man im Blick behalten sollte"
        parts.append(Abschnitt(titel=title, id="weiteres", text=["Entwürfe und Berichte zu anderen Gesetzen."]))
        parts.extend(_state(row, sicht) for row in rest)
    questions = [sicht.inline(row.text) for row in vocabulary["rechtsstand-offen"].values()]
    parts.append(Abschnitt(titel="Was offen ist", id="offen", punkte=questions))
    return sicht.seite(
        "Was sich im Recht geändert hat",
        text,
        parts,
        pfad=(("Recht", "recht/"),),
        vorspann=(escape(text),),
        quelle=sicht.catalog.vocabulary_path("rechtsaenderungen"),
    )


def _certainties(sicht: Sicht) -> Iterator[Abschnitt]:
    terms = sicht.vocabulary["gewissheiten"].values()
    rows = [[escape(term.label), escape(term.definition or term.satz)] for term in terms]
    table = {"beschriftung": "Grade der Gewissheit", "kopf": ["Grad", "Bedeutung"], "reihen": rows}
    yield Abschnitt(titel="Wie sicher ist das?", id="gewissheit", tabelle=table)


def _list(sicht: Sicht) -> Abschnitt:
    changes = sicht.vocabulary["rechtsaenderungen"].values()
    rows = [Zeile(change.titel, f"#{change.id}", zusatz=_since(change.gilt_ab)) for change in changes]
    return Abschnitt(titel="Auf einen Blick", id="liste", zeilen=rows)


def _change(change: Rechtsaenderung, sicht: Sicht) -> Iterator[Abschnitt]:
    """Yield one change: certainty, content and consequence, its norms, the entries concerned, its sources."""
    vocabulary = sicht.vocabulary
    since = f" · {escape(_since(change.gilt_ab))}" if change.gilt_ab else ""
    lines = [
        f"<strong>{escape(vocabulary.label('gewissheiten', change.gewissheit))}</strong>{since}",
        sicht.inline(change.inhalt),
    ]
    lines += [f"Was daraus folgt: {sicht.inline(change.folge)}"] if change.folge else []
    norms = [sicht.norm_row(norm) for norm in change.normen if norm_id(norm) in vocabulary["normen"]]
    links = [Zeile(norm.label, norm.href) for norm in norms]
    yield Abschnitt(titel=escape(change.titel), id=change.id, text=lines, zeilen=links, einheit="")
    affected = [Zeile(entry.daten.titel, sicht.karte(entry).href) for entry in affected_entries(sicht.catalog, change.normen)]
    yield Abschnitt(titel="Einträge, die davon berührt sind", id=f"{change.id}-eintraege", ebene=3, zeilen=affected)
    known = vocabulary["quellen"]
    sources = [_fundstelle(known[source_id]) for source_id in change.quellen if source_id in known]
    yield Abschnitt(titel="Quellen", id=f"{change.id}-quellen", ebene=3, punkte=sources)


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


def _fundstelle(source: Fundstelle | Vokabularquelle) -> str:
    """Return a source as one line of HTML: linked title, publisher, date, hint."""
    about = ", ".join(part for part in (source.herausgeber, f"Stand: {format_date(source.stand) or 'o. J.'}") if part)
    hint = f". {escape(source.hinweis)}" if source.hinweis else ""
    return f'<a href="{escape(source.url)}" rel="external">{escape(source.titel)}</a> ({escape(about)}){hint}'


def _since(days: Sequence[str]) -> str:
    return "gilt ab " + ", ".join(format_date(day) for day in days) if days else ""


def affected_entries(catalog: Catalog, norms: Sequence[str]) -> list[Entry]:
    """Return the entries whose legal basis names one of the norms, by kind and title."""
    wanted = set(map(norm_id, norms))
    return [entry for art in ARTEN for entry in catalog.of_kind(art) if wanted & set(map(norm_id, entry.daten.normen))]
