"""The official register of municipalities (GeoBasis-DE / BKG) as ``vokabular/gemeinden.csv`` holds it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

from praxis.problems import Level, Problem, rule
from praxis.vocabulary import Gemeinde

BROKEN_REGISTER = rule(
    "PB125",
    Level.FEHLER,
    "Gemeindeverzeichnis beschädigt",
    "Das Verzeichnis ist eine Tabelle mit Strichpunkten: Schlüssel, Name, Art, Breite, Länge. Es wird nicht von Hand geändert.",
)

_COLUMNS = ["ags", "name", "art", "lat", "lon"]


def parse_register(lines: Iterable[str], path: str) -> tuple[list[Gemeinde], list[Problem]]:
    """Return the municipalities in the file's order, without the lines that are wrong."""
    rows = csv.reader(lines, delimiter=";", quoting=csv.QUOTE_NONE)
    if next(rows, []) != _COLUMNS:
        message = f"Die erste Zeile muss „{';'.join(_COLUMNS)}“ heißen."
        return [], [BROKEN_REGISTER.at(path, message, "Stellen Sie die Datei wieder her.", line=1, column=1)]
    gemeinden: list[Gemeinde] = []
    problems: list[Problem] = []
    for row in rows:
        if len(row) == len(_COLUMNS) and re.fullmatch(r"[0-9]{8};[0-9]+\.[0-9]+;[0-9]+\.[0-9]+", f"{row[0]};{row[3]};{row[4]}"):
            gemeinden.append(Gemeinde(*row))
        else:
            message = "Diese Zeile hat nicht die Form „Schlüssel;Name;Art;Breite;Länge“."
            hint = "Stellen Sie die Datei wieder her."
            problems.append(BROKEN_REGISTER.at(path, message, hint, line=rows.line_num, column=1))
    return gemeinden, problems
