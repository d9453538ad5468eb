"""The page `/daten/`: which data there are, what may be done with them, how long they last, which feeds there are.

For people who want to count, map or reuse the collection. Files and their words are listed once, here; the data package
repeats them. What each field means is the business of ``datenfelder``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from praxis.addresses import DATA, NEWS_FEED, NEWS_FEED_JSON, entry_data_path, feed_path, schema_path
from praxis.catalog import Catalog
from praxis.model import ARTEN
from praxis.settings import Site
from praxis.text import enumerate_german, escape
from praxis.views.datenfelder import field_reference
from praxis.views.orte import GEO_SOURCE
from praxis.views.seite import Abschnitt, Seite, Sicht, Zeile

LICENCE = "Creative Commons Namensnennung 4.0 International (CC BY 4.0)"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.de"


class Offer(NamedTuple):
    """A file that is promised: its path below the data's address, its name, format and content."""

    path: str
    title: str
    format: str
    description: str


ANGEBOT = (
    Offer("beispiele.csv", "Tabelle der Beispiele", "CSV", "Eine Zeile je Beispiel, ohne den Text. Öffnet sich in Excel."),
    Offer("beispiele.json", "Liste der Beispiele", "JSON", "Alle Beispiele mit allen Feldern, ohne den Text."),
    Offer("eintraege.json", "Verzeichnis der Einträge", "JSON", "Einträge jeder Art mit Titel, Prüfdatum, Adressen."),
    Offer("vokabular.jsonld", "Vokabulare", "JSON-LD (SKOS)", "Rechtskreise, Themen und alle anderen Begriffe."),
    Offer("datapackage.json", "Beschreibung", "Frictionless Data", "Was in den Dateien steht, für Programme lesbar."),
)

_ABOUT = (
    "Die ganze Sammlung gibt es als Daten: zum Öffnen als Tabelle, zum Auswerten und für eigene Angebote. "
    "Kostenlos und ohne Anmeldung."
)


def pages(catalog: Catalog, site: Site) -> Iterator[Seite]:
    """Yield the one page."""
    sicht = Sicht(catalog, site, "daten/")
    parts = (
        _files(sicht),
        _reading(sicht),
        _rights(sicht),
        _promise(),
        _limits(),
        *_feeds(sicht),
        *field_reference(sicht),
    )
    yield sicht.seite("Daten zum Weiterverwenden", _ABOUT, parts, vorspann=(_ABOUT,))


def _files(sicht: Sicht) -> Abschnitt:
    rows = [_row(sicht, DATA + offer.path, offer.title, offer.description, offer.format) for offer in ANGEBOT]
    if examples := sicht.catalog.beispiele:
        about = "Ein Eintrag mit allem, auch dem Text. Statt der id im Beispiel jede andere."
        rows.insert(3, _row(sicht, entry_data_path(examples[0].id), "Ein einzelner Eintrag", about, "JSON"))
    schemas = enumerate_german(_link(sicht, schema_path(art), model.mehrzahl) for art, model in ARTEN.items())
    rows.append(["Schemas", f"Welche Felder es gibt und was darin stehen darf: {schemas}.", "JSON Schema"])
    table = {"beschriftung": "Dateien", "kopf": ["Datei", "Was darin steht", "Format"], "reihen": rows}
    return Abschnitt(titel="Was es gibt", id="dateien", tabelle=table)


def _row(sicht: Sicht, path: str, title: str, about: str, form: str) -> list[str]:
    return [_link(sicht, path, title), escape(about), escape(form)]


def _link(sicht: Sicht, path: str, label: str) -> str:
    return f'<a href="{escape(sicht.to(path))}">{escape(label)}</a>'


