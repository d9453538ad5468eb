"""``collection``: which file is what, what does not belong, and that nothing outside the folder is read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from praxis.collection import Collection, load_collection, shown

CATALOG = Path(__file__).resolve().parents[1] / "fixtures/katalog"
ENTRY = "beispiele/musterstadt-lotsenhaus.md"


@pytest.fixture
def practices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(CATALOG, tmp_path / "katalog")
    monkeypatch.chdir(tmp_path / "katalog")
    return Path("practices")


def load() -> Collection:
    return load_collection(Path("practices"), Path("docs"))


def said(collection: Collection) -> list[tuple[str, str]]:
    return [(problem.code, problem.path.removeprefix("practices/")) for problem in collection.problems]


def test_everything_is_read_in_a_fixed_order(practices: Path) -> None:
    collection = load()
    assert said(collection) == []
    assert list(collection.entries) == [
        "beispielingen-brueckenbuero",
        "musterstadt-lotsenhaus",
        "phantasia-jugendtisch",
        "muster-wohnen-zuerst",
        "muster-fallrunde",
        "musterprogramm",
        "mustertagung-2024",
    ]
    assert list(collection.texte) == ["rechtskreise/sgb-ii", "themen/wohnen"]
    assert collection.weiterleitungen == {"musterstadt-beratungshaus": "musterstadt-lotsenhaus"}
    assert collection.adressen_zeilen == (2, 3, 4)
    assert collection.unfertig == ()
    assert collection.luecken == frozenset()


def test_entries_with_mistakes_stand_apart_but_are_known(practices: Path) -> None:
    path = practices / ENTRY
    path.write_text(path.read_text(encoding="utf-8").replace("status: laufend", "status: [laufend]"), encoding="utf-8")
    collection = load()
    assert said(collection) == [("PB205", ENTRY)]
    assert "musterstadt-lotsenhaus" not in collection.entries
    assert collection.known_ids["musterstadt-lotsenhaus"] == "beispiele"
    assert [entry.id for entry in collection.unfertig] == ["musterstadt-lotsenhaus"]


@pytest.mark.parametrize(
    "name",
    ["notiz.txt", "beispiele/x.MD", "beispiele/x.yml", "beispiele/nord/x.md", "beispeile/x.md", "methoden/adressen.txt", "x.md"],
)
def test_files_that_do_not_belong(practices: Path, name: str) -> None:
    (practices / name).parent.mkdir(exist_ok=True)
    shutil.copy(practices / ENTRY, practices / name)
    assert said(load()) == [("PB121", name)]


@pytest.mark.parametrize("name", [".DS_Store", "beispiele/.x.md.swp", "beispiele/README.md", ".obsidian/plan.md"])
def test_files_that_may_lie_around(practices: Path, name: str) -> None:
    (practices / name).parent.mkdir(exist_ok=True)
    (practices / name).write_text("x", encoding="utf-8")
    assert said(load()) == []


def test_nothing_outside_the_folder_is_read(practices: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim.md"
    shutil.copy(practices / ENTRY, secret)
    (practices / "beispiele/geheim.md").symlink_to(secret)
    (practices / "impulse/ordner").symlink_to(tmp_path, target_is_directory=True)
    (practices / "vokabular/rollen.yml").unlink()
    (practices / "vokabular/rollen.yml").symlink_to(secret)
    (practices / "weiterleitungen.yml").unlink()
    (practices / "weiterleitungen.yml").symlink_to(secret)
    (practices.parent / "docs/geheim.md").symlink_to(secret)
    collection = load()
    assert said(collection) == [
        ("PB110", "vokabular/rollen.yml"),
        ("PB110", "beispiele/geheim.md"),
        ("PB110", "impulse/ordner"),
        ("PB110", "weiterleitungen.yml"),
        ("PB110", "docs/geheim.md"),
    ]
    assert "geheim" not in collection.known_ids
    assert collection.weiterleitungen == {}


def test_odd_links_and_names_do_no_harm(practices: Path) -> None:
    (practices / "beispiele/kreis.md").symlink_to("kreis.md")
    (practices / "beispiele/fehlt.md").symlink_to("gibt-es-nicht.md")
    (practices / "beispiele/zeile\numbruch.md").write_text("x", encoding="utf-8")
    found = load()
    assert [code for code, _ in said(found)] == ["PB101", "PB101", "PB211", "PB104"]
    assert all(problem.path.isprintable() for problem in found.problems)


def test_a_vocabulary_with_mistakes_leaves_a_gap(practices: Path) -> None:
    (practices / "vokabular/themen.yml").write_text("- {id: wohnen}\n", encoding="utf-8")
    (practices / "vokabular/status.yml").unlink()
    (practices / "vokabular/gemeinden.csv").write_text("ags;name\n", encoding="utf-8")
    collection = load()
    assert [code for code, _ in said(collection)] == ["PB201", "PB124", "PB125"]
    assert collection.luecken == {"themen", "status", "kommunen"}


def test_without_vocabularies_nothing_is_read(tmp_path: Path) -> None:
    collection = load_collection(tmp_path, tmp_path / "docs")
    assert [problem.code for problem in collection.problems] == ["PB123"]
    assert collection.entries == {}


def test_paths_are_shown_as_seen_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "practices/a.md") == "practices/a.md"
    assert shown(Path("practices/../practices/a.md")) == "practices/a.md"
    assert shown(Path("/anderswo/a.md")) == "/anderswo/a.md"
