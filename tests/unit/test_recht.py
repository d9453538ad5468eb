"""``views.recht``: what is known of the law is said with its certainty; silence is not taken for „unverändert“.

The words of the degrees of certainty are invented here, so that the tests do not depend on the live vocabulary.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import Any

import pytest

from praxis.catalog import Catalog, resolve_catalog
from praxis.settings import Site
from praxis.views import eintrag, recht, rechtsaenderungen
from praxis.views.seite import Seite
from praxis.vocabulary import Gewissheit, Norm, Rechtsaenderung, Rechtsstand

SATZ = {
    "gesetzestext": "WORTLAUT gelesen & geprüft.",
    "bericht": "Nach BERICHTEN.",
    "entwurf": "Nur als ENTWURF belegt.",
    "nicht-gefunden": "Dazu haben wir NICHTS gefunden.",
}
GEWISSHEITEN = {key: Gewissheit(id=key, label=f"Grad {key}", satz=satz) for key, satz in SATZ.items()}


def known(gewissheit: str, norm: str = "sgb-ii/16h", **values: Any) -> Rechtsstand:
    stated = {"id": f"stand-{gewissheit}", "titel": f"Stand {gewissheit}", "text": f"Inhalt {gewissheit}.", **values}
    return Rechtsstand(gewissheit=gewissheit, normen=(norm,), **stated)


def changed(gewissheit: str, norm: str = "sgb-ii/16h") -> Rechtsaenderung:
    return Rechtsaenderung(
        id=f"gesetz-{gewissheit}", titel=f"Gesetz {gewissheit}", inhalt="Etwas.", gewissheit=gewissheit, normen=(norm,)
    )


def with_law(catalog: Catalog, *rows: Rechtsstand | Rechtsaenderung) -> Catalog:
    terms = {
        **catalog.collection.vocabulary.terms,
        "gewissheiten": GEWISSHEITEN,
        "rechtsstand": {row.id: row for row in rows if isinstance(row, Rechtsstand)},
        "rechtsaenderungen": {row.id: row for row in rows if isinstance(row, Rechtsaenderung)},
    }
    vocabulary = replace(catalog.collection.vocabulary, terms=terms)
    return resolve_catalog(replace(catalog.collection, vocabulary=vocabulary), catalog.date)


def page(catalog: Catalog, address: str, site: Site) -> Seite:
    pages = chain(recht.pages(catalog, site), rechtsaenderungen.pages(catalog, site))
    return next(page for page in pages if page.address == address)


def status(catalog: Catalog, site: Site, norm: str = "sgb-ii/16h") -> str:
    """Return what a norm's page says under „Rechtsstand“."""
    sections = page(catalog, f"recht/{norm}/", site).daten["abschnitte"]
    return "\n".join(next(part.text for part in sections if part.id == "rechtsstand"))


def notes(catalog: Catalog, site: Site, entry_id: str = "musterstadt-lotsenhaus") -> str:
    """Return the notes on law changes that an entry's page shows."""
    shown = next(page for page in eintrag.pages(catalog, site) if page.address.endswith(f"/{entry_id}/"))
    return "\n".join(note["html"] for note in shown.daten["vermerke"])


@pytest.mark.parametrize("gewissheit", ["gesetzestext", "bericht", "entwurf"])
def test_a_statement_begins_with_how_certain_it_is(musterkatalog: Catalog, site: Site, gewissheit: str) -> None:
    text = status(with_law(musterkatalog, known(gewissheit, gilt_ab="2026-07-01")), site)
    certainty = SATZ[gewissheit].replace("&", "&amp;")
    link = f'<a href="../../../recht/aenderungen/#stand-{gewissheit}">Quellen dazu</a>'
    assert f"<strong>Grad {gewissheit} (ab 01.07.2026).</strong> {certainty} Inhalt {gewissheit}. {link}" in text
    for other in SATZ.keys() - {gewissheit}:
        assert SATZ[other] not in text


def test_without_a_day_none_is_named(musterkatalog: Catalog, site: Site) -> None:
    assert "<strong>Grad bericht.</strong>" in status(with_law(musterkatalog, known("bericht")), site)


def test_where_nothing_was_found_neither_changed_nor_unchanged_is_said(musterkatalog: Catalog, site: Site) -> None:
    """Even if the record's own text says so: that text tells how the search went, not what the law is."""
    row = known("nicht-gefunden", text="Hat sich geändert oder ist unverändert.", gilt_ab="2026-07-01")
    text = status(with_law(musterkatalog, row), site)
    assert SATZ["nicht-gefunden"] in text
    assert "geändert" not in text.replace(SATZ["nicht-gefunden"], "")
    assert "unverändert" not in text
    assert "01.07.2026" not in text


