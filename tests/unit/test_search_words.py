"""``search_words`` and ``search_documents``: by which words a term is found, and what a page says to the search."""

from __future__ import annotations

import pytest

from praxis.addresses import tree_path
from praxis.body import parse_body
from praxis.catalog import Catalog
from praxis.collection import load_collection
from praxis.render import render_pages
from praxis.search_documents import UNKNOWN_SECTION, Document, Documents, _texts, plain
from praxis.search_words import Name, SearchWords, Target
from praxis.settings import Site
from praxis.views import all_pages
from praxis.vocabulary import Akteur, Glossarbegriff, Programmbegriff, Suchwort, Vocabulary

TERMS = Vocabulary(
    {
        "glossar": {
            "geld": Glossarbegriff(id="geld", label="Grundsicherungsgeld", synonyme=("Neue Grundsicherung",)),
            "lotse": Glossarbegriff(id="lotse", label="Verfahrenslotsin, Verfahrenslotse", synonyme=("§ 10b",)),
        },
        "akteure": {
            "ge": Akteur(id="ge", label="Jobcenter (gemeinsame Einrichtung)", synonyme=("gE", "ARGE (alt)", "Amt (bis 2010)"))
        },
        "programme": {"jb": Programmbegriff(id="jb", label="JUGEND STÄRKEN: Brücken (JUST BEst)")},
        "suchwoerter": {
            "hartz": Suchwort(
                id="hartz",
                label="Hartz IV",
                schreibweisen=("ALG II",),
                begriff="glossar/geld",
                seit="2026-07-01",
                grund="Heißt heute so.",
            ),
            "leer": Suchwort(id="leer", label="Nirgendwo", begriff="glossar/gibt-es-nicht", grund="Führt nirgendwohin."),
        },
    }
)


def names() -> dict[str, Name]:
    return {name.wort: name for name in SearchWords(TERMS).names}


def test_old_words_lead_to_the_term_and_say_since_when() -> None:
    found = names()["ALG II"]
    assert (found.ziel, found.art, found.seit, found.grund) == (
        Target("glossar", "geld"),
        "suchwort",
        "2026-07-01",
        "Heißt heute so.",
    )
    assert found.key == "alg2"


@pytest.mark.parametrize(
    "wort", ["Jobcenter", "gemeinsame Einrichtung", "Verfahrenslotse", "JUST BEst", "JUGEND STÄRKEN", "gE", "ARGE"]
)
def test_names_within_labels_and_synonyms_are_names(wort: str) -> None:
    assert wort in names()


def test_notes_in_brackets_become_reasons() -> None:
    assert names()["ARGE"].grund == "ARGE ist ein früheres Wort."
    assert names()["Amt"].grund == "„Amt“ hieß es bis 2010."
    assert names()["Neue Grundsicherung"].grund == ""


def test_norms_and_words_that_lead_nowhere_are_no_names() -> None:
    assert not {"§ 10b", "Nirgendwo"} & names().keys()


def test_a_term_knows_its_other_words() -> None:
    assert SearchWords(TERMS).names_of(Target("glossar", "geld")) == ("Hartz IV", "ALG II", "Neue Grundsicherung")


def test_plain_text_has_no_marks() -> None:
    text = "Die *Stadt* [Hamm](id:hamm) zahlt 3_000 Euro. [@a; @b] Siehe `x` und **y**. [@c]"
    assert plain(text) == "Die Stadt Hamm zahlt 3_000 Euro. Siehe x und y."


def test_what_is_unknown_or_surroundings_counts_little() -> None:
    body = f"## Ergebnisse\n\nGut. [@a]\n\n!!! kontext\n    Umfeld.\n\n## {UNKNOWN_SECTION}\n\nAlles.\n"
    text, rand, passages = _texts(parse_body(body, 1))
    assert (text, rand) == (("Gut.",), ("Umfeld.", "Alles."))
    assert [(passage.anker, passage.text) for passage in passages] == [("ergebnisse", "Gut."), ("ergebnisse", "Umfeld.")]


def documents(catalog: Catalog, site: Site) -> list[Document]:
    return Documents(catalog, render_pages(all_pages(catalog, site))).all()


def test_every_page_has_one_document(kleiner_katalog: Catalog, site: Site) -> None:
    found = documents(kleiner_katalog, site)
    addresses = [document.address for document in found]
    assert len(addresses) == len(set(addresses))
    assert {"beispiele/hamm-haus/", "methoden/fallberatung/", "themen/wohnen/", "recht/sgb-ii/16h/", "orte/hamm/"} <= set(
        addresses
    )
    assert {"glossar/#jobcenter", "akteure/jugendamt/", "schnittstellen/sgb-ii-sgb-viii/", "impressum/"} <= set(addresses)
    assert not {"", "finden/", "merkliste/", "vergleich/"} & set(addresses)


def test_lists_are_no_answers(kleiner_katalog: Catalog, site: Site) -> None:
    lists = ("finden/jobcenter/", "finden/status/laufend/", "laender/nw/sgb-ii/")
    assert {tree_path(address) for address in lists} <= render_pages(all_pages(kleiner_katalog, site)).keys()
    assert not set(lists) & {document.address for document in documents(kleiner_katalog, site)}


def test_an_entry_is_found_by_its_terms_and_norms(kleiner_katalog: Catalog, site: Site) -> None:
    entry = next(document for document in documents(kleiner_katalog, site) if document.id == "hamm-haus")
    assert {"themen/leaving-care", "akteure/jugendamt", "laender/nw", "normen/sgb-ii/16h", "rechtskreise/sgb-viii"} <= set(
        entry.begriffe
    )
    assert {"Careleaver", "Hamm", "Kreisfreie Stadt", "§ 16h Abs. 1 SGB II"} <= set(entry.merkmale)


def test_a_search_word_must_lead_somewhere(kleine_practices, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from praxis.pipeline import check

    (kleine_practices / "vokabular/suchwoerter.yml").write_text(
        "- {id: alt, label: Altes Wort, begriff: glossar/weg, grund: So hieß es früher.}\n", encoding="utf-8"
    )
    assert load_collection(kleine_practices, tmp_path / "docs").problems == ()
    found = [problem for problem in check(kleine_practices, tmp_path / "docs", "2026-11-22").problems if problem.code == "PB310"]
    assert [(problem.line, problem.message) for problem in found] == [
        (1, "Das Suchwort „alt“ führt zu „glossar/weg“, das es nicht gibt.")
    ]
