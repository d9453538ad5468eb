"""``engine``: both engines build the same tree strictly, twice to the same bytes, and complain in German."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from praxis import engine
from praxis.engine import complaints, zensical_engine
from praxis.engine.anchors import anchor
from praxis.engine.complaints import parse_mkdocs_message
from praxis.problems import Problem

CONFIG = """
site_name: Probe
site_url: https://praxis.example/
use_directory_urls: true
theme: {name: material, language: de, font: false}
plugins: []
nav: [{Methoden: methoden/index.md}]
not_in_nav: "*"
markdown_extensions:
  - toc: {permalink: "¶", slugify: !!python/name:praxis.engine.anchors.anchor }
strict: true
validation: {links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}
"""
GOOD = {
    "index.md": "# Start\n\n## Ähnliche Größe & Maß\n\n[a](methoden/index.md) [b](#aehnliche-groesse-mass)\n",
    "methoden/index.md": "# Methoden\n\n[zurück](../index.md#aehnliche-groesse-mass)\n",
}


class Tree:
    """A small tree of pages with its configuration."""

    def __init__(self, root: Path) -> None:
        self.root, self.config, self.docs, self.site = root, root / "mkdocs.yml", root / "build/docs", root / "build/site"
        self.config.write_text(CONFIG, encoding="utf-8")
        self.write(GOOD)

    def write(self, files: dict[str, str]) -> None:
        for path, text in files.items():
            (self.docs / path).parent.mkdir(parents=True, exist_ok=True)
            (self.docs / path).write_text(text, encoding="utf-8")

    def build(self, which: engine.Engine = "mkdocs", site_url: str | None = None, date: str = "2026-11-22") -> list[Problem]:
        return engine.build(which, self.config, self.docs, self.site, site_url=site_url, date=date)

    def bytes(self) -> dict[str, bytes]:
        return {str(path.relative_to(self.site)): path.read_bytes() for path in self.site.rglob("*") if path.is_file()}


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


both = pytest.mark.parametrize("which", engine.ENGINES)


@both
def test_a_good_tree_becomes_a_site(tree: Tree, which: engine.Engine) -> None:
    assert tree.build(which) == []
    html = (tree.site / "index.html").read_text()
    assert 'id="aehnliche-groesse-mass"' in html
    assert 'href="methoden/"' in html
    assert (tree.site / "404.html").exists()


@both
def test_two_builds_give_the_same_bytes(tree: Tree, which: engine.Engine) -> None:
    tree.build(which)
    first = tree.bytes()
    tree.build(which)
    assert tree.bytes() == first


@both
def test_a_page_that_is_gone_is_gone_from_the_site(tree: Tree, which: engine.Engine) -> None:
    tree.write({"weg.md": "# Weg\n"})
    tree.build(which)
    (tree.docs / "weg.md").unlink()
    tree.build(which)
    assert not (tree.site / "weg").exists()


@both
def test_another_address(tree: Tree, which: engine.Engine) -> None:
    assert tree.build(which, site_url="https://anderswo.example/unter/") == []
    assert '<link rel="canonical" href="https://anderswo.example/unter/methoden/">' in (
        tree.site / "methoden/index.html"
    ).read_text()


def test_the_build_date_decides_the_bytes_and_leaves_the_environment_alone(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    tree.build(date="2026-11-22")
    assert "2026-11-22" in (tree.site / "sitemap.xml").read_text()
    tree.build(date="2027-01-01")
    assert "2027-01-01" in (tree.site / "sitemap.xml").read_text()
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("fehlt.md", "PB801"),
        ("../methoden/fehlt.md#x", "PB801"),
        ("../index.md#fehlt", "PB802"),
        ("#fehlt", "PB802"),
        ("/methoden/", "PB803"),
        ("../methoden/", "PB803"),
    ],
)
def test_mkdocs_warnings_become_problems_at_their_line(tree: Tree, link: str, code: str) -> None:
    tree.write({"methoden/index.md": f"# Methoden\n\nText\n\n[x]({link})\n"})
    problem, *rest = tree.build()
    assert not rest
    assert (problem.code, problem.line) == (code, 5)
    assert problem.path == str(tree.docs / "methoden/index.md")
    assert f"„{link}“" in problem.message
    assert problem.hint


def test_all_warnings_are_told_at_once(tree: Tree) -> None:
    tree.write({"index.md": "# Start\n[a](fehlt.md) [b](#fehlt)\n", "methoden/index.md": "# M\n[c](weg.md)\n"})
    assert sorted(problem.code for problem in tree.build()) == ["PB801", "PB801", "PB802"]


def test_navigation_to_a_missing_page(tree: Tree) -> None:
    (tree.docs / "methoden/index.md").unlink()
    tree.write({"index.md": "# Start\n"})
    problem, *rest = tree.build()
    assert not rest
    assert (problem.code, problem.path, problem.field) == ("PB804", str(tree.config), "nav")
    assert problem.line == 7


@pytest.mark.parametrize("broken", ["site_name: [", "theme: {name: gibtesnicht}", "markdown_extensions: [gibt.es.nicht]"])
def test_a_broken_configuration_is_one_german_problem(tree: Tree, broken: str) -> None:
    tree.config.write_text(f"site_name: x\n{broken}\n" if "site_name" not in broken else broken)
    problems = tree.build()
    assert "PB806" in [problem.code for problem in problems]
    assert all(problem.message and problem.code.startswith("PB8") for problem in problems)


def test_a_broken_template_is_no_traceback(tree: Tree) -> None:
    (tree.root / "thema").mkdir()
    (tree.root / "thema/main.html").write_text("{% extends 'base.html' %}{% block content %}{{ 1 / 0 }}{% endblock %}")
    tree.config.write_text(CONFIG.replace("font: false", "font: false, custom_dir: thema"))
    problems = tree.build()
    assert "PB807" in [problem.code for problem in problems]
    assert any("ZeroDivisionError" in problem.message for problem in problems)


def test_nothing_is_printed_and_logging_is_as_before(tree: Tree, capfd: pytest.CaptureFixture[str]) -> None:
    handlers = list(logging.getLogger("mkdocs").handlers)
    tree.write({"index.md": "# Start\n[a](fehlt.md)\n"})
    tree.build()
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("mkdocs").handlers == handlers


def test_zensical_complaints_have_their_place() -> None:
    output = "Build started\nWarning: page does not exist\n   ╭─[ a/index.md:3:5 ]\n   │\nWarning: etwas anderes\n1 issue found\n"
    first, second = zensical_engine._parse_output(output, Path("build/docs"))
    assert (first.path, first.line, first.column) == ("build/docs/a/index.md", 3, 5)
    assert second.message == "Zensical meldet: etwas anderes"


def test_without_zensical_there_is_a_sentence(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zensical_engine, "find_spec", lambda name: None)
    assert [problem.code for problem in tree.build("zensical")] == ["PB808"]


def test_zensical_that_breaks_off_is_a_problem(tree: Tree) -> None:
    tree.config.write_text("site_name: [")
    problems = tree.build("zensical")
    assert [problem.code for problem in problems] == ["PB806"]


def test_unknown_warnings_are_passed_on_word_for_word() -> None:
    problem = parse_mkdocs_message("Something new\n  happened", Path("build/docs"), Path("mkdocs.yml"))
    assert problem.code == complaints.COMPLAINT.code
    assert problem.message == "mkdocs meldet: Something new happened"


@pytest.mark.parametrize(("heading", "slug"), [("Über uns", "ueber-uns"), ("§ 16h SGB II", "16h-sgb-ii"), ("…", "abschnitt")])
def test_anchors_are_plain(heading: str, slug: str) -> None:
    assert anchor(heading, "-") == slug


def test_importing_the_engines_is_left_until_they_are_needed() -> None:
    code = "import sys, praxis.engine; sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
