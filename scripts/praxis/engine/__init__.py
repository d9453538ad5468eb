"""The engine: turns the tree of Markdown pages into HTML, with mkdocs or, as the way out, with Zensical.

Owns the choice between the two and nothing of the content: the same tree and the same ``mkdocs.yml`` go into both.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

# Imported here and not with the engine that complains: the page of all rules must know these rules before an engine runs.
from praxis.engine import complaints  # noqa: F401
from praxis.problems import Problem

Engine = Literal["mkdocs", "zensical"]
ENGINES: tuple[str, ...] = get_args(Engine)


def build(engine: Engine, config: Path, docs_dir: Path, site_dir: Path, *, site_url: str | None, date: str) -> list[Problem]:
    """Build ``docs_dir`` into ``site_dir`` and return what the engine complained about; empty means a whole site.

    ``site_url`` replaces the address in the configuration, ``date`` is what counts as today (ISO). Anything the engine warns
    about is a Fehler: the site may then be incomplete and must not be published.
    """
    # Imported here: each engine costs half a second to load, and only one of them need be installed.
    if engine == "zensical":
        from praxis.engine import zensical_engine

        return zensical_engine.build(config, docs_dir, site_dir, site_url=site_url)
    from praxis.engine import mkdocs_engine

    return mkdocs_engine.build(config, docs_dir, site_dir, site_url=site_url, date=date)
