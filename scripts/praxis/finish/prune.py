"""Files that the theme brings along and no page of ours loads: they do not belong into the published site.

Material copies its scripts, styles and pictures (about 2.5 MB) into every site; our frame uses none of them. The checks that
follow would name a page that needs one after all.
"""

from __future__ import annotations

from pathlib import Path

_ASSETS = "assets"


def prune_theme_files(html: Path, tree: Path) -> int:
    """Remove from the built site every file below ``assets/`` that the tree does not hold; return how many."""
    removed = 0
    for path in sorted((html / _ASSETS).rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not (tree / path.relative_to(html)).exists():
            path.unlink()
            removed += 1
    return removed
