"""Every Rechtskreis of the vocabulary has a colour that carries its white sign and stands out from both grounds."""

from __future__ import annotations

import re
from math import cos, radians, sin
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
CSS = REPOSITORY / "docs" / "assets" / "css"
COLOUR = re.compile(r"\.pb-rk--([a-z0-9-]+) \{\s*--pb-rk: oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\);")
DARK_GROUND = re.compile(r"--pb-grund: oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\);")


def luminance(lightness: str, chroma: str, hue: str) -> float:
    """Return the relative luminance (WCAG) of an OKLCH colour given in percent, chroma and degrees."""
    l_, a, b = float(lightness) / 100, float(chroma) * cos(radians(float(hue))), float(chroma) * sin(radians(float(hue)))
    long = (l_ + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (l_ - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (l_ - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def colours() -> dict[str, float]:
    return {match[1]: luminance(*match.groups()[1:]) for match in COLOUR.finditer((CSS / "rechtskreise.css").read_text("utf-8"))}


def test_every_rechtskreis_has_a_colour_and_no_colour_is_left_over() -> None:
    terms = yaml.safe_load((REPOSITORY / "practices/vokabular/rechtskreise.yml").read_text("utf-8"))
    assert set(colours()) == {term["id"] for term in terms}


def test_white_signs_are_legible_and_seats_stand_out() -> None:
    found = DARK_GROUND.search((CSS / "tokens.css").read_text("utf-8"))
    assert found
    dark = luminance(*found.groups())
    for rechtskreis, colour in colours().items():
        assert contrast(1.0, colour) >= 4.5, rechtskreis
        assert contrast(dark, colour) >= 3.0, rechtskreis
