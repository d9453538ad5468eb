"""The finder: all facets as checkboxes with their counts for the script, and the same questions as lists without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from praxis.addresses import schnittstelle_address
from praxis.catalog import Catalog
from praxis.facets import count_values, facets
from praxis.fit import POINTS, QUESTIONS
from praxis.settings import Site
from praxis.views.facetten import FRAGEN, listed_facets, value_rows
from praxis.views.seite import Abschnitt, Karte, Nachweiszeile, Seite, Sicht, Zeile

_TITLE = "Beispiele finden"
_TEXT = "Beispiele nach Rechtskreis, Thema, Zielgruppe und Ort."
_HINTS = {"rechtskreis": "Alle gewählten sitzen gemeinsam am Tisch; mitgezählt ist auch, wen nur das Programm vorsieht."}
_PAIRS_SHOWN = 12
PLACEHOLDER = "z. B. junge Wohnungslose, § 16h, Bildungskarte"
COPY_FORMS = (("HTML", 8), ("Nur Text", 8), ("Markdown", 8))


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the page."""
    sicht = Sicht(catalog, site, "finden/")
    daten = {
        "titel": _TITLE,
        "text": _TEXT,
        "platzhalter": PLACEHOLDER,
        "facetten": list(asked(catalog)),
        "fragen": questions(),
        "vorlage": card_template(sicht),
        "newsletter": [{"label": label, "text": "", "zeilen": lines} for label, lines in COPY_FORMS],
        "karte": sicht.to("karte/"),
        "abschnitte": [part for part in _lists(sicht) if part.zeilen or part.text],
        "stand": sicht.stand("scripts/praxis/templates/finden.md.j2"),
    }
    yield Seite(sicht.address, _TITLE, _TEXT, "finden.md.j2", daten)


def asked(catalog: Catalog) -> Iterator[dict[str, Any]]:
    """Yield every facet with all its values, also those without an example, and how many examples have each."""
    known = facets(catalog)
    counts = count_values(catalog.beispiele, {}, known)
    for facet in known:
        values = [{"id": value, "label": label, "anzahl": counts[facet.name][value]} for value, label in facet.values.items()]
        yield {"name": facet.name, "label": facet.label, "hinweis": _HINTS.get(facet.name, ""), "werte": values}


def questions() -> list[dict[str, Any]]:
    """Return the three questions of „Passt das zu uns?“ with their answers."""
    return [
        {"name": point, "frage": QUESTIONS[point], "antworten": [{"id": key, "label": label} for key, label in answers.items()]}
        for point, answers in POINTS.items()
    ]


def card_template(sicht: Sicht) -> Mapping[str, Any]:
    """Return a card in which nothing is missing, for scripts to fill, and the words they need for it."""
    vocabulary = sicht.vocabulary
    first = next(iter(vocabulary["rechtskreise"]))
    evidence = Nachweiszeile(
        stufe="stufe", label="Stufe", bezug="", quellen=1, geprueft="Tag", geprueft_iso="", faellig="", veraltet=True
    )
    karte = Karte(
        art="beispiele",
        titel="Titel",
        href=sicht.to("beispiele/"),
        ort="Ort",
        kurz="Kurz",
        tisch=(sicht.platz(first, "federfuehrend"),),
        nachweis=evidence,
        grund="Grund",
    )
    return {
        "karte": karte,
        "rechtskreise": [[term.id, term.label, term.zeichen] for term in vocabulary["rechtskreise"].values()],
        "rollen": {term.id: term.label for term in vocabulary["rollen"].values()},
        "nachweise": {term.id: term.label for term in vocabulary["nachweise"].values()},
        "weiterleitungen": dict(sicht.catalog.collection.weiterleitungen),
        "heute": sicht.catalog.date,
    }


def _lists(sicht: Sicht) -> list[Abschnitt]:
    """Return the ways into the collection that work without script, in the order of the filters."""
    catalog = sicht.catalog

    def rows(name: str, feld: str = "") -> list[Zeile]:
        return [
            sicht.term_row(name, term, count)
            for term in catalog.vocabulary[name]
            if (count := len(catalog.examples_with(feld or name, term)))
        ]

    answers = {
        facet.name: Abschnitt(titel=FRAGEN[facet.name].text, id=facet.name, zeilen=value_rows(facet, sicht))
        for facet in listed_facets(catalog)
    }
    return [
        Abschnitt(titel="Welcher Rechtskreis ist dabei?", id="rechtskreis", zeilen=rows("rechtskreise")),
        _together(sicht),
        Abschnitt(titel="Um welches Thema geht es?", id="thema", zeilen=rows("themen")),
        Abschnitt(titel="Für wen?", id="zielgruppe", zeilen=rows("zielgruppen")),
        Abschnitt(titel="Wer macht mit?", id="akteur", zeilen=rows("akteure")),
        Abschnitt(titel="Wo?", id="land", zeilen=rows("laender")),
        answers["gemeindetyp"],
        answers["jobcenter"],
        Abschnitt(titel="Aus welchem Programm?", id="programm", zeilen=rows("programme", "programm")),
        answers["status"],
        answers["nachweis"],
        answers["zeitraum"],
        *_beyond_filters(sicht),
    ]


def _together(sicht: Sicht) -> Abschnitt:
    """Return the pairs of Rechtskreise with the most examples."""
    catalog = sicht.catalog
    pairs = sorted(
        (group for group in catalog.schnittstellen if len(group) == 2),
        key=lambda group: (-len(catalog.schnittstellen[group]), group),
    )
    rows = [
        Zeile(
            " und ".join(catalog.vocabulary.label("rechtskreise", rk) for rk in pair),
            sicht.to(schnittstelle_address(pair)),
            len(catalog.schnittstellen[pair]),
        )
        for pair in pairs[:_PAIRS_SHOWN]
    ]
    alle = Zeile("Alle Schnittstellen", sicht.to("schnittstellen/"))
    return Abschnitt(titel="Wer soll zusammenarbeiten?", id="wer", zeilen=rows, alle=alle)


def _beyond_filters(sicht: Sicht) -> Iterator[Abschnitt]:
    """Yield the ways that are no single filter: combinations, norms, everything by title."""
    both = [
        Zeile("Rechtskreis und Thema", sicht.to("schnittstellen/#themen")),
        Zeile("Rechtskreis und Land", sicht.to("schnittstellen/#laender")),
    ]
    yield Abschnitt(titel="Welcher Rechtskreis zu welchem Thema, in welchem Land?", id="kombinationen", zeilen=both)
    norms = sicht.link("recht/", "Alle Vorschriften mit ihren Beispielen")
    yield Abschnitt(titel="Auf welcher Rechtsgrundlage?", id="recht", text=[norms])
    everything = sicht.link("beispiele/", f"Alle {len(sicht.catalog.beispiele)} Beispiele nach Titel")
    yield Abschnitt(titel="Alle Beispiele", id="alle", text=[everything])
