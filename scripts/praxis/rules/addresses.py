"""A published address is a promise: redirects lead somewhere, and nothing that was published disappears."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.addresses import entry_address, parse_ledger
from praxis.catalog import Catalog
from praxis.model import ARTEN
from praxis.problems import Level, Problem, rule
from praxis.spelling import suggestion
from praxis.text import ID_PATTERN
from praxis.spelling import nearest

REDIRECT_NOWHERE = rule("PB751", Level.FEHLER, "Weiterleitung führt ins Leere", "Rechts steht die id eines Eintrags, den es gibt.")
REDIRECT_CHAIN = rule("PB752", Level.FEHLER, "Weiterleitung auf eine Weiterleitung", "Eine Weiterleitung führt in einem Schritt zum Ziel, nie im Kreis.")
REDIRECT_SHADOWS = rule("PB753", Level.FEHLER, "Weiterleitung von einer id, die es noch gibt", "Eine id ist entweder ein Eintrag oder eine Weiterleitung.")
ADDRESS_LOST = rule("PB754", Level.FEHLER, "Veröffentlichte Adresse verschwindet", "Wer eine Adresse verlinkt hat, muss sie auch in zehn Jahren erreichen.")
BAD_REDIRECT = rule("PB755", Level.FEHLER, "Weiterleitung falsch geschrieben", "Links und rechts stehen ids, das sind Dateinamen ohne „.md“.")


def check_redirects(catalog: Catalog) -> Iterator[Problem]:
    """Each redirect goes from an id that is gone to one that exists, in one step."""
    path = catalog.collection.paths.get("weiterleitungen.yml", "")
    table, known = catalog.collection.weiterleitungen, catalog.collection.known_ids
    for old, new in table.items():
        if not ID_PATTERN.fullmatch(old) or not ID_PATTERN.fullmatch(new):
            yield BAD_REDIRECT.at(path, f"„{old}: {new}“ ist keine Weiterleitung von id zu id.", "Schreiben Sie „alte-id: neue-id“.", field=old)
        elif old in known:
            yield REDIRECT_SHADOWS.at(path, f"Den Eintrag „{old}“ gibt es noch.", "Löschen Sie die Weiterleitung oder den Eintrag.", field=old)
        elif new in table:
            yield REDIRECT_CHAIN.at(path, f"„{old}“ führt zu „{new}“, das selbst weiterleitet.", f"Nennen Sie gleich das Ziel: „{old}: {table[new]}“.", field=old)
        elif new not in known:
            yield REDIRECT_NOWHERE.at(path, f"Einen Eintrag „{new}“ gibt es nicht.", suggestion(nearest(new, {name: name for name in known}), "Nennen Sie einen Eintrag, den es gibt."), field=old)


def check_ledger(catalog: Catalog) -> Iterator[Problem]:
    """Every entry ever published still has its page or a redirect."""
    path = catalog.collection.paths.get("adressen.txt", "")
    known, table = catalog.collection.known_ids, catalog.collection.weiterleitungen
    living = {entry_address(art, entry_id) for entry_id, art in known.items()}
    for address in parse_ledger(catalog.collection.adressen)[0]:
        art, _, rest = address.partition("/")
        entry_id = rest.rstrip("/")
        if art not in ARTEN or "/" in entry_id or address in living or entry_id in table:
            continue
        if art == "programme" and entry_id in catalog.vocabulary["programme"]:
            continue
        hint = f"Ergänzen Sie in weiterleitungen.yml „{entry_id}: neue-id“, oder legen Sie den Eintrag wieder an."
        yield ADDRESS_LOST.at(path, f"Die Adresse „/{address}“ wurde veröffentlicht, es gibt sie aber nicht mehr.", hint)
