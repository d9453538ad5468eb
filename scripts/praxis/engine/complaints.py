"""What engines complain about, in German: the rules PB8xx and the reading of mkdocs' English log lines."""

from __future__ import annotations

import re
from pathlib import Path

from praxis.problems import Level, Problem, rule

LINK_MISSING = rule(
    "PB801",
    Level.FEHLER,
    "Verweis auf eine Seite, die es nicht gibt",
    "Ein Verweis im Text zeigt auf eine Datei, die nicht zur Website gehört. Der Bau hält an, damit niemand ins Leere klickt.",
)
ANCHOR_MISSING = rule(
    "PB802",
    Level.FEHLER,
    "Verweis auf einen Abschnitt, den es nicht gibt",
    "Die Seite ist da, die Überschrift hinter dem # aber nicht. Anker entstehen aus der Überschrift: klein, ohne Umlaute, mit "
    "Bindestrichen.",
)
LINK_FORM = rule(
    "PB803",
    Level.FEHLER,
    "Verweis in einer Form, die nicht überall trägt",
    "Verweise innerhalb der Website sind relativ und nennen die Markdown-Datei. Mit / beginnende Adressen brechen, sobald die "
    "Website in einem Unterordner oder ohne Server liegt.",
)
NAVIGATION = rule(
    "PB804",
    Level.FEHLER,
    "Die Navigation nennt eine Seite, die es nicht gibt",
    "Die Bereiche unter „nav“ in mkdocs.yml müssen als Seiten vorhanden sein.",
)
COMPLAINT = rule(
    "PB805",
    Level.FEHLER,
    "Warnung des Seitengenerators",
    "Der Seitengenerator läuft streng: Jede seiner Warnungen hält den Bau an. Sein englischer Wortlaut steht in der Meldung.",
)
CONFIGURATION = rule(
    "PB806",
    Level.FEHLER,
    "Die Einstellungen in mkdocs.yml gelten nicht",
    "Der Seitengenerator konnte mkdocs.yml nicht lesen oder lehnt einen Wert darin ab.",
)
FAILURE = rule(
    "PB807",
    Level.FEHLER,
    "Der Seitengenerator ist abgebrochen",
    "Meist steckt der Grund in einer Vorlage unter scripts/praxis/theme/ oder in einer ungewöhnlichen Seite.",
)
NOT_INSTALLED = rule(
    "PB808",
    Level.FEHLER,
    "Der gewählte Seitengenerator ist nicht installiert",
    "Zensical gehört nicht zur gewöhnlichen Umgebung; `make test` richtet es mit ein.",
)

_TARGET = r"Doc file '(?P<page>[^']+)' contains (?:a|an) (?:\w+ )*link '(?P<link>[^']*)'"
_NO_PAGE = re.compile(_TARGET + r", but the target (?:'(?P<target>[^']*)' )?is not found")
_NO_ANCHOR = re.compile(_TARGET + r", but (?:the doc '(?P<target>[^']+)' does not contain|there is no) (?:an |such )?anchor")
_FORM = re.compile(_TARGET)
_NAVIGATION = re.compile(r"(?:reference to|contains an absolute link|absolute path to) '(?P<target>[^']+)'.*'nav'")


def one_line(error: BaseException) -> str:
    """Return the text of an exception without line breaks."""
    return " ".join(str(error).split())


def unusable_configuration(config: Path, error: BaseException) -> Problem:
    """Return the problem of a configuration that cannot be read."""
    return CONFIGURATION.at(
        str(config),
        f"Die Einstellungen lassen sich nicht verwenden: {one_line(error)}",
        "Den genannten Wert in mkdocs.yml berichtigen; weitere Meldungen dazu nennen den Grund genauer.",
    )


def line_of(page: Path, link: str) -> int:
    """Return the first line of a Markdown page that contains the link; 0 if none does."""
    try:
        lines = page.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((number for number, line in enumerate(lines, 1) if link and link in line), 0)


def parse_mkdocs_message(message: str, docs_dir: Path, config: Path) -> Problem:
    """Turn one warning of mkdocs into a problem at the page it names; unknown ones are passed on word for word."""
    message = " ".join(message.split())
    if match := _NAVIGATION.search(message):
        return NAVIGATION.at(
            str(config),
            f"Die Navigation nennt „{match['target']}“, aber diese Seite gibt es nicht.",
            "Eintrag unter „nav“ berichtigen oder die Seite anlegen.",
            line=line_of(config, match["target"]),
            field="nav",
        )
    if not (match := _NO_ANCHOR.search(message) or _NO_PAGE.search(message) or _FORM.search(message)):
        place = config if message.startswith("Config value") else docs_dir
        return COMPLAINT.at(str(place), f"mkdocs meldet: {message}")
    page, link = docs_dir / match["page"], match["link"]
    if match.re is _NO_ANCHOR:
        broken = ANCHOR_MISSING
        message = f"Der Verweis „{link}“ nennt einen Abschnitt, den „{match['target'] or match['page']}“ nicht hat."
        hint = "Den Anker an die Überschrift anpassen oder den Teil ab # weglassen."
    elif match.re is _NO_PAGE:
        broken = LINK_MISSING
        message = f"Der Verweis „{link}“ führt zu keiner Seite: „{match['target'] or link}“ fehlt."
        hint = "Schreibweise prüfen; Einträge lassen sich mit [Text](id:…) unabhängig vom Ort verlinken."
    else:
        broken = LINK_FORM
        message = f"Der Verweis „{link}“ ist keine relative Adresse einer Seite oder Datei."
        hint = "Relativ auf die Datei zeigen, etwa „../methoden/index.md“, oder [Text](id:…) schreiben."
    return broken.at(str(page), message, hint, line=line_of(page, link))
