"""The command line: reads options, calls ``pipeline``, prints what it says. All messages are German."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from praxis.editor_commands import COMMANDS
from praxis.engine import ENGINES, Engine
from praxis.model import ARTEN
from praxis.pipeline import STEPS, BuildOptions, build, check, write_schemas
from praxis.problems import Problem, count_phrase, format_github, format_json, format_text, has_errors
from praxis.serve import serve
from praxis.text import counted, quoted
from praxis.usage import FOLDER, GermanGroup, folder_option, folders, print_problems


@click.group(cls=GermanGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="praxisbruecken", message="Praxisbrücken %(version)s", help="Zeigt die Version.")
def main() -> None:
    """Praxisbrücken: Einträge prüfen und daraus die Website bauen."""


for command in COMMANDS:
    main.add_command(command)


@main.command("check")
@folders
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Form der Ausgabe.",
)
@click.argument("files", nargs=-1, type=FOLDER, metavar="[DATEI…]")
def check_command(practices: Path, docs: Path, date: str, output: str, files: tuple[Path, ...]) -> None:
    """Prüft alle Einträge und nennt alle Fehler auf einmal; mit DATEI nur die Probleme dieser Dateien."""
    for path in files:
        if not path.exists():
            raise click.UsageError(f"Die Datei {quoted(str(path))} gibt es nicht.")
        if not any(_lies_in(path, folder) for folder in (practices, docs)):
            raise click.UsageError(f"{quoted(str(path))} liegt weder in {practices}/ noch in {docs}/ und wird nicht geprüft.")
    checked = check(practices, docs, date)
    problems = _only(checked.problems, files)
    entries = len(checked.catalog.collection.known_ids)
    if output != "text":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # machines expect it, whatever the terminal
    if output == "json":
        click.echo(format_json(problems, entries))
    elif output == "github":
        click.echo(format_github(problems))
    else:
        if problems:
            click.echo(format_text(problems) + "\n")
        click.echo(
            f"{counted(entries, 'Eintrag', 'Einträge')} geprüft: {count_phrase(problems) if problems else 'alles in Ordnung'}."
        )
    sys.exit(1 if has_errors(problems) else 0)


@main.command("build")
@folders
@click.option("--build-dir", type=FOLDER, default=Path("build"), show_default=True, help="Ordner für Zwischenstände.")
@click.option("--site-dir", type=FOLDER, default=Path("site"), show_default=True, help="Ordner der fertigen Website.")
@click.option(
    "--engine", type=click.Choice(ENGINES), default="mkdocs", show_default=True, help="Programm, das aus Markdown HTML macht."
)
@click.option("--site-url", metavar="URL", help="Adresse der Veröffentlichung (sonst die aus mkdocs.yml).")
@click.option("--no-cache", is_flag=True, help="Baut alles neu, ohne Zwischenstände zu nutzen.")
@click.option("--release", is_flag=True, help="Trägt alle Adressen dauerhaft in practices/adressen.txt ein.")
def build_command(date: str, engine: Engine, no_cache: bool, **options: Any) -> None:
    """Prüft alle Einträge und baut daraus die Website."""
    started = time.monotonic()
    with _progress() as say:
        built = build(BuildOptions(date=date, engine=engine, cache=not no_cache, **options), say)
    print_problems(built.problems)
    if not built.pages:
        click.echo("Nicht veröffentlicht: Die bisherige Website ist unverändert.")
        sys.exit(1)
    click.echo(
        f"Fertig: {counted(built.entries, 'Eintrag', 'Einträge')}, {counted(built.pages, 'Seite', 'Seiten')} "
        f"in {options['site_dir']}/ ({time.monotonic() - started:.0f} s)."
    )


@main.command("serve")
@folders
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Anschluss auf diesem Rechner.")
def serve_command(practices: Path, docs: Path, date: str, port: int) -> None:
    """Zeigt die Website auf diesem Rechner und baut nach jedem Speichern neu."""
    site_dir = Path("site")

    def build_once() -> bool:
        built = build(BuildOptions(practices, docs, Path("build"), site_dir, date), lambda step: None)
        print_problems(built.problems)
        return bool(built.pages)

    program = Path(__file__).parent
    serve(build_once, [practices, docs, program / "templates", program / "theme", Path("mkdocs.yml")], site_dir, port)


@main.command("schema")
@folder_option("practices", "Ordner mit den Vokabularen.")
@click.option("--out", type=FOLDER, default=Path("build/schema"), show_default=True, help="Ordner für die Schemas.")
def schema_command(practices: Path, out: Path) -> None:
    """Schreibt für jede Art von Eintrag ein JSON Schema, mit dem Editoren beim Schreiben helfen."""
    problems = write_schemas(practices, out)
    print_problems(problems)
    if has_errors(problems):
        sys.exit(1)
    click.echo(f"Schemas für {', '.join(ARTEN)} in {out}/ geschrieben.")


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Give a function that names the current step: a bar on a terminal, a line each elsewhere."""
    if not sys.stderr.isatty():
        yield lambda step: click.echo(f"{step} …", err=True)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=STEPS)
        started = False

        def say(step: str) -> None:
            nonlocal started
            bar.update(task, description=step, advance=1 if started else 0)
            started = True

        yield say


def _only(problems: list[Problem], files: tuple[Path, ...]) -> list[Problem]:
    """Keep the problems of the given files and folders; of all files if none is given."""
    return [problem for problem in problems if not files or any(_lies_in(Path(problem.path), path) for path in files)]


def _lies_in(path: Path, folder: Path) -> bool:
    """Tell whether a path is a folder or lies below it, however both are written."""
    return Path(os.path.abspath(path)).is_relative_to(os.path.abspath(folder))  # noqa: PTH100 - links stay as named
