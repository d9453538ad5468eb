"""The pages that law demands (DDG, MStV, DSGVO, BITV 2.0), made from the operator's data in ``mkdocs.yml``.

What the operator has not entered is said to be missing; the program never fills a gap with a phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from praxis.catalog import Catalog
from praxis.settings import Site
from praxis.text import escape, format_date
from praxis.views.seite import Abschnitt, Seite, Sicht

MISSING = "noch nicht eingetragen"


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield Impressum, Datenschutzerklärung and Erklärung zur Barrierefreiheit."""
    yield _impressum(Sicht(catalog, site, "impressum/"))
    yield _datenschutz(Sicht(catalog, site, "datenschutz/"))
    yield _barrierefreiheit(Sicht(catalog, site, "barrierefreiheit/"))


def _value(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if isinstance(value, (list, tuple)):
        value = "<br>".join(escape(str(line)) for line in value)
        return value or f"<em>{MISSING}</em>"
    return escape(format_date(str(value))) if value not in (None, "") else f"<em>{MISSING}</em>"


def _table(caption: str, rows: list[tuple[str, str]]) -> dict[str, Any]:
    return {"beschriftung": caption, "kopf": ["Angabe", "Wert"], "reihen": [list(row) for row in rows]}


def _impressum(sicht: Sicht) -> Seite:
    data = sicht.site.betreiber
    rows = [
        ("Wer diese Website betreibt", _value(data, "name")),
        ("Anschrift", _value(data, "anschrift")),
        ("Vertreten durch", _value(data, "vertreten_durch")),
        ("E-Mail", _value(data, "email")),
        ("Telefon", _value(data, "telefon")),
        *(
            (label, _value(data, key))
            for label, key in (
                ("Register", "register"),
                ("Umsatzsteuer-Identifikationsnummer", "umsatzsteuer_id"),
                ("Aufsichtsbehörde", "aufsichtsbehoerde"),
            )
            if data.get(key)
        ),
        ("Verantwortlich für den Inhalt nach § 18 Abs. 2 MStV", _value(data, "inhaltlich_verantwortlich")),
    ]
    parts = [
        Abschnitt(titel="Angaben nach § 5 DDG", id="angaben", tabelle=_table("Anbieterkennzeichnung", rows)),
        Abschnitt(
            titel="Lizenzen",
            id="lizenzen",
            text=[
                (
                    "Inhalte: Creative Commons Namensnennung 4.0 (CC BY 4.0). Programm: EUPL-1.2. Schrift Fira "
                    "Sans: SIL Open Font License 1.1."
                ),
                "Namen, Schlüssel, Koordinaten und Umrisse: © GeoBasis-DE / BKG, verändert (GeoNutzV).",
            ],
        ),
        Abschnitt(
            titel="Links zu anderen Seiten",
            id="links",
            text=[
                (
                    "Quellen verlinken wir, damit Aussagen nachprüfbar sind. Für die Inhalte fremder Seiten sind "
                    "deren Betreiber verantwortlich. Wann wir eine Quelle zuletzt aufgerufen haben, steht bei "
                    "jedem Eintrag."
                )
            ],
        ),
    ]
    return sicht.seite(
        "Impressum", "Wer diese Website betreibt und wer für den Inhalt verantwortlich ist.", parts, quelle="mkdocs.yml"
    )


def _datenschutz(sicht: Sicht) -> Seite:
    data = sicht.site.betreiber
    privacy = data.get("datenschutz") or {}
    days = privacy.get("protokolle_tage")
    logs = (
        f"Zugriffsprotokolle werden nach {escape(str(days))} Tagen gelöscht."
        if days not in (None, "")
        else f"Wie lange Zugriffsprotokolle bleiben: <em>{MISSING}</em>."
    )
    parts = [
        Abschnitt(
            titel="Kurz gesagt",
            id="kurz",
            text=[
                (
                    "Diese Website setzt keine Cookies, zählt keine Besuche und lädt nichts von fremden Servern: "
                    "keine Schriften, keine Karten, keine Videos."
                ),
                (
                    "Was Sie suchen, filtern oder merken, steht in der Adresse der Seite. Mit ihr kann es im "
                    "Zugriffsprotokoll des Servers stehen, sonst nirgends."
                ),
            ],
        ),
        Abschnitt(
            titel="Was der Browser speichert",
            id="speicher",
            text=[
                (
                    "Nichts ohne Ihr Zutun. Wenn Sie eine Angabe ausdrücklich merken lassen, speichert sie nur "
                    "Ihr Browser auf Ihrem Gerät; Sie können sie dort jederzeit löschen."
                )
            ],
        ),
        Abschnitt(
            titel="Was beim Abruf entsteht",
            id="protokolle",
            text=[
                (
                    "Der Server, der die Seiten ausliefert, verarbeitet Ihre IP-Adresse, damit die Antwort "
                    "ankommt (Art. 6 Abs. 1 Buchst. f DSGVO). "
                )
                + logs
            ],
        ),
        *_rights(data, privacy),
    ]
    return sicht.seite("Datenschutz", "Welche Daten diese Website verarbeitet: so gut wie keine.", parts, quelle="mkdocs.yml")


def _rights(data: Mapping[str, Any], privacy: Mapping[str, Any]) -> list[Abschnitt]:
    """Return who answers for the data, what readers may demand, and what holds for people named in entries."""
    return [
        Abschnitt(
            titel="Verantwortlich",
            id="verantwortlich",
            tabelle=_table(
                "Verantwortliche Stelle",
                [
                    ("Verantwortlich", _value(data, "name")),
                    ("Anschrift", _value(data, "anschrift")),
                    ("Datenschutzbeauftragte Person", _value(privacy, "beauftragte_person")),
                    ("E-Mail", _value(privacy, "email")),
                    ("Wer die Seiten ausliefert", _value(privacy, "hosting")),
                ],
            ),
        ),
        Abschnitt(
            titel="Ihre Rechte",
            id="rechte",
            text=[
                (
                    "Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen und der "
                    "Verarbeitung widersprechen (Art. 15 bis 21 DSGVO). Sie können sich bei einer "
                    "Aufsichtsbehörde beschweren."
                ),
                f"Zuständig: {_value(privacy, 'aufsichtsbehoerde')}",
            ],
        ),
        Abschnitt(
            titel="Menschen in den Beispielen",
            id="menschen",
            text=[
                (
                    "Die Einträge nennen Stellen, keine Privatpersonen. Namen stehen nur bei öffentlichen "
                    "Vorträgen. Telefonnummern und E-Mail-Adressen einzelner Menschen weist das Prüfprogramm "
                    "zurück."
                )
            ],
        ),
    ]


def _barrierefreiheit(sicht: Sicht) -> Seite:
    data = sicht.site.betreiber.get("barrierefreiheit") or {}
    parts = [
        Abschnitt(
            titel="Wie barrierefrei diese Website ist",
            id="stand",
            text=[
                (
                    "Ziel ist die Stufe AA der WCAG 2.2, wie sie BITV 2.0 und EN 301 549 für öffentliche Stellen "
                    "verlangen. Bei jeder Änderung prüft ein Programm alle Seitentypen in einem echten Browser, "
                    "hell, dunkel und auf schmalem Bildschirm."
                ),
                "Eine Prüfung durch Menschen mit Behinderung hat noch nicht stattgefunden.",
                f"Stand dieser Erklärung: {_value(data, 'stand')}",
            ],
        ),
        Abschnitt(
            titel="Was noch nicht geht",
            id="luecken",
            text=[
                (
                    "Erklärungen in Leichter Sprache und in Deutscher Gebärdensprache fehlen. Verlinkte Quellen "
                    "gehören anderen; manche sind nicht barrierefrei."
                )
            ],
        ),
        Abschnitt(
            titel="Tastenkürzel",
            id="tastenkuerzel",
            text=[
                "Die Taste / springt auf jeder Seite ins Suchfeld. Wer damit aus Versehen springt, schaltet sie hier ab; "
                "das merkt sich nur dieser Browser.",
                '<button class="pb-knopf" type="button" data-pb-tut="kuerzel" hidden>Taste / abschalten</button>',
            ],
        ),
        Abschnitt(
            titel="Barriere melden",
            id="melden",
            text=[f"Schreiben Sie uns, wenn etwas nicht zugänglich ist: {_value(data, 'email')}"],
        ),
        Abschnitt(
            titel="Schlichtung",
            id="schlichtung",
            text=[
                (
                    "Wenn unsere Antwort nicht hilft, wenden Sie sich an die zuständige Stelle: "
                    f"{_value(data, 'durchsetzungsstelle')}"
                )
            ],
        ),
    ]
    return sicht.seite(
        "Erklärung zur Barrierefreiheit",
        "Wie zugänglich diese Website ist, was fehlt und wie Sie Barrieren melden.",
        parts,
        quelle="mkdocs.yml",
    )
