"""How the search compares German words: ä = ae, ß = ss, one form for all endings, Roman numbers as figures.

``docs/assets/js/suche/wortformen.js`` does the same to what a reader types; a test compares the two on every word of the
collection. Whoever changes one changes both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# A word may have marks inside: „U25-Haus“, „Mo.Ki“, „go!Halle“.
_WORD = re.compile(r"[^\W_]+(?:[-.!·’'][^\W_]+)*")
PARTS = re.compile(r"[^\W_]+")
# Words around a figure, as in „Gesundheit4PunktZukunft“; not „U25“ or „16h“.
_AROUND_FIGURES = re.compile(r"[a-z]{4,}")
_LETTERS = str.maketrans({"ß": "ss", "æ": "a", "ø": "o", "ł": "l", "đ": "d"})
_WRITTEN_OUT = re.compile(r"ae|oe|(?<![aeiouyq])ue")

# Without I, V and X: they are also letters.
ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}

# Words that say nothing about what is looked for; folded, not stemmed.
STOPWORDS = frozenset(
    """
    ab aber alle allem allen aller alles als also am an and andere anderem anderen anderer anderes ans auch auf aus
    bedeutet bei beiden beides beim beispiel beispiele bekommen bekommt bin bis bist bitte brauche brauchen braucht
    bzw da dabei dadurch dafur dagegen daher damit danach daran darauf daraus darf darfen darin daruber darum dass
    davon davor dazu dein deine dem den denen denn der deren des dessen dich die dies diese diesem diesen dieser
    dieses dir doch dort du durch durfen eher ein eine einem einen einer eines einmal er erklart es etc etwa etwas
    euch euer eure finde finden findet funktioniert fur furs gab geben gegen geht genau gewesen gibt habe haben hat
    hatte hatten heisst hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in inkl innen ins ist ja
    je jede jedem jeden jeder jedes jetzt kann kein keine keinem keinen keiner keines kommen kommt konnen konnte
    kriege kriegt lassen lasst machen macht man mehr mein meine meinem meinen meiner mich mir mit mochte mochten muss
    mussen nach nehmen nicht nichts noch nun nur ob oder passiert sagen schreiben schreibt sehr seid sein seine seinem
    seinen seiner seines seit sich sie sind so solche soll sollen sollte sondern sowie sowohl statt stutzen suche
    suchen trotz uber um und uns unser unsere unserem unseren unter viel viele vielen vom von vor wann war waren warum
    was welche welchem welchen welcher welches wem wen wenn wer werden weshalb wie wieder wieso will wir wird wo wobei
    woher wohin wollen worden wurde wurden zeigt zu zum zur zwar zwischen
    """.split()
)

# Words that a name may have or lack and stays the same: „Leistungen für Bildung und Teilhabe“. Not „kein“, „nach“, „ohne“.
FILLERS = frozenset(
    "am an auf bei beim das dem den der des die ein eine einem einen einer eines fur im in und vom von zu zum zur".split()
)


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """Return a word in small ASCII letters and figures; ä and „ae“ both become a, ß becomes ss."""
    small = word.lower().translate(_LETTERS)
    if not small.isascii():
        small = unicodedata.normalize("NFD", small).encode("ascii", "ignore").decode()
    return _WRITTEN_OUT.sub(lambda match: match[0][0], small)


def stem(folded: str) -> str:
    """Return a folded word without its ending; derivations keep theirs: „beratungen“ → „beratung“.

    The light stemmer for German of Jacques Savoy (UniNE), which searches better than ones that cut more off and lets a
    misspelled word stay near the right one.
    """
    return _without_degree(_without_case(folded))


def _without_case(word: str) -> str:
    if len(word) > 5 and word.endswith("ern"):
        return word[:-3]
    if len(word) > 4 and word.endswith(("em", "en", "er", "es")):
        return word[:-2]
    if len(word) > 3 and (word[-1] == "e" or (word[-1] == "s" and word[-2] in "bdfghklmnt")):
        return word[:-1]
    return word


def _without_degree(word: str) -> str:
    if len(word) > 5 and word.endswith("est"):
        return word[:-3]
    if len(word) > 4 and (word.endswith(("er", "en")) or (word.endswith("st") and word[-3] in "bdfghklmnt")):
        return word[:-2]
    return word


def find_words(text: str) -> list[str]:
    """Return the words of a text as they are written; „U25-Haus“ is one."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 18)
def forms(written: str) -> tuple[str, ...]:
    """Return under which stems a written word is found.

    Its parts between marks, if these are letters all in one, and what stands around figures.
    """
    parts = PARTS.findall(written)
    stems = [form for part in parts for form in _forms_of_part(fold(part)) if form]
    if len(parts) > 1 and not any(part.isdecimal() for part in parts):
        stems.append(stem(fold("".join(parts))))
    return tuple(dict.fromkeys(stems))


def _forms_of_part(folded: str) -> Iterator[str]:
    yield _form(folded)
    if not folded.isalpha():
        yield from map(_form, _AROUND_FIGURES.findall(folded))


def _form(folded: str) -> str:
    """Return the stem of a folded word, or nothing where it is a stop word or a single letter."""
    if folded in STOPWORDS or (len(folded) == 1 and not folded.isdigit()):
        return ""
    return ROMAN.get(folded) or stem(folded)


def name_key(text: str) -> str:
    """Return how a name is compared as a whole, without spaces: „Hartz IV“, „hartz4“ and „Hartz-4“ are one."""
    parts = (fold(part) for part in PARTS.findall(text))
    return "".join(ROMAN.get(part) or stem(part) for part in parts if part not in FILLERS)


def all_forms(text: str) -> Iterator[str]:
    """Yield the stems of all words of a text, with repetitions."""
    for word in find_words(text):
        yield from forms(word)
