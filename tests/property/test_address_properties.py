"""Links lead from every page to every page, short codes are unique and stay, the ledger comes back as it was written."""

from __future__ import annotations

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from praxis.addresses import SHORT_CODE_LENGTH, format_ledger, parse_ledger, relative, relative_file, short_codes, tree_path

part = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
address = st.lists(part, max_size=4).map(lambda parts: "".join(f"{name}/" for name in parts))
addresses = st.sets(address.filter(bool), max_size=30)


@given(address, address, st.one_of(st.just(""), part))
def test_a_relative_link_leads_to_its_page(source: str, target: str, anchor: str) -> None:
    link = relative(source, f"{target}#{anchor}" if anchor else target)
    path, _, found_anchor = link.partition("#")
    assert found_anchor == anchor
    assert not path.startswith("/")
    reached = posixpath.normpath(posixpath.join("/", source, path))
    assert reached.strip("/") == target.strip("/")


@given(address, address)
def test_a_link_to_a_file_leads_to_its_file(source: str, target: str) -> None:
    reached = posixpath.normpath(posixpath.join("/", posixpath.dirname(tree_path(source)), relative_file(source, target)))
    assert reached == f"/{tree_path(target)}"


@given(addresses)
def test_short_codes_are_unique_short_and_the_same_every_time(pages: set[str]) -> None:
    codes = short_codes(pages, {})
    assert len(set(codes.values())) == len(pages)
    assert all(len(code) == SHORT_CODE_LENGTH and code.isalnum() and code == code.lower() for code in codes.values())
    assert codes == short_codes(sorted(pages, reverse=True), {})


@given(addresses, addresses)
def test_a_published_code_stays_whatever_comes_later(published: set[str], later: set[str]) -> None:
    stored = short_codes(published, {})
    codes = short_codes(published | later, stored)
    assert {page: codes[page] for page in published} == stored
    assert len(set(codes.values())) == len(published | later)


@given(addresses)
def test_the_ledger_comes_back(pages: set[str]) -> None:
    codes = short_codes(list(pages)[::2], {})
    lines = [line for line in format_ledger(pages, codes).splitlines() if line and not line.startswith("#")]
    assert parse_ledger(lines) == (tuple(sorted(pages)), codes)
