"""The lock files: every package exactly, with hashes, from no particular host, and what ``pyproject.toml`` asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

LOCKS = ["requirements.lock", "requirements-dev.lock"]


def locked(path: Path) -> dict[str, set[str]]:
    """Return name → versions; more than one only with markers for different Pythons."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", path.read_text(), re.MULTILINE):
        versions.setdefault(name, set()).add(version)
    return versions


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_exact_and_hashed(repository: Path, name: str) -> None:
    text = (repository / name).read_text()
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", LOCKS)
def test_no_host_is_written_down(repository: Path, name: str) -> None:
    """Where packages come from is the business of each machine: PyPI or a mirror of the house."""
    text = (repository / name).read_text()
    assert not re.search(r"https?:|file:|--(?:extra-)?index-url|--find-links|--trusted-host|@\s", text)


def test_the_second_lock_contains_the_first(repository: Path) -> None:
    runtime, development = (locked(repository / name) for name in LOCKS)
    assert {name: development.get(name) for name in runtime} == runtime


def test_everything_that_is_asked_for_is_locked(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())
    runtime = project["project"]["dependencies"] + project["build-system"]["requires"]
    development = runtime + project["dependency-groups"]["dev"] + project["project"]["optional-dependencies"]["zensical"]
    for lock, wanted in zip(LOCKS, (runtime, development), strict=True):
        versions = locked(repository / lock)
        for requirement in map(Requirement, wanted):
            found = versions.get(requirement.name.lower().replace("_", "-"), set())
            assert found, f"{requirement} is missing in {lock}: make lock"
            assert all(requirement.specifier.contains(version) for version in found), f"{requirement}: {found} in {lock}"
