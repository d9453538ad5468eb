"""The anchors of headings: the same ASCII slugs as in addresses. Named in ``mkdocs.yml`` for both engines."""

from __future__ import annotations

from praxis.text import slug


def anchor(heading: str, separator: str) -> str:
    """Return the id of a heading, as Python-Markdown's ``toc`` asks for it; repeated ones get numbers from ``toc``."""
    return slug(heading).replace("-", separator) or "abschnitt"
