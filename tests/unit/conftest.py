"""A catalog of three entries, made for each test that looks at what the program writes about entries."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from praxis.catalog import Catalog, resolve_catalog
from praxis.collection import load_collection
from praxis.settings import Site

MUSTERKATALOG = Path(__file__).resolve().parents[1] / "fixtures/katalog"
SITE = Site("https://praxis.test/unterordner/", betreiber={"name": "Verein & Co"})

_FILES = {
    "vokabular/rechtskreise.yml": """
        - {id: sgb-ii, label: SGB II, zeichen: II, gesetz: Zweites Buch, art: kern, synonyme: [Hartz IV, SGB II]}
        - {id: sgb-iii, label: SGB III, zeichen: III, gesetz: Drittes Buch, art: kern}
        - {id: sgb-viii, label: SGB VIII, zeichen: VIII, gesetz: Achtes Buch, art: kern, quellen: [gesetz]}
        """,
    "vokabular/gesetze.yml": """
        - {id: sgb-ii, label: SGB II, name: Zweites Buch, rechtskreis: sgb-ii, url: "https://gesetz.test/2"}
        """,
    "vokabular/normen.yml": """
        - id: sgb-ii/16h
          gesetz: sgb-ii
          paragraf: 16h
          ueberschrift: Förderung
          url: https://gesetz.test/16h
          stand: 2026-04-29
        """,
    "vokabular/themen.yml": """
        - {id: wohnen, label: Wohnen & Leben, definition: Ein Dach.}
        - {id: leaving-care, label: Leaving Care, abgrenzung: Nicht Pflege., ohne_beleg: ja}
        - {id: inklusion, label: Inklusion}
        """,
    "vokabular/zielgruppen.yml": "- {id: careleaver, label: Careleaver}",
    "vokabular/akteure.yml": "- {id: jugendamt, label: Jugendamt}",
    "vokabular/handlungsebenen.yml": "- {id: bund, label: Bund}",
    "vokabular/status.yml": "- {id: laufend, label: Läuft}",
    "vokabular/nachweise.yml": "- {id: beschrieben, label: Beschrieben}",
    "vokabular/rollen.yml": """
        - {id: federfuehrend, label: Federführend}
        - {id: beteiligt, label: Beteiligt}
        - {id: programmseitig, label: Nur vom Programm vorgesehen}
        """,
    "vokabular/programme.yml": "- {id: just-best, label: JUST BEst}",
    "vokabular/laender.yml": '- {id: nw, label: Nordrhein-Westfalen, ags: "05", umriss: land-05}',
    "vokabular/kommunen.yml": """
        - {id: hamm, label: Hamm, typ: kreisfreie-stadt, land: nw, ags: "05915000", lat: "51.68", lon: "7.82"}
        """,
    "vokabular/glossar.yml": """
        - {id: jobcenter, label: Jobcenter, siehe_auch: [jugendamt]}
        - {id: jugendamt, label: Jugendamt}
        """,
    "vokabular/quellen.yml": "- {id: gesetz, titel: Gesetz, herausgeber: BMJ, url: 'https://gesetz.test/'}",
    "weiterleitungen.yml": "altes-haus: hamm-haus",
    "adressen.txt": "/beispiele/altes-haus/ abcde",
    "beispiele/hamm-haus.md": """
        ---
        titel: Haus & Hilfe <unter> einem Dach
        kurz: Jobcenter und Jugendamt sitzen in einem Haus, seit zwölf Jahren.
        orte: [hamm]
        rechtskreise: {sgb-viii: federfuehrend, sgb-ii: beteiligt}
        themen: [wohnen, leaving-care]
        zielgruppen: [careleaver]
        akteure: [jugendamt]
        programm: just-best
        normen: [sgb-ii/16h Abs. 1]
        status: laufend
        beginn: 2012
        nachweis: beschrieben
        aufwand: {stellen: "2,5", stellen_stand: 2019}
        verwandt: {hamm-lotsen: anderer Weg}
        quellen:
          bericht: {titel: Bericht, herausgeber: Stadt, url: "https://hamm.test/b?a=1&b=2", abgerufen: 2026-11-01}
        geprueft: 2026-11-02
        ---
        ## Auf einen Blick

        Ein Haus. [@bericht]
        """,
    "beispiele/hamm-lotsen.md": """
        ---
        titel: =SUMME(Lotsen) in Hamm
        kurz: Lotsinnen begleiten junge Menschen von Amt zu Amt.
        orte: [hamm]
        rechtskreise: {sgb-ii: beteiligt}
        themen: [wohnen]
        status: laufend
        nachweis: beschrieben
        quellen:
          bericht: {titel: Bericht, herausgeber: Stadt, url: "https://hamm.test/", stand: 2019, abgerufen: 2026-11-01}
        geprueft: 2025-02-28
        ---
        Lotsen. [@bericht]
        """,
    "methoden/fallberatung.md": """
        ---
        titel: Kollegiale Fallberatung
        kurz: Fachkräfte beraten einen Fall nach festem Ablauf.
        rechtskreise: [sgb-ii, sgb-viii]
        themen: [leaving-care]
        beispiele: [hamm-haus]
        quellen:
          buch: {titel: Buch, herausgeber: Verlag, url: "https://buch.test/", abgerufen: 2026-11-01}
        geprueft: 2026-11-03
        ---
        Ein Ablauf. [@buch]
        """,
}


@pytest.fixture
def kleine_practices(tmp_path: Path) -> Path:
    """A folder ``practices/`` with three entries, small vocabularies and one renamed entry."""
    for name, text in _FILES.items():
        path = tmp_path / "practices" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).strip() + "\n", encoding="utf-8")
    return tmp_path / "practices"


@pytest.fixture
def kleiner_katalog(kleine_practices: Path, tmp_path: Path) -> Catalog:
    """The catalog of these files, as on 22 November 2026."""
    collection = load_collection(kleine_practices, tmp_path / "docs")
    assert [problem.message for problem in collection.problems] == []
    return resolve_catalog(collection, "2026-11-22")


@pytest.fixture
def site() -> Site:
    """A site that does not lie at the root of its host."""
    return SITE


@pytest.fixture
def musterkatalog() -> Catalog:
    """The invented catalog of ``tests/fixtures/katalog``, as on 22 November 2026; nothing there is changed."""
    return resolve_catalog(load_collection(MUSTERKATALOG / "practices", MUSTERKATALOG / "docs"), "2026-11-22")


@pytest.fixture
def musterordner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that catalog which a test may change; it is the working folder, as in a project."""
    folder = tmp_path / "projekt"
    shutil.copytree(MUSTERKATALOG, folder)
    monkeypatch.chdir(folder)
    return folder
