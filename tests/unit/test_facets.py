"""The finder's questions: what an example answers, what a selection finds, how the table is written."""

from __future__ import annotations

import json
from functools import cache

import pytest
from tests.bench.generate_catalog import generated_catalog, real_collection

from praxis.catalog import Catalog
from praxis.exports.facets import CARDS_PATH, CARDS_PER_FILE, TABLE_PATH, render_files, rows
from praxis.facets import UNKNOWN, count_values, facets, matches, periods
from praxis.settings import Site

SITE = Site("https://example.org/")


@cache
def catalog() -> Catalog:
    return generated_catalog(real_collection(), 120, seed=3)


def found(selection: dict[str, list[str]]) -> list[str]:
    asked = facets(catalog())
    return [entry.id for entry in rows(catalog()) if matches(entry, selection, asked)]


def test_without_a_choice_everything_is_found() -> None:
    assert len(found({})) == 120


def test_chosen_rechtskreise_sit_at_one_table() -> None:
    wanted = {"sgb-ii", "sgb-viii"}
    expected = [entry.id for entry in rows(catalog()) if wanted <= set(entry.daten.rechtskreise)]
    assert found({"rechtskreis": sorted(wanted)}) == expected


def test_values_of_another_facet_are_alternatives() -> None:
    wanted = {"leaving-care", "case-management"}
    expected = [entry.id for entry in rows(catalog()) if wanted & set(entry.daten.themen)]
    assert found({"thema": sorted(wanted)}) == expected


def test_facets_narrow_each_other() -> None:
    both = found({"thema": ["jugendberufsagentur"], "rechtskreis": ["sgb-iii"]})
    assert set(both) == set(found({"thema": ["jugendberufsagentur"]})) & set(found({"rechtskreis": ["sgb-iii"]}))


def test_unknown_values_are_ignored() -> None:
    assert found({"thema": ["gibt-es-nicht"]}) == found({})


def test_an_example_without_place_is_not_collected_rather_than_left_out() -> None:
    asked = {facet.name: facet for facet in facets(catalog())}
    without = [entry for entry in rows(catalog()) if not entry.daten.orte]
    assert without
    for entry in without:
        assert asked["gemeindetyp"].of(entry) == (UNKNOWN,)
        assert asked["jobcenter"].of(entry) == (UNKNOWN,)
        assert asked["land"].of(entry) == ()


def test_every_count_is_what_choosing_the_value_would_find() -> None:
    asked = facets(catalog())
    selection = {"rechtskreis": ["sgb-ii"], "land": ["nw", "by"]}
    counts = count_values(catalog().beispiele, selection, asked)
    for facet in asked:
        for value in facet.values:
            chosen = [*selection.get(facet.name, []), value] if facet.all_of else [value]
            assert counts[facet.name][value] == len(found({**selection, facet.name: chosen})), (facet.name, value)


def test_values_without_an_example_are_counted_as_zero() -> None:
    counts = count_values(catalog().beispiele, {"land": ["nw"], "thema": ["leaving-care"]}, facets(catalog()))
    assert set(counts["land"]) == set(catalog().vocabulary["laender"])
    assert 0 in counts["programm"].values()


@pytest.mark.parametrize(
    ("year", "last"),
    [("2026", "2025-2029"), ("2029", "2025-2029"), ("2030", "2030-2034")],
)
def test_periods_reach_to_the_last_year(year: str, last: str) -> None:
    assert list(periods(year))[-1] == last
    assert next(iter(periods(year))) == "bis-2009"


def test_what_begins_after_the_build_date_has_its_period() -> None:
    """Planned examples begin later; their period is known."""
    zeitraum = next(facet for facet in facets(catalog()) if facet.name == "zeitraum")
    for entry in catalog().beispiele:
        assert (zeitraum.of(entry) == (UNKNOWN,)) == (entry.daten.beginn is None)


def test_the_table_is_ordered_by_day_then_title_and_names_every_card_once() -> None:
    files = render_files(catalog(), SITE)
    table = json.loads(files[TABLE_PATH])
    cards = [card for number in range(-(-120 // CARDS_PER_FILE)) for card in json.loads(files[CARDS_PATH.format(number)])]
    assert [card[0] for card in cards] == [entry.id for entry in rows(catalog())]
    days = [day for day, count, _ in table["geprueft"] for _ in range(count)]
    assert days == sorted(days, reverse=True)
    assert len(days) == table["anzahl"] == 120


def test_examples_past_their_review_are_marked() -> None:
    table = json.loads(render_files(catalog(), SITE)[TABLE_PATH])
    for day, _, outdated in table["geprueft"]:
        assert bool(outdated) == (day < "2025-11-22"), day


def test_the_same_catalog_gives_the_same_bytes() -> None:
    assert render_files(catalog(), SITE) == render_files(generated_catalog(real_collection(), 120, seed=3), SITE)
