"""Only what the tree holds stays in the published assets."""

from __future__ import annotations

from pathlib import Path

from praxis.finish.prune import prune_theme_files


def write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")


def test_what_the_theme_brought_goes_and_ours_stays(tmp_path: Path) -> None:
    html, tree = tmp_path / "site", tmp_path / "docs"
    for path in (
        html / "assets/css/praxis.css",
        tree / "assets/css/praxis.css",
        html / "assets/javascripts/bundle.js",
        html / "index.html",
    ):
        write(path)
    assert prune_theme_files(html, tree) == 1
    assert sorted(path.relative_to(html).as_posix() for path in html.rglob("*") if path.is_file()) == [
        "assets/css/praxis.css",
        "index.html",
    ]
    assert not (html / "assets/javascripts").exists()


def test_a_site_without_assets_is_left_alone(tmp_path: Path) -> None:
    assert prune_theme_files(tmp_path, tmp_path) == 0
