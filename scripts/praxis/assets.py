"""Files of ``docs/`` that are no pages: fonts, pictures, scripts, and the stylesheets bundled into one."""

from __future__ import annotations

from pathlib import Path

from praxis.stylesheet import bundle_stylesheet

_STYLES = "assets/css"


def load_assets(docs: Path) -> dict[str, bytes]:
    """Return path → content of everything below ``docs`` but Markdown and the developers' pages."""
    files: dict[str, bytes] = {}
    styles: dict[str, str] = {}
    for path in sorted(docs.rglob("*")):
        inside = path.relative_to(docs).as_posix()
        if not path.is_file() or path.suffix == ".md" or inside.startswith("entwicklung/"):
            continue
        if path.parent == docs / _STYLES and path.suffix == ".css":
            styles[path.name] = path.read_text(encoding="utf-8")
        else:
            files[inside] = path.read_bytes()
    if styles:
        files[f"{_STYLES}/praxis.css"] = bundle_stylesheet(styles).encode()
    return files
