"""The page of one entry, of every kind: head with evidence line, facts column, text, references, kin, back-links.

All data of other entries that the page shows is in its own Markdown, so that a page depends on nothing but its file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from praxis.addresses import entry_address, term_address
from praxis.catalog import Catalog, norm_id
from praxis.facets import KOMMUNENTYPEN
from praxis.model import ARTEN, Aufwand, Beispiel, Datenschutz, Entry, Impuls, Methode, Programm, Veranstaltung
from praxis.prose import BODY_END, BODY_START, Rendered
from praxis.related import Kinship
from praxis.settings import Site
from praxis.text import escape, format_date, format_number, slug
from praxis.views import arbeitsblatt
from praxis.views.blaettern import PAGE_SIZE
from praxis.views.newsletter import teasers
from praxis.views.seite import Seite, Sicht, Zeile

_AUFWAND = {
    "stellen": "{} Stellen",
    "euro_pro_jahr": "{} Euro im Jahr",
    "monate_bis_start": "{} Monate bis zum Start",
    "beschluesse": "{}",
}
_DATENSCHUTZ = {"nicht-erhoben": "nicht erhoben", "keine-personenbezogenen-daten": "keine personenbezogenen Daten"}
_IMPULS = {"vortrag": "Vortrag", "workshop": "Workshop", "fachbefund": "Fachbefund"}


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the page of every entry, by kind and id."""
    kinship = Kinship(catalog)
    for art in ARTEN:
        for entry in catalog.of_kind(art):
            yield _page(entry, Sicht(catalog, site, entry_address(art, entry.id)), kinship)


def _page(entry: Entry, sicht: Sicht, kinship: Kinship) -> Seite:
    text = sicht.prose.render(entry, sicht.address)
    daten = {
        "hero": _hero(entry, sicht),
        "vermerke": _vermerke(entry, sicht),
        "steckbrief": [row for row in _steckbrief(entry, sicht) if row["werte"]],
        "text_anfang": Markup(BODY_START),
        "text": text.markdown,
        "text_ende": Markup(BODY_END),
        "material": arbeitsblatt.links(entry.daten, sicht) if isinstance(entry.daten, Methode) else [],
        "teile": list(_teile(entry, sicht)),
        "quellen": sicht.quellen(text.quellen),
        "verwandt": [sicht.karte(row.entry, _reason(row.reason)) for row in kinship.of(entry)],
        "erwaehnt": _erwaehnt(entry, sicht, text),
        "newsletter": teasers(entry, sicht),
        "stand": _stand(entry, sicht),
        "meta": {"art": entry.art},
    }
    return Seite(sicht.address, entry.daten.titel, entry.daten.kurz, "eintrag.md.j2", daten, entry.source.path)


def _reason(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".")


def _hero(entry: Entry, sicht: Sicht) -> dict[str, Any]:
    daten, vocabulary = entry.daten, sicht.catalog.vocabulary
    path = [(type(daten).mehrzahl, f"{entry.art}/")]
    laender = sicht.catalog.laender_of(entry)
    if len(laender) == 1:
        path.append((vocabulary.label("laender", laender[0]), term_address("laender", laender[0])))
    if len(daten.orte) == 1 and daten.orte[0] in vocabulary["kommunen"]:
        path.append((vocabulary["kommunen"][daten.orte[0]].label, term_address("kommunen", daten.orte[0])))
    return {
        "pfad": [*sicht.krumen(*path), Zeile(daten.titel, "")],
        "ort": _ortszeile(entry, sicht),
        "titel": daten.titel,
        "kurz": " ".join(daten.kurz.split()),
        "nachweis": sicht.nachweiszeile(entry),
        "tisch": sicht.tisch(entry),
    }


_JOBCENTER = {"zkt": "Jobcenter in kommunaler Trägerschaft", "ge": "Jobcenter als gemeinsame Einrichtung"}


def _ortszeile(entry: Entry, sicht: Sicht) -> str:
    """Return place, its type and the Jobcenter's form: what readers compare their own municipality with."""
    kommunen = sicht.catalog.vocabulary["kommunen"]
    if entry.art != "beispiele" or len(entry.daten.orte) != 1 or entry.daten.orte[0] not in kommunen:
        parts = [] if entry.art == "beispiele" else [_IMPULS.get(getattr(entry.daten, "art", ""), ARTEN[entry.art].einzahl)]
        return " · ".join(part for part in (*parts, sicht.catalog.place_line(entry)) if part)
    ort = kommunen[entry.daten.orte[0]]
    land = sicht.catalog.vocabulary.label("laender", ort.land)
    parts = [
        ort.label,
        land if land != ort.label else "",
        KOMMUNENTYPEN.get(ort.typ, ort.typ) if ort.typ != "landkreis" or "reis" not in ort.label else "",
        _JOBCENTER.get(ort.jobcenter, ""),
    ]
    return " · ".join(part for part in parts if part)


