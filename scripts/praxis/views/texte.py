"""Hand-written pages of ``docs/`` that no other page type shows, and the rule reference for editors."""

from __future__ import annotations

from collections.abc import Iterator

from praxis.catalog import Catalog
from praxis.problems import RULES, Level
from praxis.settings import Site
from praxis.text import escape
from praxis.views.seite import Abschnitt, Seite, Sicht

# Introductions: shown inside the generated page of the same address.
_INTRODUCTIONS = ("rechtskreise/", "themen/", "schnittstellen/", "laender/")


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the hand-written pages and ``mitmachen/regeln/``."""
    for key, entry in catalog.texte.items():
        if not key.startswith(_INTRODUCTIONS):
            sicht = Sicht(catalog, site, f"{key}/")
            parent = key.rpartition("/")[0]
            path = ((catalog.texte[parent].daten.titel, f"{parent}/"),) if parent in catalog.texte else ()
            yield sicht.seite(
                entry.daten.titel,
                entry.daten.beschreibung or entry.daten.titel,
                sicht.intro(key),
                pfad=path,
                quelle=entry.source.path,
                geprueft=entry.daten.geprueft or "",
            )
    yield _rules(Sicht(catalog, site, "mitmachen/regeln/"))


def _rules(sicht: Sicht) -> Seite:
    """Return the reference of all rules, generated from their registry."""
    parts = []
    for level, title in (
        (Level.FEHLER, "Fehler: Sie verhindern die Veröffentlichung"),
        (Level.HINWEIS, "Hinweise: Sie verhindern nichts, helfen aber"),
    ):
        rows = [
            [f'<span id="{rule.code.lower()}">{rule.code}</span>', escape(rule.titel), escape(rule.erklaerung)]
            for rule in sorted(RULES.values(), key=lambda rule: rule.code)
            if rule.level is level
        ]
        parts.append(
            Abschnitt(
                titel=title, id=level.value, tabelle={"beschriftung": title, "kopf": ["Code", "Regel", "Warum"], "reihen": rows}
            )
        )
    text = "Was das Prüfprogramm bei jedem Eintrag prüft. Jede Meldung nennt Datei, Zeile, Code und was zu tun ist."
    return sicht.seite("Regeln für Einträge", text, parts, pfad=(("Mitmachen", "mitmachen/"),), vorspann=(text,))
