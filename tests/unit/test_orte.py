"""``views.orte``: a Land's examples with each Rechtskreis, as the matrix of both and the Land's own page lead to them."""

from __future__ import annotations

import posixpath
from dataclasses import replace

from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.views import orte, schnittstellen
from praxis.views.seite import Seite


def built(catalog: Catalog, site: Site) -> dict[str, Seite]:
    return {page.address: page for page in orte.pages(catalog, site)}


def cards(page: Seite) -> set[str]:
    return {karte.id for part in page.daten["abschnitte"] for karte in part.karten}


def target(page: Seite, href: str) -> str:
    """Return the address that a link on a page leads to, with its query."""
    path, mark, query = href.partition("?")
    return posixpath.normpath(posixpath.join("/", page.address, path)).lstrip("/") + f"/{mark}{query}"


def test_a_land_with_a_rechtskreis_shows_the_examples_that_have_both(musterkatalog: Catalog, site: Site) -> None:
    pages = built(musterkatalog, site)
    found = {address: cards(page) for address, page in pages.items() if address.startswith("laender/nw/")}
    assert found.pop("laender/nw/") == {entry.id for entry in musterkatalog.beispiele}
    assert found == {
        f"laender/nw/{rk}/": {entry.id for entry in musterkatalog.beispiele if rk in entry.daten.rechtskreis_ids}
        for rk in ("sgb-ii", "sgb-viii", "sgb-xii")
    }
    assert not [address for address in pages if address.startswith("laender/by/") and address != "laender/by/"]


def test_every_cell_of_the_matrix_leads_to_what_it_counts(musterkatalog: Catalog, site: Site) -> None:
    pages = built(musterkatalog, site)
    overview = next(page for page in schnittstellen.pages(musterkatalog, site) if page.address == "schnittstellen/")
    (matrix,) = (part.matrix for part in overview.daten["abschnitte"] if part.id == "laender")
    cells = [cell for row in matrix["zeilen"] for cell in row["zellen"]]
    counted = {target(overview, cell["href"]): cell["anzahl"] for cell in cells if cell["anzahl"]}
    assert counted == {address: len(cards(page)) for address, page in pages.items() if address.count("/") == 3}
    for cell in cells:
        if not cell["anzahl"]:
            assert target(overview, cell["href"]).startswith("finden/?rechtskreis=")


def test_the_page_of_a_land_leads_to_its_rechtskreise(musterkatalog: Catalog, site: Site) -> None:
    pages = built(musterkatalog, site)
    land = pages["laender/nw/"]
    rows = next(part.zeilen for part in land.daten["abschnitte"] if part.id == "rechtskreise")
    assert {target(land, row.href): row.anzahl for row in rows} == {
        address: len(cards(page)) for address, page in pages.items() if address.startswith("laender/nw/") and page is not land
    }


def test_a_page_once_published_stays_when_its_last_example_has_left(musterkatalog: Catalog, site: Site) -> None:
    address = "laender/by/sgb-ii/"
    assert address not in built(musterkatalog, site)
    collection = replace(musterkatalog.collection, adressen=(*musterkatalog.collection.adressen, f"/{address}"))
    page = built(replace(musterkatalog, collection=collection), site)[address]
    assert cards(page) == set()
    assert "mitmachen/" in page.daten["abschnitte"][0].text[0]


def test_the_way_back_leads_to_the_land(musterkatalog: Catalog, site: Site) -> None:
    page = built(musterkatalog, site)["laender/nw/sgb-ii/"]
    assert [target(page, row.href) for row in page.daten["pfad"][:-1]] == ["laender/", "laender/nw/"]
