"""What was probably meant: the known name nearest to a misspelled one. Does not know what the names stand for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from praxis.text import ascii_fold, slug

_ROMAN = dict(zip("1 2 3 4 5 6 7 8 9 10 11 12 14".split(), "i ii iii iv v vi vii viii ix x xi xii xiv".split(), strict=True))
_LONGEST = 80  # no id is longer: such a value is not a misspelled one


def nearest(value: str, names: Iterable[str]) -> str:
    """Return the name nearest to ``value``, or ``""``."""
    return nearest_meaning(value, {comparable(name): name for name in names})


def nearest_meaning(value: str, names: Mapping[str, str]) -> str:
    """Return what the nearest name stands for; the names have been made ``comparable`` before."""
    wanted = comparable(value[: _LONGEST + 1])
    if not wanted or len(wanted) > _LONGEST:
        return ""
    if wanted in names:
        return names[wanted]
    if close := difflib.get_close_matches(wanted, names, n=1, cutoff=0.72):
        return names[close[0]]
    starts = sorted(name for name in names if len(wanted) >= 4 and name.startswith(wanted))
    return names[starts[0]] if starts else ""


class NameIndex:
    """Many names, asked often: sorted by their first letter, because a misspelling rarely begins with another one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_letter: dict[str, dict[str, str]] = {}
        for name in names:
            known = comparable(name)
            self._by_letter.setdefault(known[:1], {})[known] = name

    def nearest(self, value: str) -> str:
        """Return the name nearest to ``value``, or ``""``."""
        return nearest_meaning(value, self._by_letter.get(comparable(value[:_LONGEST])[:1], {}))


def suggestion(meant: str, general: str) -> str:
    """Return „Meinten Sie …?“ before the general remedy where something near exists."""
    return f"Meinten Sie „{meant}“? {general}" if meant else general


def comparable(text: str) -> str:
    """Return a name as it is compared: a slug in which „SGB 2“ and „SGB II“ are the same."""
    words = slug(ascii_fold(text).replace("SGB", "SGB ")).split("-")
    if words[0] == "sgb":
        words = [_ROMAN.get(word, word) for word in words]
    return "-".join(word for word in words if word)
