"""Personal data that must not be published (Art. 5, 6 DSGVO): private numbers, mail addresses, bank accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.problems import Level, Problem, Rule, rule

MOBILE = rule(
    "PB701",
    Level.FEHLER,
    "Telefonnummer im Text",
    "Nummern einzelner Menschen gehören nicht in die Sammlung. Wer Kontakt sucht, findet ihn über die Quelle.",
)
MAIL = rule(
    "PB702",
    Level.FEHLER,
    "E-Mail-Adresse im Text",
    "Persönliche Adressen werden nicht veröffentlicht. Sie veralten und ziehen Werbung an.",
)
IBAN = rule(
    "PB703",
    Level.FEHLER,
    "Kontonummer im Text",
    "Kontodaten gehören nicht in einen Eintrag.",
)

_HINTS = {
    MOBILE.code: ("Hier steht eine Telefonnummer.", "Löschen Sie sie. Nennen Sie die Stelle, nicht die Nummer."),
    MAIL.code: (
        "Hier steht eine E-Mail-Adresse.",
        "Löschen Sie sie und verlinken Sie stattdessen die Kontaktseite der Stelle.",
    ),
    IBAN.code: ("Hier steht eine Kontonummer (IBAN).", "Löschen Sie sie."),
}

# These patterns begin with a plain character, so that the search through thousands of texts stays fast; what stands
# before a hit is looked at afterwards.
_GAP = r"[\s/().\u2010-\u2015-]{0,3}"
_NUMBER = re.compile(rf"[+(0](?:\(?\+?49\)?|0?49|0)?{_GAP}(?:\(?0\)?{_GAP})?(?:\d{_GAP}){{5,12}}\d(?!\d)")
_MOBILE = re.compile(rf"(?:\(?(?:\+|00)49\)?)?{_GAP}\(?0?\)?{_GAP}1[5-7]\d")
_ANNOUNCED = re.compile(r"(?:\btel(?:efon)?|\bmobil|\bhandy|\bdurchwahl|\bfon|\bfax|\bruf(?:nummer)?|\bwhatsapp)\b\W{0,4}$", re.I)
_AT = re.compile(r"@")
_BRACKETED_AT = re.compile(r"[(\[{]\s?(?:[aA][tT]|[äÄ][tT]|@)\s?[)\]}]")
_OTHER_AT = re.compile(r"＠|&#0*64;|&#[xX]0*40;|&commat;| at (?=[\w-]+ (?:dot|punkt) )")
_SIGNS_OF_OTHER_AT = ("＠", "&#", "&commat", " dot ", " punkt ")
_LOCAL_PART = re.compile(r"[\w.+-]{1,64}\s?$")
_DOMAIN = re.compile(r"\s?[\w-]{1,63}(?:(?:\.|\s?[(\[{]\s?(?:dot|punkt)\s?[)\]}]\s?| (?:dot|punkt) )[\w-]{1,63})+", re.I)
_IBAN = re.compile(r"DE\d{2}(?:[\s-]?\d{4}){4}[\s-]?\d{2}(?!\d)")


def check_contact_data(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """No mobile or direct number, mail address or bank account stands in the file, head and body alike."""
    source = entry.source
    if find_contact(source.all_text()):
        for location, text in source.texts():
            for what, _ in find_contact(text):
                yield what.at(source.path, *_HINTS[what.code], **source.at(location))
    for what, start in find_contact(source.body):
        yield what.at(source.path, *_HINTS[what.code], **source.body_place(start))


def find_contact(text: str) -> list[tuple[Rule, int]]:
    """Return every phone number, mail address and bank account in a text with its position."""
    found = [(IBAN, match.start()) for match in _IBAN.finditer(text)]
    found += [(MAIL, start) for start in _mail_addresses(text)]
    found += [(MOBILE, start) for start in _phone_numbers(text)]
    return found


def _phone_numbers(text: str) -> Iterator[int]:
    """Yield mobile numbers, and others that are announced as a phone number."""
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if before[-1:].isalnum() or before[-1:] in ("/", "=", "_", "-", ".", ","):
            continue
        enough = len(re.sub(r"\D", "", match[0])) >= 10
        if (enough and _MOBILE.match(match[0])) or _ANNOUNCED.search(before):
            yield match.start()


def _mail_addresses(text: str) -> Iterator[int]:
    other = any(sign in text for sign in _SIGNS_OF_OTHER_AT)
    for match in chain(_AT.finditer(text), _BRACKETED_AT.finditer(text), _OTHER_AT.finditer(text) if other else ()):
        if text[match.start() - 1 : match.start()] in ("[", ";"):  # a citation
            continue
        name = _LOCAL_PART.search(text, max(0, match.start() - 66), match.start())
        if name and _DOMAIN.match(text, match.end()):
            yield match.start() - len(name[0])
