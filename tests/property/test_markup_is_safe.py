"""What the rules let pass is harmless once Markdown has made HTML of it – the claim behind the first of the two walls.

Texts are put together from the pieces that attacks are made of. Most of them are refused; what is not goes through the
same rendering as an entry, and the HTML must hold nothing but plain elements and decent addresses.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from praxis.body import parse_body
from praxis.catalog import Catalog, resolve_catalog
from praxis.collection import load_collection
from praxis.problems import Level
from praxis.prose import Prose
from praxis.rules import ENTRY_CHECKS
from praxis.source import Source

CATALOG = Path(__file__).resolve().parents[1] / "fixtures/katalog"
PIECES = [
    *("javascript:alert(1)", "data:text/html,x", "https://a.de", "http://a.de/(x)", "mailto:", "//", "id:", "id:careleaver"),
    *("[", "]", "(", ")", "](", "[a]", "[a](", "[a][b]", "]:", "[a]: ", "![", "!", "^", "[@jahresbericht]", "@"),
    *(
        "<",
        "</",
        ">",
        "<b",
        "x>",
        "script",
        "img src=x onerror=alert(1)",
        "svg onload=x",
        "<!--",
        "-->",
        "?",
        "&",
        "&#106;",
        "&lt;",
    ),
    *(
        "{",
        "}",
        "{: onclick=x}",
        "{#x}",
        "`",
        "``",
        "```",
        "~~~",
        "\\",
        "\\[",
        "\\]",
        "\\(",
        '"',
        "'",
        "*",
        "**",
        "_",
        "|",
        "|---|",
    ),
    *("#", "### ", "- ", "1. ", "\n> ", "\n:   ", "---", "===", "!!! kontext\n    ", "\n", "\n\n", " ", "    ", "\t", "a", "b c"),
    *("§ 16h SGB II", "Rechtskreis", "Careleaver"),
]
EXTENSIONS = ["admonition", "attr_list", "def_list", "tables", "toc", "fenced_code"]
ELEMENTS = set(
    "html head body p div a span sup sub em strong code br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre".split()
)
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
DECENT = re.compile(r"https?://|#|\.\.?/|[\w-]+(/|\.md)")


@lru_cache
def catalog() -> Catalog:
    return resolve_catalog(load_collection(CATALOG / "practices", CATALOG / "docs"), "2026-11-22")


@settings(max_examples=1500)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_what_passes_the_rules_is_harmless(body: str) -> None:
    entry = catalog().entries["musterstadt-lotsenhaus"]
    source = Source(entry.source.path, entry.source.values, entry.source.places, body, 1)
    entry = replace(entry, source=source, blocks=parse_body(body, 1))
    if any(
        problem.level is Level.FEHLER and problem.code[:3] in ("PB4", "PB5", "PB6") and problem.code not in ALLOWED
        for check in ENTRY_CHECKS
        for problem in check(entry, catalog())
    ):
        return
    rendered = Prose(catalog()).render(entry, "beispiele/musterstadt-lotsenhaus/").markdown
    for node in LexborHTMLParser(Markdown(extensions=EXTENSIONS).convert(rendered)).css("*"):
        assert node.tag in ELEMENTS | TABLE
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in ("srcdoc", "formaction", "action", "target")
            assert name not in ("href", "src") or DECENT.match(value or "")
            assert name != "style" or re.fullmatch(r"text-align: (left|right|center);", value or "")


# A text of a few pieces has neither sources nor the sections of an entry.
ALLOWED = {"PB401", "PB602", "PB603", "PB604"}