def _reading(sicht: Sicht) -> Abschnitt:
    """Return how to open the table; the code is what a reader would paste."""
    url = f"{sicht.site.url}{DATA}beispiele.csv"
    code = f'import pandas\nbeispiele = pandas.read_csv("{url}", sep=";", decimal=",")'
    text = (
        "In Excel und LibreOffice genügt ein Doppelklick. Die Spalten trennt ein Semikolon, Zahlen haben ein Komma, "
        "die Zeichen sind UTF-8. Stehen mehrere Angaben in einer Zelle, trennt sie ein senkrechter Strich: "
        "„sgb-ii | sgb-viii“.",
        "Mit Python und pandas geht es so:",
    )
    block = f"<pre><code>{escape(code)}</code></pre>"
    return Abschnitt(titel="Wie man die Tabelle öffnet", id="oeffnen", text=text, markdown=block)


def _rights(sicht: Sicht) -> Abschnitt:
    home = escape(sicht.site.url)
    text = (
        f'Alles hier steht unter der Lizenz <a href="{LICENCE_URL}" rel="external">{LICENCE}</a>: Sie dürfen die Daten '
        "verwenden, verändern und weitergeben, auch gewerblich, wenn Sie die Herkunft nennen und sagen, was Sie "
        "geändert haben. Die Quellen, auf die sich die Einträge stützen, gehören ihren Herausgebern.",
        f"Wer Koordinaten oder amtliche Schlüssel verwendet, nennt außerdem: {escape(GEO_SOURCE)}",
        "So zitieren Sie:",
    )
    points = (
        f"einen Eintrag: Praxisbrücken: Titel des Eintrags, geprüft am (Datum), {home}k/(Kürzel)/, CC BY 4.0",
        f"die ganze Sammlung: Praxisbrücken: Daten, Version 1, {home}daten/, abgerufen am (Datum), CC BY 4.0",
    )
    return Abschnitt(titel="Was erlaubt ist und wie man zitiert", id="lizenz", text=text, punkte=points)


def _promise() -> Abschnitt:
    points = (
        "Adressen mit „v1“ bleiben. Felder können hinzukommen; keines wird umbenannt, entfernt oder umgedeutet. Muss "
        "das einmal sein, entsteht „v2“ daneben.",
        "Wird ein Eintrag umbenannt, antwortet sein Datensatz auch unter der alten Adresse.",
        "Was die Redaktion angibt, ist getrennt von dem, was das Programm ableitet: Das steht unter „abgeleitet“.",
        "Die Daten entstehen bei jeder Veröffentlichung aus denselben Dateien wie die Seiten.",
    )
    return Abschnitt(titel="Worauf Sie sich verlassen können", id="bestand", punkte=points)


def _limits() -> Abschnitt:
    text = (
        "Die Sammlung ist keine Erhebung. Wo viele Beispiele stehen, wurde viel gefunden; wo keines steht, kann es "
        "trotzdem gute Praxis geben. Die Stufe des Nachweises sagt, was öffentlich belegt ist, nicht, wie gut "
        "gearbeitet wird."
    )
    return Abschnitt(titel="Was die Daten nicht sagen", id="grenzen", text=(text,))


def _feeds(sicht: Sicht) -> Iterator[Abschnitt]:
    vocabulary = sicht.catalog.vocabulary
    text = "Ein Feed meldet neu geprüfte Einträge in jedem Feedreader und in vielen Mailprogrammen."
    rows = [Zeile("Alles, als Atom", sicht.to(NEWS_FEED)), Zeile("Alles, als JSON Feed", sicht.to(NEWS_FEED_JSON))]
    yield Abschnitt(titel="Neues abonnieren", id="feeds", text=(text,), zeilen=rows, einheit="")
    sections = (("Nach Rechtskreis", "rechtskreise", "rechtskreis"), ("Nach Thema", "themen", "thema"))
    for title, name, section in sections:
        rows = [Zeile(vocabulary.label(name, term), sicht.to(feed_path(section, term))) for term in vocabulary[name]]
        yield Abschnitt(titel=title, id=f"feeds-{name}", zeilen=rows, einheit="", ebene=3)
