"""``outputs``: writes what changed, removes what its own manifest lists, never leaves the directory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from praxis.outputs import MANIFEST_NAME, OutputResult, write_outputs


def tree(directory: Path) -> dict[str, bytes]:
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "build" / "docs"


def test_first_run_writes_text_and_bytes(directory: Path) -> None:
    assert write_outputs({"index.md": "# Größe\n", "a/b/bild.png": b"\x89PNG"}, directory) == OutputResult(2, 0, 0)
    assert tree(directory) == {"index.md": "# Größe\n".encode(), "a/b/bild.png": b"\x89PNG"}


def test_second_run_touches_nothing(directory: Path) -> None:
    files = {"index.md": "eins", "b.md": "zwei"}
    write_outputs(files, directory)
    os.utime(directory / "index.md", ns=(1, 1))
    assert write_outputs(files, directory) == OutputResult(0, 2, 0)
    assert (directory / "index.md").stat().st_mtime_ns == 1


def test_only_what_differs_is_written_even_at_equal_size(directory: Path) -> None:
    write_outputs({"a.md": "eins", "b.md": "zwei"}, directory)
    assert write_outputs({"a.md": "1111", "b.md": "zwei"}, directory) == OutputResult(1, 1, 0)
    assert (directory / "a.md").read_text() == "1111"


def test_a_file_changed_by_hand_is_made_good(directory: Path) -> None:
    write_outputs({"a.md": "eins"}, directory)
    (directory / "a.md").write_text("von Hand")
    assert write_outputs({"a.md": "eins"}, directory).written == 1


def test_stale_files_and_empty_folders_go_foreign_ones_stay(directory: Path) -> None:
    write_outputs({"alt/x/a.md": "", "alt/b.md": "", "c.md": ""}, directory)
    (directory / "alt" / "fremd.md").write_text("nicht von uns")
    assert write_outputs({"c.md": ""}, directory) == OutputResult(0, 1, 2)
    assert sorted(tree(directory)) == ["alt/fremd.md", "c.md"]
    assert not (directory / "alt" / "x").exists()


def test_a_file_may_become_a_folder_and_back(directory: Path) -> None:
    write_outputs({"a": "Datei"}, directory)
    write_outputs({"a/index.md": "Ordner"}, directory)
    write_outputs({"a": "Datei"}, directory)
    assert tree(directory) == {"a": b"Datei"}


def test_manifest_lies_beside_the_tree(directory: Path) -> None:
    write_outputs({"a.md": ""}, directory)
    assert [path.name for path in directory.parent.iterdir() if path.is_file()] == [MANIFEST_NAME]
    assert list(tree(directory)) == ["a.md"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": 3}', '{"files": ["../boese.md"]}', '{"files": [7]}'])
def test_a_damaged_manifest_removes_nothing(directory: Path, content: str) -> None:
    write_outputs({"a.md": ""}, directory)
    (directory.parent / MANIFEST_NAME).write_text(content)
    (directory.parent / "boese.md").write_text("bleibt")
    assert write_outputs({"b.md": ""}, directory).removed == 0
    assert (directory.parent / "boese.md").exists()


@pytest.mark.parametrize(
    "path", ["", "/etc/x", "../x", "a/../../x", "a//b", "./a", "a/.", "a\\..\\b", "c:/x", "a\0b", "a/", ".."]
)
def test_paths_that_leave_are_refused_before_anything_is_written(directory: Path, path: str) -> None:
    with pytest.raises(ValueError, match="Ausgabeordner"):
        write_outputs({"gut.md": "", path: ""}, directory)
    assert not directory.exists()


def test_a_link_out_of_the_tree_is_refused(directory: Path, tmp_path: Path) -> None:
    (tmp_path / "draussen").mkdir()
    directory.mkdir(parents=True)
    (directory / "a").symlink_to(tmp_path / "draussen")
    with pytest.raises(ValueError, match="Verknüpfung"):
        write_outputs({"a/b.md": ""}, directory)
    assert not any((tmp_path / "draussen").iterdir())


def test_after_a_kill_the_next_run_knows_every_file(directory: Path) -> None:
    """Whatever moment the kill hits: files are whole, and none is left that the next run would not remove."""
    script = (
        "import itertools, pathlib\n"
        "from praxis.outputs import write_outputs\n"
        f"directory = pathlib.Path({str(directory)!r})\n"
        "for run in itertools.count():\n"
        "    write_outputs({f'{run % 3}/{n}.md': str(run) * 5000 for n in range(40)}, directory)\n"
    )
    for delay in (0.25, 0.3, 0.35, 0.4):
        process = subprocess.Popen([sys.executable, "-c", script])
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path, content in tree(directory).items() if directory.exists() else ():
            assert len(content) % 5000 == 0, f"{path} is half written"
    write_outputs({"nur.md": ""}, directory)
    assert list(tree(directory)) == ["nur.md"]
