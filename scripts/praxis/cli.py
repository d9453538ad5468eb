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

from praxis.collection import shown
from praxis.engine import ENGINES, Engine
from praxis.model import ARTEN
from praxis.newsletter import FORMATS, choose_entries, render_section
from praxis.parse import check_id
from praxis.pipeline import STEPS, BuildOptions, build, build_date, check, write_schemas
from praxis.problems import Problem, count_phrase, format_github, format_json, format_text, has_errors
from praxis.rename import plan_renaming, write_renaming
from praxis.scaffold import Answers, render_draft, suggest_id
from praxis.serve import serve
from praxis.settings import load_site
from praxis.stale import due_entries, render_calendar, render_table
from praxis.text import counted, quoted, slug
from praxis.usage import GermanGroup, existing_folder
from praxis.vocabulary import Vocabulary

_FOLDER = click.Path(path_type=Path)


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Return the build date; Python alone would also read 20261122 and 2026-W47-7."""
    import datetime as dt

    try:
        day = build_date() if value is None else value
        if dt.date.fromisoformat(day).isoformat() != day:
            raise ValueError(day)
    except (ValueError, OverflowError, OSError):
        name = "SOURCE_DATE_EPOCH" if value is None else "--date"
        form = "ist keine Zahl von Sekunden" if value is None else "hat die Form JJJJ-MM-TT, zum Beispiel 2026-11-22"
        raise click.UsageError(f"{name} {form}.", context) from None
    return day


def _folders(command: Callable[..., Any]) -> Callable[..., Any]:
    command = click.option(
        "--docs",
        type=_FOLDER,
        callback=existing_folder,
        default=Path("docs"),
        show_default=True,
        help="Ordner mit handgeschriebenen Seiten.",
    )(command)
    command = click.option(
        "--practices",
        type=_FOLDER,
        callback=existing_folder,
        default=Path("practices"),
        show_default=True,
        help="Ordner mit Einträgen und Vokabularen.",
    )(command)
    return click.option(
        "--date", callback=_day, metavar="JJJJ-MM-TT", help="Tag, der als heute gilt (sonst SOURCE_DATE_EPOCH oder heute)."
    )(command)


@click.group(cls=GermanGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="praxisbruecken", message="Praxisbrücken %(version)s", help="Zeigt die Version.")
def main() -> None:
    """Praxisbrücken: Einträge prüfen und daraus die Website bauen."""


@main.command("check")
@_folders
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Form der Ausgabe.",
)
@click.argument("files", nargs=-1, type=_FOLDER, metavar="[DATEI…]")
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
@_folders
@click.option("--build-dir", type=_FOLDER, default=Path("build"), show_default=True, help="Ordner für Zwischenstände.")
@click.option("--site-dir", type=_FOLDER, default=Path("site"), show_default=True, help="Ordner der fertigen Website.")
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
    _print_problems(built.problems)
    if not built.pages:
        click.echo("Nicht veröffentlicht: Die bisherige Website ist unverändert.")
        sys.exit(1)
    click.echo(
        f"Fertig: {counted(built.entries, 'Eintrag', 'Einträge')}, {counted(built.pages, 'Seite', 'Seiten')} "
        f"in {options['site_dir']}/ ({time.monotonic() - started:.0f} s)."
    )


@main.command("serve")
@_folders
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Anschluss auf diesem Rechner.")
def serve_command(practices: Path, docs: Path, date: str, port: int) -> None:
    """Zeigt die Website auf diesem Rechner und baut nach jedem Speichern neu."""
    site_dir = Path("site")

    def build_once() -> bool:
        built = build(BuildOptions(practices, docs, Path("build"), site_dir, date), lambda step: None)
        _print_problems(built.problems)
        return bool(built.pages)

    program = Path(__file__).parent
    serve(build_once, [practices, docs, program / "templates", program / "theme", Path("mkdocs.yml")], site_dir, port)


@main.command("schema")
@click.option(
    "--practices",
    type=_FOLDER,
    callback=existing_folder,
    default=Path("practices"),
    show_default=True,
    help="Ordner mit den Vokabularen.",
)
@click.option("--out", type=_FOLDER, default=Path("build/schema"), show_default=True, help="Ordner für die Schemas.")
def schema_command(practices: Path, out: Path) -> None:
    """Schreibt für jede Art von Eintrag ein JSON Schema, mit dem Editoren beim Schreiben helfen."""
    problems = write_schemas(practices, out)
    _print_problems(problems)
    if has_errors(problems):
        sys.exit(1)
    click.echo(f"Schemas für {', '.join(ARTEN)} in {out}/ geschrieben.")


@main.command("new")
@_folders
def new_command(practices: Path, docs: Path, date: str) -> None:
    """Fragt nach dem Nötigsten und schreibt den Entwurf eines Beispiels."""
    catalog = check(practices, docs, date).catalog
    titel = _ask("Titel (höchstens 90 Zeichen)", lambda text: len(text) <= 90, "Der Titel ist zu lang.")
    kurz = _ask(
        "Kurz in ein bis zwei Sätzen (20 bis 280 Zeichen)", lambda text: 20 <= len(text) <= 280, "Bitte 20 bis 280 Zeichen."
    )
    ort = slug(click.prompt("Ort (leer, wenn es keinen gibt)", default="", show_default=False))
    known = catalog.vocabulary
    rechtskreise = _ask_terms(known, "rechtskreise", "Rechtskreise am Tisch, mit Komma getrennt")
    thema = _ask_terms(known, "themen", "Hauptthema")[0]
    nachweis = _ask_terms(known, "nachweise", "Nachweis")[0]
    quelle = [
        _ask(question, bool, "Bitte ausfüllen.")
        for question in ("Titel der Quelle", "Wer hat sie herausgegeben?", "Adresse (https://…)", "Stand (Jahr oder „o. J.“)")
    ]
    entry_id = _ask(
        f"Dateiname [{suggest_id(titel, ort)}]",
        lambda text: not list(check_id(text, text)) and text not in catalog.collection.known_ids,
        "Dieser Name ist vergeben oder enthält Zeichen, die nicht gehen.",
        suggest_id(titel, ort),
    )
    path = practices / "beispiele" / f"{entry_id}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(render_draft(Answers(titel, kurz, ort, rechtskreise, thema, nachweis, *quelle), date), encoding="utf-8")
    problems = [problem for problem in check(practices, docs, date).problems if problem.path == shown(path)]
    click.echo(f"\nGeschrieben: {shown(path)}")
    _print_problems(problems)
    click.echo("Ergänzen Sie jetzt den Text und prüfen Sie mit „praxis check“.")


def _ask(question: str, valid: Callable[[str], bool], complaint: str, default: str | None = None) -> str:
    """Ask until the answer is valid."""
    while True:
        answer = str(click.prompt(question, default=default, show_default=False)).strip()
        if valid(answer):
            return answer
        click.echo(complaint)


def _ask_terms(vocabulary: Vocabulary, name: str, question: str) -> list[str]:
    """Ask until all answers are ids of the vocabulary; labels and near misses are understood."""
    while True:
        words = [word.strip() for word in str(click.prompt(f"{question} ({', '.join(vocabulary[name])})")).split(",")]
        found = [word if word in vocabulary[name] else vocabulary.nearest(name, word) for word in words if word]
        if found and all(found):
            return found
        click.echo("Nicht alle Angaben sind bekannt.")


@main.command("rename")
@_folders
@click.argument("old", metavar="ALT")
@click.argument("new", metavar="NEU")
def rename_command(practices: Path, docs: Path, date: str, old: str, new: str) -> None:
    """Benennt einen Eintrag um: Datei, alle Verweise und die Weiterleitung."""
    checked = check(practices, docs, date)
    if has_errors(checked.problems):
        _print_problems(checked.problems)
        click.echo("Bitte zuerst die Fehler beheben, sonst blieben Verweise liegen.")
        sys.exit(1)
    plan = plan_renaming(checked.catalog, practices, old.removesuffix(".md"), new.removesuffix(".md"))
    if isinstance(plan, Problem):
        _print_problems([plan])
        sys.exit(1)
    write_renaming(plan)
    click.echo(f"Umbenannt: {shown(plan.source)} heißt jetzt {shown(plan.target)}.")
    for path in plan.texts:
        click.echo(f"Angepasst: {shown(plan.target if path.absolute() == plan.source.absolute() else path)}")


@main.command("stale")
@_folders
@click.option("--until", metavar="JJJJ-MM-TT", help="Auch, was bis zu diesem Tag fällig wird (sonst bis heute).")
@click.option(
    "--format", "output", type=click.Choice(["text", "ics"]), default="text", show_default=True, help="Liste oder Kalenderdatei."
)
def stale_command(practices: Path, docs: Path, date: str, until: str | None, output: str) -> None:
    """Nennt die Einträge, die wieder geprüft werden müssen."""
    rows = due_entries(check(practices, docs, date).catalog, until or date)
    if output == "ics":
        click.echo(render_calendar(rows, load_site(Path("mkdocs.yml")).url), nl=False)
    else:
        click.echo(render_table(rows) if rows else "Zurzeit ist nichts fällig.")


@main.command("newsletter")
@_folders
@click.option("--since", default="", metavar="JJJJ-MM-TT", help="Nur, was seit diesem Tag geprüft wurde.")
@click.option("--rechtskreise", default="", metavar="ID,ID", help="Alle diese sitzen am Tisch.")
@click.option("--thema", default="", metavar="ID,ID", help="Eines dieser Themen.")
@click.option("--ids", default="", metavar="ID,ID", help="Genau diese Einträge, in dieser Reihenfolge.")
@click.option("--format", "output", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="Form der Ausgabe.")
def newsletter_command(
    practices: Path, docs: Path, date: str, since: str, rechtskreise: str, thema: str, ids: str, output: str
) -> None:
    """Schreibt einen Abschnitt für einen Newsletter."""
    catalog = check(practices, docs, date).catalog
    for name, stated in (("rechtskreise", rechtskreise), ("themen", thema)):
        for term in _listed(stated):
            if term not in catalog.vocabulary[name]:
                meant = catalog.vocabulary.nearest(name, term)
                raise click.UsageError(f"„{term}“ ist nicht bekannt." + (f" Meinten Sie „{meant}“?" if meant else ""))
    if unknown := [entry_id for entry_id in _listed(ids) if entry_id not in catalog.entries]:
        raise click.UsageError(f"Diese Einträge gibt es nicht: {', '.join(unknown)}.")
    chosen = choose_entries(catalog, since=since, rechtskreise=_listed(rechtskreise), themen=_listed(thema), ids=_listed(ids))
    if not chosen:
        click.echo("Zu dieser Auswahl gibt es keinen Eintrag.", err=True)
        sys.exit(1)
    click.echo(render_section(catalog, load_site(Path("mkdocs.yml")), chosen, output), nl=False)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


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


def _print_problems(problems: list[Problem]) -> None:
    if problems:
        click.echo(format_text(problems) + f"\n\n{count_phrase(problems)}.")


def _only(problems: list[Problem], files: tuple[Path, ...]) -> list[Problem]:
    """Keep the problems of the given files and folders; of all files if none is given."""
    return [problem for problem in problems if not files or any(_lies_in(Path(problem.path), path) for path in files)]


def _lies_in(path: Path, folder: Path) -> bool:
    """Tell whether a path is a folder or lies below it, however both are written."""
    return Path(os.path.abspath(path)).is_relative_to(os.path.abspath(folder))  # noqa: PTH100 - links stay as named
