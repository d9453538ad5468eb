"""What each page shows, in a total order: one module per page type, each with ``pages(catalog, site)`` that yields ``Seite``.

Views derive and arrange; markup beyond single links is the business of ``templates/``.
"""

from __future__ import annotations

from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.views import (
    arbeitsblatt,
    bausteine,
    begriffe,
    betreiber,
    daten,
    eintrag,
    facetten,
    finden,
    glossar,
    karte,
    listen,
    merkliste,
    neu,
    orte,
    programme,
    recht,
    rechtsaenderungen,
    rechtskreise,
    schnittstellen,
    start,
    texte,
    themen,
    ueber,
    vergleich,
)
from praxis.views.seite import Seite

PAGE_TYPES = (
    start,
    finden,
    facetten,
    merkliste,
    vergleich,
    eintrag,
    arbeitsblatt,
    listen,
    rechtskreise,
    schnittstellen,
    themen,
    begriffe,
    orte,
    programme,
    recht,
    rechtsaenderungen,
    glossar,
    karte,
    neu,
    daten,
    ueber,
    texte,
    bausteine,
    betreiber,
)


def all_pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield every page of the site."""
    for page_type in PAGE_TYPES:
        yield from page_type.pages(catalog, site)
