"""Which words a German compound is made of: „Schulsozialarbeit“ is „Schule“ and „Sozialarbeit“, that is „sozial“ and „Arbeit“.

Works on stems and knows no word by itself: what counts as a part are the words of our own vocabulary and texts.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field

from praxis.word_forms import stem

# What German puts between two parts, the empty link first: a base that is known as it stands is the best one.
LINKS = ("", "s", "n", "e", "en", "es", "er", "ns", "ens")
SHORTEST = 3
_MOST_PARTS = 4

# After these endings German always puts an s: what follows is a word, even one that we never met by itself.
_SURE_LINK = re.compile(r"(?P<first>.{2,}(?:ung|heit|keit|schaft|ion|tat))s(?P<last>.{4,})")

# Short words that are parts of compounds; other words count from four letters.
_SHORT = frozenset("amt job not ort rat tag typ weg".split())
# Words that end other words without being a part of them, as in „arbeitslos“, „Mitgliedschaft“, „mehrmals“, „Vorhaben“.
_NEVER = frozenset(
    "beruhr gabe gang geb gebe geht halt haft hang heit keit lage lass leben lich lose mal mass nahm ring schaft stand tung weis "
    "wert zug".split()
)


@dataclass(frozen=True)
class Compounds:
    """Splits stems; ``known`` are the stems of the words that may be a part."""

    known: Set[str]
    _memory: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the stems of the parts, at least two, or nothing: the fewest parts, then the longest last one."""
        known = self._memory.get(word)
        if known is None:
            known = self._memory[word] = tuple(self._split(word, _MOST_PARTS) or ())
        return known

    def all_parts(self, word: str) -> tuple[str, ...]:
        """Return the parts and, where a part is a compound itself, its parts, too."""
        found: dict[str, None] = {}
        for part in self.parts(word):
            found[part] = None
            found.update(dict.fromkeys(self.parts(part)))
        return tuple(found)

    def _split(self, word: str, most: int) -> list[str] | None:
        best: list[str] | None = None
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            last = word[cut:]
            if last in self.known and self._is_part(last):
                first = self._first_parts(word[:cut], most - 1)
                if first and (best is None or len(first) + 1 < len(best)):
                    best = [*first, last]
        return best or self._split_at_sure_link(word)

    def _split_at_sure_link(self, word: str) -> list[str] | None:
        match = _SURE_LINK.fullmatch(word)
        return [match["first"], stem(match["last"])] if match and self._is_part(match["first"]) else None

    def _first_parts(self, word: str, most: int) -> list[str] | None:
        bases = [word.removesuffix(link) for link in LINKS if word.endswith(link)]
        for base in bases:
            if self._is_part(base):
                return [base]
        return next((parts for base in bases if (parts := self._split(base, most))), None) if most > 1 else None

    def _is_part(self, candidate: str) -> bool:
        return candidate in self.known and candidate not in _NEVER and (len(candidate) > SHORTEST or candidate in _SHORT)