def test_of_a_norm_without_any_record_it_says_the_same(musterkatalog: Catalog, site: Site) -> None:
    catalog = with_law(musterkatalog, known("bericht"))
    text = status(catalog, site, "sgb-xii/67")
    assert text == f"Geprüft am Gesetzestext vom 29.04.2026.\n{SATZ['nicht-gefunden']}"


def test_where_something_is_known_silence_is_not_added(musterkatalog: Catalog, site: Site) -> None:
    assert SATZ["nicht-gefunden"] not in status(with_law(musterkatalog, known("bericht")), site)


def test_texts_of_the_law_are_escaped(musterkatalog: Catalog, site: Site) -> None:
    text = status(with_law(musterkatalog, known("bericht", text="a < b", hinweis="<i>c</i>")), site)
    assert "a &lt; b" in text
    assert "&lt;i&gt;c&lt;/i&gt;" in text


@pytest.mark.parametrize("gewissheit", ["entwurf", "nicht-gefunden"])
def test_drafts_and_silence_never_appear_on_an_entry(musterkatalog: Catalog, site: Site, gewissheit: str) -> None:
    assert notes(with_law(musterkatalog, known(gewissheit), changed(gewissheit)), site) == ""


@pytest.mark.parametrize("gewissheit", ["gesetzestext", "bericht"])
def test_a_change_appears_on_the_entries_that_rest_on_the_norm(musterkatalog: Catalog, site: Site, gewissheit: str) -> None:
    catalog = with_law(musterkatalog, known(gewissheit), changed(gewissheit))
    text = notes(catalog, site)
    for row in (f"stand-{gewissheit}", f"gesetz-{gewissheit}"):
        assert f'<a href="../../recht/aenderungen/#{row}">' in text
    assert text.count(f"(Grad {gewissheit})") == 2
    assert notes(catalog, site, "phantasia-jugendtisch") == "", "it rests on another norm"


def test_a_norm_stated_with_its_absatz_is_concerned_too(musterkatalog: Catalog, site: Site) -> None:
    catalog = with_law(musterkatalog, changed("bericht", "sgb-viii/41"))
    assert "gesetz-bericht" in notes(catalog, site), "the entry names § 41 Abs. 3"


def test_a_draft_beside_a_change_stays_away_from_the_entry(musterkatalog: Catalog, site: Site) -> None:
    text = notes(with_law(musterkatalog, known("entwurf"), changed("bericht")), site)
    assert "gesetz-bericht" in text
    assert "stand-entwurf" not in text


def test_the_list_of_changes_says_for_each_how_certain_it_is(musterkatalog: Catalog, site: Site) -> None:
    rows: list[Rechtsstand | Rechtsaenderung] = [
        known("entwurf"),
        known("nicht-gefunden", aenderung="gesetz-bericht"),
        changed("bericht"),
    ]
    sections = {part.id: part for part in page(with_law(musterkatalog, *rows), "recht/aenderungen/", site).daten["abschnitte"]}
    assert sections["gesetz-bericht"].text[0] == "<strong>Grad bericht</strong>"
    assert [row.label for row in sections["gesetz-bericht-eintraege"].zeilen] == ["Lotsenhaus Musterstadt"]
    assert SATZ["entwurf"] in sections["stand-entwurf"].text[0]
    assert sections["stand-nicht-gefunden"].text[:2] == [SATZ["nicht-gefunden"], "Inhalt nicht-gefunden."]


def test_norms_are_listed_by_law_and_number(musterkatalog: Catalog, site: Site) -> None:
    numbers = ("10", "9", "9a", "16h")
    normen = {
        f"sgb-ii/{number}": Norm(
            id=f"sgb-ii/{number}", gesetz="sgb-ii", paragraf=number, ueberschrift="X", url="https://g.test/", stand="2026-04-29"
        )
        for number in numbers
    }
    vocabulary = replace(
        musterkatalog.collection.vocabulary, terms={**musterkatalog.collection.vocabulary.terms, "normen": normen}
    )
    catalog = resolve_catalog(replace(musterkatalog.collection, vocabulary=vocabulary), "2026-11-22")
    (section,) = (part for part in page(catalog, "recht/", site).daten["abschnitte"] if part.id == "sgb-ii")
    assert [row.label for row in section.zeilen] == ["§ 9 SGB II", "§ 9a SGB II", "§ 10 SGB II", "§ 16h SGB II"]


def test_a_norms_page_shows_who_rests_on_it(musterkatalog: Catalog, site: Site) -> None:
    sections = {part.id: part for part in page(musterkatalog, "recht/sgb-xii/67/", site).daten["abschnitte"]}
    assert [karte.id for karte in sections["beispiele"].karten] == ["phantasia-jugendtisch"]
    assert [row.label for row in sections["themen"].zeilen] == ["Wohnen"]
    sections = {part.id: part for part in page(musterkatalog, "recht/sgb-viii/41/", site).daten["abschnitte"]}
    assert [row.label for row in sections["begriffe"].zeilen] == ["Rechtskreis"]
