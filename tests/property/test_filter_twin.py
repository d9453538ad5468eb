"""The finder's rules exist twice, in Python and in the browser: on any catalog and any choice both say the same.

The browser runs the real modules from ``docs/assets/js/finder/`` on the real table of a generated catalog.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from tests.bench.generate_catalog import generated_catalog, real_collection

from praxis.catalog import Catalog
from praxis.exports.facets import CARDS_PER_FILE, COLUMN_PATH, PLACES, TABLE_PATH, render_files, rows
from praxis.facets import UNKNOWN, count_values, facets, matches
from praxis.fit import POINTS, best_fit, compare, judge, parse_answers
from praxis.settings import Site

EXAMPLES = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@cache
def catalog(count: int, seed: int) -> Catalog:
    return generated_catalog(real_collection(), count, seed, places=80)


@cache
def table(count: int, seed: int) -> tuple[Any, dict[str, Any]]:
    """Return the table's head and all its columns."""
    files = render_files(catalog(count, seed), Site("https://example.org/"))
    head = json.loads(files[TABLE_PATH])
    names = {facet.get("spalte", facet["name"]) for facet in head["facetten"]}
    return head, {name: json.loads(files[COLUMN_PATH.format(name)]) for name in sorted(names)}


@cache
def choices() -> list[tuple[str, str]]:
    known = [(facet.name, value) for facet in facets(catalog(0, 1)) for value in facet.values]
    return [*known, ("thema", "gibt-es-nicht")]


@pytest.fixture(scope="module")
def page(scripts: Page) -> Page:
    """A page that has the modules at hand."""
    scripts.evaluate(
        """async () => {
          for (const name of ["kern", "tabelle", "passt"]) window[name] = await import(`/finder/${name}.js`);
        }"""
    )
    return scripts


catalogs = st.tuples(st.sampled_from([0, 1, 2, 50]), st.integers(1, 3))
selections = st.lists(st.sampled_from(choices()), max_size=6)


def grouped(chosen: list[tuple[str, str]]) -> dict[str, list[str]]:
    selection: dict[str, list[str]] = {}
    for name, value in chosen:
        selection.setdefault(name, []).append(value)
    return selection


@EXAMPLES
@given(catalogs, selections)
def test_both_find_and_count_the_same(page: Page, size: tuple[int, int], chosen: list[tuple[str, str]]) -> None:
    selection = grouped(chosen)
    entries, asked = rows(catalog(*size)), facets(catalog(*size))
    answer = page.evaluate(
        """([kopf, spalten, filter]) => {
          const gelesen = tabelle.parseTable(kopf, spalten);
          const { treffer, zahlen } = kern.countFacets(gelesen, filter);
          const einzeln = [...Array(gelesen.anzahl).keys()].filter((zeile) => kern.matches(gelesen, zeile, filter));
          const gezaehlt = Object.entries(zahlen).map(([name, werte]) => [name, [...werte]]);
          return { treffer, einzeln, zahlen: Object.fromEntries(gezaehlt) };
        }""",
        [*table(*size), selection],
    )
    expected = [number for number, entry in enumerate(entries) if matches(entry, selection, asked)]
    assert answer["treffer"] == expected
    assert answer["einzeln"] == expected
    counts = count_values(entries, selection, asked)
    assert answer["zahlen"] == {name: list(values.values()) for name, values in counts.items()}


@EXAMPLES
@given(catalogs, selections)
def test_the_columns_asked_for_are_enough_to_choose(page: Page, size: tuple[int, int], chosen: list[tuple[str, str]]) -> None:
    selection = grouped(chosen)
    entries, asked = rows(catalog(*size)), facets(catalog(*size))
    head, columns = table(*size)
    needed = page.evaluate(
        "([kopf, filter]) => kern.neededColumns(tabelle.parseTable(kopf, {}).facetten, filter)", [head, selection]
    )
    of_places = {"land", "gemeindetyp", "jobcenter"}
    assert set(needed) == {PLACES if name in of_places else name for name in selection}
    found = page.evaluate(
        "([kopf, spalten, filter]) => kern.countFacets(tabelle.parseTable(kopf, spalten), filter).treffer",
        [head, {name: columns[name] for name in needed}, selection],
    )
    assert found == [number for number, entry in enumerate(entries) if matches(entry, selection, asked)]


