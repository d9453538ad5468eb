"""§§ in German prose: where they stand, and which norm of which law they mean.

Understands the forms of administrative German: „§ 16h SGB II“, „§§ 64, 65 SGB VIII“, „§ 41 Abs. 3 SGB VIII“, „§§ 67 ff. SGB XII“,
„§§ 13 Abs. 4, 36b und 81 SGB VIII“, „§ 28 SGB II und § 34 SGB XII“. It finds and names; linking is the business of ``prose``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from praxis.text import slug
from praxis.vocabulary import Vocabulary

# „Abs. 3 Satz 2“, „ff.“, a Roman Absatz. Behind a single § further numbers are further Absätze („§ 41 Abs. 1 und 3“),
# behind §§ they are further paragraphs („§§ 13 Abs. 4 und 81“).
_WORD = r"(?:Abs(?:atz|\.)|S(?:atz|\.)|Nr\.|Nummer|Buchst\.|Halbs\.|Alt\.)"
_DETAIL = rf"(?:\s*{_WORD}\s*\d*[a-z]?\b|\s*[IVX]+(?=\s)|\s*ff?\.)"
_MORE = rf"(?:\s*{_WORD}\s*\d*[a-z]?\b(?:\s*(?:und|oder|sowie|bis|,|–|-)\s*(?:{_WORD}\s*)?\d+[a-z]?\b)*|\s*[IVX]+(?=\s)|\s*ff?\.)"
_PARAGRAPH = r"\d+(?:[a-z]|\s[a-z](?=\s+(?:SGB|Abs)))?\b"
_SEPARATOR = r"\s*(?:,|;|und|oder|sowie|bis|–|-|/|i\.\s?V\.\s?m\.)\s*(?:§§?\s*)?"


def _list(detail: str) -> str:
    number = rf"{_PARAGRAPH}(?:{detail})*"
    return rf"{number}(?:{_SEPARATOR}{number})*"


_PATTERN = re.compile(rf"§§\s*(?P<many>{_list(_DETAIL)})|§\s*(?P<one>{_list(_MORE)})")
_SINGLE = {
    "many": re.compile(rf"(?P<number>{_PARAGRAPH})(?:{_DETAIL})*"),
    "one": re.compile(rf"(?P<number>{_PARAGRAPH})(?:{_MORE})*"),
}
# Another law, a statute, an agreement: whatever a § can belong to that is not in our vocabulary.
_LAW_LIKE = re.compile(
    r"\s+(?:des\s+|der\s+)?(?P<law>[A-ZÄÖÜ][\wäöüß]*[A-ZÄÖÜ][\wäöüß]*(?:\s+(?:[IVX]+|[A-Z]{2,3})\b)?"
    r"|[A-ZÄÖÜ][\wäöüß-]*(?:gesetz|gesetzes|gesetzbuch|gesetzbuchs|ordnung|verordnung)\b|Grundgesetz\w*)"
    r"|\s+(?:des|der)\s+[A-ZÄÖÜ]\w+"
)


@dataclass(frozen=True)
class NormReference:
    """A place in a text: ``parts`` gives start, end and norm id (``sgb-ii/16h``) of each paragraph named.

    ``gesetz`` is the law's id, empty if the text names none of ours; ``fremdes_gesetz`` tells that it names another law.
    """

    start: int
    end: int
    gesetz: str
    parts: tuple[tuple[int, int, str], ...]
    fremdes_gesetz: bool = False


def find_norm_references(text: str, vocabulary: Vocabulary) -> Iterator[NormReference]:
    """Yield the references in order; they do not overlap."""
    spellings, law = _laws(vocabulary.law_names)
    for match in _PATTERN.finditer(text):
        end, gesetz, foreign = match.end(), "", False
        if found := law.match(text, match.end()):
            gesetz, end = spellings[slug(found["law"])], found.end()
        elif following := _LAW_LIKE.match(text, match.end()):
            foreign, end = True, following.end()
        parts = []
        form = match.lastgroup or "one"
        for single in _SINGLE[form].finditer(text, match.start(form), match.end(form)):
            parts.append((single.start(), single.end(), f"{gesetz}/{''.join(single['number'].split())}"))
        yield NormReference(match.start(), end, gesetz, tuple(parts), foreign)


@lru_cache(maxsize=4)
def _laws(names: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return spelling (as slug) → law id, and the pattern that finds a law's name behind a number."""
    ordered = sorted((name for name, _ in names), key=len, reverse=True)
    choice = "|".join(r"\s*".join(re.escape(part) for part in name.split()) for name in ordered) or r"(?!)"
    pattern = re.compile(rf"\s*(?:des\s+|der\s+)?(?P<law>{choice})(?:e?s)?(?![\w])")
    return {slug(name): law_id for name, law_id in names}, pattern
