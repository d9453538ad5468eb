"""Passt das zu uns? How a reader's municipality compares with an example's, point by point.

Three points that decide how the Rechtskreise can work together: the kind of municipality, the form of its Jobcenter, and
whether it has a Jugendamt of its own. What is not collected never counts as alike. The same rules live in
``docs/assets/js/finder/passt.js``; a property test holds both together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from praxis.facets import JOBCENTER, KOMMUNENTYPEN, UNKNOWN
from praxis.vocabulary import Kommune

Verdict = Literal["gleich", "anders", "nicht-erhoben"]
Ergebnis = Literal["vergleichbar", "aehnlich", "anders", "nicht-erhoben"]

# Point → possible answers; no answer stands in two points, so that an address needs no names (``passt=landkreis,zkt,ja``).
POINTS: dict[str, dict[str, str]] = {
    "gemeindetyp": {
        **{typ: label for typ, label in KOMMUNENTYPEN.items() if typ != "gemeinde"},
        "kreisangehoerige-stadt": "Kreisangehörige Stadt oder Gemeinde",
    },
    "jobcenter": JOBCENTER,
    "jugendamt": {"ja": "Ja", "nein": "Nein, der Kreis"},
}
QUESTIONS = {
    "gemeindetyp": "Was sind Sie?",
    "jobcenter": "Welche Form hat Ihr Jobcenter?",
    "jugendamt": "Haben Sie ein eigenes Jugendamt?",
}
POINT_LABELS = {"gemeindetyp": "Art der Kommune", "jobcenter": "Form des Jobcenters", "jugendamt": "eigenes Jugendamt"}
ERGEBNISSE: dict[str, str] = {"vergleichbar": "vergleichbar", "aehnlich": "ähnlich", "anders": "anders", UNKNOWN: "nicht erhoben"}

Facts = Mapping[str, str]


def facts_of(kommune: Kommune) -> dict[str, str]:
    """Return what is known of a place on each point. Towns and villages of a Kreis share its offices: they are one kind here."""
    typ = "kreisangehoerige-stadt" if kommune.typ == "gemeinde" else kommune.typ
    return {"gemeindetyp": typ, "jobcenter": kommune.jobcenter, "jugendamt": kommune.jugendamt}


def parse_answers(text: str) -> dict[str, str]:
    """Return the answers in ``landkreis,zkt,ja``; what is no answer is left out, as is a second one to the same point."""
    answers: dict[str, str] = {}
    for word in text.split(","):
        for point, possible in POINTS.items():
            if word in possible:
                answers.setdefault(point, word)
    return {point: answers[point] for point in POINTS if point in answers}


def compare(answers: Mapping[str, str], facts: Facts) -> dict[str, Verdict]:
    """Return for each point the reader answered whether the place is alike, different, or not known."""
    return {point: _verdict(answer, facts.get(point, UNKNOWN)) for point, answer in answers.items()}


def _verdict(answer: str, fact: str) -> Verdict:
    if fact == UNKNOWN:
        return "nicht-erhoben"
    return "gleich" if answer == fact else "anders"


def judge(verdicts: Mapping[str, Verdict]) -> Ergebnis:
    """Return the whole of at least one comparison.

    All alike: comparable. At least half of what is known differs: different. More unknown than alike: not collected.
    """
    found = list(verdicts.values())
    alike, different, unknown = found.count("gleich"), found.count("anders"), found.count("nicht-erhoben")
    if alike == len(found):
        return "vergleichbar"
    if different and different >= alike:
        return "anders"
    return "nicht-erhoben" if unknown > alike else "aehnlich"


def best_fit(answers: Mapping[str, str], places: list[Facts]) -> dict[str, Verdict]:
    """Return the comparison with that of an example's places which is most alike; without a place, nothing is known."""
    compared = [compare(answers, facts) for facts in places or [{}]]
    return max(compared, key=_likeness)


def _likeness(verdicts: Mapping[str, Verdict]) -> tuple[int, int]:
    found = list(verdicts.values())
    return (found.count("gleich"), -found.count("anders"))
