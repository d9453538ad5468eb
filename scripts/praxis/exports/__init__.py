"""What the site offers besides pages: redirects, data, feeds. Each module returns ``{path: content}`` and touches nothing."""

from __future__ import annotations

from praxis.catalog import Catalog
from praxis.exports import data, facets, feeds, redirects
from praxis.settings import Site

EXPORTS = (redirects, data, feeds, facets)


def all_exports(catalog: Catalog, site: Site) -> dict[str, str | bytes]:
    """Return all files besides the pages; raises ``ValueError`` if two claim one path."""
    files: dict[str, str | bytes] = {}
    for export in EXPORTS:
        for path, content in export.render_files(catalog, site).items():
            if path in files:
                raise ValueError(f"two exports at {path}")
            files[path] = content
    return files
