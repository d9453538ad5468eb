"""``related``: stated kinship first, then what both have in common, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from praxis.catalog import Catalog, resolve_catalog
from praxis.model import Entry
from praxis.related import MOST, Kinship


def changed(entry: Entry, entry_id: str, **daten: Any) -> Entry:
    return replace(entry, id=entry_id, daten=entry.daten.model_copy(update=daten))


def catalog_of(catalog: Catalog, *entries: Entry) -> Catalog:
    return resolve_catalog(replace(catalog.collection, entries={entry.id: entry for entry in entries}), catalog.date)


def bare(catalog: Catalog, entry_id: str, **daten: Any) -> Entry:
    """Return an example that shares nothing with another unless it is told to."""
    empty: dict[str, Any] = {"orte": (), "themen": (entry_id,), "zielgruppen": (), "programm": None, "normen": (), "verwandt": {}}
    rechtskreise = {"rechtskreise": {"sgb-ii": "beteiligt"}}
    return changed(catalog.entries["musterstadt-lotsenhaus"], entry_id, **{**empty, **rechtskreise, **daten})


def kin(catalog: Catalog, entry_id: str) -> list[tuple[str, str, bool]]:
    return [(row.entry.id, row.reason, row.stated) for row in Kinship(catalog).of(catalog.entries[entry_id])]


def test_what_an_editor_states_comes_first_and_works_both_ways(musterkatalog: Catalog) -> None:
    assert kin(musterkatalog, "musterstadt-lotsenhaus")[0] == ("beispielingen-brueckenbuero", "dort ohne gemeinsame Akte", True)
    assert kin(musterkatalog, "beispielingen-brueckenbuero")[0] == ("musterstadt-lotsenhaus", "dort ohne gemeinsame Akte", True)


def test_an_unknown_id_is_left_out(musterkatalog: Catalog) -> None:
    catalog = catalog_of(musterkatalog, bare(musterkatalog, "a", verwandt={"gibt-es-nicht": "x"}))
    assert kin(catalog, "a") == []


def test_two_shared_features_make_kin_and_one_does_not(musterkatalog: Catalog) -> None:
    catalog = catalog_of(
        musterkatalog,
        bare(musterkatalog, "a", themen=("wohnen",)),
        bare(musterkatalog, "b", themen=("wohnen",)),
        bare(musterkatalog, "c", themen=("wohnen",), rechtskreise={"sgb-xii": "beteiligt"}),
    )
    assert kin(catalog, "a") == [("b", "gleiches Thema: Wohnen; dieselben Rechtskreise am Tisch", False)]


def test_the_reason_names_what_tells_most(musterkatalog: Catalog) -> None:
    shared = {"themen": ("wohnen", "uebergaenge"), "zielgruppen": ("careleaver",), "programm": "musterprogramm"}
    other = {"rechtskreise": {"sgb-viii": "beteiligt"}}
    catalog = catalog_of(musterkatalog, bare(musterkatalog, "a", **shared), bare(musterkatalog, "b", **shared, **other))
    assert kin(catalog, "a") == [
        (
            "b",
            "gleiche Themen: Wohnen und Übergänge; gleiche Zielgruppe: Careleaver; gleiches Programm: Musterbrücken",
            False,
        )
    ]


def test_law_and_land_alone_have_a_reason_too(musterkatalog: Catalog) -> None:
    shared = {"normen": ("sgb-ii/16h",), "orte": ("musterstadt",)}
    other = {"rechtskreise": {"sgb-viii": "beteiligt"}, "normen": ("sgb-ii/16h Abs. 1",)}
    catalog = catalog_of(musterkatalog, bare(musterkatalog, "a", **shared), bare(musterkatalog, "b", **{**shared, **other}))
    assert kin(catalog, "a") == [("b", "gleiche Vorschrift oder gleiches Land", False)]


def test_rare_features_weigh_more_and_ties_go_by_id(musterkatalog: Catalog) -> None:
    often = {"themen": ("wohnen",)}
    rare = {"themen": ("wohnen",), "programm": "musterprogramm"}
    rows = [bare(musterkatalog, name, **often) for name in ("e", "d", "c")]
    rows += [bare(musterkatalog, name, **rare) for name in ("z", "a")]
    assert [row[0] for row in kin(catalog_of(musterkatalog, *rows), "a")] == ["z", "c", "d", "e"]


def test_the_program_fills_up_to_four_and_editors_up_to_six(musterkatalog: Catalog) -> None:
    names = "bcdefghi"
    rows = [bare(musterkatalog, name, themen=("wohnen",)) for name in names]
    alone = bare(musterkatalog, "a", themen=("wohnen",))
    assert len(kin(catalog_of(musterkatalog, alone, *rows), "a")) == 4
    two = bare(musterkatalog, "a", themen=("wohnen",), verwandt={"i": "x", "h": "y"})
    assert [row[0] for row in kin(catalog_of(musterkatalog, two, *rows), "a")] == ["i", "h", "b", "c"]
    many = bare(musterkatalog, "a", themen=("wohnen",), verwandt=dict.fromkeys(names, "x"))
    stated = kin(catalog_of(musterkatalog, many, *rows), "a")
    assert [row[0] for row in stated] == list(names[:MOST])
    assert all(row[2] for row in stated)


def test_only_examples_get_derived_kin(musterkatalog: Catalog) -> None:
    assert kin(musterkatalog, "muster-fallrunde") == []
