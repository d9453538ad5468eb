"""Teasers to copy: an entry as HTML, plain text and Markdown, short and long, with its short link.

The HTML uses only what every mail program keeps: paragraphs, one link, bold. No style, no image, no request. Markdown parts
the lines by empty ones, because programs read a single line break in different ways.
"""

from __future__ import annotations

from typing import Any

from praxis.model import Entry
from praxis.text import escape, shorten
from praxis.views.seite import Sicht

SHORT = 140


def teasers(entry: Entry, sicht: Sicht) -> list[dict[str, Any]]:
    """Return the texts of the copy block in the order shown."""
    titel, kurz = entry.daten.titel, " ".join(entry.daten.kurz.split())
    ort, href = sicht.catalog.place_line(entry), short_link(entry, sicht)
    evidence = sicht.nachweiszeile(entry)
    beleg = (
        f"Nachweis: {evidence.label}, {evidence.quellen} {'Quelle' if evidence.quellen == 1 else 'Quellen'}, "
        f"geprüft {evidence.geprueft}"
    )
    place = f"{ort}. " if ort else ""
    html = (
        f'<p><strong><a href="{escape(href)}">{escape(titel)}</a></strong><br>\n{escape(place + kurz)}<br>\n{escape(beleg)}</p>'
    )
    return [
        {"label": "HTML", "text": html, "zeilen": 5},
        {"label": "Nur Text", "text": f"{titel}\n{place}{kurz}\n{beleg}\n{href}", "zeilen": 5},
        {"label": "Markdown", "text": f"**[{titel}]({href})**\n\n{place}{kurz}\n\n{beleg}", "zeilen": 6},
        {"label": "Kurz, nur Text", "text": f"{titel}: {shorten(kurz, SHORT)}\n{href}", "zeilen": 3},
    ]


def short_link(entry: Entry, sicht: Sicht) -> str:
    """Return the absolute short link of an entry."""
    return f"{sicht.site.url}k/{sicht.catalog.short_codes[f'{entry.art}/{entry.id}/']}/"
