"""The component macros: each is one HTML block that Markdown leaves alone, and texts in it are escaped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import markdown
import pytest
from jinja2 import Environment, PackageLoader, StrictUndefined

from praxis.table_drawing import render_table

BOESE = 'A & B <script>alert("x")</script>'


@dataclass(frozen=True)
class Platz:
    id: str = "sgb-ii"
    label: str = "SGB II"
    zeichen: str = "II"
    rolle: str = "beteiligt"
    rolle_label: str = "beteiligt"
    href: str = "../sgb-ii/"


PLAETZE = [
    Platz(rolle="federfuehrend", rolle_label="federführend"),
    Platz("sgb-viii", "SGB VIII", "VIII"),
    Platz("sgb-xii", "SGB XII", "XII"),
]
NACHWEIS = {"stufe": "beschrieben", "label": "Beschrieben", "quellen": 1, "geprueft": "22.11.2026", "geprueft_iso": "2026-11-22"}
KARTE = {"art": "beispiele", "titel": BOESE, "href": "x/", "ort": BOESE, "kurz": BOESE, "tisch": PLAETZE, "nachweis": NACHWEIS}
ZEILE = {"label": BOESE, "href": "x/", "anzahl": 3, "zusatz": BOESE}
QUELLE = {
    "nummer": 1,
    "id": "quelle-a",
    "titel": BOESE,
    "herausgeber": BOESE,
    "url": "https://example.org/?a=1&b=2",
    "hinweis": BOESE,
}
ZELLE = {"anzahl": 3, "href": "x/", "stufe": 2, "titel": BOESE}

CALLS: list[tuple[str, tuple[Any, ...]]] = [
    ("tisch", (PLAETZE,)),
    ("tisch", (PLAETZE, True)),
    ("nachweiszeile", ({**NACHWEIS, "bezug": BOESE},)),
    ("karte", (KARTE,)),
    ("karten", ([KARTE, KARTE],)),
    ("chips", ([ZEILE],)),
    ("am_tisch", (PLAETZE,)),
    ("steckbrief", ([{"begriff": BOESE, "html": "<em>x</em>"}],)),
    (
        "matrix",
        (
            {
                "beschriftung": BOESE,
                "spalten": [{"label": BOESE, "kurz": "II"}] * 2,
                "zeilen": [
                    {"label": BOESE, "href": "x/", "zellen": [None, ZELLE]},
                    {"label": "B", "zellen": [{"anzahl": 0}, None]},
                ],
                "stufen": [{"stufe": 1, "text": "1–2"}],
            },
        ),
    ),
    ("tabelle", ({"beschriftung": BOESE, "kopf": [BOESE, "B"], "reihen": [["<em>a</em>", "b"]]},)),
    ("hinweis", ("hinweis", BOESE, "<p>x</p>")),
    ("quellenliste", ([QUELLE],)),
    ("kopierblock", ("newsletter", BOESE, [{"label": BOESE, "text": f"{BOESE}\n\nnoch ein Absatz"}])),
    ("blaettern", ({"zurueck": "1/", "weiter": "3/", "nummern": [{"nummer": 2, "href": "2/", "aktuell": True}]},)),
    ("zaehler", ([{"zahl": "1.140", "label": BOESE}],)),
    ("linkliste", ([ZEILE], ZEILE)),
    ("brotkrumen", ([ZEILE, {"label": BOESE}],)),
    ("stand", ({"geprueft": "22.11.2026", "geprueft_iso": "2026-11-22", "datei": BOESE},)),
    ("startsuche", ({"titel": BOESE, "text": BOESE, "aktion": "finden/", "beispiele": [ZEILE]},)),
    ("hero", ({"pfad": [ZEILE], "ort": BOESE, "titel": BOESE, "kurz": BOESE, "nachweis": NACHWEIS, "tisch": PLAETZE},)),
    ("spalten", ([{"titel": BOESE, "html": "<p>x</p>"}],)),
]


@pytest.fixture(scope="module", params=[True, False], ids=["autoescape", "ohne-autoescape"])
def components(request: pytest.FixtureRequest) -> Any:
    """The macros, as the program loads them and in a plain environment."""
    environment = Environment(
        loader=PackageLoader("praxis", "templates"),
        autoescape=request.param,
        undefined=StrictUndefined,
        trim_blocks=request.param,
        lstrip_blocks=request.param,
    )
    environment.filters["tisch_svg"] = render_table
    environment.globals["karte_html"] = lambda karte, h: module.karte(karte, h)
    module: Any = environment.get_template("bausteine.html.j2").module
    return module


@pytest.mark.parametrize(("name", "arguments"), CALLS, ids=[f"{name}-{number}" for number, (name, _) in enumerate(CALLS)])
def test_component_is_one_escaped_block_without_empty_lines(components: Any, name: str, arguments: tuple[Any, ...]) -> None:
    html = str(getattr(components, name)(*arguments))
    assert re.match(r"<(div|p|article|ul|ol|aside|table|details|nav|header)\b", html)
    assert not re.search(r"\n[ \t]*\n", html)
    assert not re.search(r"^[ \t]", html, re.MULTILINE)
    assert "<script" not in html
    assert "&amp;amp;" not in html


@pytest.mark.parametrize(("name", "arguments"), CALLS, ids=[f"{name}-{number}" for number, (name, _) in enumerate(CALLS)])
def test_markdown_leaves_a_component_as_it_is(components: Any, name: str, arguments: tuple[Any, ...]) -> None:
    html = str(getattr(components, name)(*arguments))
    page = markdown.markdown(
        f"Davor.\n\n{html}\n\nDanach.", extensions=["admonition", "attr_list", "tables", "toc"]
    )
    assert html in page


def test_seats_are_said_in_words_by_role(components: Any) -> None:
    assert "Am Tisch: federführend: SGB II; beteiligt: SGB VIII, SGB XII</p>" in components.tisch(PLAETZE)


def test_no_seats_no_table(components: Any) -> None:
    assert components.tisch([]).strip() == ""


def test_an_entry_without_level_shows_no_bars(components: Any) -> None:
    assert 'class="pb-nachweis"' in components.nachweiszeile({**NACHWEIS, "stufe": ""})


def test_one_is_never_plural(components: Any) -> None:
    rows = [{"label": "A", "href": "a/", "anzahl": count} for count in (0, 1, "1", 2)]
    text = re.sub(r"<[^>]+>", "", components.linkliste(rows))
    assert re.findall(r"\d \w+", text) == ["0 Beispiele", "1 Beispiel", "1 Beispiel", "2 Beispiele"]
    assert "Beispiel" not in components.linkliste(rows, None, "")


def test_signs_over_columns_are_explained_unless_they_say_it_themselves(components: Any) -> None:
    columns = [("SGB II", "II"), ("JGG", "JGG"), ("Schulrecht der Länder", "Sch"), ("SGB I und SGB X", "X")]
    matrix = {"beschriftung": "Zahl", "spalten": [{"label": label, "kurz": sign} for label, sign in columns], "zeilen": []}
    (line,) = re.findall(r"<p\b[^>]*>(.*)</p>", components.matrix(matrix))
    assert line == "Sch: Schulrecht der Länder · X: SGB I und SGB X"
    assert "<p" not in components.matrix({**matrix, "spalten": matrix["spalten"][:2]})


def test_text_to_copy_keeps_its_empty_lines(components: Any) -> None:
    assert "eins&#10;&#10;zwei</textarea>" in components.kopierblock("k", "T", [{"label": "L", "text": "eins\n\nzwei"}])
