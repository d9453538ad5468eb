"""``render``: a page as Markdown with a head that YAML reads back unchanged."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from jinja2 import UndefinedError

from praxis.render import environment, render_page, render_pages
from praxis.views.seite import Seite, Zeile

EMPTY: dict[str, Any] = {"pfad": (), "h1": "Titel", "abschnitte": [], "ort": "", "vorspann": (), "tisch": (), "stand": {}}


def page(titel: str = "Titel", beschreibung: str = "Text", address: str = "a/", **daten: Any) -> Seite:
    return Seite(address, titel, beschreibung, "seite.md.j2", {**EMPTY, "h1": titel, **daten})


def head(text: str) -> Any:
    return yaml.safe_load(text.split("---\n")[1])


@pytest.mark.parametrize(
    "titel",
    [
        '„Haus“: "alles" \\ neu',
        "# kein Kommentar",
        "- kein Punkt",
        "null",
        "{{ titel }} {% raw %}",
        "[a]: b",
        "<b>&amp;</b>",
        "---",
    ],
)
def test_the_head_gives_back_every_title(titel: str) -> None:
    text = render_page(page(titel, f"{titel}\n  und mehr"))
    assert text.startswith("---\ntitle: ")
    assert yaml.safe_load(text.split("\n---\n", 1)[0].removeprefix("---\n")) == {
        "title": titel,
        "description": " ".join(f"{titel} und mehr".split()),
    }


def test_meta_of_the_page_joins_the_head() -> None:
    text = render_page(page(meta={"art": "beispiele"}))
    assert head(text) == {"title": "Titel", "description": "Text", "art": "beispiele"}


def test_texts_are_escaped_in_the_page() -> None:
    text = render_page(page("<b>Titel</b> & {{ x }}", pfad=(Zeile("<i>", "../"), Zeile("Hier", ""))))
    body = text.split("\n---\n", 1)[1]
    assert "&lt;b&gt;Titel&lt;/b&gt; &amp; {{ x }}" in body
    assert "<b>" not in body
    assert "<i>" not in body


def test_there_is_never_more_than_one_empty_line() -> None:
    text = render_page(page(vorspann=("eins", "zwei", "drei")))
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_pages_become_files_of_the_tree() -> None:
    assert list(render_pages([page(address=""), page(address="a/b/")])) == ["index.md", "a/b/index.md"]


def test_two_pages_at_one_address_are_refused() -> None:
    with pytest.raises(ValueError, match="two pages at /a/"):
        render_pages([page("eins"), page("zwei")])


def test_a_template_may_not_name_what_the_page_lacks() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ gibt_es_nicht }}").render()
