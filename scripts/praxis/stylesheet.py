"""One stylesheet from many files: `@import` lines replaced by what they import, comments dropped.

Readers fetch one file instead of twenty; authors keep one file per component. The order stands in
`docs/assets/css/praxis.css` and nowhere else. The files are ours, so no general CSS parser is needed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_IMPORT = re.compile(r'@import "([^"/]+\.css)";')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n\s*\n+")

ORIGIN = (
    "/* Praxisbrücken, EUPL-1.2. Werte mit --kern-: KERN UX, @kern-ux/native 2.7.2, EUPL-1.2, https://kern-ux.de. "
    "Zusammengesetzt aus docs/assets/css. */\n"
)


def bundle_stylesheet(files: Mapping[str, str], entry: str = "praxis.css") -> str:
    """Return the entry file with its imports set in, in their order. `files` maps names in one folder to text.

    Raises KeyError for an import of a file that is not there: a mistake of ours that must stop the build.
    """
    text = _IMPORT.sub(lambda match: files[match[1]], files[entry])
    return ORIGIN + _EMPTY_LINES.sub("\n", _COMMENT.sub("", text)).strip() + "\n"
