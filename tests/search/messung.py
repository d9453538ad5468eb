"""How well a search answers the questions of ``fragen.yml``: whose answer it is does not matter here.

An answer is a list of results in order; a result is the set of addresses it leads to (Material's search shows a page with
several of its sections as one result).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from playwright.sync_api import Page

QUESTIONS = Path(__file__).with_name("fragen.yml")
COUNTED = 10  # later results count as not found

Answer = Sequence[frozenset[str]]


@dataclass(frozen=True)
class Question:
    """What somebody typed, and the addresses of which each is right as the first result."""

    frage: str
    art: str
    erwartet: tuple[str, ...]
    zurueckgehalten: bool


@dataclass(frozen=True)
class Quality:
    """Mean reciprocal rank, and the share of questions answered by the first result and by the first three."""

    anzahl: int
    mrr: float
    erfolg_1: float
    erfolg_3: float


def load_questions(path: Path = QUESTIONS) -> list[Question]:
    """Read the questions."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Question(row["frage"], row["art"], tuple(row["erwartet"]), row.get("zurueckgehalten") == "ja") for row in rows]


def rank(question: Question, answer: Answer) -> int:
    """Return the place of the first right result, 0 if there is none."""
    wanted = frozenset(question.erwartet)
    return next((place for place, result in enumerate(answer[:COUNTED], 1) if wanted & result), 0)


def quality(ranks: Iterable[int]) -> Quality:
    """Return the figures for some questions."""
    found = list(ranks)
    count = max(1, len(found))
    return Quality(
        len(found),
        sum(1 / place for place in found if place) / count,
        sum(place == 1 for place in found) / count,
        sum(0 < place <= 3 for place in found) / count,
    )


def ask_ours(page: Page, base: str, questions: Iterable[Question]) -> dict[str, Answer]:
    """Ask our own search on the site at ``base``."""
    page.goto(f"{base}impressum/")
    page.evaluate("async () => { window.suchmodul = await import(new URL('../assets/js/suche/suche.js', location.href).href); }")
    script = """async (frage) => (await suchmodul.suche(frage, "../")).treffer.slice(0, 10).map((treffer) => treffer.adresse)"""
    return {question.frage: [frozenset([address]) for address in page.evaluate(script, question.frage)] for question in questions}


def ask_theme(page: Page, base: str, questions: Iterable[Question]) -> dict[str, Answer]:
    """Ask Material's search dialog on the site at ``base`` as a reader does: type and look at the list.

    A result stands for its page and for each section it shows, and for every term of a page it leads to: it knows no
    glossary terms, so any hit on the glossary counts as the right one.
    """
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(base)
    field = page.locator("[data-md-component=search-query]")
    page.evaluate("document.querySelector('#__search').checked = true")
    field.click()
    answers: dict[str, Answer] = {}
    for question in questions:
        _type(page, "")
        page.wait_for_function("!document.querySelector('.md-search-result__item')")
        _type(page, question.frage)
        page.wait_for_function("!/Suchbegriff|wird init/.test(document.querySelector('.md-search-result__meta').textContent)")
        page.wait_for_timeout(150)
        found = page.evaluate(
            """() => [...document.querySelectorAll(".md-search-result__item")].map(
              (item) => [...item.querySelectorAll("a.md-search-result__link")].map((link) => link.href))"""
        )
        answers[question.frage] = [_with_terms(links, base, question) for links in found]
    return answers


def _type(page: Page, text: str) -> None:
    field = page.locator("[data-md-component=search-query]")
    field.fill(text)
    field.press("End")  # it listens to keys, not to changes


def _with_terms(links: Iterable[str], base: str, question: Question) -> frozenset[str]:
    pages = {unquote(link.removeprefix(base)).partition("?")[0].partition("#")[0] for link in links}
    return frozenset(pages | {address for address in question.erwartet if address.partition("#")[0] in pages})


def table(measured: Mapping[str, Mapping[str, Quality]]) -> str:
    """Return figures as a Markdown table: one row per group of questions, columns per search."""
    searches = list(measured)
    head = ["Fragen", "Zahl", *(f"{name}: {figure}" for name in searches for figure in ("MRR", "Erfolg bei 1", "Erfolg bei 3"))]
    rows = [head, ["---"] * len(head)]
    for group in measured[searches[0]]:
        row: list[Any] = [group, measured[searches[0]][group].anzahl]
        for name in searches:
            figures = measured[name][group]
            row += [f"{value:.2f}".replace(".", ",") for value in (figures.mrr, figures.erfolg_1, figures.erfolg_3)]
        rows.append(row)
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in rows)


def groups(questions: Iterable[Question]) -> dict[str, list[Question]]:
    """Return the questions by group: all, tuned, held back, and each kind."""
    every = list(questions)
    found = {"alle": every, "eingestellt": [row for row in every if not row.zurueckgehalten]}
    found["zurückgehalten"] = [row for row in every if row.zurueckgehalten]
    for row in every:
        found.setdefault(row.art, []).append(row)
    return found
