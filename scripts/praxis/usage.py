"""Click in German: what it says about a wrong call, and the words of its help. Which commands there are is ``cli``'s."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from praxis.pipeline import build_date
from praxis.problems import Problem, count_phrase, format_text
from praxis.spelling import nearest
from praxis.text import quoted

_HELP = {
    "Usage:": "Aufruf:",
    "Options:": "Optionen:",
    "Commands:": "Befehle:",
    "[OPTIONS]": "[OPTIONEN]",
    "COMMAND [ARGS]...": "BEFEHL …",
    "[default:": "[Vorgabe:",
    "Show this message and exit.": "Zeigt diese Hilfe.",
}


class GermanCommand(click.Command):
    """A command whose help is German."""

    def get_help(self, ctx: click.Context) -> str:
        return _german_help(super().get_help(ctx))


class GermanGroup(click.Group):
    """The program: its help and its complaints are German; wrong usage exits with 2."""

    command_class = GermanCommand

    def get_help(self, ctx: click.Context) -> str:
        return _german_help(super().get_help(ctx))

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr] # a terminal may not know „ and …
        try:
            return super().main(*args, **{**kwargs, "standalone_mode": False})
        except click.exceptions.Exit as stop:
            sys.exit(stop.exit_code)
        except click.Abort:
            click.echo("Abgebrochen.", err=True)
            sys.exit(130)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(2)
        except click.ClickException as error:
            click.echo(f"So geht der Aufruf nicht: {explain(error)}\nHilfe: praxis --help", err=True)
            sys.exit(2)
        except BrokenPipeError:
            # The reader of our output has seen enough (``praxis check | head``); Python must not complain at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)


def _german_help(text: str) -> str:
    for english, german in _HELP.items():
        text = text.replace(english, german)
    return text


def explain(error: click.ClickException) -> str:
    """Return what is wrong with a call as a German sentence."""
    match error:
        case click.NoSuchOption():
            near = nearest(error.option_name, list(error.possibilities or ()))
            return f"Die Option „{error.option_name}“ gibt es nicht." + (f" Meinten Sie „{near}“?" if near else "")
        case click.exceptions.NoSuchCommand():
            near = nearest(error.command_name, list(error.possibilities or ()))
            return f"Den Befehl {quoted(error.command_name)} gibt es nicht." + (f" Meinten Sie „{near}“?" if near else "")
        case click.BadOptionUsage():
            return f"Hinter „{error.option_name}“ fehlt die Angabe, oder es darf keine dort stehen."
        case click.MissingParameter():
            return f"Die Angabe „{_name(error)}“ fehlt."
        case click.BadParameter():
            return f"„{_name(error)}“ passt nicht: {_expected(error)}"
    message = error.format_message()
    if "unexpected extra argument" in message:
        return f"Diese Angabe ist zu viel: {message.partition('(')[2].rstrip(')')}."
    return "Der Befehl fehlt." if message == "Missing command." else message


def _name(error: click.BadParameter) -> str:
    """Return an option as it is typed, or an argument as the help calls it."""
    parameter = error.param
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.make_metavar(error.ctx) if parameter and error.ctx else "Angabe"


def _expected(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"Erlaubt sind: {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.IntRange):
        return f"Erwartet wird eine Zahl von {kind.min} bis {kind.max}."
    if isinstance(kind, (type(click.INT), type(click.FLOAT))):
        return "Erwartet wird eine Zahl."
    return error.message


def existing_folder(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """Return a folder given as option; a missing one is wrong usage, except a default that one may do without."""
    stated = context.get_parameter_source(parameter.name or "") is not ParameterSource.DEFAULT
    if not value.is_dir() and (stated or parameter.name == "practices"):
        advice = "" if stated else " Rufen Sie praxis im Ordner des Projekts auf, oder nennen Sie ihn mit --practices."
        raise click.UsageError(f"Den Ordner {quoted(str(value))} gibt es nicht.{advice}", context)
    return value


FOLDER = click.Path(path_type=Path)


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Return the build date; Python alone would also read 20261122 and 2026-W47-7."""
    try:
        day = build_date() if value is None else value
        if dt.date.fromisoformat(day).isoformat() != day:
            raise ValueError(day)
    except (ValueError, OverflowError, OSError):
        name = "SOURCE_DATE_EPOCH" if value is None else "--date"
        form = "ist keine Zahl von Sekunden" if value is None else "hat die Form JJJJ-MM-TT, zum Beispiel 2026-11-22"
        raise click.UsageError(f"{name} {form}.", context) from None
    return day


def folder_option(name: str, help_text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option ``--name`` for a folder that exists and by default has this name."""
    return click.option(f"--{name}", type=FOLDER, callback=existing_folder, default=Path(name), show_default=True, help=help_text)


def folders(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where entries and pages lie and which day counts as today."""
    command = folder_option("docs", "Ordner mit handgeschriebenen Seiten.")(command)
    command = folder_option("practices", "Ordner mit Einträgen und Vokabularen.")(command)
    return click.option(
        "--date", callback=_day, metavar="JJJJ-MM-TT", help="Tag, der als heute gilt (sonst SOURCE_DATE_EPOCH oder heute)."
    )(command)


def print_problems(problems: list[Problem]) -> None:
    """Print problems with their count; nothing without any."""
    if problems:
        click.echo(format_text(problems) + f"\n\n{count_phrase(problems)}.")
