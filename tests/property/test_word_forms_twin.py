"""How words are compared exists twice, in Python for the index and in the browser for the query: both say the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from tests.bench.generate_catalog import real_collection

from praxis.search_words import SearchWords
from praxis.word_forms import FILLERS, ROMAN, STOPWORDS, find_words, fold, forms, name_key, stem

EXAMPLES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
# Scripts that readers of this site may type or paste; newer ones are known to one side only.
LETTERS = st.characters(min_codepoint=0x20, max_codepoint=0x24F)
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("äöüßÄÖÜẞ–-.!’'§  aeouesnrt0128IVX")), max_size=60)

_COMPARE = """({ texte, listen }) => {
  const roemisch = new Map(Object.entries(listen.roemisch));
  const fertig = { leer: new Set(listen.leer), fueller: new Set(listen.fueller), roemisch };
  return texte.map((text) => {
    const woerter = formen.findWords(text);
    const teile = formen.findParts(text).map((teil) => formen.fold(teil.text));
    return [woerter, woerter.map(formen.fold), woerter.map((wort) => formen.forms(wort, fertig)), formen.nameKey(teile, fertig)];
  });
}"""


@pytest.fixture(scope="module")
def page(scripts: Page) -> Page:
    """A page that has the module at hand."""
    scripts.evaluate("async () => { window.formen = await import('/suche/wortformen.js'); }")
    return scripts


def in_browser(page: Page, texts: list[str]) -> Any:
    lists = {"leer": sorted(STOPWORDS), "fueller": sorted(FILLERS), "roemisch": ROMAN}
    return page.evaluate(_COMPARE, {"texte": texts, "listen": lists})


def in_python(text: str) -> list[Any]:
    words = find_words(text)
    return [words, [fold(word) for word in words], [list(forms(word)) for word in words], name_key(text)]


@EXAMPLES
@given(st.lists(TEXTS, max_size=20))
def test_any_text_is_read_the_same(page: Page, texts: list[str]) -> None:
    assert in_browser(page, texts) == [in_python(text) for text in texts]


def test_every_word_of_the_collection_is_read_the_same(page: Page) -> None:
    collection = real_collection()
    entries = [*collection.entries.values(), *collection.texte.values()]
    texts = sorted({word for entry in entries for block in entry.blocks for word in find_words(block.text)})
    texts += [name.wort for name in SearchWords(collection.vocabulary).names]
    assert in_browser(page, texts) == [in_python(text) for text in texts]


@given(st.text(st.sampled_from("abdefghiklmnorstuvwz"), min_size=1, max_size=20))
def test_a_stem_is_the_beginning_of_its_word(word: str) -> None:
    assert word.startswith(stem(word))
    assert len(stem(word)) >= min(len(word), 2)


def test_the_lists_are_written_as_they_are_compared() -> None:
    assert {word for word in (*STOPWORDS, *FILLERS, *ROMAN) if fold(word) != word} == set()
    assert json.loads(json.dumps(ROMAN)) == ROMAN
