"""The search index as files small enough to load by need, and the check that what it finds exists.

An inverted index, cut into pieces by the first letters of the words. A browser loads ``kern.json`` (names of terms, where the
pieces begin), the pieces with the words of the query, and the texts of the hits it shows. ``docs/assets/js/suche/`` reads it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from praxis.catalog import Catalog
from praxis.finish.word_index import LEVELS, Row, WordIndex
from praxis.problems import Level, Problem, rule
from praxis.search_documents import ARTEN_DER_SEITEN, Document, Documents
from praxis.search_words import Name, SearchWords, Target
from praxis.word_forms import FILLERS, ROMAN, STOPWORDS, name_key

NOT_FOUND_PAGE = rule(
    "PB930",
    Level.FEHLER,
    "Suche führt zu einer Seite, die es nicht gibt",
    "Was die Suche als Treffer nennt, muss es in der fertigen Website geben.",
)

FOLDER = "assets/suche"
DOCUMENTS_PER_FILE = 2

# Characters of JSON in a piece: small pieces cost requests, large ones bytes that the query does not need.
_PIECE_SIZE = 16_000
_BACKWARD_PIECE_SIZE = 12_000

_ARTEN_DER_NAMEN = ("label", "synonym", "suchwort")

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_index(catalog: Catalog, pages: Mapping[str, str], site_dir: Path) -> list[Problem]:
    """Write the index into a finished site; reports hits that would lead nowhere and then writes nothing.

    ``pages`` are the rendered pages (path in the tree → Markdown).
    """
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
    index = WordIndex(documents)
    files: dict[str, str] = {}
    starts: dict[str, list[str]] = {}
    for folder, rows, size in (("woerter", index.rows, _PIECE_SIZE), ("rueckwaerts", index.backward, _BACKWARD_PIECE_SIZE)):
        pieces = list(_pieces(rows, size))
        starts[folder] = [first for first, _ in pieces]
        files.update({f"{folder}/{number}.json": _array(lines) for number, (_, lines) in enumerate(pieces)})
    for number, start in enumerate(range(0, len(documents), DOCUMENTS_PER_FILE)):
        files[f"texte/{number}.json"] = _array(_json(_shown(row)) for row in documents[start : start + DOCUMENTS_PER_FILE])
    ids = {art: [row.id for row in rows] for art, rows in groupby(documents, key=lambda row: row.art)}
    files["kennungen.json"] = _json(ids) + "\n"
    reasons = list(dict.fromkeys((name.grund, name.seit) for name in words.names if name.grund or name.seit))
    files["gruende.json"] = _array(_json(_trimmed(list(reason))) for reason in reasons)
    # Asked for with this mark, so that a browser never mixes pieces of two builds.
    digest = hashlib.sha256()
    for content in files.values():
        digest.update(content.encode())
    stand = digest.hexdigest()[:12]
    form = {"stand": stand, "je_datei": DOCUMENTS_PER_FILE, "stufen": LEVELS, **starts}
    numbers = {reason: number for number, reason in enumerate(reasons)}
    files["kern.json"] = _json({**form, **_core(documents, words, numbers)}) + "\n"
    return files


def _core(documents: Sequence[Document], words: SearchWords, reasons: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """Return what every query needs: kinds, terms and their names, laws and norms.

    Why a name leads to its term is said in ``gruende.json``; here stands only in which line of it.
    """
    counts = Counter(document.art for document in documents)
    numbers = {document.address: number for number, document in enumerate(documents)}
    names = [name for name in words.names if name.ziel.address in numbers]
    targets = {ziel: number for number, ziel in enumerate(dict.fromkeys(name.ziel for name in names))}

    def label(ziel: Target) -> str:
        norm = ziel.vokabular == "normen"
        return documents[numbers[ziel.address]].titel if norm else words.vocabulary.label(ziel.vokabular, ziel.id)

    def rechtskreis(ziel: Target) -> str:
        """Return by which Rechtskreis an institution acts first of all."""
        acts_by = words.vocabulary["akteure"][ziel.id].rechtskreise if ziel.vokabular == "akteure" else ()
        return next(iter(acts_by), "")

    def row(name: Name) -> list[Any]:
        reason = reasons.get((name.grund, name.seit))
        return _trimmed([name.key, name.wort, targets[name.ziel], _ARTEN_DER_NAMEN.index(name.art), reason])

    laws = words.vocabulary["gesetze"].values()
    return {
        "listen": {"leer": sorted(STOPWORDS), "fueller": sorted(FILLERS), "roemisch": ROMAN},
        "arten": [[art, counts[art], weight] for art, weight in ARTEN_DER_SEITEN.items()],
        "begriffe": [
            _trimmed([f"{ziel.vokabular}/{ziel.id}", label(ziel), numbers[ziel.address], rechtskreis(ziel)]) for ziel in targets
        ],
        "namen": [row(name) for name in names],
        "gesetze": {name_key(spelling): law.id for law in laws for spelling in (law.label, law.name, *law.schreibweisen)},
        "normen": [document.id for document in documents if document.art == "recht"],
    }


def _pieces(rows: Iterable[Row], size: int) -> Iterator[tuple[str, list[str]]]:
    """Cut sorted rows into pieces of about this size; yields the first word of each and its lines."""
    first, length = "", 0
    lines: list[str] = []
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
