"""``heat``: how strong a count is tinted."""

from __future__ import annotations

import pytest

from praxis.heat import heat


@pytest.mark.parametrize(
    ("count", "most", "steps", "tint"),
    [
        (0, 0, 3, 0),
        (0, 36, 3, 0),
        (1, 1200, 5, 1),  # never invisible
        (1, 1, 5, 5),
        (25, 36, 3, 3),  # 2.5 is rounded up, as in the browser
        (25, 36, 5, 4),
        (36, 36, 3, 3),
    ],
)
def test_a_count_has_its_tint(count: int, most: int, steps: int, tint: int) -> None:
    assert heat(count, most, steps) == tint


@pytest.mark.parametrize("steps", [3, 5])
def test_more_is_never_paler(steps: int) -> None:
    tints = [heat(count, 200, steps) for count in range(201)]
    assert tints == sorted(tints)
    assert set(tints) == set(range(steps + 1))