def _steckbrief(entry: Entry, sicht: Sicht) -> Iterator[dict[str, Any]]:
    daten, vocabulary = entry.daten, sicht.catalog.vocabulary

    def terms(name: str, ids: Any) -> list[Zeile]:
        return [sicht.term_row(name, term_id) for term_id in ids if term_id in vocabulary[name]]

    def entries(ids: Any) -> list[Zeile]:
        known = sicht.catalog.entries
        return [
            Zeile(known[entry_id].daten.titel, sicht.to(entry_address(known[entry_id].art, entry_id)))
            for entry_id in ids
            if entry_id in known
        ]

    yield _row("Am Tisch", sicht.tisch(entry), "tisch")
    yield _row("Thema" if len(daten.themen) == 1 else "Themen", terms("themen", daten.themen), "chips")
    yield _row("Für wen", terms("zielgruppen", daten.zielgruppen), "chips")
    yield _row("Wer macht mit", terms("akteure", daten.akteure), "chips")
    yield _row(
        "Rechtsgrundlage" if len(daten.normen) == 1 else "Rechtsgrundlagen",
        [sicht.norm_row(norm) for norm in daten.normen],
        "links",
    )
    yield from _own_rows(entry, sicht, entries)
    if daten.programm:
        yield _row("Programm", [sicht.term_row("programme", daten.programm)], "links")


def _row(begriff: str, werte: Any, art: str = "text") -> dict[str, Any]:
    return {"begriff": begriff, "werte": list(werte), "art": art}


def _own_rows(entry: Entry, sicht: Sicht, entries: Any) -> Iterator[dict[str, Any]]:
    """Yield what only this kind of entry has."""
    daten, vocabulary = entry.daten, sicht.catalog.vocabulary
    if isinstance(daten, (Beispiel, Programm)):
        yield _row(
            "Stand",
            [part for part in (f"{vocabulary.label('status', daten.status)}{_zeitraum(daten)}", daten.status_grund) if part],
        )
    if isinstance(daten, Beispiel):
        yield _row("Aufwand", _aufwand(daten.aufwand))
        yield _row("Vorläufer", entries([daten.vorgaenger] if daten.vorgaenger else []), "links")
        yield _row("Nachgenutzt in", entries(daten.nachgenutzt_in), "links")
        yield _row("Vorgestellt bei", entries(daten.vorgestellt_bei), "links")
        yield _row(
            "Vom Partner bestätigt",
            [
                f"{row.institution} ({vocabulary.label('rechtskreise', row.rechtskreis)}), {format_date(row.datum)}"
                for row in daten.bestaetigt
            ]
            or ["noch von niemandem"],
        )
    if isinstance(daten, (Beispiel, Methode)):
        yield _row("Datenschutz", _datenschutz(daten.datenschutz))
    if isinstance(daten, Veranstaltung):
        yield _row("Wann", [format_date(daten.datum)] if daten.datum else [daten.datum_hinweis or "Datum nicht bekannt"])
        yield _row("Wer lud ein", daten.veranstalter)
        yield _row("Methoden", entries(daten.methoden), "links")
    if isinstance(daten, Impuls):
        yield _row("Wer sprach", daten.personen)
        yield _row("Bei welcher Veranstaltung", entries([daten.veranstaltung] if daten.veranstaltung else []), "links")
        yield _row("Beispiele dazu", entries(daten.beispiele), "links")
        yield _row("Methoden dazu", entries(daten.methoden), "links")
    if isinstance(daten, Methode):
        yield _row("Dauer", [f"etwa {daten.dauer_minuten} Minuten"] if daten.dauer_minuten else [])
        yield _row("Personen", [daten.personen_anzahl] if daten.personen_anzahl else [])
        yield _row("Beispiele dazu", entries(daten.beispiele), "links")
    if isinstance(daten, Programm):
        yield _row("Ebene", [vocabulary.label("handlungsebenen", daten.ebene)])
        yield _row("Wer fördert", [daten.foerderung] if daten.foerderung else [])


def _zeitraum(daten: Beispiel | Programm) -> str:
    """Return the period behind the status: „ seit 2012“ only for what is known to go on."""
    beginn, ende = daten.beginn, daten.ende
    if beginn and ende:
        return f", {format_date(beginn)} bis {format_date(ende)}"
    if beginn:
        goes_on = daten.status in ("laufend", "verstetigt") and len(beginn) == 4
        return f" seit {beginn}" if goes_on else f", Beginn {format_date(beginn)}"
    return f", Ende {format_date(ende)}" if ende else ""


