"""``finish.publish``: the old site stays whole until the new one is there, whatever happens in between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from praxis.finish import publish as publishing
from praxis.finish.publish import check_target, exclusive, publish, recover


def make_site(folder: Path, mark: str, pages: int = 3) -> Path:
    """Write a site all of whose pages carry the same mark: a mixture of two is then visible."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(mark)
    for number in range(pages):
        (folder / f"{number}").mkdir()
        (folder / f"{number}" / "index.html").write_text(mark)
    return folder


def marks(site: Path) -> set[str]:
    return {page.read_text() for page in site.rglob("*.html")}


@pytest.fixture(params=["one step", "two renames"])
def swapping(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to swap: the system's exchange, and what is left where it has none."""
    if request.param == "two renames":
        monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    return str(request.param)


@pytest.mark.usefixtures("swapping")
class TestSwap:
    def test_first_publication(self, tmp_path: Path) -> None:
        built = make_site(tmp_path / "build/site", "neu")
        assert publish(built, tmp_path / "ziel" / "site") is None
        assert marks(tmp_path / "ziel" / "site") == {"neu"}
        assert not built.exists()

    def test_replacement_leaves_nothing_behind(self, tmp_path: Path) -> None:
        make_site(tmp_path / "site", "alt", pages=9)
        assert publish(make_site(tmp_path / "build/site", "neu"), tmp_path / "site") is None
        assert len(list((tmp_path / "site").rglob("*.html"))) == 4
        assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "site"]

    def test_an_empty_folder_is_a_target(self, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        assert publish(make_site(tmp_path / "neu", "neu"), tmp_path / "site") is None
        assert marks(tmp_path / "site") == {"neu"}

    def test_a_symbolic_link_keeps_pointing_to_the_same_place(self, tmp_path: Path) -> None:
        make_site(tmp_path / "www/html", "alt")
        (tmp_path / "site").symlink_to(tmp_path / "www/html")
        assert publish(make_site(tmp_path / "neu", "neu"), tmp_path / "site") is None
        assert (tmp_path / "site").is_symlink()
        assert marks(tmp_path / "www/html") == {"neu"}

    def test_another_file_system(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        rename = Path.rename

        def across(self: Path, target: Path) -> Path:
            if "build" in self.parts:
                raise OSError(18, "Invalid cross-device link")
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", across)
        make_site(tmp_path / "site", "alt")
        assert publish(make_site(tmp_path / "build/site", "neu"), tmp_path / "site") is None
        assert marks(tmp_path / "site") == {"neu"}
        assert not (tmp_path / "build/site").exists()


def test_this_system_exchanges_in_one_step(tmp_path: Path) -> None:
    """The fallback is for others: where the tests run, ``site`` is never missing."""
    one, other = make_site(tmp_path / "a", "a"), make_site(tmp_path / "b", "b")
    assert publishing._exchange(one, other)
    assert (marks(one), marks(other)) == ({"b"}, {"a"})


def test_recovery_after_a_kill_between_two_renames(tmp_path: Path) -> None:
    make_site(tmp_path / ".site.praxis-alt", "alt")
    make_site(tmp_path / ".site.praxis-neu", "neu")
    recover(tmp_path / "site")
    assert marks(tmp_path / "site") == {"alt"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_recovery_where_nothing_is(tmp_path: Path) -> None:
    recover(tmp_path / "gibt" / "es" / "nicht")
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content", [{"brief.txt": "wichtig"}, {"index.html": "", ".git/HEAD": ""}, {"unterordner/index.html": ""}]
)
def test_what_is_no_site_is_not_replaced(tmp_path: Path, content: dict[str, str]) -> None:
    for path, text in content.items():
        (tmp_path / "ziel" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ziel" / path).write_text(text)
    problem = publish(make_site(tmp_path / "neu", "neu"), tmp_path / "ziel")
    assert problem
    assert problem.code == "PB922"
    assert all((tmp_path / "ziel" / path).exists() for path in content)


def test_a_file_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("eine Datei")
    problem = check_target(tmp_path / "site")
    assert problem
    assert problem.code == "PB922"


def test_the_target_may_not_lie_in_the_build_folder(tmp_path: Path) -> None:
    assert check_target(tmp_path / "build" / "site", tmp_path / "build")
    assert not check_target(tmp_path / "site", tmp_path / "build")


def test_a_refused_rename_is_a_problem_and_the_old_site_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_site(tmp_path / "site", "alt")

    def refuse(staged: Path, site: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(publishing, "_swap", refuse)
    problem = publish(make_site(tmp_path / "build/site", "neu"), tmp_path / "site")
    assert problem
    assert problem.code == "PB923"
    assert marks(tmp_path / "site") == {"alt"}


def test_two_builds_in_one_folder_exclude_each_other(tmp_path: Path) -> None:
    with exclusive(tmp_path / "build") as first:
        assert first is None
        with exclusive(tmp_path / "build") as second:
            assert second
            assert second.code == "PB921"
            assert "anderer Bau" in second.message
    with exclusive(tmp_path / "build") as afterwards:
        assert afterwards is None


def test_the_lock_ends_with_a_killed_process(tmp_path: Path) -> None:
    script = (
        "import pathlib, sys, time\n"
        "from praxis.finish.publish import exclusive\n"
        "with exclusive(pathlib.Path(sys.argv[1])):\n"
        "    print('da', flush=True)\n"
        "    time.sleep(60)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    with exclusive(tmp_path) as problem:
        assert problem
    process.kill()
    process.wait()
    process.stdout.close()
    with exclusive(tmp_path) as problem:
        assert problem is None


PUBLISHER = """
import itertools, pathlib, sys
from praxis.finish.publish import publish
base = pathlib.Path(sys.argv[1])
for number in itertools.count(int(sys.argv[2])):
    built = base / "build" / f"{number}"
    built.mkdir(parents=True, exist_ok=True)
    for page in range(30):
        (built / f"{page}").mkdir(exist_ok=True)
        (built / f"{page}" / "index.html").write_text(str(number))
    (built / "index.html").write_text(str(number))
    assert publish(built, base / "site") is None
"""


def test_killed_at_random_moments_the_site_is_whole_and_never_missing(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "0", pages=30)
    chance = random.Random(20261122)
    missing: list[float] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            if not (tmp_path / "site" / "index.html").exists():
                missing.append(time.monotonic())

    watcher = threading.Thread(target=watch)
    watcher.start()
    for round_number in range(12):
        process = subprocess.Popen([sys.executable, "-c", PUBLISHER, str(tmp_path), str(round_number * 1000)])
        time.sleep(0.15 + chance.random() * 0.25)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert len(marks(tmp_path / "site")) == 1, "two sites are mixed"
        assert len(list((tmp_path / "site").rglob("*.html"))) == 31
    done.set()
    watcher.join()
    assert not missing
    recover(tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "site"]
