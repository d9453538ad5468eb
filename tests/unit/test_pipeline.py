"""``pipeline``: a build publishes all or nothing, and the same input gives the same bytes.

The class at the end builds the invented catalog with the real mkdocs; everything else works with an engine of a few lines.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from praxis import engine, pipeline
from praxis.addresses import parse_ledger
from praxis.finish import publish
from praxis.outputs import MANIFEST_NAME
from praxis.pipeline import BuildOptions, Built, build, build_date, check
from praxis.problems import RULES, Level, Problem, has_errors

DATE = "2026-11-22"
OLD_PAGE = "<!doctype html><title>alt</title>"


def add_pages(ordner: Path) -> None:
    """Write the pages that the site's frame links to and that are written by hand."""
    for name in ("mitmachen", "ueber"):
        (ordner / "docs" / name).mkdir()
        text = f"---\ntitel: Seite {name}\n---\n\nEin Satz.\n"
        (ordner / "docs" / name / "index.md").write_text(text, encoding="utf-8")


def options(ordner: Path, repository: Path, **changes: Any) -> BuildOptions:
    made = BuildOptions(
        Path("practices"), Path("docs"), ordner / "build", ordner / "site", DATE, config=repository / "mkdocs.yml"
    )
    return replace(made, **changes)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def silent(_step: str) -> None:
    """Say nothing."""


def break_entry(ordner: Path) -> None:
    path = ordner / "practices/beispiele/phantasia-jugendtisch.md"
    text = path.read_text(encoding="utf-8").replace("themen: [uebergaenge]", "themen: [gibt-es-nicht]")
    path.write_text(text, encoding="utf-8")


