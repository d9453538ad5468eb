"""``catalog``: what follows from all entries together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from praxis.body import parse_body
from praxis.catalog import Catalog, Ziel, by_title, kommune_from_register, linked_ids, norm_id, norm_label, resolve_catalog
from praxis.model import Entry
from praxis.vocabulary import Gemeinde


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id for entry in entries]


def with_entries(catalog: Catalog, *entries: Entry) -> Catalog:
    changed = {**catalog.entries, **{entry.id: entry for entry in entries}}
    return resolve_catalog(replace(catalog.collection, entries=changed), catalog.date)


def test_entries_are_listed_by_title(musterkatalog: Catalog) -> None:
    assert ids(musterkatalog.beispiele) == ["beispielingen-brueckenbuero", "phantasia-jugendtisch", "musterstadt-lotsenhaus"]
    assert musterkatalog.of_kind("gibt-es-nicht") == ()


def test_equal_titles_are_told_apart_by_id(musterkatalog: Catalog) -> None:
    entry = musterkatalog.beispiele[0]
    twins = [replace(entry, id=name) for name in ("b", "a")]
    assert ids(tuple(sorted(twins, key=by_title))) == ["a", "b"]


@pytest.mark.parametrize(
    ("feld", "value", "expected"),
    [
        ("rechtskreise", "sgb-xii", ["beispielingen-brueckenbuero", "phantasia-jugendtisch"]),
        ("themen", "uebergaenge", ["phantasia-jugendtisch", "musterstadt-lotsenhaus"]),
        ("laender", "nw", ["beispielingen-brueckenbuero", "phantasia-jugendtisch", "musterstadt-lotsenhaus"]),
        ("laender", "by", []),
        ("normen", "sgb-viii/41", ["musterstadt-lotsenhaus"]),
        ("programm", "musterprogramm", ["musterstadt-lotsenhaus"]),
        ("nachweis", "evaluiert", ["phantasia-jugendtisch"]),
    ],
)
def test_examples_are_found_by_what_they_name(musterkatalog: Catalog, feld: str, value: str, expected: list[str]) -> None:
    assert ids(musterkatalog.examples_with(feld, value)) == expected


def test_pairs_and_triples_come_from_who_sits_at_the_table(musterkatalog: Catalog) -> None:
    assert {group: ids(rows) for group, rows in musterkatalog.schnittstellen.items()} == {
        ("sgb-viii", "sgb-xii"): ["beispielingen-brueckenbuero", "phantasia-jugendtisch"],
        ("sgb-ii", "sgb-viii"): ["phantasia-jugendtisch", "musterstadt-lotsenhaus"],
        ("sgb-ii", "sgb-xii"): ["phantasia-jugendtisch"],
        ("sgb-ii", "sgb-viii", "sgb-xii"): ["phantasia-jugendtisch"],
    }


def test_rechtskreise_stand_in_the_order_of_the_vocabulary(musterkatalog: Catalog) -> None:
    assert musterkatalog.in_order(["sgb-xii", "unbekannt", "sgb-ii", "sgb-xii"]) == ("sgb-ii", "sgb-xii")


def test_back_links_come_from_fields_and_texts_by_kind_and_title(musterkatalog: Catalog) -> None:
    # by field: nachgenutzt_in, beispiele · in the text: [kollegialen Beratung](id:muster-fallrunde)
    assert ids(musterkatalog.backlinks["musterstadt-lotsenhaus"]) == ["phantasia-jugendtisch", "muster-fallrunde"]
    assert ids(musterkatalog.backlinks["muster-fallrunde"]) == ["musterstadt-lotsenhaus", "mustertagung-2024"]
    assert "phantasia-jugendtisch" not in musterkatalog.backlinks


def test_an_entry_does_not_link_back_to_itself(musterkatalog: Catalog) -> None:
    entry = musterkatalog.entries["phantasia-jugendtisch"]
    text = "Siehe id:phantasia-jugendtisch und id:musterprogramm."
    own = replace(entry, source=replace(entry.source, body=text), blocks=parse_body(text, 1))
    backlinks = with_entries(musterkatalog, own).backlinks
    assert "phantasia-jugendtisch" not in backlinks
    assert "phantasia-jugendtisch" in ids(backlinks["musterprogramm"])


def test_linked_ids_are_named_once_without_their_anchor(musterkatalog: Catalog) -> None:
    entry = musterkatalog.entries["phantasia-jugendtisch"]
    text = "[a](id:eins#teil), id:zwei, [b](id:eins), https://x.test/id:drei"
    changed = replace(entry, source=replace(entry.source, body=text), blocks=parse_body(text, 1))
    assert linked_ids(changed) == ("eins", "zwei")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("phantasia-jugendtisch", Ziel("beispiele/phantasia-jugendtisch/", "Jugendtisch im Kreis Phantasia")),
        # An entry of this id comes before the programme of the same id among the terms.
        ("musterprogramm", Ziel("programme/musterprogramm/", "Landesprogramm Musterbrücken")),
        ("programme/musterprogramm", Ziel("programme/musterprogramm/", "Musterbrücken")),
        ("sgb-ii", Ziel("rechtskreise/sgb-ii/", "SGB II")),
        ("wohnen", Ziel("themen/wohnen/", "Wohnen")),
        ("sgb-ii/16h", Ziel("recht/sgb-ii/16h/", "§ 16h SGB II")),
        ("normen/sgb-ii/16h", Ziel("recht/sgb-ii/16h/", "§ 16h SGB II")),
        ("fallrunde", Ziel("glossar/#fallrunde", "Fallrunde")),
        ("musterstadt", Ziel("orte/musterstadt/", "Musterstadt")),
        ("musteraenderung", Ziel("recht/aenderungen/#musteraenderung", "Eine erfundene Änderung")),
        ("karte", Ziel("karte/", "karte")),
        ("themen/gibt-es-nicht", None),
        ("sgb-ii/999", None),
        ("gibt-es-nicht", None),
    ],
)
def test_an_id_leads_to_entry_term_or_section_in_this_order(musterkatalog: Catalog, target: str, expected: Ziel | None) -> None:
    assert musterkatalog.resolve(target) == expected


def test_a_place_of_the_register_becomes_a_term_if_its_name_is_unique(musterkatalog: Catalog) -> None:
    place = musterkatalog.vocabulary["kommunen"]["beispielingen"]
    assert (place.label, place.land, place.typ, place.lat, place.jugendamt) == (
        "Beispielingen",
        "nw",
        "gemeinde",
        "51.60",
        "nicht-erhoben",
    )
    assert "beispielingen" not in musterkatalog.collection.vocabulary["kommunen"], "what was read is not changed"


def test_a_place_whose_name_two_municipalities_share_stays_unknown(musterkatalog: Catalog) -> None:
    entry = musterkatalog.entries["phantasia-jugendtisch"]
    moved = replace(entry, daten=entry.daten.model_copy(update={"orte": ("neustadt",)}))
    catalog = with_entries(musterkatalog, moved)
    assert "neustadt" not in catalog.vocabulary["kommunen"]
    assert catalog.laender_of(moved) == ()


@pytest.mark.parametrize(
    ("ags", "art", "typ", "jugendamt"),
    [
        ("05999000", "Stadt", "kreisfreie-stadt", "ja"),
        ("05999008", "Stadt", "kreisangehoerige-stadt", "nicht-erhoben"),
        ("05999004", "Gemeinde", "gemeinde", "nicht-erhoben"),
    ],
)
def test_type_and_land_follow_from_the_key(musterkatalog: Catalog, ags: str, art: str, typ: str, jugendamt: str) -> None:
    place = kommune_from_register(Gemeinde(ags, "Neuort", art, "51.1234", "7.5678"), musterkatalog.vocabulary)
    assert (place.id, place.land, place.typ, place.jugendamt, place.lat, place.lon) == (
        "neuort", "nw", typ, jugendamt, "51.12", "7.57",
    )  # fmt: skip


def test_a_land_of_its_own_counts_beside_the_places(musterkatalog: Catalog) -> None:
    assert musterkatalog.laender_of(musterkatalog.entries["mustertagung-2024"]) == ("nw",)
    assert musterkatalog.laender_of(musterkatalog.entries["musterprogramm"]) == ("nw",)
    assert musterkatalog.laender_of(musterkatalog.entries["muster-fallrunde"]) == ()


def test_the_ledgers_codes_stay_and_every_entry_has_one(musterkatalog: Catalog) -> None:
    codes = musterkatalog.short_codes
    assert codes["beispiele/musterstadt-lotsenhaus/"] == "bbbbb"
    assert codes["beispiele/musterstadt-beratungshaus/"] == "aaaaa", "the old address keeps its code"
    assert {f"{entry.art}/{entry.id}/" for entry in musterkatalog.entries.values()} <= codes.keys()


def test_norms_are_named_as_in_german_texts(musterkatalog: Catalog) -> None:
    assert norm_id("sgb-viii/41 Abs. 3") == "sgb-viii/41"
    assert norm_label(musterkatalog.vocabulary, "sgb-viii/41 Abs. 3") == "§ 41 Abs. 3 SGB VIII"
    assert norm_label(musterkatalog.vocabulary, "sgb-ii/16h") == "§ 16h SGB II"


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({"orte": ("musterstadt",)}, "Musterstadt · Nordrhein-Westfalen"),
        ({"orte": ("musterstadt", "beispielingen")}, "Musterstadt, Beispielingen · Nordrhein-Westfalen"),
        ({"orte": ()}, ""),
        ({"orte": ("gibt-es-nicht",)}, ""),
    ],
)
def test_a_place_is_named_with_its_land(musterkatalog: Catalog, update: dict[str, Any], expected: str) -> None:
    entry = musterkatalog.entries["musterstadt-lotsenhaus"]
    assert musterkatalog.place_line(replace(entry, daten=entry.daten.model_copy(update=update))) == expected


def test_published_is_every_address_of_the_ledger_with_or_without_a_code(musterkatalog: Catalog) -> None:
    collection = replace(musterkatalog.collection, adressen=("/finden/status/laufend/", "/beispiele/altes-haus/ abcde"))
    assert replace(musterkatalog, collection=collection).published == {"finden/status/laufend/", "beispiele/altes-haus/"}
