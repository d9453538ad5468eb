"""The generated tree on disk: writes what changed, removes what is no longer generated, touches nothing else.

A manifest beside the directory lists the files of the last run; only files listed there are ever removed. It names old
and new files while a run is under way, so that a killed run leaves nothing behind that the next one does not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MANIFEST_NAME = ".praxis-manifest.json"
_PART_NAME = ".praxis-teil"


@dataclass(frozen=True)
class OutputResult:
    """How many files a run wrote, left as they were and removed."""

    written: int
    unchanged: int
    removed: int


def write_outputs(files: Mapping[str, str | bytes], directory: Path) -> OutputResult:
    """Make ``directory`` contain these files (path with ``/`` → content) and none of an earlier run that is not among them.

    Each file appears whole or not at all. Raises ``ValueError`` before anything is touched if a path leaves the directory.
    """
    for path in files:
        _check_path(path)
    directory.mkdir(parents=True, exist_ok=True)
    manifest = directory.parent / MANIFEST_NAME
    earlier = _load_manifest(manifest)
    _write_whole(manifest, _format_manifest({*earlier, *files}))
    stale = sorted(earlier - files.keys())
    removed = sum(_remove(directory, path) for path in stale)
    written = sum(_write_if_changed(directory, path, content) for path, content in files.items())
    _write_whole(manifest, _format_manifest(files))
    return OutputResult(written, len(files) - written, removed)


def _check_path(path: str) -> None:
    """Refuse every path that is not plainly relative: ids from entries become paths, and an entry must not choose its place."""
    parts = path.split("/")
    if not path or "\\" in path or "\0" in path or ":" in parts[0] or any(part in ("", ".", "..") for part in parts):
        raise ValueError(f"Der Pfad „{path}“ verlässt den Ausgabeordner oder ist kein einfacher relativer Pfad.")


def _load_manifest(manifest: Path) -> set[str]:
    """Return the files of the last run; none if there was none or its list is damaged."""
    try:
        listed = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        for path in listed:
            _check_path(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return set()
    return set(listed)


def _format_manifest(paths: Iterable[str]) -> bytes:
    return (json.dumps({"files": sorted(paths)}, ensure_ascii=False, indent=0) + "\n").encode()


def _write_if_changed(directory: Path, path: str, content: str | bytes) -> bool:
    """Write one file unless it already has these bytes; tell whether it was written."""
    target, data = directory / path, content.encode() if isinstance(content, str) else content
    try:
        if target.stat().st_size == len(data) and target.read_bytes() == data:
            return False
    except OSError:
        pass
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.parent.resolve().is_relative_to(directory.resolve()):
        raise ValueError(f"Der Pfad „{path}“ führt über eine Verknüpfung aus dem Ausgabeordner hinaus.")
    _write_whole(target, data, directory.parent / _PART_NAME)
    return True


def _write_whole(target: Path, data: bytes, part: Path | None = None) -> None:
    """Write under another name, then rename: a reader sees the old file or the new one, never half of it.

    The other name lies outside the tree, lest a killed run leave it there, and is always the same, so the next run reuses it.
    """
    part = part or target.with_name(_PART_NAME)
    part.write_bytes(data)
    part.replace(target)


def _remove(directory: Path, path: str) -> bool:
    """Remove one file and the folders that are empty without it; tell whether there was one."""
    try:
        (directory / path).unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    for parent in PurePosixPath(path).parents[:-1]:
        try:
            (directory / parent).rmdir()
        except OSError:
            break  # not empty
    return True
