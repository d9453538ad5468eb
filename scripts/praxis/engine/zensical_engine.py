"""Zensical, the way out of mkdocs: builds the same tree from the same ``mkdocs.yml``.

It runs as a program of its own, because its core is native code that prints and exits. Its link validation is off: it costs
most of the time, and the finished HTML is checked by us anyway. Its own search index stays, harmless and unused.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import yaml

from praxis.engine import complaints
from praxis.problems import Problem

_WARNING = re.compile(
    r"^(?:Warning|Error): (?P<text>.*?)$(?:\s*╭─\[ (?P<page>[^:\]]+):(?P<line>\d+):(?P<column>\d+) \])?", re.MULTILINE
)


def build(config: Path, docs_dir: Path, site_dir: Path, *, site_url: str | None) -> list[Problem]:
    """Build the site and return all of Zensical's complaints."""
    if find_spec("zensical") is None:
        return [
            complaints.NOT_INSTALLED.at(
                str(config),
                "Zensical ist in dieser Umgebung nicht installiert.",
                "`scripts/environment.sh requirements-dev.lock` richtet es ein; ohne --engine baut mkdocs.",
            )
        ]
    # Both folders have to lie below the configuration, and Zensical leaves files of earlier builds where they are.
    root = Path(os.path.commonpath([docs_dir.resolve(), site_dir.resolve()]))
    folders = {"docs_dir": docs_dir.resolve().relative_to(root), "site_dir": site_dir.resolve().relative_to(root)}
    shutil.rmtree(site_dir, ignore_errors=True)
    derived = root / "zensical.yml"
    try:
        derived.write_text(_derived_config(config, folders, site_url), encoding="utf-8")
    except (OSError, yaml.YAMLError, AttributeError) as error:
        return [complaints.unusable_configuration(config, error)]
    run = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "--config-file", str(derived)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    problems = _parse_output(run.stdout + run.stderr, docs_dir)
    if run.returncode and not problems:
        last_line = (run.stderr.strip() or run.stdout.strip() or f"Rückgabewert {run.returncode}").splitlines()[-1]
        problems.append(
            complaints.FAILURE.at(
                str(docs_dir),
                f"Zensical ist abgebrochen: {last_line}",
                "Zuletzt geänderte Vorlage, Seite oder Einstellung prüfen.",
            )
        )
    return problems


def _derived_config(config: Path, folders: dict[str, Path], site_url: str | None) -> str:
    """Return a configuration that inherits everything and names only the folders of this build."""
    # The base loader reads every value as text and knows no tags: the callables in the file stay untouched.
    theme = yaml.load(config.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader).get("theme", {})
    settings: dict[str, object] = {
        "INHERIT": str(config.resolve()),
        **{name: folder.as_posix() for name, folder in folders.items()},
        "theme": {"variant": "classic"},
        "validation": False,
    }
    if custom_dir := theme.get("custom_dir"):
        settings["theme"] = {"variant": "classic", "custom_dir": str((config.resolve().parent / custom_dir).resolve())}
    if site_url is not None:
        settings["site_url"] = site_url
    return yaml.safe_dump(settings, allow_unicode=True)


def _parse_output(output: str, docs_dir: Path) -> list[Problem]:
    """Return one problem for each warning that Zensical printed."""
    return [
        complaints.COMPLAINT.at(
            str(docs_dir / match["page"]) if match["page"] else str(docs_dir),
            f"Zensical meldet: {match['text']}",
            line=int(match["line"] or 0),
            column=int(match["column"] or 0),
        )
        for match in _WARNING.finditer(output)
    ]
