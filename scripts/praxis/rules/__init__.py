"""What the collection demands of its entries. Each module owns one subject; each check yields problems and changes nothing.

``check_catalog`` runs them all, so that one run reports everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.problems import Problem
from praxis.rules import addresses, evidence, fields, language, links, privacy, references

EntryCheck = Callable[[Entry, Catalog], Iterator[Problem]]
CatalogCheck = Callable[[Catalog], Iterator[Problem]]

ENTRY_CHECKS: tuple[EntryCheck, ...] = (
    fields.check_dates,
    fields.check_period,
    fields.check_status,
    fields.check_aufwand,
    references.check_references,
    references.check_repetitions,
    evidence.check_citations,
    evidence.check_statements,
    evidence.check_mirrors,
    links.check_links,
    links.check_plain_ids,
    links.check_markup,
    language.check_headings,
    language.check_marks,
    language.check_lists,
    language.check_norms,
    privacy.check_contact_data,
)

CATALOG_CHECKS: tuple[CatalogCheck, ...] = (
    fields.check_titles,
    references.check_vocabularies,
    addresses.check_redirects,
    addresses.check_ledger,
)


def check_catalog(catalog: Catalog) -> list[Problem]:
    """Return all problems of all entries and of the catalog as a whole, sorted by place."""
    found: set[Problem] = set()
    for entry in (*catalog.entries.values(), *catalog.texte.values()):
        for check in ENTRY_CHECKS:
            found.update(check(entry, catalog))
    for check_all in CATALOG_CHECKS:
        found.update(check_all(catalog))
    return sorted(found)
