"""Personal data that must not be published (Art. 5, 6 DSGVO): private numbers and personal mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.problems import Level, Problem, rule

MOBILE = rule("PB701", Level.FEHLER, "Telefonnummer im Text", "Nummern einzelner Menschen gehören nicht in die Sammlung. Wer Kontakt sucht, findet ihn über die Quelle.")
MAIL = rule("PB702", Level.FEHLER, "E-Mail-Adresse im Text", "Persönliche Adressen werden nicht veröffentlicht. Sie veralten und ziehen Werbung an.")
IBAN = rule("PB703", Level.FEHLER, "Kontonummer im Text", "Kontodaten gehören nicht in einen Eintrag.")

_MOBILE = re.compile(r"(?<![\w/=.-])(?:\+49|0049|0)[\s/()-]*1[5-7]\d(?:[\s/()-]*\d){6,9}(?!\d)")
_PHONE = re.compile(r"(?:Tel(?:efon)?\.?|Mobil|Handy|Durchwahl)\s*:?\s*[+(]?\d[\d\s/()-]{5,}\d", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\{at\})\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_IBAN = re.compile(r"\bDE\d{2}(?:\s?\d{4}){4}\s?\d{2}\b")


def check_contact_data(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """No mobile or direct number, mail address or bank account stands in the file, head and body alike."""
    path, last = entry.source.path, entry.source.body_line
    for location, text in _texts(entry):
        line, column = entry.source.place(location)
        yield from _check_text(path, text, line, column, ".".join(str(part) for part in location))
    for offset, text in enumerate(entry.source.body.split("\n")):
        yield from _check_text(path, text, last + offset, 0, "")


def _check_text(path: str, text: str, line: int, column: int, field: str) -> Iterator[Problem]:
    for what, pattern, message, hint in (
        (MOBILE, _MOBILE, "Hier steht eine Mobilnummer.", "Löschen Sie sie. Nennen Sie die Stelle, nicht die Nummer."),
        (MOBILE, _PHONE, "Hier steht eine Telefonnummer.", "Löschen Sie sie. Nennen Sie die Stelle, nicht die Nummer."),
        (MAIL, _MAIL, "Hier steht eine E-Mail-Adresse.", "Löschen Sie sie und verlinken Sie stattdessen die Kontaktseite der Stelle."),
        (IBAN, _IBAN, "Hier steht eine Kontonummer (IBAN).", "Löschen Sie sie."),
    ):
        if match := pattern.search(text):
            yield what.at(path, message, hint, line=line, column=column or match.start() + 1, field=field)
            if what is MOBILE:
                return


def _texts(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text of the front matter except addresses of sources."""
    stack: list[tuple[tuple[str | int, ...], object]] = [((), entry.source.values)]
    while stack:
        location, value = stack.pop()
        if isinstance(value, dict):
            stack.extend(((*location, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            stack.extend(((*location, index), inner) for index, inner in enumerate(value))
        elif isinstance(value, str) and location[-1:] != ("url",):
            yield location, value