@EXAMPLES
@given(catalogs)
def test_the_browser_reads_back_what_the_table_was_written_from(page: Page, size: tuple[int, int]) -> None:
    entries, asked = rows(catalog(*size)), facets(catalog(*size))
    read = page.evaluate(
        """([kopf, spalten]) => {
          const gelesen = tabelle.parseTable(kopf, spalten);
          const zeilen = [...Array(gelesen.anzahl).keys()];
          const werte = (zeile) => gelesen.facetten.map((facette) => [facette.name, tabelle.valuesOf(facette, zeile)]);
          return {
            werte: zeilen.map((zeile) => Object.fromEntries(werte(zeile))),
            orte: zeilen.map((zeile) => tabelle.placesOf(gelesen, zeile).map((ort) => ort.label)),
            geprueft: gelesen.geprueft,
            jeDatei: gelesen.jeDatei,
          };
        }""",
        [*table(*size)],
    )
    kommunen = catalog(*size).vocabulary["kommunen"]
    assert read["werte"] == [{facet.name: list(facet.of(entry)) for facet in asked} for entry in entries]
    assert read["orte"] == [[kommunen[ort].label for ort in entry.daten.orte] for entry in entries]
    assert read["geprueft"] == [entry.daten.geprueft for entry in entries]
    assert read["jeDatei"] == CARDS_PER_FILE


states = st.fixed_dictionaries(
    {
        "q": st.text(max_size=30).map(lambda text: " ".join(text.split())),
        "filter": st.lists(st.sampled_from(choices()[:-1]), max_size=8).map(grouped),
        "sort": st.sampled_from(["", "relevanz", "geprueft", "ort"]),
        "passt": st.sampled_from(["", "landkreis,zkt,ja", "nein"]),
    }
)


@EXAMPLES
@given(states)
def test_an_address_says_everything(page: Page, state: dict[str, Any]) -> None:
    read = page.evaluate(
        """([zustand, kopf]) => {
          const { facetten } = tabelle.parseTable(kopf, {});
          const adresse = kern.formatState(zustand, facetten.map(({ name }) => name));
          return [adresse, kern.parseState(new URL(adresse, "https://example.org/").search, facetten)];
        }""",
        [state, table(0, 1)[0]],
    )
    order = {facet.name: list(facet.values) for facet in facets(catalog(0, 1))}
    ordered = {name: [value for value in order[name] if value in values] for name, values in state["filter"].items()}
    address, parsed = read
    assert parsed["zustand"] == {**state, "q": parsed["zustand"]["q"], "filter": ordered}
    assert parsed["zustand"]["q"].split() == state["q"].split() or "\ufffd" in parsed["zustand"]["q"]
    assert parsed["unbekannt"] == []
    assert "%2C" not in address.partition("&")[2], "commas between values stay readable"


answers = st.fixed_dictionaries({}, optional={point: st.sampled_from(list(values)) for point, values in POINTS.items()})
places = st.lists(
    st.fixed_dictionaries({point: st.sampled_from([*values, UNKNOWN]) for point, values in POINTS.items()}),
    max_size=3,
)


@EXAMPLES
@given(answers.filter(bool), places)
def test_both_judge_a_fit_alike(page: Page, answered: dict[str, str], orte: list[dict[str, str]]) -> None:
    text = ",".join(answered.values())
    assert parse_answers(text) == answered
    verdicts, result = page.evaluate(
        """([text, orte]) => {
          const urteile = passt.bestFit(passt.parseAnswers(text), orte);
          return [urteile, passt.judge(urteile)];
        }""",
        [text, orte],
    )
    assert verdicts == best_fit(answered, list(orte))
    assert result == judge(best_fit(answered, list(orte)))
    assert all(fact != "gleich" for point, fact in compare(answered, {}).items())


def test_both_ask_the_same_questions(page: Page) -> None:
    assert page.evaluate("passt.PUNKTE") == {point: list(values) for point, values in POINTS.items()}
    assert page.evaluate("passt.ERGEBNISSE.aehnlich") == "ähnlich"
