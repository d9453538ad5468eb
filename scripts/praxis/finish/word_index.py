"""Words → documents: what stands where and how much it says there.

The same documents give the same index: everything is sorted, nothing asks for time or chance. Which files it becomes is the
business of ``search_index``.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from praxis.compounds import Compounds
from praxis.search_documents import Document
from praxis.word_forms import FILLERS, PARTS, ROMAN, STOPWORDS, find_words, fold, forms, stem

# How much a word counts by where it stands; in a title more the shorter it is, in a text more the shorter it is on average.
_TITLE, _NAME, _SUMMARY, _FEATURE, _TEXT, _ASIDE = 5.0, 4.0, 2.5, 1.5, 1.0, 0.4
_PART = 0.5  # a part of a compound against the whole
_SATURATION = 4.0
_LEVEL_BITS = 4
LEVELS = (1 << _LEVEL_BITS) - 1

_SHORTEST_BACKWARD = 4
_KNOWN_FROM = 2  # a word must be met so often to count as a part of compounds, unless it is long
_LONG = 6

Row = tuple[str, str]

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class WordIndex:
    """The index of these documents; numbers are places in ``documents``."""

    documents: Sequence[Document]

    @cached_property
    def rows(self) -> list[Row]:
        """Each word with its line ``[word, parts, [[level, first number, distance, …], …]]``; terms come as ``@themen/x``."""
        rows = []
        for word, found in sorted(self.postings.items()):
            parts = self.compounds.parts(word) if word.isalpha() else ()
            rows.append((word, _json([word, parts, _grouped(found)])))
        return rows

    @cached_property
    def backward(self) -> list[Row]:
        """Each longer word read backwards, sorted: that is how a mistake in its first half is found."""
        words = (word for word in self.postings if word.isalpha() and len(word) >= _SHORTEST_BACKWARD)
        return [(word, _json(word)) for word in sorted(word[::-1] for word in words)]

    @cached_property
    def postings(self) -> dict[str, array[int]]:
        """Word → document and level in one number, in the order of documents."""
        found: defaultdict[str, array[int]] = defaultdict(_numbers)
        for number, weights in enumerate(self._weights()):
            base = number << _LEVEL_BITS
            for word, weight in weights.items():
                found[word].append(base + (int(LEVELS * weight / (weight + _SATURATION) + 0.5) or 1))
            for begriff in self.documents[number].begriffe:
                found[f"@{begriff}"].append(base + LEVELS)
        return found

    def _weights(self) -> Iterator[dict[str, float]]:
        """Yield for each document how much each word says in it."""
        lengths = [sum(map(len, document.text)) for document in self.documents]
        mean = sum(lengths) / max(1, sum(map(bool, lengths)))
        for document, length in zip(self.documents, lengths, strict=True):
            weights: defaultdict[str, float] = defaultdict(float)
            titel = find_words(document.titel)
            relative = 0.5 + 0.5 * length / mean if mean else 1.0
            self._add(weights, titel, _TITLE / (0.6 + 0.1 * len(titel)))
            self._add(weights, find_words("\n".join(document.namen)), _NAME)
            self._add(weights, find_words(document.kurz), _SUMMARY)
            self._add(weights, find_words("\n".join(document.merkmale)), _FEATURE)
            self._add(weights, find_words("\n".join(document.text)), _TEXT / relative)
            self._add(weights, find_words("\n".join(document.rand)), _ASIDE / relative)
            for pair in pairs(titel):
                weights[pair] += _TITLE
            yield weights

    def _add(self, weights: defaultdict[str, float], found: Iterable[str], boost: float) -> None:
        memory = self._memory
        for written, count in Counter(found).items():
            whole, parts = memory.get(written) or self._forms(written)
            value = boost * count
            for word in whole:
                weights[word] += value
            for word in parts:
                weights[word] += value * _PART

    def _forms(self, written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the stems of a written word, and those of its parts if it is a compound."""
        whole = forms(written)
        parts = dict.fromkeys(part for word in whole if word.isalpha() for part in self.compounds.all_parts(word))
        self._memory[written] = (whole, tuple(part for part in parts if part not in whole))
        return self._memory[written]

    @cached_property
    def _memory(self) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        return {}

    @cached_property
    def compounds(self) -> Compounds:
        """What may be a part of a compound: words of names and titles, long ones, and those that texts use more than once."""
        counts: Counter[str] = Counter()
        named: set[str] = set()
        for document in self.documents:
            counts.update(find_words("\n".join((document.kurz, *document.text))))
            named.update(find_words("\n".join((document.titel, *document.namen))))
        met: Counter[str] = Counter()
        for written, count in counts.items():
            met[_plain_stem(written)] += count
        known = {word for word, count in met.items() if count >= _KNOWN_FROM or len(word) >= _LONG}
        return Compounds((known | {_plain_stem(word) for word in named}) - {""})


def pairs(words: Iterable[str]) -> Iterator[str]:
    """Yield the neighbours in a title as one word, without articles and the like: „Haus der Jugend“ → ``hausjugend``."""
    folded = (fold(part) for word in words for part in PARTS.findall(word))
    stems = [ROMAN.get(word) or stem(word) for word in folded if word not in FILLERS]
    yield from (first + second for first, second in pairwise(stems))


def _plain_stem(written: str) -> str:
    folded = fold(written)
    return stem(folded) if folded.isalpha() and folded not in STOPWORDS else ""


def _numbers() -> array[int]:
    return array("I")


def _grouped(postings: Iterable[int]) -> list[list[int]]:
    """Return documents by level, highest first; after the first number, each is the distance from the one before."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    last = [0] * (LEVELS + 1)
    for posting in postings:
        number, level = posting >> _LEVEL_BITS, posting & LEVELS
        groups[level].append(number - last[level])
        last[level] = number
    return [[level, *groups[level]] for level in sorted(groups, reverse=True)]
