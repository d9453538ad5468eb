"""A published address is a promise: redirects lead somewhere, and nothing that was published disappears."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.addresses import entry_address, parse_ledger
from praxis.catalog import Catalog
from praxis.model import ARTEN
from praxis.problems import Level, Place, Problem, rule
from praxis.spelling import nearest, suggestion
from praxis.text import ID_PATTERN, quoted

REDIRECT_NOWHERE = rule(
    "PB751",
    Level.FEHLER,
    "Weiterleitung führt ins Leere",
    "Rechts steht die id eines Eintrags, den es gibt.",
)
REDIRECT_CHAIN = rule(
    "PB752",
    Level.FEHLER,
    "Weiterleitung auf eine Weiterleitung",
    "Eine Weiterleitung führt in einem Schritt zum Ziel, nie im Kreis.",
)
REDIRECT_SHADOWS = rule(
    "PB753",
    Level.FEHLER,
    "Weiterleitung von einer id, die es noch gibt",
    "Eine id ist entweder ein Eintrag oder eine Weiterleitung.",
)
ADDRESS_LOST = rule(
    "PB754",
    Level.FEHLER,
    "Veröffentlichte Adresse verschwindet",
    "Wer eine Adresse verlinkt hat, muss sie auch in zehn Jahren erreichen.",
)
BAD_REDIRECT = rule(
    "PB755",
    Level.FEHLER,
    "Weiterleitung falsch geschrieben",
    "Links und rechts stehen ids, das sind Dateinamen ohne „.md“.",
)
SAME_SHORT_CODE = rule(
    "PB756",
    Level.FEHLER,
    "Kurzadresse doppelt vergeben",
    "Jede Kurzadresse gehört für immer zu genau einem Eintrag. Doppelte entstehen beim Zusammenführen von Zweigen.",
)


def check_redirects(catalog: Catalog) -> Iterator[Problem]:
    """Each redirect goes from an id that is gone to one that exists, in one step."""
    path = catalog.collection.paths.get("weiterleitungen.yml", "")
    table, known = catalog.collection.weiterleitungen, catalog.collection.known_ids
    for old, new in table.items():
        place = _place(catalog, old)
        if not ID_PATTERN.fullmatch(old) or not ID_PATTERN.fullmatch(new):
            message = f"{quoted(f'{old}: {new}')} ist keine Weiterleitung von id zu id."
            yield BAD_REDIRECT.at(path, message, "Schreiben Sie „alte-id: neue-id“.", **place)
        elif old in known:
            hint = "Löschen Sie die Weiterleitung oder den Eintrag."
            yield REDIRECT_SHADOWS.at(path, f"Den Eintrag „{old}“ gibt es noch.", hint, **place)
        elif new in table:
            end = _end_of_chain(table, old)
            hint = (
                f"Nennen Sie gleich das Ziel: „{old}: {end}“."
                if end
                else "Die Weiterleitungen führen im Kreis: Löschen Sie eine."
            )
            yield REDIRECT_CHAIN.at(path, f"„{old}“ führt zu „{new}“, das selbst weiterleitet.", hint, **place)
        elif new not in known:
            hint = suggestion(nearest(new, list(known)), "Nennen Sie einen Eintrag, den es gibt.")
            yield REDIRECT_NOWHERE.at(path, f"Einen Eintrag „{new}“ gibt es nicht.", hint, **place)


def _place(catalog: Catalog, old: str) -> Place:
    source = catalog.collection.tables.get("weiterleitungen.yml")
    return source.at((old,)) if source else {}


def _end_of_chain(table: dict[str, str] | object, start: str) -> str:
    """Return where a chain of redirects ends, or ``""`` if it runs in a circle."""
    assert isinstance(table, dict)
    seen, current = {start}, table[start]
    while current in table:
        if current in seen:
            return ""
        seen.add(current)
        current = table[current]
    return str(current)


def check_ledger(catalog: Catalog) -> Iterator[Problem]:
    """Every entry ever published still has its page or a redirect, and no two share a short code."""
    path = catalog.collection.paths.get("adressen.txt", "")
    known, table = catalog.collection.known_ids, catalog.collection.weiterleitungen
    living = {entry_address(art, entry_id) for entry_id, art in known.items()}
    addresses, codes = parse_ledger(catalog.collection.adressen)
    owners: dict[str, str] = {}
    for address in addresses:
        code = codes.get(address)
        if code and owners.setdefault(code, address) != address:
            message = f"Die Kurzadresse „{code}“ gehört schon zu „/{owners[code]}“."
            yield SAME_SHORT_CODE.at(path, message, f"Löschen Sie sie hinter „/{address}“; das Programm vergibt eine neue.")
        art, _, rest = address.partition("/")
        entry_id = rest.rstrip("/")
        if art not in ARTEN or "/" in entry_id or address in living or entry_id in table:
            continue
        if art == "programme" and entry_id in catalog.vocabulary["programme"]:
            continue
        hint = f"Ergänzen Sie in weiterleitungen.yml „{entry_id}: neue-id“, oder legen Sie den Eintrag wieder an."
        yield ADDRESS_LOST.at(path, f"Die Adresse „/{address}“ wurde veröffentlicht, es gibt sie aber nicht mehr.", hint)
