"""Statistics of the collection, counted at build time: accessible bar charts that are tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.text import escape, format_number
from praxis.views.seite import Abschnitt, Seite, Sicht


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield ``ueber/zahlen/``."""
    sicht = Sicht(catalog, site, "ueber/zahlen/")
    vocabulary = catalog.vocabulary
    pairs = Counter(
        {
            " und ".join(vocabulary.label("rechtskreise", rk) for rk in group): len(rows)
            for group, rows in catalog.schnittstellen.items()
            if len(group) == 2
        }
    )
    counts = {
        "Beispiele je Land": Counter(
            {vocabulary.label("laender", land): len(catalog.examples_with("laender", land)) for land in vocabulary["laender"]}
        ),
        "Beispiele je Paar von Rechtskreisen": pairs,
        "Beispiele je Thema": Counter(
            {vocabulary.label("themen", thema): len(catalog.examples_with("themen", thema)) for thema in vocabulary["themen"]}
        ),
        "Beispiele je Nachweisstufe": Counter(
            {
                vocabulary.label("nachweise", level): len(catalog.examples_with("nachweis", level))
                for level in vocabulary["nachweise"]
            }
        ),
        "Quellen nach Jahr ihres Stands": _years(catalog),
    }
    text = (
        f"{format_number(len(catalog.beispiele))} Beispiele, ausgezählt beim Bau dieser Seiten. Die Zahlen "
        "beschreiben die Sammlung, nicht die Praxis in Deutschland: Wo viele Beispiele stehen, wurde viel "
        "gefunden."
    )
    parts = [
        Abschnitt(titel=title, id=f"zahlen-{number}", tabelle=_bars(title, counter, by_name=title.startswith("Quellen")))
        for number, (title, counter) in enumerate(counts.items(), 1)
    ]
    yield sicht.seite("Die Sammlung in Zahlen", text, parts, pfad=(("Über die Sammlung", "ueber/"),), vorspann=(escape(text),))


def _years(catalog: Catalog) -> Counter[str]:
    years: Counter[str] = Counter()
    for entry in catalog.beispiele:
        for quelle in entry.daten.quellen.values():
            found = "".join(quelle.stand.split()[-1:])[-4:] if not quelle.stand[:4].isdigit() else quelle.stand[:4]
            years[found if found.isdigit() else "ohne Jahr"] += 1
    return years


def _bars(title: str, counter: Counter[str], *, by_name: bool) -> dict[str, Any]:
    """Return a table whose last column draws each count as a bar; ``by_name`` sorts newest name first, else most first."""
    most = max(counter.values(), default=1) or 1
    rows = (
        sorted(counter.items(), key=lambda row: row[0], reverse=True)
        if by_name
        else sorted(counter.items(), key=lambda row: (-row[1], row[0]))
    )
    return {
        "beschriftung": title,
        "kopf": ["Gezählt nach", "Anzahl", "Anteil am größten Wert"],
        "reihen": [
            [
                escape(name),
                format_number(count),
                f'<meter class="pb-balken" min="0" max="{most}" value="{count}">{count} von {most}</meter>',
            ]
            for name, count in rows
        ],
    }
