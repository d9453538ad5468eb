"""Redirects: whatever the table, the check ends, and what it lets pass leads every old id to an entry in one step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from praxis.catalog import Catalog
from praxis.collection import Collection
from praxis.rules.addresses import check_redirects
from praxis.text import ID_PATTERN
from praxis.vocabulary import Vocabulary

ids = st.sampled_from(["alt", "neu", "haus", "buero", "tisch", "../x", "Mit Leerzeichen", ""])


@given(st.dictionaries(ids, ids, max_size=6), st.sets(st.sampled_from(["haus", "buero", "tisch"])))
def test_an_accepted_table_leads_home(table: dict[str, str], entries: set[str]) -> None:
    known = dict.fromkeys(entries, "beispiele")
    collection = Collection({}, {}, Vocabulary({}), table, (), known, {"weiterleitungen.yml": "weiterleitungen.yml"}, ())
    problems = list(check_redirects(Catalog(collection, Vocabulary({}), "2026-11-22")))
    wrong = [old for old, new in table.items() if new not in known or old in known or not ID_PATTERN.fullmatch(old)]
    assert bool(problems) is bool(wrong)
    assert all(problem.message.endswith(".") and problem.hint for problem in problems)
