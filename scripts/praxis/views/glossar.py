"""The glossary: every term with its meaning, other words for it, Rechtskreise, norms and neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from praxis.catalog import Catalog, norm_id
from praxis.settings import Site
from praxis.text import ascii_fold, escape, sort_key
from praxis.views.seite import Seite, Sicht


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the one page of the glossary, terms by letter in German order."""
    sicht = Sicht(catalog, site, "glossar/")
    groups: dict[str, list[dict[str, Any]]] = {}
    cited: list[str] = []
    for term in sorted(catalog.vocabulary["glossar"].values(), key=lambda term: (sort_key(term.label), term.id)):
        cited.extend(term.quellen)
        letter = ascii_fold(term.label)[:1].upper()
        groups.setdefault(letter, []).append(
            {
                "id": term.id,
                "label": term.label,
                "definition": sicht.inline(term.definition),
                "hinweis": sicht.inline(term.hinweis),
                "synonyme": ", ".join(term.synonyme),
                "plaetze": sicht.plaetze(catalog.in_order(term.rechtskreise)),
                "normen": [sicht.norm_row(norm) for norm in term.normen if norm_id(norm) in catalog.vocabulary["normen"]],
                "siehe": [
                    {"label": catalog.vocabulary.label("glossar", other), "href": f"#{other}"}
                    for other in term.siehe_auch
                    if other in catalog.vocabulary["glossar"]
                ],
                "quellen": term.quellen,
                "ohne_beleg": term.ohne_beleg == "ja",
            }
        )
    quellen = sicht.vokabularquellen(cited)
    numbers = {row["id"].removeprefix("quelle-"): row["nummer"] for row in quellen}
    text = "Fachwörter aus den Rechtskreisen in einfachen Worten, dazu ältere und alltägliche Wörter für dieselbe Sache."
    daten = {
        "pfad": (),
        "h1": "Glossar",
        "text": text,
        "gruppen": [{"buchstabe": escape(letter), "begriffe": terms} for letter, terms in groups.items()],
        "nummern": numbers,
        "quellen": quellen,
        "stand": sicht.stand(catalog.vocabulary_path("glossar")),
    }
    yield Seite(sicht.address, "Glossar", text, "glossar.md.j2", daten)
