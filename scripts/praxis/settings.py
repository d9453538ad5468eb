"""What ``mkdocs.yml`` says about the site: its address, where sources can be edited, who runs it. Reads nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Site:
    """``url`` ends in ``/``; ``quelltext`` is put before a file's path to link its source, empty for no link."""

    url: str
    quelltext: str = ""
    betreiber: Mapping[str, Any] = field(default_factory=dict)


def load_site(config: Path, url: str | None = None) -> Site:
    """Read the settings; ``url`` replaces the address. Every scalar stays text, tags are ignored."""
    values = yaml.load(config.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    extra = values.get("extra") or {}
    address = url or values.get("site_url") or ""
    return Site(address if address.endswith("/") else f"{address}/", extra.get("quelltext") or "", extra.get("betreiber") or {})