class TestDate:
    def test_the_option_comes_first(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
        assert build_date("2031-05-06") == "2031-05-06"

    def test_then_the_environment_in_utc(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305599")
        assert build_date() == "2026-11-21"


class TestCheck:
    def test_the_catalog_is_read_and_nothing_is_written(self, musterordner: Path) -> None:
        before = tree(musterordner)
        checked = check(Path("practices"), Path("docs"), DATE)
        assert (checked.problems, len(checked.catalog.entries), checked.catalog.date) == ([], 7, DATE)
        assert tree(musterordner) == before

    def test_problems_are_sorted_by_place_and_named_once(self, musterordner: Path) -> None:
        for path in (musterordner / "practices").glob("*/*.md"):
            path.write_text(path.read_text(encoding="utf-8").replace("themen: [", "themen: [gibt-es-nicht, "), encoding="utf-8")
        problems = check(Path("practices"), Path("docs"), DATE).problems
        assert len(problems) >= 7
        assert problems == sorted(set(problems))


class TestFailure:
    """Whatever goes wrong, at whatever step: the site that was there is still there, whole."""

    @pytest.fixture
    def ordner(self, musterordner: Path) -> Path:
        (musterordner / "site").mkdir()
        (musterordner / "site/index.html").write_text(OLD_PAGE, encoding="utf-8")
        return musterordner

    @pytest.fixture
    def built(self, ordner: Path) -> Iterator[list[Built]]:
        """Give a list for the result; afterwards see that it is a failure and the old site untouched."""
        results: list[Built] = []
        ledger = (ordner / "practices/adressen.txt").read_bytes()
        yield results
        (result,) = results
        assert has_errors(result.problems)
        assert result.pages == 0
        assert tree(ordner / "site") == {"index.html": OLD_PAGE.encode()}
        assert (ordner / "practices/adressen.txt").read_bytes() == ledger

    def test_a_fehler_in_an_entry_writes_nothing_at_all(self, ordner: Path, repository: Path, built: list[Built]) -> None:
        break_entry(ordner)
        built.append(build(options(ordner, repository, release=True), silent))
        assert not (ordner / "build").exists()

    def test_a_folder_that_is_no_site_is_not_replaced(self, ordner: Path, repository: Path, built: list[Built]) -> None:
        (ordner / "steuer").mkdir()
        (ordner / "steuer/2025.pdf").write_bytes(b"wichtig")
        built.append(build(options(ordner, repository, site_dir=ordner / "steuer", release=True), silent))
        assert tree(ordner / "steuer") == {"2025.pdf": b"wichtig"}
        assert not (ordner / "build").exists()

    def test_complaints_of_the_engine(
        self, ordner: Path, repository: Path, built: list[Built], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        complaint = Problem("build/docs", 0, 0, "PB801", "", "Abgebrochen.", "", Level.FEHLER)
        monkeypatch.setattr(engine, "build", lambda *_, **__: [complaint])
        built.append(build(options(ordner, repository, release=True), silent))
        assert complaint in built[0].problems

    def test_mistakes_in_the_finished_pages(
        self, ordner: Path, repository: Path, built: list[Built], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(_name: str, _config: Path, _docs: Path, html: Path, **_: Any) -> list[Problem]:
            html.mkdir()
            (html / "index.html").write_text("<!doctype html><a href='fehlt/'>x</a>", encoding="utf-8")
            return []

        monkeypatch.setattr(engine, "build", broken)
        built.append(build(options(ordner, repository, release=True), silent))
        assert "PB901" in {problem.code for problem in built[0].problems}

    def test_a_second_build_in_the_same_folder(self, ordner: Path, repository: Path, built: list[Built]) -> None:
        with publish.exclusive(ordner / "build") as busy:
            assert busy is None
            built.append(build(options(ordner, repository, release=True), silent))
        assert [problem.code for problem in built[0].problems] == ["PB921"]


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[list[Path]]:
    """Two projects with a built site each; the second was released."""
    folders = []
    with pytest.MonkeyPatch.context() as patch:
        for name, release in (("eins", False), ("zwei", True)):
            folder = tmp_path_factory.mktemp(name) / "projekt"
            shutil.copytree(repository / "tests/fixtures/katalog", folder)
            shutil.copytree(repository / "docs/assets", folder / "docs/assets")
            add_pages(folder)
            patch.chdir(folder)
            steps: list[str] = []
            built = build(options(folder, repository, release=release), steps.append)
            assert [problem for problem in built.problems if problem.level is Level.FEHLER] == []
            assert (built.entries, len(steps)) == (7, pipeline.STEPS)
            assert built.pages > 50
            folders.append(folder)
        yield folders


class TestRealBuild:
    """SLOW, with the real mkdocs and the real theme: the invented catalog, built twice in different folders."""

    def test_two_builds_give_the_same_bytes(self, projects: list[Path]) -> None:
        first, second = (tree(folder / "site") for folder in projects)
        assert first.keys() == second.keys()
        assert [path for path in first if first[path] != second[path]] == []

    def test_the_page_of_all_rules_names_them_all(self, projects: list[Path]) -> None:
        """Also those of the engine, which is loaded only after that page has been written."""
        page = (projects[0] / "site/mitmachen/regeln/index.html").read_text(encoding="utf-8")
        assert [code for code in RULES if f'id="{code.lower()}"' not in page] == []

    def test_every_entry_has_its_page(self, projects: list[Path]) -> None:
        page = (projects[0] / "site/beispiele/musterstadt-lotsenhaus/index.html").read_text(encoding="utf-8")
        assert "Lotsenhaus Musterstadt" in page
        assert 'id="quelle-jahresbericht"' in page

    def test_an_old_address_leads_to_the_new_one(self, projects: list[Path]) -> None:
        page = (projects[0] / "site/beispiele/musterstadt-beratungshaus/index.html").read_text(encoding="utf-8")
        assert 'href="../../beispiele/musterstadt-lotsenhaus/"' in page

    def test_only_a_release_writes_the_ledger(self, projects: list[Path], repository: Path) -> None:
        original = repository / "tests/fixtures/katalog/practices/adressen.txt"
        assert (projects[0] / "practices/adressen.txt").read_bytes() == original.read_bytes()
        lines = (projects[1] / "practices/adressen.txt").read_text(encoding="utf-8").splitlines()
        addresses, codes = parse_ledger(line for line in lines if not line.startswith("#"))
        assert list(addresses) == sorted(set(addresses))
        assert codes["beispiele/musterstadt-lotsenhaus/"] == "bbbbb"
        assert codes["beispiele/musterstadt-beratungshaus/"] == "aaaaa", "nothing is ever taken out"
        assert {"", "themen/wohnen/", "methoden/muster-fallrunde/", "mitmachen/"} <= set(addresses)
        assert len(codes["methoden/muster-fallrunde/"]) == 5
        pages = {name.removesuffix("index.md") for name in tree(projects[1] / "build/docs") if name.endswith("index.md")}
        assert pages <= set(addresses)

    def test_a_release_again_changes_nothing(self, projects: list[Path]) -> None:
        before = (projects[1] / "practices/adressen.txt").read_bytes()
        checked = check(projects[1] / "practices", projects[1] / "docs", DATE)
        assert has_errors(checked.problems) is False
        pipeline._write_ledger(checked.catalog, [], projects[1] / "practices/adressen.txt")
        assert (projects[1] / "practices/adressen.txt").read_bytes() == before

    def test_a_fehler_later_leaves_site_and_tree_as_they_were(
        self, projects: list[Path], repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = projects[0]
        monkeypatch.chdir(folder)
        before = tree(folder / "site"), tree(folder / "build")
        path = folder / "practices/beispiele/phantasia-jugendtisch.md"
        text = path.read_bytes()
        break_entry(folder)
        try:
            built = build(options(folder, repository), silent)
        finally:
            path.write_bytes(text)
        assert [problem.level for problem in built.problems] == [Level.FEHLER]
        assert (tree(folder / "site"), tree(folder / "build")) == before
        assert (folder / "build" / MANIFEST_NAME).exists()
