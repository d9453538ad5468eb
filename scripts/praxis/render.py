"""Pages as text: each ``Seite`` becomes one Markdown file with front matter. Returns strings and touches no file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from praxis.addresses import tree_path
from praxis.table_drawing import render_table
from praxis.text import counted, format_date, format_number
from praxis.views.seite import Karte, Seite


def render_pages(pages: Iterable[Seite]) -> dict[str, str]:
    """Return path in the tree → text; raises ``ValueError`` if two pages claim one address."""
    files: dict[str, str] = {}
    for page in pages:
        path = tree_path(page.address)
        if path in files:
            raise ValueError(f"two pages at /{page.address}")
        files[path] = render_page(page)
    return files


def render_page(page: Seite) -> str:
    """Return the Markdown of one page; more than one empty line in a row never occurs."""
    head = {"title": page.titel, "description": " ".join(page.beschreibung.split()), **page.daten.get("meta", {})}
    front = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    body = environment().get_template(page.vorlage).render(seite=page, **page.daten)
    body = re.sub(r"\n{3,}", "\n\n", body).strip()
    return f"---\n{front}\n---\n\n{body}\n"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment of all templates; undefined names are errors."""
    made = Environment(
        loader=PackageLoader("praxis", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters.update(tisch_svg=render_table, datum=format_date, zahl=format_number)
    made.globals.update(counted=counted, anker=_anchor, karte_html=_card)
    return made


def _anchor(name: str) -> Markup:
    """Return the mark that gives a Markdown heading its id; Jinja would read it as a comment if templates wrote it."""
    return Markup(" {{#{}}}").format(name)


@lru_cache(maxsize=20_000)
def _card(karte: Karte, h: int) -> Markup:
    """Return a card's HTML; the same card stands on many pages, and drawing it anew would take most of a list's time."""
    return Markup(environment().get_template("bausteine.html.j2").module.karte(karte, h))  # type: ignore[attr-defined]
