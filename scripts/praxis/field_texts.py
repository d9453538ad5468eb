"""What each field of an entry is called in German and what belongs into it, for schema, form, data and their page.

Types, limits and vocabularies are the model's business and are not repeated here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from praxis.values import Frozen


class FieldText(NamedTuple):
    """A field's name for readers, and one or two sentences about its content."""

    titel: str
    beschreibung: str


def field_text(model: str, field: str) -> FieldText:
    """Return the text of a model's field; one of the model's own wins. A field without text shows its bare name."""
    return _FIELDS.get(f"{model}.{field}") or _FIELDS.get(field) or FieldText(field, "")


@lru_cache
def reading_order(model: type[Frozen]) -> tuple[str, ...]:
    """Return the fields of a kind of entry in the order in which people read and write them.

    The model has another, because it inherits what all kinds have in common.
    """
    order = {name: index for index, name in enumerate(_FIELDS)}
    return tuple(sorted(model.model_fields, key=lambda name: order.get(name, len(order))))


def part_text(model: str) -> FieldText:
    """Return the text of a part that entries are made of; the kinds of entry have their names in the model."""
    return _PARTS.get(model) or FieldText(model, "")


_PARTS = {
    "Quelle": FieldText("Quelle", "Eine öffentliche Quelle, auf die sich Aussagen des Eintrags stützen."),
    "Aufwand": FieldText("Aufwand", "Was die Zusammenarbeit braucht. Zu jeder Zahl gehört ihr Stand."),
    "Datenschutz": FieldText("Datenschutz", "Welche personenbezogenen Daten auf welchem Weg und Grund fließen."),
    "Bestaetigung": FieldText("Bestätigung", "Ein Partner des Beispiels hat den Text gelesen und bestätigt."),
    "Phase": FieldText("Phase", "Ein Schritt einer Methode."),
    "Feld": FieldText("Feld des Bogens", "Ein Feld zum Ausfüllen von Hand."),
}

