"""The bundled stylesheet: imports set in, in order, nothing forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from praxis.stylesheet import bundle_stylesheet

CSS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "css"


def test_imports_are_replaced_in_their_order_and_comments_dropped() -> None:
    files = {
        "praxis.css": '/* Reihenfolge */\n@import "a.css";\n@import "b.css";\n',
        "a.css": "/* A */\na {\n  color: red;\n}\n\n",
        "b.css": "\nb {\n  color: blue;\n}\n",
    }
    bundled = bundle_stylesheet(files)
    assert "@import" not in bundled
    assert bundled.endswith("a {\n  color: red;\n}\nb {\n  color: blue;\n}\n")
    assert "Reihenfolge" not in bundled
    assert "/* A */" not in bundled


def test_a_missing_file_stops_the_build() -> None:
    with pytest.raises(KeyError, match=r"fehlt\.css"):
        bundle_stylesheet({"praxis.css": '@import "fehlt.css";'})


def test_every_stylesheet_of_ours_is_imported_exactly_once() -> None:
    imported = re.findall(r'@import "([^"]+)";', (CSS / "praxis.css").read_text(encoding="utf-8"))
    there = sorted(path.name for path in CSS.glob("*.css") if path.name != "praxis.css")
    assert sorted(imported) == there


def test_ours_names_the_origin_of_its_values_and_asks_no_other_host() -> None:
    bundled = bundle_stylesheet({path.name: path.read_text(encoding="utf-8") for path in CSS.glob("*.css")})
    assert "KERN UX" in bundled
    assert not re.search(r'(url\(|@import)[\s"\']*(https?:)?//', bundled)
