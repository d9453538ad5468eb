"""Pages that only lead on: short links and the old addresses of renamed entries.

Static HTML, because that works on every server and from a file system; the link is there for browsers that do not follow.
"""

from __future__ import annotations

from praxis.addresses import entry_address, relative
from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.text import escape


def render_files(catalog: Catalog, site: Site) -> dict[str, str]:
    """Return the redirect pages of all entries' short codes and of ``weiterleitungen.yml``."""
    targets = {entry_address(entry.art, entry.id): entry.daten.titel for entry in catalog.entries.values()}
    files = {
        f"k/{code}/index.html": _page(f"k/{code}/", address, targets[address], site)
        for address, code in sorted(catalog.short_codes.items())
        if address in targets
    }
    for old, new in sorted(catalog.collection.weiterleitungen.items()):
        entry = catalog.entries.get(new)
        if entry:
            target = entry_address(entry.art, entry.id)
            address = entry_address(entry.art, old)
            files[f"{address}index.html"] = _page(address, target, entry.daten.titel, site)
            if code := catalog.short_codes.get(address):
                files[f"k/{code}/index.html"] = _page(f"k/{code}/", target, entry.daten.titel, site)
    return files


def _page(address: str, target: str, title: str, site: Site) -> str:
    href = escape(relative(address, target))
    return (
        '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)} – Praxisbrücken</title>\n"
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<link rel="canonical" href="{escape(site.url + target)}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n</head>\n<body>\n'
        f'<main><h1>Diese Seite ist umgezogen</h1>\n<p><a href="{href}">{escape(title)}</a></p></main>\n</body>\n</html>\n'
    )
