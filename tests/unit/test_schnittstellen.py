"""``views.schnittstellen``: what the matrices count, how they tint it, and what the page says about them."""

from __future__ import annotations

import re

import pytest

from praxis.catalog import Catalog
from praxis.heat import heat
from praxis.settings import Site
from praxis.views.schnittstellen import HEAT_STEPS, heat_steps, pages
from praxis.views.seite import Seite


@pytest.fixture
def overview(kleiner_katalog: Catalog, site: Site) -> Seite:
    return next(page for page in pages(kleiner_katalog, site) if page.address == "schnittstellen/")


@pytest.mark.parametrize("most", [0, 1, 2, 3, 5, 44, 1200])
def test_the_legend_names_every_count_once_with_its_tint(most: int) -> None:
    told: dict[int, int] = {}
    for step in heat_steps(most):
        first, *last = (int(number.replace(".", "")) for number in step["text"].split("–"))
        told |= dict.fromkeys(range(first, (last or [first])[0] + 1), step["stufe"])
    assert told == {count: heat(count, most, HEAT_STEPS) for count in range(1, most + 1)}
    assert set(told.values()) <= set(range(1, HEAT_STEPS + 1))


def test_every_matrix_of_the_page_has_the_legend_of_its_tints(overview: Seite) -> None:
    for matrix in (part.matrix for part in overview.daten["abschnitte"] if part.matrix):
        counts = [cell["anzahl"] for row in matrix["zeilen"] for cell in row["zellen"] if cell]
        assert matrix["stufen"] == heat_steps(max(counts))


def test_rechtskreise_that_are_in_no_table_are_named_with_their_page(musterkatalog: Catalog, site: Site) -> None:
    """Not at stake here: which they are. Together with the columns they are all."""
    overview = next(page for page in pages(musterkatalog, site) if page.address == "schnittstellen/")
    parts = overview.daten["abschnitte"]
    shown = {column["label"] for column in next(part.matrix for part in parts if part.matrix)["spalten"]}
    named = re.findall(r'<a href="\.\./rechtskreise/[^"]+">([^<]+)</a>', " ".join(text for part in parts for text in part.text))
    terms = musterkatalog.vocabulary["rechtskreise"].values()
    assert [*sorted(shown), *named] == [*sorted(shown), *(term.label for term in terms if term.label not in shown)]
