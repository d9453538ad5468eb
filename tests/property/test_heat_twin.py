"""The tint of a Land is computed twice, by ``praxis.heat`` and by the map's script: both say the same for every count."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from praxis.heat import heat
from praxis.views.karte import HEAT_STEPS

ALL_UP_TO = 250


@pytest.fixture(scope="module")
def page(scripts: Page) -> Page:
    """A page that has the map's core at hand."""
    scripts.evaluate("async () => { window.kern = await import('/karte/kern.js'); }")
    return scripts


def tints(page: Page, pairs: list[tuple[int, int]]) -> list[int]:
    found: list[int] = page.evaluate("paare => paare.map(([anzahl, groesste]) => kern.heat(anzahl, groesste))", pairs)
    return found


def test_both_tint_alike_whatever_the_collection_holds(page: Page) -> None:
    pairs = [(count, most) for most in range(ALL_UP_TO + 1) for count in range(most + 1)]
    assert tints(page, pairs) == [heat(count, most, HEAT_STEPS) for count, most in pairs]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 10**6).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most))))
@example((25, 36))
@example((250_000, 360_000))
def test_both_tint_alike_in_a_large_collection(page: Page, pair: tuple[int, int]) -> None:
    assert tints(page, [pair]) == [heat(*pair, HEAT_STEPS)]
