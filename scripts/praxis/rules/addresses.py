"""A published address is a promise: redirects lead somewhere, and nothing that was published disappears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from praxis.addresses import parse_ledger
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
            yield from _check_chain(path, old, _chain(table, old), place)
        elif new not in known and not catalog.collection.luecken.intersection(ARTEN):
            hint = suggestion(nearest(new, known), "Nennen Sie einen Eintrag, den es gibt.")
            yield REDIRECT_NOWHERE.at(path, f"Einen Eintrag „{new}“ gibt es nicht.", hint, **place)


def _check_chain(path: str, old: str, chain: list[str], place: Place) -> Iterator[Problem]:
    if len(set(chain)) == len(chain):
        message = f"„{old}“ führt zu „{chain[1]}“, das selbst weiterleitet."
        yield REDIRECT_CHAIN.at(path, message, f"Nennen Sie gleich das Ziel: „{old}: {chain[-1]}“.", **place)
    elif old == min(chain):  # one message for the whole circle
        message = f"Diese Weiterleitungen führen im Kreis: {', '.join(chain)}."
        yield REDIRECT_CHAIN.at(path, message, "Nennen Sie bei jeder einen Eintrag, den es gibt.", **place)


def _chain(table: Mapping[str, str], start: str) -> list[str]:
    """Return the ids that one is sent to from ``start`` on; if they run in a circle, the last one occurs twice."""
    chain = [start]
    while chain[-1] in table and chain[-1] not in chain[:-1]:
        chain.append(table[chain[-1]])
    return chain


def _place(catalog: Catalog, old: str) -> Place:
    source = catalog.collection.tables.get("weiterleitungen.yml")
    return source.at((old,)) if source else {}


def check_ledger(catalog: Catalog) -> Iterator[Problem]:
    """Every entry ever published still has its page or a redirect, and no two share a short code."""
    path, lines = catalog.collection.paths.get("adressen.txt", ""), catalog.collection.adressen_zeilen
    addresses, codes = parse_ledger(catalog.collection.adressen)
    owners: dict[str, str] = {}
    for line, address in zip(lines, addresses, strict=True):
        code = codes.get(address)
        if code and owners.setdefault(code, address) != address:
            message = f"Die Kurzadresse „{code}“ gehört schon zu „/{owners[code]}“."
            hint = f"Löschen Sie sie hinter „/{address}“; das Programm vergibt eine neue."
            yield SAME_SHORT_CODE.at(path, message, hint, line=line, column=1)
        if entry_id := _lost_entry(catalog, address):
            message = f"Die Adresse „/{address}“ wurde veröffentlicht, es gibt sie aber nicht mehr."
            hint = f"Ergänzen Sie in weiterleitungen.yml „{entry_id}: neue-id“, oder legen Sie den Eintrag wieder an."
            yield ADDRESS_LOST.at(path, message, hint, line=line, column=1)


def _lost_entry(catalog: Catalog, address: str) -> str:
    """Return the id of the entry that an address led to, if it leads nowhere now."""
    art, _, rest = address.partition("/")
    entry_id = rest.rstrip("/")
    if art not in ARTEN or "/" in entry_id or catalog.collection.luecken.intersection((*ARTEN, "weiterleitungen")):
        return ""
    if catalog.collection.known_ids.get(entry_id) in (art, "") or entry_id in catalog.collection.weiterleitungen:
        return ""
    return "" if art == "programme" and entry_id in catalog.vocabulary["programme"] else entry_id