def _aufwand(aufwand: Aufwand | str) -> list[str]:
    if not isinstance(aufwand, Aufwand):
        return ["nicht erhoben"]
    rows = []
    for name, phrase in _AUFWAND.items():
        value = getattr(aufwand, name)
        if value is not None:
            stand = getattr(aufwand, f"{name}_stand")
            number = value if isinstance(value, str) else format_number(value)
            rows.append(f"{phrase.format(number)} (Stand {format_date(stand)})" if stand else phrase.format(number))
    return rows or ["nicht erhoben"]


def _datenschutz(datenschutz: Datenschutz | str) -> list[str]:
    if isinstance(datenschutz, str):
        return [_DATENSCHUTZ[datenschutz]]
    named = (("Daten", datenschutz.daten), ("Wege", datenschutz.wege), ("Grundlage", datenschutz.grundlage))
    return [f"{name}: {value or 'nicht erhoben'}" for name, value in named]


def _teile(entry: Entry, sicht: Sicht) -> Iterator[dict[str, Any]]:
    """Yield what other entries say of this one by their fields: an event's talks and examples, a programme's examples."""
    catalog = sicht.catalog
    if entry.art == "veranstaltungen":
        talks = [other for other in catalog.of_kind("impulse") if other.daten.veranstaltung == entry.id]
        shown = [other for other in catalog.beispiele if entry.id in other.daten.vorgestellt_bei]
        for art, title in (("vortrag", "Vorträge"), ("workshop", "Workshops"), ("fachbefund", "Fachbefunde")):
            of_art = [other for other in talks if other.daten.art == art]
            if of_art:
                yield {"titel": title, "id": slug(title), "karten": sicht.karten(of_art), "alle": None}
        if shown:
            yield {"titel": "Vorgestellte Beispiele", "id": "vorgestellte-beispiele", "karten": sicht.karten(shown), "alle": None}
    if entry.art == "programme" and (rows := catalog.examples_with("programm", entry.id)):
        rest = Zeile(f"Alle {len(rows)} Beispiele aus diesem Programm", f"{sicht.to('finden/')}?programm={entry.id}")
        yield {
            "titel": "Beispiele aus diesem Programm",
            "id": "beispiele",
            "karten": sicht.karten(rows[:PAGE_SIZE]),
            "alle": rest if len(rows) > PAGE_SIZE else None,
        }


def _erwaehnt(entry: Entry, sicht: Sicht, text: Rendered) -> list[Zeile]:
    """Return the back-links: entries that name this one."""
    return [
        Zeile(other.daten.titel, sicht.to(entry_address(other.art, other.id)), zusatz=type(other.daten).einzahl)
        for other in sicht.catalog.backlinks.get(entry.id, ())
    ]


def _vermerke(entry: Entry, sicht: Sicht) -> list[dict[str, str]]:
    """Return the note on law changes that concern this entry's legal basis, each with its degree of certainty.

    What was only drafted is never shown as a change, nor is a norm of which nothing was found.
    """
    vocabulary, stated = sicht.vocabulary, {norm_id(norm) for norm in entry.daten.normen}
    changes = [*vocabulary["rechtsstand"].values(), *vocabulary["rechtsaenderungen"].values()]
    rows = [row for row in changes if stated & set(map(norm_id, row.normen)) and row.gewissheit in ("gesetzestext", "bericht")]
    if not rows:
        return []
    href = sicht.to("recht/aenderungen/")
    certainty = vocabulary["gewissheiten"]
    items = "".join(
        f'<li><a href="{href}#{row.id}">{escape(row.titel)}</a> ({escape(certainty[row.gewissheit].label)})</li>' for row in rows
    )
    text = "Zu Vorschriften, die dieser Eintrag nennt, kennen wir Änderungen. Prüfen Sie, was heute gilt:"
    return [{"titel": "Das Recht hat sich geändert", "html": f"<p>{text}</p><ul>{items}</ul>"}]


def _stand(entry: Entry, sicht: Sicht) -> dict[str, str]:
    code = sicht.catalog.short_codes[sicht.address]
    return {
        **sicht.stand(entry.source.path, entry.daten.geprueft),
        "faellig": sicht.nachweiszeile(entry).faellig,
        "kurzlink": sicht.to(f"k/{code}/"),
        "kurz": f"{sicht.site.url}k/{code}/",
    }
