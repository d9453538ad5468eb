"""What the collection demands of its entries. Each module owns one subject; each check yields problems and changes nothing.

``check_catalog`` runs them all, so that one run reports everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from praxis.catalog import Catalog
from praxis.model import Entry
from praxis.problems import Problem
from praxis.rules import addresses, evidence, fields, language, links, markup, privacy, references, vocabularies

EntryCheck = Callable[[Entry, Catalog], Iterator[Problem]]
CatalogCheck = Callable[[Catalog], Iterator[Problem]]

ENTRY_CHECKS: tuple[EntryCheck, ...] = (
    fields.check_dates,
    fields.check_period,
    fields.check_status,
    fields.check_status_dates,
    fields.check_aufwand,
    references.check_references,
    references.check_groups,
    evidence.check_citations,
    evidence.check_statements,
    evidence.check_mirrors,
    links.check_links,
    markup.check_html,
    markup.check_markup,
    markup.check_code,
    markup.check_head,
    language.check_headings,
    language.check_sections,
    language.check_marks,
    language.check_lists,
    language.check_norms,
    privacy.check_contact_data,
)

CATALOG_CHECKS: tuple[CatalogCheck, ...] = (
    fields.check_titles,
    vocabularies.check_vocabularies,
    markup.check_vocabulary_texts,
    addresses.check_redirects,
    addresses.check_ledger,
)

_ENOUGH = 200  # problems of one kind in one file: nobody reads more, and a broken file must not keep us busy


def check_catalog(catalog: Catalog) -> list[Problem]:
    """Return all problems of all entries and of the catalog as a whole, sorted by place."""
    found: set[Problem] = set()
    for entry in (*catalog.entries.values(), *catalog.texte.values(), *catalog.collection.unfertig):
        for check in ENTRY_CHECKS:
            for problem in islice(check(entry, catalog), _ENOUGH):
                # A field that is wrong in itself has its message already; what follows from it would only confuse.
                if problem.field.partition(".")[0] not in entry.maengel:
                    found.add(problem)
    for check_all in CATALOG_CHECKS:
        found.update(check_all(catalog))
    return sorted(found)
