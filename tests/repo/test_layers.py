"""The import directions of the program: lower layers never import higher ones, and nothing imports in a circle."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

# Modules and packages of ``scripts/praxis/``, lowest layer first. A new module takes its place here on purpose.
LAYERS = [
    {"problems", "text", "values", "spelling", "projection", "freshness", "heat", "word_forms", "compounds"},
    {"yaml_complaints", "yaml_reader", "source", "vocabulary", "register", "body", "norm_references", "outlines"},
    {"field_texts", "model", "mistakes", "validation", "parse", "schema"},
    {"collection", "catalog", "addresses", "facets", "fit"},
    {"rules"},
    {
        "settings",
        "stylesheet",
        "assets",
        "table_drawing",
        "map_marks",
        "prose",
        "related",
        "views",
        "render",
        "exports",
        "search_words",
        "search_documents",
    },
    {"outputs"},
    {"engine", "finish"},
    {"pipeline", "webserver", "serve", "scaffold", "rename", "newsletter", "stale"},
    {"usage", "editor_commands", "cli", "__main__"},
]
LAYER_OF = {module: number for number, modules in enumerate(LAYERS) for module in modules}
PACKAGE = Path(__file__).resolve().parents[2] / "scripts/praxis"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def unit(path: Path) -> str:
    """Return the top-level module or package a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Return the full names of our modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.startswith("praxis.") and exists(name)}


def exists(name: str) -> bool:
    place = PACKAGE.joinpath(*name.split(".")[1:])
    return place.with_suffix(".py").exists() or place.is_dir()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    own = unit(path)
    assert own in LAYER_OF, f"„{own}“ has no place in LAYERS"
    for name in imports(path):
        other = name.split(".")[1]
        assert other in LAYER_OF, f"„{other}“ has no place in LAYERS"
        assert LAYER_OF[other] <= LAYER_OF[own], f"{own} (layer {LAYER_OF[own]}) imports {other} ({LAYER_OF[other]})"


def test_nothing_imports_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in FILES:
        graph.setdefault(unit(path), set()).update({name.split(".")[1] for name in imports(path)} - {unit(path)})
    TopologicalSorter(graph).prepare()


def test_every_module_says_what_it_owns() -> None:
    silent = [path for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []
