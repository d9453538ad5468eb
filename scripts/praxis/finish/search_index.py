"""The search index: which word stands on which pages and how much it says there, in files small enough to load by need.

An inverted index, cut into pieces by the first letters of the words. A browser loads ``kern.json`` (names of terms, where the
pieces begin), the pieces with the words of the query, and the texts of the hits it shows. ``docs/assets/js/suche/`` reads it.
Why not a ready-made engine: ``docs/entwicklung/entscheidungen/`` (search).

The same documents give the same bytes: everything is sorted, nothing asks for time or chance.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from praxis.catalog import Catalog
from praxis.compounds import Compounds
from praxis.problems import Level, Problem, rule
from praxis.search_documents import ARTEN_DER_SEITEN, Document, Documents
from praxis.search_words import SearchWords, Target
from praxis.word_forms import FILLERS, PARTS, ROMAN, STOPWORDS, find_words, fold, forms, name_key, stem

NOT_FOUND_PAGE = rule(
    "PB930",
    Level.FEHLER,
    "Suche führt zu einer Seite, die es nicht gibt",
    "Was die Suche als Treffer nennt, muss es in der fertigen Website geben.",
)

FOLDER = "assets/suche"
DOCUMENTS_PER_FILE = 2

# How much a word counts by where it stands; a title counts more the shorter it is, a text the shorter it is for its kind.
_TITLE, _NAME, _SUMMARY, _FEATURE, _TEXT, _ASIDE = 5.0, 4.0, 2.5, 1.5, 1.0, 0.4
_PART = 0.5  # a part of a compound against the whole
_SATURATION = 4.0
_LEVEL_BITS = 4
LEVELS = (1 << _LEVEL_BITS) - 1

_PIECE_SIZE = 16_000  # characters of JSON
_BACKWARD_PIECE_SIZE = 12_000
_SHORTEST_BACKWARD = 4
_KNOWN_FROM = 2  # a word must be met so often to count as a part of compounds, unless it is long
_LONG = 6


def write_index(catalog: Catalog, pages: Mapping[str, str], site_dir: Path) -> list[Problem]:
    """Write the index into a finished site; reports hits that would lead nowhere and then writes nothing."""
    documents = Documents(catalog, pages)
    found = documents.all()
    if missing := list(check_addresses(found, site_dir)):
        return missing
    folder = site_dir / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in render_index(found, documents.words).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return []


def check_addresses(documents: Iterable[Document], site_dir: Path) -> Iterator[Problem]:
    """Every document's page is in the site."""
    for page in sorted({document.address.partition("#")[0] for document in documents}):
        if not (site_dir / page / "index.html").is_file():
            hint = "Das ist ein Fehler des Programms, nicht der Sammlung: bitte melden."
            yield NOT_FOUND_PAGE.at(str(site_dir / page), "Diese Seite steht im Suchindex, aber nicht in der Website.", hint)


def render_index(documents: Sequence[Document], words: SearchWords) -> dict[str, str]:
    """Return path below the index's folder → content."""
    index = Index(documents, words)
    files: dict[str, str] = {}
    forward = list(_pieces(index.rows, _PIECE_SIZE))
    backward = list(_pieces(index.backward, _BACKWARD_PIECE_SIZE))
    for number, (_, lines) in enumerate(forward):
        files[f"woerter/{number}.json"] = _array(lines)
    for number, (_, lines) in enumerate(backward):
        files[f"rueckwaerts/{number}.json"] = _array(lines)
    for number, start in enumerate(range(0, len(documents), DOCUMENTS_PER_FILE)):
        files[f"texte/{number}.json"] = _array(map(_json, map(_shown, documents[start : start + DOCUMENTS_PER_FILE])))
    files["kennungen.json"] = _json({art: [row.id for row in rows] for art, rows in groupby(documents, key=lambda row: row.art)}) + "\n"
    # Asked for with this mark, so that a browser never mixes pieces of two builds.
    stand = hashlib.sha256("".join(files.values()).encode()).hexdigest()[:12]
    starts = {"woerter": [first for first, _ in forward], "rueckwaerts": [first for first, _ in backward]}
    files["kern.json"] = _json({"stand": stand, "je_datei": DOCUMENTS_PER_FILE, "stufen": LEVELS, **starts, **index.core()}) + "\n"
    return files


