"""The page as data, and the small parts that most pages show: cards, seats at the table, evidence lines, link rows.

Every part is made for one page, because links are relative to it; ``Sicht`` carries that address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from praxis.addresses import entry_address, relative, schnittstelle_address, term_address
from praxis.catalog import Catalog, norm_id, norm_label
from praxis.freshness import due_day
from praxis.model import ARTEN, Entry
from praxis.prose import CitedSource, Prose
from praxis.settings import Site
from praxis.text import escape, format_date
from praxis.vocabulary import Vocabulary

ROLLEN = ("federfuehrend", "beteiligt", "programmseitig")


@dataclass(frozen=True)
class Seite:
    """One page of the tree: address, head data, template and what the template shows."""

    address: str
    titel: str
    beschreibung: str
    vorlage: str
    daten: Mapping[str, Any] = field(repr=False)
    quelle: str = ""


@dataclass(frozen=True)
class Platz:
    """A seat at the table."""

    id: str
    label: str
    zeichen: str
    rolle: str
    rolle_label: str
    href: str


@dataclass(frozen=True)
class Nachweiszeile:
    """The evidence line; dates German and ISO."""

    stufe: str
    label: str
    bezug: str
    quellen: int
    geprueft: str
    geprueft_iso: str
    faellig: str
    veraltet: bool


@dataclass(frozen=True)
class Karte:
    """An entry in a list."""

    art: str
    titel: str
    href: str
    ort: str
    kurz: str
    tisch: tuple[Platz, ...]
    nachweis: Nachweiszeile
    grund: str = ""
    id: str = ""


@dataclass(frozen=True)
class Zeile:
    """A link with a count or an addition behind it."""

    label: str
    href: str
    anzahl: str | int = ""
    zusatz: str = ""


@dataclass(frozen=True)
class Abschnitt:
    """A part of a page under its own heading: text, then whatever of cards, rows, chips, table and matrix it has.

    ``text`` holds HTML paragraphs, ``markdown`` a rendered body text; ``leer`` is said where the lists are empty.
    """

    titel: str = ""
    id: str = ""
    text: Sequence[str] = ()
    markdown: str = ""
    punkte: Sequence[str] = ()
    karten: Sequence[Karte] = ()
    zeilen: Sequence[Zeile] = ()
    alle: Zeile | None = None
    einheit: str = "Beispiele"
    tabelle: Mapping[str, Any] | None = None
    matrix: Mapping[str, Any] | None = None
    quellen: Sequence[Mapping[str, Any]] = ()
    hinweis: str = ""
    leer: str = ""
    ebene: int = 2
    kartenebene: int = 3
    blaettern: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Sicht:
    """Makes the parts for one page of a catalog."""

    catalog: Catalog
    site: Site
    address: str

    @property
    def vocabulary(self) -> Vocabulary:
        return self.catalog.vocabulary

    @property
    def prose(self) -> Prose:
        memo = self.catalog.memo
        if "prose" not in memo:
            memo["prose"] = Prose(self.catalog)
        return cast(Prose, memo["prose"])

    def to(self, address: str) -> str:
        """Return the relative link from this page."""
        return relative(self.address, address)

    def link(self, address: str, label: str, query: str = "") -> str:
        """Return an HTML link from this page to an address."""
        return f'<a href="{escape(self.to(address) + query)}">{escape(label)}</a>'

    def inline(self, text: str) -> str:
        """Return a plain text field as HTML with its §§ linked."""
        return self.prose.inline(text, self.address)

    def platz(self, rechtskreis: str, rolle: str = "ohne") -> Platz:
        """Return one seat; ``ohne`` means the page knows no roles."""
        term = self.catalog.vocabulary["rechtskreise"][rechtskreis]
        label = "" if rolle == "ohne" else self.catalog.vocabulary.label("rollen", rolle)
        return Platz(term.id, term.label, term.zeichen, rolle, label, self.to(term_address("rechtskreise", term.id)))

    def tisch(self, entry: Entry) -> tuple[Platz, ...]:
        """Return the seats of an entry in the vocabulary's order."""
        stated = getattr(entry.daten, "rechtskreise", ())
        roles = stated if isinstance(stated, dict) else dict.fromkeys(stated, "ohne")
        return tuple(self.platz(rk, roles[rk]) for rk in self.catalog.in_order(roles))

    def plaetze(self, rechtskreise: Iterable[str]) -> tuple[Platz, ...]:
        """Return seats without roles."""
        return tuple(self.platz(rk) for rk in rechtskreise)

    def nachweiszeile(self, entry: Entry) -> Nachweiszeile:
        """Return the evidence line; entries other than examples show their kind in place of a level."""
        daten = entry.daten
        stufe = getattr(daten, "nachweis", "")
        due = due_day(daten.geprueft)
        return Nachweiszeile(
            stufe=stufe,
            label=self.catalog.vocabulary.label("nachweise", stufe) if stufe else ARTEN[entry.art].einzahl,
            bezug=getattr(daten, "nachweis_bezug", None) or "",
            quellen=len(daten.quellen),
            geprueft=format_date(daten.geprueft),
            geprueft_iso=daten.geprueft,
            faellig=format_date(due[:7]),
            veraltet=self.catalog.date > due,
        )

    def karte(self, entry: Entry, grund: str = "") -> Karte:
        """Return the card of an entry; ``grund`` says why it is shown here. Pages of one depth share the same card."""
        key = ("karte", entry.id, self.address.count("/"))
        memo = self.catalog.memo
        if key not in memo:
            memo[key] = self._karte(entry)
        return replace(memo[key], grund=grund) if grund else cast(Karte, memo[key])

    def _karte(self, entry: Entry) -> Karte:
        einzahl, place = ARTEN[entry.art].einzahl, self.catalog.place_line(entry)
        return Karte(
            art=entry.art,
            titel=entry.daten.titel,
            href=self.to(entry_address(entry.art, entry.id)),
            ort=place if entry.art == "beispiele" else " · ".join(part for part in (einzahl, place) if part),
            kurz=" ".join(entry.daten.kurz.split()),
            tisch=self.tisch(entry),
            nachweis=self.nachweiszeile(entry),
            id=entry.id,
        )

    def karten(self, entries: Iterable[Entry]) -> tuple[Karte, ...]:
        return tuple(self.karte(entry) for entry in entries)

    def term_row(self, vocabulary: str, term_id: str, anzahl: int | str = "") -> Zeile:
        """Return the link to a term's page."""
        return Zeile(self.catalog.vocabulary.label(vocabulary, term_id), self.to(term_address(vocabulary, term_id)), anzahl)

    def norm_row(self, angabe: str) -> Zeile:
        """Return a norm with its link; without link where it has no page."""
        key = norm_id(angabe)
        norm = self.catalog.vocabulary["normen"].get(key)
        href = self.to(term_address("normen", key)) if norm else ""
        return Zeile(norm_label(self.catalog.vocabulary, angabe), href, zusatz=norm.ueberschrift if norm else "")

    def schnittstelle_row(self, group: Sequence[str]) -> Zeile:
        """Return the link to a pair's or triple's page with its count."""
        label = " × ".join(self.catalog.vocabulary.label("rechtskreise", rk) for rk in group)
        return Zeile(label, self.to(schnittstelle_address(group)), len(self.catalog.schnittstellen.get(tuple(group), ())))

    def seite(
        self,
        titel: str,
        beschreibung: str,
        abschnitte: Iterable[Abschnitt],
        *,
        pfad: Sequence[tuple[str, str]] = (),
        quelle: str = "",
        **daten: Any,
    ) -> Seite:
        """Return a page made of sections under one heading; ``quelle`` is the file an editor would change."""
        shown = [abschnitt for abschnitt in abschnitte if _has_content(abschnitt)]
        crumbs = self.krumen(*pfad, (titel, "")) if pfad else ()
        values = {
            "pfad": crumbs,
            "h1": titel,
            "abschnitte": shown,
            "ort": "",
            "vorspann": (),
            "tisch": (),
            "stand": self.stand(quelle, daten.pop("geprueft", "")),
            **daten,
        }
        return Seite(self.address, titel, beschreibung, "seite.md.j2", values, quelle)

    def stand(self, quelle: str, geprueft: str = "") -> dict[str, str]:
        """Return the closing line: date checked, and the link by which anyone can propose a change."""
        return {
            "geprueft": format_date(geprueft),
            "geprueft_iso": geprueft,
            "bearbeiten": f"{self.site.quelltext}{quelle}" if quelle and self.site.quelltext else "",
            "datei": quelle,
        }

    def intro(self, key: str, *, skip: Sequence[str] = ()) -> tuple[Abschnitt, ...]:
        """Return the hand-written introduction of this page (``docs/<key>.md``) and its references; empty without one."""
        entry = self.catalog.texte.get(key)
        if entry is None:
            return ()
        blocks = [block for block in entry.blocks if block.section not in skip]
        text = self.prose.render(entry, self.address, blocks)
        return (Abschnitt(markdown=text.markdown), Abschnitt(titel="Quellen", id="quellen", quellen=self.quellen(text.quellen)))

    def krumen(self, *path: tuple[str, str]) -> tuple[Zeile, ...]:
        """Return breadcrumbs from (label, address) pairs; the page itself is named without address."""
        return tuple(Zeile(label, self.to(address) if address else "") for label, address in path)

    def quellen(self, cited: Iterable[CitedSource]) -> tuple[dict[str, Any], ...]:
        """Return the numbered references of a text."""
        return tuple(
            {
                "nummer": row.nummer,
                "id": f"quelle-{row.schluessel}",
                "titel": row.quelle.titel,
                "herausgeber": row.quelle.herausgeber,
                "url": row.quelle.url,
                "stand": format_date(row.quelle.stand),
                "abgerufen": format_date(row.quelle.abgerufen),
                "spiegel": row.quelle.spiegel == "ja",
                "hinweis": row.quelle.hinweis,
                "rueckverweise": [
                    {"href": f"#{place}", "label": letter_label(index)} for index, place in enumerate(row.rueckverweise)
                ],
            }
            for row in cited
        )

    def vokabularquellen(self, ids: Iterable[str]) -> tuple[dict[str, Any], ...]:
        """Return references to sources of the vocabulary, numbered as given."""
        known = self.catalog.vocabulary["quellen"]
        rows = [known[source_id] for source_id in dict.fromkeys(ids) if source_id in known]
        return tuple(
            {
                "nummer": number,
                "id": f"quelle-{row.id}",
                "titel": row.titel,
                "herausgeber": row.herausgeber,
                "url": row.url,
                "stand": format_date(row.stand),
                "abgerufen": "",
                "spiegel": row.spiegel == "ja",
                "hinweis": row.hinweis,
                "rueckverweise": [],
            }
            for number, row in enumerate(rows, 1)
        )


def _has_content(abschnitt: Abschnitt) -> bool:
    parts = (
        abschnitt.text,
        abschnitt.markdown,
        abschnitt.punkte,
        abschnitt.karten,
        abschnitt.zeilen,
        abschnitt.tabelle,
        abschnitt.matrix,
        abschnitt.quellen,
        abschnitt.hinweis,
        abschnitt.leer,
    )
    return any(parts)


def letter_label(index: int) -> str:
    """Return a, b, … z, aa, ab … for the places that cite a source."""
    label = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        label = chr(97 + rest) + label
    return label
