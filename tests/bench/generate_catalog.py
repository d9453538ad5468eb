"""Invented examples in any number, always the same for the same number: for measuring, and for tests that compare twins.

    python tests/bench/generate_catalog.py 10000 /tmp/praxis-10000     # writes a whole practices/ folder

Terms are drawn as often as the real collection uses them, each field by itself: real entries are more alike than these, so
what is measured here is rather too large than too small. Words of titles and sentences come from real ones.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from praxis.catalog import Catalog, resolve_catalog
from praxis.collection import Collection, load_collection
from praxis.model import Beispiel, Entry
from praxis.source import Source
from praxis.text import slug

DATE = "2026-11-22"
REPOSITORY = Path(__file__).resolve().parents[2]
_PLACES = 400
_ROLES = ("federfuehrend", "beteiligt", "beteiligt", "beteiligt", "programmseitig")

_SOURCE = {"titel": "Bericht", "herausgeber": "Stadt Musterstadt", "url": "https://example.org/bericht", "abgerufen": DATE}

Fields = dict[str, Any]


def real_collection() -> Collection:
    """Return the collection of this repository."""
    return load_collection(REPOSITORY / "practices", REPOSITORY / "docs")


def generated_catalog(model: Collection, count: int, seed: int = 1, places: int = _PLACES) -> Catalog:
    """Return a catalog of ``count`` invented examples with the vocabulary of ``model``; they have no text."""
    source = Source.__new__(Source)  # there is no file behind them, and nothing that is measured asks for one
    found: dict[str, Entry] = {}
    for fields in invented_examples(model, count, seed, places):
        entry_id = fields.pop("id")
        found[entry_id] = Entry(entry_id, Beispiel.model_validate(fields), source, ())
    return resolve_catalog(replace(model, entries=found, texte={}, adressen=(), weiterleitungen={}), DATE)


def invented_examples(model: Collection, count: int, seed: int = 1, places: int = _PLACES) -> Iterator[Fields]:
    """Yield the front matter of invented examples with their id."""
    draw = _Draw(random.Random(f"{seed}/{count}"), _stock_of(model, places))
    for number in range(count):
        yield draw.example(number)


@dataclass(frozen=True)
class _Stock:
    """What is drawn from: terms with their frequency among the real examples, places, and words of real texts."""

    terms: Mapping[str, Mapping[str, float]]
    orte: Sequence[str]
    words: Mapping[str, Sequence[str]]


def _stock_of(model: Collection, places: int) -> _Stock:
    vocabulary = model.vocabulary
    real = [entry.daten for entry in model.entries.values() if entry.art == "beispiele"]
    named: dict[str, Callable[[Any], Iterable[str]]] = {
        "rechtskreise": lambda daten: daten.rechtskreise,
        "themen": lambda daten: daten.themen,
        "zielgruppen": lambda daten: daten.zielgruppen,
        "akteure": lambda daten: daten.akteure,
        "programme": lambda daten: [daten.programm] if daten.programm else [],
        "status": lambda daten: [daten.status],
        "nachweise": lambda daten: [daten.nachweis],
    }
    used = {name: Counter(value for daten in real for value in read(daten)) for name, read in named.items()}
    terms = {name: {value: counts[value] + 0.5 for value in vocabulary[name]} for name, counts in used.items()}
    own = list(vocabulary["kommunen"])
    rest = sorted(
        {gemeinde.id for gemeinde in vocabulary.gemeinden if len(vocabulary.gemeinden_named(gemeinde.id)) == 1} - set(own)
    )
    step = max(1, len(rest) // max(1, places - len(own)))
    words = {"titel": _words(daten.titel for daten in real), "kurz": _words(daten.kurz for daten in real)}
    return _Stock(terms, [*own, *rest[::step]][:places], words)


@dataclass(frozen=True)
class _Draw:
    """Draws examples from a stock by a generator of random numbers."""

    chance: random.Random
    stock: _Stock

    def some(self, name: str, least: int, most: int) -> list[str]:
        """Return different values of a vocabulary."""
        terms = self.stock.terms[name]
        return list(dict.fromkeys(self.chance.choices(list(terms), list(terms.values()), k=self.chance.randint(least, most))))

    def sentence(self, kind: str, least: int, most: int) -> str:
        """Return words of real texts in any order."""
        return " ".join(self.chance.choices(self.stock.words[kind], k=self.chance.randint(least, most)))

    def example(self, number: int) -> Fields:
        """Return one example; some have two places, no place, no programme or no known beginning."""
        chance = self.chance
        place, other = chance.choice(self.stock.orte), chance.choice(self.stock.orte)
        titel = f"{self.sentence('titel', 3, 8)[:78].strip()} ({number})"
        orte = [] if chance.random() < 0.02 else list(dict.fromkeys([place, other] if chance.random() < 0.05 else [place]))
        fields: Fields = {
            "id": f"{place}-{slug(titel)[:24].strip('-')}-{number}",
            "titel": titel,
            "kurz": self.sentence("kurz", 16, 32)[:278].strip(),
            "orte": orte,
            "rechtskreise": {rk: chance.choice(_ROLES) for rk in self.some("rechtskreise", 1, 5)},
            "themen": self.some("themen", 1, 4),
            "zielgruppen": self.some("zielgruppen", 1, 4),
            "akteure": self.some("akteure", 1, 6),
            "status": self.some("status", 1, 1)[0],
            "status_grund": self.sentence("kurz", 5, 9),
            "nachweis": self.some("nachweise", 1, 1)[0],
            "quellen": {f"q{key}": dict(_SOURCE) for key in range(chance.randint(1, 9))},
            "geprueft": f"{chance.choice((2025, 2026))}-{chance.randint(1, 11):02}-{chance.randint(1, 22):02}",
        }
        if chance.random() < 0.4:
            fields["programm"] = self.some("programme", 1, 1)[0]
        if chance.random() < 0.8:
            fields["beginn"] = str(chance.randint(1998, 2026))
        if fields["status"] == "geplant":
            fields["beginn"] = str(chance.randint(2027, 2031))
        return fields


def _words(texts: Iterator[str]) -> list[str]:
    return sorted({word.strip("„“().:;,") for text in texts for word in text.split() if len(word) > 2} - {""})


def write_practices(count: int, folder: Path) -> None:
    """Write a ``practices/`` folder with the real vocabulary and invented examples."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(REPOSITORY / "practices/vokabular", folder / "vokabular")
    (folder / "beispiele").mkdir()
    for fields in invented_examples(real_collection(), count):
        entry_id = fields.pop("id")
        (folder / "beispiele" / f"{entry_id}.md").write_text(_markdown(fields), encoding="utf-8")


def _markdown(fields: Fields) -> str:
    import yaml

    front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1000)
    cited = "; ".join(f"@{key}" for key in fields["quellen"])
    body = "\n\n".join(f"## {section}\n\n{fields['kurz']} [{cited}]" for section in Beispiel.abschnitte)
    return f"---\n{front}---\n\n{body}\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    write_practices(options.count, options.folder)
