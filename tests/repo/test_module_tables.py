"""The tables of ``docs/entwicklung/README.md`` name every module, Python's with the layer that ``test_layers`` holds it to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.repo.test_layers import FILES, LAYER_OF, PACKAGE, unit

SCRIPTS = PACKAGE.parents[1] / "docs/assets/js"


@pytest.fixture(scope="module")
def rows(repository: Path) -> list[tuple[str, str, list[str]]]:
    """The rows of all tables: first cell (an empty one is the one above), and the names in the second."""
    found: list[tuple[str, str, list[str]]] = []
    table = first = ""
    for line in (repository / "docs/entwicklung/README.md").read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            table = ""
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        table, first = table or cells[0], cells[0].strip("`") or first
        found.append((table, first, [name.rstrip("/") for name in re.findall(r"`([^`]+)`", cells[1])]))
    return found


def test_every_python_module_is_named_with_its_layer(rows: list[tuple[str, str, list[str]]]) -> None:
    named = {name: first for table, first, names in rows if table == "Schicht" for name in names}
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir()} - {"__pycache__"}
    layers = {module: LAYER_OF[module] for module in map(unit, FILES)}
    assert {name: int(layer) for name, layer in named.items() if name not in folders - set(layers)} == layers
    assert folders <= set(named)


def test_every_script_is_named_beside_its_folder(rows: list[tuple[str, str, list[str]]]) -> None:
    named = [f"{first.removeprefix('js/')}{name}" for table, first, names in rows if table == "Ordner" for name in names]
    assert sorted(named) == sorted(str(path.relative_to(SCRIPTS)) for path in SCRIPTS.rglob("*.js"))
