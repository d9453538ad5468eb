"""Two whole pages of the invented catalog, compared with the stored text in ``pages/``; read it in review like a page.

After a wanted change of templates or views, write the stored pages anew and look at the difference:

    PRAXIS_GOLDEN=1 .venv/bin/pytest tests/golden
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from praxis.pipeline import check
from praxis.render import render_page
from praxis.settings import Site
from praxis.views import all_pages

STORED = Path(__file__).parent / "pages"
SITE = Site("https://praxis.test/", "https://forge.test/bearbeiten/")
PAGES = {
    "beispiel.md": "beispiele/musterstadt-lotsenhaus/",
    "schnittstelle.md": "schnittstellen/sgb-ii-sgb-viii/",
}


@pytest.fixture(scope="module")
def pages(repository: Path) -> dict[str, str]:
    """The pages by address, as on 22 November 2026."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(repository / "tests/fixtures/katalog")  # paths on the pages are relative to the project
        catalog = check(Path("practices"), Path("docs"), "2026-11-22").catalog
        wanted = set(PAGES.values())
        return {page.address: render_page(page) for page in all_pages(catalog, SITE) if page.address in wanted}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_as_stored(name: str, pages: dict[str, str]) -> None:
    path, text = STORED / name, pages[PAGES[name]]
    if os.environ.get("PRAXIS_GOLDEN"):
        path.write_text(text, encoding="utf-8")
        pytest.skip(f"{path.name} was written anew")
    assert text == path.read_text(encoding="utf-8"), "if this is wanted: PRAXIS_GOLDEN=1 .venv/bin/pytest tests/golden"
