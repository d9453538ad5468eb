"""What the terms of the vocabularies are called: labels, synonyms, old and everyday words, and what is said of each.

One name leads to one or more terms. Texts of entries are not looked at here; how two spellings are compared is the business
of ``word_forms``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from praxis.addresses import term_address
from praxis.vocabulary import Vocabulary
from praxis.word_forms import name_key

# Whose terms a word may lead to; where one word is the name of several, the earlier vocabulary is the better answer.
_NAMED = ("glossar", "themen", "programme", "akteure", "zielgruppen", "rechtskreise", "laender")
VOCABULARIES = (*_NAMED, "rechtsaenderungen", "normen")

_NOTE = re.compile(r"\s*\(([^()]+)\)\s*$")
_NOTES = {
    "alt": "{wort} ist ein früheres Wort.",
    "vermeiden": "Das Wort „{wort}“ vermeiden wir.",
    "ungenau": "Das Wort „{wort}“ ist dafür ungenau.",
    "Teilbereich": "{wort} ist ein Teil davon.",
}
_SHORTEST_NAME = 2


@dataclass(frozen=True, order=True)
class Target:
    """A term: vocabulary and id."""

    vokabular: str
    id: str

    @property
    def address(self) -> str:
        return term_address(self.vokabular, self.id)


@dataclass(frozen=True)
class Name:
    """One word or phrase and the term it leads to.

    ``art`` is ``label`` for the term's own name, ``synonym`` or ``suchwort``. ``grund`` says more about the name than that it is
    another word for the term; ``seit`` is the day from which another word holds.
    """

    wort: str
    ziel: Target
    art: str
    grund: str = ""
    seit: str = ""

    @property
    def key(self) -> str:
        return name_key(self.wort)


@dataclass(frozen=True)
class SearchWords:
    """The names of all terms of a vocabulary."""

    vocabulary: Vocabulary

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name once, in the order of files and terms; where a search word explains a name, it stands first."""
        found: dict[tuple[str, Target], Name] = {}
        for name in (*self._search_words(), *self._term_names()):
            if len(name.key) >= _SHORTEST_NAME:
                found.setdefault((name.key, name.ziel), name)
        return tuple(found.values())

    def names_of(self, ziel: Target) -> tuple[str, ...]:
        """Return all words by which a term is known besides its label."""
        return self._by_target.get(ziel, ())

    @cached_property
    def _by_target(self) -> Mapping[Target, tuple[str, ...]]:
        found: dict[Target, list[str]] = {}
        for name in self.names:
            if name.art != "label":
                found.setdefault(name.ziel, []).append(name.wort)
        return {ziel: tuple(words) for ziel, words in found.items()}

    def _search_words(self) -> Iterator[Name]:
        for word in self.vocabulary["suchwoerter"].values():
            vokabular, _, term_id = word.begriff.partition("/")
            if vokabular not in VOCABULARIES or term_id not in self.vocabulary[vokabular]:
                continue  # the rules have said so
            for wort in (word.label, *word.schreibweisen):
                yield Name(wort, Target(vokabular, term_id), "suchwort", word.grund, word.seit)

    def _term_names(self) -> Iterator[Name]:
        for vokabular in _NAMED:
            for term in self.vocabulary[vokabular].values():
                ziel = Target(vokabular, term.id)
                for wort in _own_names(term.label):
                    yield Name(wort, ziel, "label")
                for synonym in term.synonyme:
                    # „§ 16h“ and „§§ 67 ff.“ are read as norms, with or without a sign.
                    if not synonym.startswith("§"):
                        wort, grund = _with_reason(synonym)
                        yield Name(wort, ziel, "synonym", grund)
        for change in self.vocabulary["rechtsaenderungen"].values():
            yield Name(change.titel, Target("rechtsaenderungen", change.id), "label")


def _own_names(label: str) -> Iterator[str]:
    """Yield a label and the names in it.

    As in „Kein Kind zurücklassen (KeKiz)“, „Verfahrenslotsin, Verfahrenslotse“, „RESPEKT – Pilotprogramm …“.
    """
    yield label
    if match := _NOTE.search(label):
        yield label[: match.start()]
        yield match[1]
    elif ", " in label:
        yield from label.split(", ")
    for mark in (": ", " – "):
        if mark in label:
            yield label.partition(mark)[0]


def _with_reason(synonym: str) -> tuple[str, str]:
    """Return a synonym without the note in brackets, and what a reader is told about it."""
    match = _NOTE.search(synonym)
    wort, note = (synonym[: match.start()], match[1]) if match else (synonym, "")
    if note in _NOTES:
        return wort, _NOTES[note].format(wort=wort)
    if note:
        return wort, f"„{wort}“ hieß es {note}."
    return wort, ""
