"""The commands for editors and coordinators: new, rename, stale, newsletter. ``cli`` puts them beside the others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from praxis.collection import shown
from praxis.newsletter import FORMATS, choose_entries, render_section
from praxis.parse import check_id
from praxis.pipeline import check
from praxis.problems import Problem, has_errors
from praxis.rename import plan_renaming, write_renaming
from praxis.scaffold import Answers, render_draft, suggest_id
from praxis.settings import load_site
from praxis.stale import due_entries, render_calendar, render_table
from praxis.text import slug
from praxis.usage import GermanCommand, folders, print_problems
from praxis.vocabulary import Vocabulary


@click.command("new", cls=GermanCommand)
@folders
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
    print_problems(problems)
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


@click.command("rename", cls=GermanCommand)
@folders
@click.argument("old", metavar="ALT")
@click.argument("new", metavar="NEU")
def rename_command(practices: Path, docs: Path, date: str, old: str, new: str) -> None:
    """Benennt einen Eintrag um: Datei, alle Verweise und die Weiterleitung."""
    checked = check(practices, docs, date)
    if has_errors(checked.problems):
        print_problems(checked.problems)
        click.echo("Bitte zuerst die Fehler beheben, sonst blieben Verweise liegen.")
        sys.exit(1)
    plan = plan_renaming(checked.catalog, practices, old.removesuffix(".md"), new.removesuffix(".md"))
    if isinstance(plan, Problem):
        print_problems([plan])
        sys.exit(1)
    write_renaming(plan)
    click.echo(f"Umbenannt: {shown(plan.source)} heißt jetzt {shown(plan.target)}.")
    for path in plan.texts:
        click.echo(f"Angepasst: {shown(plan.target if path.absolute() == plan.source.absolute() else path)}")


@click.command("stale", cls=GermanCommand)
@folders
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


@click.command("newsletter", cls=GermanCommand)
@folders
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


COMMANDS = (new_command, rename_command, stale_command, newsletter_command)
