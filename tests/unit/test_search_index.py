"""``finish/search_index`` and ``finish/word_index``: same input, same bytes; pieces that fit together; no hit leads nowhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from praxis.catalog import Catalog
from praxis.finish.search_index import check_addresses, render_index, write_index
from praxis.finish.word_index import WordIndex
from praxis.render import render_pages
from praxis.search_documents import ARTEN_DER_SEITEN, Document, Documents
from praxis.search_words import SearchWords
from praxis.settings import Site
from praxis.views import all_pages
from praxis.vocabulary import Vocabulary

DOCUMENTS = [
    Document(
        "beispiele/a/",
        "beispiele",
        "a",
        "Haus der Jugend Halle",
        "Schulsozialarbeit im Haus.",
        text=("Das Amt hilft. Das Amt zahlt.",),
    ),
    Document("beispiele/b/", "beispiele", "b", "Beratung", "Sozialarbeit an Schulen, in Schulen.", begriffe=("themen/schule",)),
    Document("glossar/#amt", "glossar", "amt", "Amt", "Eine Behörde."),
]


def render(documents: list[Document]) -> dict[str, Any]:
    files = render_index(documents, SearchWords(Vocabulary({})))
    return {path: json.loads(content) for path, content in files.items()}


def levels(word: str) -> dict[int, int]:
    """Return document → level, as the script reads the line of a word."""
    lines = [line for path, lines in render(DOCUMENTS).items() if path.startswith("woerter/") for line in lines]
    found = {}
    for level, *distances in next(line[2] for line in lines if line[0] == word):
        number = 0
        for distance in distances:
            number += distance
            found[number] = level
    return found


def test_titles_say_more_than_texts() -> None:
    assert levels("amt")[2] > levels("amt")[0] > 0


def test_parts_of_compounds_are_found_but_say_less() -> None:
    found = levels("sozialarbeit")
    assert found.keys() == {0, 1}
    assert found[1] > found[0]


def test_neighbours_in_titles_and_terms_have_their_own_lines() -> None:
    assert levels("hausjugend").keys() == {0}
    assert levels("@themen/schule").keys() == {1}


def test_words_are_cut_into_sorted_pieces() -> None:
    files = render(DOCUMENTS)
    words = [line[0] for path in sorted(files) if path.startswith("woerter/") for line in files[path]]
    assert words == sorted(set(words))
    assert files["kern.json"]["woerter"] == [words[0]]
    backward = [word[::-1] for path in sorted(files) if path.startswith("rueckwaerts/") for word in files[path]]
    assert set(backward) == {word for word in WordIndex(DOCUMENTS).postings if word.isalpha() and len(word) >= 4}


def test_kinds_are_counted_in_the_order_of_numbers() -> None:
    kern = render(DOCUMENTS)["kern.json"]
    assert [art for art, _, _ in kern["arten"]] == list(ARTEN_DER_SEITEN)
    assert {art: count for art, count, _ in kern["arten"] if count} == {"beispiele": 2, "glossar": 1}


def test_an_index_of_nothing_is_an_index() -> None:
    assert render([])["kern.json"]["woerter"] == []


def test_hits_that_lead_nowhere_stop_the_build(kleiner_katalog: Catalog, site: Site, tmp_path: Path) -> None:
    pages = render_pages(all_pages(kleiner_katalog, site))
    problems = write_index(kleiner_katalog, pages, tmp_path)
    assert {problem.code for problem in problems} == {"PB930"}
    assert not (tmp_path / "assets").exists()
    for page in pages:
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).with_name("index.html").touch()
    assert write_index(kleiner_katalog, pages, tmp_path) == []
    assert not list(check_addresses(Documents(kleiner_katalog, pages).all(), tmp_path))
    assert (tmp_path / "assets/suche/kern.json").is_file()


_RUN = """
import hashlib
from pathlib import Path
from praxis.pipeline import check
from praxis.render import render_pages
from praxis.finish.search_index import render_index
from praxis.search_documents import Documents
from praxis.settings import Site
from praxis.views import all_pages
catalog = check(Path("practices"), Path("docs"), "2026-11-22").catalog
documents = Documents(catalog, render_pages(all_pages(catalog, Site("https://praxis.test/"))))
files = render_index(documents.all(), documents.words)
print(len(files), hashlib.sha256("\\0".join(f"{path}\\0{text}" for path, text in sorted(files.items())).encode()).hexdigest())
"""


def test_two_runs_give_equal_bytes(repository: Path) -> None:
    """In processes of their own and with other seeds, so that no order of a set can hide."""

    def run(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", _RUN], cwd=repository, env=environment, capture_output=True, text=True, check=True
        ).stdout

    first = run("1")
    assert int(first.split()[0]) > 100
    assert run("2") == first
