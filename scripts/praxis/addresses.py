"""Public addresses: which page lives where, how one page links to another, and short codes that never change.

An address is a path without leading slash that ends in ``/`` (``""`` is the start page). The page's file in the tree is
``<address>index.md``, so the same relative link is right in the tree, on a server and in the file system.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence

SHORT_CODE_LENGTH = 5

# Version 1 of the public data: files may gain fields, but none is renamed, removed or given another meaning.
DATA = "daten/v1/"
SCHEMAS = f"{DATA}schema/"
VOCABULARY_DATA = f"{DATA}vokabular.jsonld"
NEWS_FEED, NEWS_FEED_JSON = "feeds/neu.xml", "feeds/neu.json"

_TERM_SECTIONS = {
    "rechtskreise": "rechtskreise",
    "themen": "themen",
    "zielgruppen": "zielgruppen",
    "akteure": "akteure",
    "laender": "laender",
    "kommunen": "orte",
    "programme": "programme",
}


def entry_address(art: str, entry_id: str) -> str:
    """Return the address of an entry; ``art`` is the kind's folder."""
    return f"{art}/{entry_id}/"


def term_address(vocabulary: str, term_id: str) -> str:
    """Return the address of a term's page; glossary terms and law changes are places on their common page."""
    if vocabulary == "glossar":
        return f"glossar/#{term_id}"
    if vocabulary == "rechtsaenderungen":
        return f"recht/aenderungen/#{term_id}"
    if vocabulary == "normen":
        return f"recht/{term_id}/"
    return f"{_TERM_SECTIONS[vocabulary]}/{term_id}/"


def facet_address(facet: str, value: str = "") -> str:
    """Return the address of a finder's question as a list, or of one of its answers; names as in the finder's query."""
    return f"finden/{facet}/{value}/" if value else f"finden/{facet}/"


def land_address(land: str, rechtskreis: str) -> str:
    """Return the address of a Land's examples with a Rechtskreis."""
    return f"{term_address('laender', land)}{rechtskreis}/"


def schnittstelle_address(rechtskreise: Sequence[str]) -> str:
    """Return the address of a pair or triple; the ids are given in the vocabulary's order."""
    return f"schnittstellen/{schnittstelle_id(rechtskreise)}/"


def schnittstelle_id(rechtskreise: Sequence[str]) -> str:
    """Return the id of a pair or triple."""
    return "-".join(rechtskreise)


def entry_data_path(entry_id: str) -> str:
    """Return the file with an entry's data record."""
    return f"{DATA}eintraege/{entry_id}.json"


def schema_path(art: str) -> str:
    """Return the file with the JSON Schema of a kind of entry."""
    return f"{SCHEMAS}{art}.json"


def feed_path(section: str, term_id: str) -> str:
    """Return the file of a term's feed; ``section`` is ``rechtskreis`` or ``thema``."""
    return f"feeds/{section}/{term_id}.xml"


def relative(source: str, target: str) -> str:
    """Return the relative link from the page at ``source`` to ``target`` (an address, maybe with ``#anchor``)."""
    path, hash_mark, anchor = target.partition("#")
    if path == source and anchor:
        return f"#{anchor}"
    return f"{climb(source)}{path}{hash_mark}{anchor}" or "./"


def climb(source: str) -> str:
    """Return the way from a page up to the start page: pages of the same depth share it, and so share their links."""
    return "../" * source.count("/")


def relative_file(source: str, target: str) -> str:
    """Return the relative link to the target's Markdown file, for links that the engine's Markdown resolves itself."""
    path, hash_mark, anchor = target.partition("#")
    return f"{climb(source)}{tree_path(path)}{hash_mark}{anchor}"


def tree_path(address: str) -> str:
    """Return the file of the tree that becomes the page at this address."""
    return f"{address}index.md"


def short_codes(addresses: Iterable[str], stored: Mapping[str, str]) -> dict[str, str]:
    """Return address → code of five characters; stored codes win, new ones are derived from the address.

    A new code that is already taken moves on to the next five characters of the hash, so that the result depends on
    nothing but the input. The alphabet is base32 in lower case: no 0, 1, 8, 9 to mistake for letters.
    """
    codes = dict(stored)
    taken = set(stored.values())
    for address in sorted(addresses):
        if address in codes:
            continue
        digest = base64.b32encode(hashlib.sha256(address.encode()).digest()).decode().lower().rstrip("=")
        windows = (digest[start : start + SHORT_CODE_LENGTH] for start in range(len(digest) - SHORT_CODE_LENGTH))
        code = next(window for window in windows if window not in taken)
        codes[address] = code
        taken.add(code)
    return codes


def parse_ledger(lines: Iterable[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return all addresses ever published and the stored short codes; a line is ``address`` or ``address code``."""
    addresses: list[str] = []
    codes: dict[str, str] = {}
    for line in lines:
        address, _, code = line.strip().lstrip("/").partition(" ")
        addresses.append(address)
        if code.strip():
            codes[address] = code.strip()
    return tuple(addresses), codes


def format_ledger(addresses: Iterable[str], codes: Mapping[str, str]) -> str:
    """Return the ledger's text: sorted, one address a line, its short code behind it where it has one."""
    head = (
        "# Jede je veröffentlichte Adresse, dahinter die Kurzadresse. Geschrieben von „praxis build --release“; "
        "nicht von Hand ändern.\n"
    )
    rows = (f"/{address} {codes[address]}" if address in codes else f"/{address}" for address in sorted(set(addresses)))
    return head + "\n".join(rows) + "\n"
