"""``views.seite``: cards over several pages, due dates, and the small parts of most pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from praxis.catalog import Catalog, resolve_catalog
from praxis.model import Entry
from praxis.settings import Site
from praxis.views.blaettern import paged_cards
from praxis.views.seite import Abschnitt, Seite, Sicht, letter_label

ADDRESS = "themen/wohnen/"


@pytest.fixture
def sicht(musterkatalog: Catalog, site: Site) -> Sicht:
    return Sicht(musterkatalog, site, ADDRESS)


def many(catalog: Catalog, count: int) -> list[Entry]:
    entry = catalog.entries["phantasia-jugendtisch"]
    return [replace(entry, id=f"tisch-{number}") for number in range(1, count + 1)]


def listed(sicht: Sicht, count: int) -> list[Seite]:
    parts = [
        Abschnitt(titel="Worum es geht", id="worum", text=["Text."]),
        Abschnitt(titel="Beispiele", id="beispiele", text=["Vorweg."], leer="Noch keine."),
        Abschnitt(titel="Danach", id="danach", text=["Schluss."]),
    ]
    seite = sicht.seite("Wohnen", "Beispiele zum Wohnen", parts, pfad=(("Themen", "themen/"),), vorspann=("Ein Dach.",))
    return list(paged_cards(seite, many(sicht.catalog, count), sicht))


def cards(seite: Seite) -> list[str]:
    return [karte.id for part in seite.daten["abschnitte"] for karte in part.karten]


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, [0]), (1, [1]), (50, [50]), (51, [50, 1]), (100, [50, 50]), (120, [50, 50, 20])]
)
def test_fifty_cards_stand_on_a_page(sicht: Sicht, count: int, sizes: list[int]) -> None:
    pages = listed(sicht, count)
    assert [len(cards(page)) for page in pages] == sizes
    assert [page.address for page in pages] == [ADDRESS, *(f"{ADDRESS}seite/{number}/" for number in range(2, len(sizes) + 1))]
    assert [name for page in pages for name in cards(page)] == [f"tisch-{number}" for number in range(1, count + 1)]


def test_a_single_page_needs_no_pager(sicht: Sicht) -> None:
    (page,) = listed(sicht, 50)
    assert {part.blaettern for part in page.daten["abschnitte"]} == {None}


def test_pages_lead_to_each_other(sicht: Sicht) -> None:
    first, second, third = (
        next(part.blaettern for part in page.daten["abschnitte"] if part.blaettern) for page in listed(sicht, 120)
    )
    assert (first["zurueck"], first["weiter"]) == ("", "../../themen/wohnen/seite/2/")
    assert (second["zurueck"], second["weiter"]) == ("../../../../themen/wohnen/", "../../../../themen/wohnen/seite/3/")
    assert (third["zurueck"], third["weiter"]) == ("../../../../themen/wohnen/seite/2/", "")
    assert [[row["nummer"] for row in pager["nummern"] if row["aktuell"]] for pager in (first, second, third)] == [[1], [2], [3]]


def test_only_the_first_page_shows_the_rest(sicht: Sicht) -> None:
    first, second = listed(sicht, 51)
    assert [part.titel for part in first.daten["abschnitte"]] == ["Worum es geht", "Beispiele", "Danach"]
    assert first.daten["vorspann"] == ("Ein Dach.",)
    (alone,) = second.daten["abschnitte"]
    assert (alone.titel, alone.text, alone.leer) == ("", (), "")
    assert second.titel == second.daten["h1"] == "Wohnen – Seite 2"
    assert second.daten["vorspann"] == ()


def test_links_are_relative_to_the_page_they_stand_on(sicht: Sicht) -> None:
    first, second = listed(sicht, 51)
    hrefs = [part.karten[0].href for page in (first, second) for part in page.daten["abschnitte"] if part.karten]
    assert hrefs == ["../../beispiele/tisch-1/", "../../../../beispiele/tisch-51/"]
    assert [row.href for row in first.daten["pfad"]] == ["../../themen/", ""]
    assert [row.href for row in second.daten["pfad"]] == ["../../../../themen/", ""]


def test_without_a_place_for_them_the_cards_come_last(sicht: Sicht) -> None:
    seite = sicht.seite("Wohnen", "Text", [Abschnitt(text=["Text."])])
    (page,) = paged_cards(seite, many(sicht.catalog, 2), sicht)
    assert [len(part.karten) for part in page.daten["abschnitte"]] == [0, 2]
    assert page.daten["abschnitte"][1].kartenebene == 2, "no heading above, so no level is left out"


def test_sections_without_content_are_left_out(sicht: Sicht) -> None:
    page = sicht.seite("Wohnen", "Text", [Abschnitt(titel="Leer", id="leer"), Abschnitt(titel="Voll", leer="Nichts.")])
    assert [part.titel for part in page.daten["abschnitte"]] == ["Voll"]


@pytest.mark.parametrize(("date", "stale"), [("2026-11-22", False), ("2027-05-04", False), ("2027-05-05", True)])
def test_an_entry_is_stale_from_the_day_after_its_check_is_due(
    musterkatalog: Catalog, site: Site, date: str, *, stale: bool
) -> None:
    catalog = replace(musterkatalog, date=date)
    line = Sicht(catalog, site, "").nachweiszeile(catalog.entries["musterstadt-lotsenhaus"])
    assert (line.geprueft, line.faellig, line.veraltet) == ("04.05.2026", "Mai 2027", stale)


def test_the_evidence_line_says_level_subject_and_count(sicht: Sicht) -> None:
    line = sicht.nachweiszeile(sicht.catalog.entries["musterstadt-lotsenhaus"])
    assert (line.stufe, line.label, line.bezug, line.quellen) == (
        "ausgewertet", "Ausgewertet", "Jahresbericht des Trägers mit Fallzahlen.", 2,
    )  # fmt: skip
    line = sicht.nachweiszeile(sicht.catalog.entries["mustertagung-2024"])
    assert (line.stufe, line.label, line.bezug) == ("", "Veranstaltung", "")


def test_places_that_cite_a_source_are_lettered() -> None:
    labels = [letter_label(index) for index in range(18_279)]
    assert (labels[0], labels[25], labels[26], labels[51], labels[52], labels[701]) == ("a", "z", "aa", "az", "ba", "zz")
    assert labels[702] == "aaa"
    assert len(set(labels)) == len(labels)


def test_seats_follow_the_vocabulary_and_know_their_role(sicht: Sicht) -> None:
    seats = sicht.tisch(sicht.catalog.entries["phantasia-jugendtisch"])
    assert [(seat.label, seat.rolle_label, seat.href) for seat in seats] == [
        ("SGB II", "Beteiligt", "../../rechtskreise/sgb-ii/"),
        ("SGB VIII", "Federführend", "../../rechtskreise/sgb-viii/"),
        ("SGB XII", "Beteiligt", "../../rechtskreise/sgb-xii/"),
    ]
    methode = sicht.tisch(sicht.catalog.entries["muster-fallrunde"])
    assert {(seat.rolle, seat.rolle_label) for seat in methode} == {("ohne", "")}


def test_pages_of_one_depth_share_a_card_and_others_do_not(musterkatalog: Catalog, site: Site) -> None:
    entry = musterkatalog.entries["musterstadt-lotsenhaus"]
    here, beside, start = (Sicht(musterkatalog, site, address).karte(entry) for address in ("a/b/", "c/d/", ""))
    assert here is beside
    assert (here.href, start.href) == ("../../beispiele/musterstadt-lotsenhaus/", "beispiele/musterstadt-lotsenhaus/")
    assert Sicht(musterkatalog, site, "a/b/").karte(entry, "weil").grund == "weil"
    assert here.grund == ""


def test_a_norm_without_page_has_no_link(sicht: Sicht) -> None:
    assert sicht.norm_row("sgb-ii/16h").href == "../../recht/sgb-ii/16h/"
    assert (sicht.norm_row("sgb-ii/99").href, sicht.norm_row("sgb-ii/99").label) == ("", "§ 99 SGB II")


def test_the_introduction_of_a_page_is_the_file_at_its_address(sicht: Sicht) -> None:
    text, sources = sicht.intro("themen/wohnen")
    assert text.markdown.strip().startswith("Ohne Wohnung gelingt kein Übergang.")
    assert [row["id"] for row in sources.quellen] == ["quelle-bericht"]
    assert sicht.intro("themen/uebergaenge") == ()


def test_a_change_is_proposed_where_the_file_lies(musterkatalog: Catalog) -> None:
    sicht = Sicht(musterkatalog, Site("https://x.test/", "https://forge.test/edit/"), "")
    assert sicht.stand("practices/a.md", "2026-11-22") == {
        "geprueft": "22.11.2026",
        "geprueft_iso": "2026-11-22",
        "bearbeiten": "https://forge.test/edit/practices/a.md",
        "datei": "practices/a.md",
    }
    assert Sicht(musterkatalog, Site("https://x.test/"), "").stand("practices/a.md")["bearbeiten"] == ""


def test_a_card_of_a_far_page_belongs_to_the_catalog_it_was_made_for(musterkatalog: Catalog, site: Site) -> None:
    other = resolve_catalog(musterkatalog.collection, "2030-01-01")
    entry = musterkatalog.entries["musterstadt-lotsenhaus"]
    assert not Sicht(musterkatalog, site, "").karte(entry).nachweis.veraltet
    assert Sicht(other, site, "").karte(entry).nachweis.veraltet