# In reading order.
_FIELDS = {
    name: FieldText(titel, beschreibung)
    for name, titel, beschreibung in (
        ("titel", "Titel", "Worum es geht, so kurz wie eine Überschrift."),
        ("kurz", "Kurztext", "Ein bis drei Sätze für Listen, Newsletter und Vorschau."),
        ("orte", "Orte", "Kommunen, in denen das Angebot arbeitet oder die Veranstaltung stattfand."),
        ("rechtskreise", "Rechtskreise", "Rechtskreise, um die es geht."),
        (
            "Beispiel.rechtskreise",
            "Rechtskreise",
            "Wer am Tisch sitzt und in welcher Rolle: federführend, beteiligt oder nur vom Programm vorgesehen.",
        ),
        ("themen", "Themen", "Ein bis vier Themen; das erste ist das Hauptthema."),
        ("zielgruppen", "Zielgruppen", "Für wen das Angebot da ist."),
        ("akteure", "Akteure", "Stellen, die mitwirken."),
        ("programm", "Programm", "Das Förderprogramm, aus dem das Angebot stammt."),
        ("normen", "Vorschriften", "Vorschriften, auf denen der Eintrag beruht, zum Beispiel sgb-viii/41 Abs. 3."),
        (
            "verwandt",
            "Verwandte Einträge",
            "Andere Einträge, je mit einem Satz dazu, was sie verbindet oder unterscheidet.",
        ),
        ("quellen", "Quellen", "Alle Quellen mit einem Kürzel, mit dem der Text sie nennt: [@kuerzel]."),
        ("geprueft", "Geprüft am", "Tag, an dem die Redaktion den Eintrag zuletzt mit seinen Quellen verglichen hat."),
        ("status", "Stand", "Was aus dem Vorhaben geworden ist."),
        ("status_grund", "Grund für den Stand", "Woran man den Stand erkennt, zum Beispiel an der jüngsten Quelle."),
        ("beginn", "Beginn", "Jahr, Monat oder Tag des Beginns."),
        ("ende", "Ende", "Jahr, Monat oder Tag des Endes; leer, solange keines bekannt ist."),
        ("nachweis", "Nachweis", "Wie gut das Beispiel öffentlich belegt ist. Die Stufe sagt nicht, wie gut es ist."),
        ("nachweis_bezug", "Bezug des Nachweises", "Was genau belegt ist und was nicht."),
        ("aufwand", "Aufwand", "Was die Zusammenarbeit braucht, oder „nicht-erhoben“."),
        (
            "datenschutz",
            "Datenschutz",
            "Welche personenbezogenen Daten wie fließen; oder „keine-personenbezogenen-daten“ oder „nicht-erhoben“.",
        ),
        ("bestaetigt", "Vom Partner bestätigt", "Wer von den Partnern den Text wann bestätigt hat."),
        ("nachgenutzt_in", "Nachgenutzt in", "Beispiele, die dieses übernommen haben."),
        ("vorgaenger", "Vorläufer", "Das Beispiel, aus dem dieses hervorging."),
        ("vorgestellt_bei", "Vorgestellt bei", "Veranstaltungen, bei denen das Beispiel vorgestellt wurde."),
        ("datum", "Datum", "Jahr, Monat oder Tag der Veranstaltung."),
        ("datum_hinweis", "Hinweis zum Datum", "Was über das Datum bekannt ist, wenn es nicht feststeht."),
        ("land", "Land", "Das Land, wenn kein Ort es schon sagt."),
        ("veranstalter", "Veranstalter", "Wer eingeladen hat."),
        ("methoden", "Methoden", "Methoden der Sammlung, um die es ging."),
        ("art", "Art", "Vortrag, Workshop oder Fachbefund."),
        ("personen", "Personen", "Wer gesprochen oder geleitet hat; nur, wo es öffentlich ist."),
        ("veranstaltung", "Veranstaltung", "Die Veranstaltung, zu der der Beitrag gehört."),
        ("beispiele", "Beispiele", "Beispiele der Sammlung, die dazu passen."),
        ("dauer_minuten", "Dauer in Minuten", "Wie lange ein Durchgang dauert."),
        (
            "personen_anzahl",
            "Zahl der Personen",
            "Für wie viele Personen die Methode gedacht ist, zum Beispiel „6 bis 10“.",
        ),
        ("phasen", "Phasen", "Der Ablauf Schritt für Schritt."),
        ("fallbogen", "Fallbogen", "Felder eines leeren Bogens, den die Gruppe ausfüllt."),
        ("ebene", "Ebene", "Auf welcher Ebene das Programm ansetzt."),
        ("foerderung", "Förderung", "Wer fördert und in welchem Rahmen."),
        ("Quelle.titel", "Titel", "Titel der Quelle, wie er dort steht."),
        ("Quelle.herausgeber", "Herausgeber", "Wer die Quelle veröffentlicht hat."),
        ("Quelle.url", "Adresse", "Internetadresse der Quelle."),
        ("Quelle.stand", "Stand", "Datum der Quelle; „o. J.“, wenn sie keines nennt."),
        ("Quelle.abgerufen", "Abgerufen am", "Tag, an dem die Redaktion die Quelle gelesen hat."),
        (
            "Quelle.spiegel",
            "Gespiegelt",
            "„ja“, wenn nicht das Original, sondern eine Kopie an anderer Stelle gelesen wurde.",
        ),
        ("Quelle.hinweis", "Hinweis", "Was man über die Quelle wissen muss."),
        ("Aufwand.stellen", "Stellen", "Zahl der Vollzeitstellen."),
        ("Aufwand.stellen_stand", "Stand der Stellen", "Für wann die Zahl der Stellen gilt; „o. J.“, wenn unbekannt."),
        ("Aufwand.euro_pro_jahr", "Euro im Jahr", "Kosten in Euro je Jahr."),
        ("Aufwand.euro_pro_jahr_stand", "Stand der Kosten", "Für wann die Kosten gelten; „o. J.“, wenn unbekannt."),
        ("Aufwand.monate_bis_start", "Monate bis zum Start", "Monate vom Beschluss bis zum Beginn der Arbeit."),
        ("Aufwand.monate_bis_start_stand", "Stand der Dauer", "Für wann diese Dauer gilt; „o. J.“, wenn unbekannt."),
        ("Aufwand.beschluesse", "Beschlüsse", "Welche Beschlüsse und Vereinbarungen nötig waren."),
        ("Aufwand.beschluesse_stand", "Stand der Beschlüsse", "Für wann das gilt; „o. J.“, wenn unbekannt."),
        ("Datenschutz.daten", "Daten", "Welche personenbezogenen Daten fließen."),
        ("Datenschutz.wege", "Wege", "Auf welchem Weg sie fließen."),
        ("Datenschutz.grundlage", "Grundlage", "Auf welcher Rechtsgrundlage oder Einwilligung."),
        ("Bestaetigung.rechtskreis", "Rechtskreis", "Für welchen Rechtskreis die Stelle spricht."),
        ("Bestaetigung.institution", "Institution", "Die Stelle, die bestätigt hat."),
        ("Bestaetigung.datum", "Datum", "Tag der Bestätigung."),
        ("Phase.titel", "Titel", "Name der Phase."),
        ("Phase.minuten", "Minuten", "Wie lange die Phase dauert."),
        (
            "Phase.minuten_vorschlag",
            "Minuten, unser Vorschlag",
            "Vorschlag der Redaktion, wo keine Quelle eine Zeit nennt.",
        ),
        ("Phase.inhalt", "Inhalt", "Was in der Phase geschieht."),
        ("Feld.titel", "Titel", "Was in das Feld gehört."),
        ("Feld.hilfe", "Hilfe", "Ein Satz, der beim Ausfüllen hilft."),
        ("Feld.zeilen", "Zeilen", "Wie viele leere Zeilen das Feld hat."),
    )
}
