"""What a newcomer types: documented, in German, and helpful on a machine that lacks something."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

INNER = {"environment", "test-environment"}


def targets(repository: Path) -> set[str]:
    makefile = (repository / "Makefile").read_text()
    return set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split()) - INNER


def test_make_alone_lists_every_target(repository: Path) -> None:
    shown = subprocess.run(["make"], cwd=repository, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([a-z-]+)  ?", shown, re.MULTILINE)) == targets(repository)


def test_every_target_is_documented(repository: Path) -> None:
    texts = [repository / "README.md", repository / "CONTRIBUTING.md", *(repository / "docs").rglob("*.md")]
    documented = "\n".join(path.read_text(encoding="utf-8") for path in texts if path.exists())
    assert [target for target in sorted(targets(repository) - {"help"}) if f"make {target}" not in documented] == []


def test_the_ci_runs_what_everybody_runs(repository: Path) -> None:
    script = repository / ".ci/run"
    assert os.access(script, os.X_OK)
    assert "make test" in script.read_text()


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    """As much of a fresh clone as the setting up reads."""
    (tmp_path / "scripts").mkdir()
    for name in ("scripts/environment.sh", "requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        shutil.copy(repository / name, tmp_path / name)
    return tmp_path


def program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def set_up(clone: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [clone / "scripts/environment.sh", "requirements.lock"]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def test_an_old_python_gets_a_german_sentence(clone: Path) -> None:
    old = program(clone / "python3", '[ "$1" = --version ] && echo "Python 3.9.2" || exit 1')
    run = set_up(clone, PYTHON=str(old))
    assert run.returncode == 1
    assert "Praxisbrücken braucht Python 3.11 oder neuer; gefunden: Python 3.9.2." in run.stderr
    assert not (clone / ".venv").exists()


def test_a_shim_without_a_python_behind_it_is_passed_over(clone: Path) -> None:
    program(clone / "python3", 'echo "pyenv: python3: command not found" >&2; exit 127')
    run = set_up(clone, PYTHON=f"{clone / 'python3'} {clone / 'fehlt'}")
    assert run.returncode == 1
    assert "gefunden: kein Python" in run.stderr


def test_a_failing_package_index_gets_a_german_sentence(clone: Path) -> None:
    run = set_up(clone, PYTHON=sys.executable, PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_RETRIES="0", PIP_NO_CACHE_DIR="1")
    assert run.returncode == 1
    assert "Die Umgebung ließ sich nicht einrichten" in run.stderr
    assert not list((clone / ".venv").glob(".praxis-*")), "a failed attempt must not count as done"


def test_a_second_time_there_is_nothing_to_do(clone: Path) -> None:
    """With a stamp of the same state and a Python that answers, nothing is asked of anybody."""
    (clone / ".venv/bin").mkdir(parents=True)
    (clone / ".venv/bin/python").symlink_to(sys.executable)
    state = subprocess.run(
        "{ pwd; cat requirements.lock requirements-dev.lock pyproject.toml; } | cksum",
        shell=True, cwd=clone, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    (clone / ".venv/.praxis-requirements.lock").write_text(state)
    run = set_up(clone, PYTHON="gibt-es-nicht")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    (clone / "requirements.lock").write_text("# geändert\n")
    assert set_up(clone, PYTHON="gibt-es-nicht").returncode == 1


def test_the_browser_can_be_named(repository: Path, tmp_path: Path) -> None:
    browser = program(tmp_path / "mein-chromium", "echo Chromium 1")
    environment = {**os.environ, "CHROMIUM": str(browser)}
    run = subprocess.run([repository / "scripts/chromium.sh"], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout == f"{browser}\n"
    assert run.stderr.strip() == f"Browser für die Tests: vom System ({browser})."
