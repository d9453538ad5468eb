"""Points and outlines agree: every known city lies inside the outline of its Land."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from praxis.outlines import Outlines, bounds, contains, parse_outlines
from praxis.projection import Projection

# Capitals, cities at borders, and one far corner in each direction: latitude, longitude, official key of the Land.
CITIES = {
    "Flensburg": (54.785, 9.439, "01"),
    "Kiel": (54.325, 10.132, "01"),
    "Hamburg": (53.555, 10.0, "02"),
    "Hannover": (52.375, 9.733, "03"),
    "Bremen": (53.11, 8.79, "04"),
    "Bremerhaven": (53.55, 8.59, "04"),
    "Aachen": (50.775, 6.085, "05"),
    "Hamm": (51.68, 7.815, "05"),
    "Wiesbaden": (50.08, 8.24, "06"),
    "Mainz": (50.0, 8.24, "07"),
    "Ludwigshafen": (49.47, 8.42, "07"),
    "Mannheim": (49.49, 8.49, "08"),
    "Konstanz": (47.69, 9.15, "08"),
    "Oberstdorf": (47.41, 10.28, "09"),
    "Passau": (48.565, 13.42, "09"),
    "Saarbrücken": (49.235, 6.98, "10"),
    "Berlin": (52.51, 13.41, "11"),
    "Potsdam": (52.395, 13.05, "12"),
    "Cottbus": (51.755, 14.335, "12"),
    "Schwerin": (53.635, 11.40, "13"),
    "Görlitz": (51.15, 14.95, "14"),
    "Halle (Saale)": (51.48, 11.97, "15"),
    "Jena": (50.925, 11.585, "16"),
}


@pytest.fixture(scope="session")
def outlines(repository: Path) -> Outlines:
    return parse_outlines((repository / "practices/vokabular/laender-umrisse.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("city", CITIES)
def test_city_lies_in_its_land_and_in_no_other(outlines: Outlines, city: str) -> None:
    latitude, longitude, land = CITIES[city]
    point = outlines.projection.place(latitude, longitude)
    assert [name for name, shape in outlines.shapes.items() if contains(shape, point)] == [f"land-{land}"]


def test_nearly_all_municipalities_lie_in_their_land(outlines: Outlines, repository: Path) -> None:
    """The few others are small islands, which have no outline, and places right at a border."""
    with (repository / "practices/vokabular/gemeinden.csv").open(encoding="utf-8") as register:
        rows = list(csv.DictReader(register, delimiter=";"))[::20]
    hits = [
        contains(outlines.shapes[f"land-{row['ags'][:2]}"], outlines.projection.place(float(row["lat"]), float(row["lon"])))
        for row in rows
    ]
    assert sum(hits) / len(hits) > 0.98


def test_north_is_up_and_east_is_right() -> None:
    projection = Projection(1000, (0, 0))
    x, y = projection.place(51, 10.5)
    assert x == pytest.approx(0)
    assert projection.place(52, 10.5)[1] < y
    assert projection.place(51, 11.5)[0] > x


def test_equal_areas() -> None:
    """Between 54 and 55 degrees north a Land looks as much larger as it is."""
    projection = Projection(1000, (0, 0))

    def area(south: float) -> float:
        left, bottom = projection.place(south, 10)
        right, top = projection.place(south + 0.1, 10.1)
        return abs((right - left) * (bottom - top))

    assert area(47.5) / area(54.5) == pytest.approx(1.1633, rel=0.02)  # cos 47.55° / cos 54.55°


def test_the_drawing_has_the_size_that_the_page_expects(outlines: Outlines) -> None:
    edges = [bounds(shape) for shape in outlines.shapes.values()]
    assert min(edge[0] for edge in edges) >= 0
    assert max(edge[2] for edge in edges) <= 600
    assert min(edge[1] for edge in edges) >= 0
    assert max(edge[3] for edge in edges) <= 800