@dataclass(frozen=True)
class Index:
    """Words → documents, and what is known of terms."""

    documents: Sequence[Document]
    words: SearchWords

    def core(self) -> dict[str, Any]:
        """Return what every query needs: kinds, terms and their names, laws and norms."""
        counts = Counter(document.art for document in self.documents)
        numbers = {document.address: number for number, document in enumerate(self.documents)}
        vocabulary = self.words.vocabulary
        names = [name for name in self.words.names if name.ziel.address in numbers]
        targets = {ziel: number for number, ziel in enumerate(dict.fromkeys(name.ziel for name in names))}
        arts = ("label", "synonym", "suchwort")
        gesetze = {name_key(spelling): law.id for law in vocabulary["gesetze"].values() for spelling in (law.label, law.name, *law.schreibweisen)}
        return {
            "listen": {"leer": sorted(STOPWORDS), "fueller": sorted(FILLERS), "roemisch": ROMAN},
            "arten": [[art, counts[art], weight] for art, weight in ARTEN_DER_SEITEN.items()],
            "begriffe": [[f"{ziel.vokabular}/{ziel.id}", self._label(ziel), numbers[ziel.address]] for ziel in targets],
            "namen": [_trimmed([name.key, name.wort, targets[name.ziel], arts.index(name.art), name.grund, name.seit]) for name in names],
            "gesetze": gesetze,
            "normen": [document.id for document in self.documents if document.art == "recht"],
        }

    def _label(self, ziel: Target) -> str:
        if ziel.vokabular == "normen":
            return self.documents_by_address[ziel.address].titel
        return self.words.vocabulary.label(ziel.vokabular, ziel.id)

    @cached_property
    def documents_by_address(self) -> dict[str, Document]:
        return {document.address: document for document in self.documents}

    @cached_property
    def rows(self) -> list[tuple[str, str]]:
        """Each word with its line: ``[word, parts, [[level, first number, distance, …], …]]``; terms stand first, as ``@themen/x``."""
        return [(word, _json([word, self.compounds.parts(word) if word.isalpha() else (), _grouped(found)])) for word, found in sorted(self.postings.items())]

    @cached_property
    def backward(self) -> list[tuple[str, str]]:
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
        """What may be a part of a compound: words of names and titles, and those that texts use more than once."""
        counts: Counter[str] = Counter()
        for document in self.documents:
            counts.update(find_words("\n".join((document.kurz, *document.text))))
        met: Counter[str] = Counter()
        for written, count in counts.items():
            met[_plain_stem(written)] += count
        named = {_plain_stem(word) for document in self.documents for name in (document.titel, *document.namen) for word in find_words(name)}
        return Compounds({word for word, count in met.items() if count >= _KNOWN_FROM or len(word) >= _LONG} | named)


def pairs(words: Iterable[str]) -> Iterator[str]:
    """Yield the neighbours in a title as one word, without articles and the like: „Haus der Jugend“ → ``hausjugend``."""
    stems = [ROMAN.get(folded) or stem(folded) for word in words for part in PARTS.findall(word) if (folded := fold(part)) not in FILLERS]
    yield from (first + second for first, second in pairwise(stems))


def _plain_stem(written: str) -> str:
    folded = fold(written)
    return stem(folded) if folded.isalpha() and folded not in STOPWORDS else ""


def _numbers() -> array[int]:
    return array("L")


def _grouped(postings: Iterable[int]) -> list[list[int]]:
    """Return documents by level, highest first; after the first number, each is the distance from the one before."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    last = [0] * (LEVELS + 1)
    for posting in postings:
        number, level = posting >> _LEVEL_BITS, posting & LEVELS
        groups[level].append(number - last[level])
        last[level] = number
    return [[level, *groups[level]] for level in sorted(groups, reverse=True)]


def _pieces(rows: Iterable[tuple[str, str]], size: int) -> Iterator[tuple[str, list[str]]]:
    """Cut sorted rows into pieces of about this size; yields the first word of each and its lines."""
    first, lines, length = "", [], 0
    for word, line in rows:
        if lines and length + len(line) > size:
            yield first, lines
            lines, length = [], 0
        first = first if lines else word
        lines.append(line)
        length += len(line)
    if lines:
        yield first, lines


def _shown(document: Document) -> list[Any]:
    passages = [[passage.anker, passage.ueberschrift, passage.text] for passage in document.passagen]
    return [document.id, document.titel, document.kurz, passages]


def _trimmed(row: list[Any]) -> list[Any]:
    """Return the row without empty values at its end."""
    while row and row[-1] in ("", None):
        row.pop()
    return row


def _array(lines: Iterable[str]) -> str:
    return "[" + ",\n".join(lines) + "]\n"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
