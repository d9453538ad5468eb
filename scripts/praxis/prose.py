"""Entries' texts as Markdown that any engine understands: citations numbered, ids and §§ linked, terms explained.

Takes a body's blocks and writes them anew; what it adds are links and small pieces of inline HTML of our own. Whether a
text is allowed at all has been decided by the rules before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from praxis.addresses import relative, relative_file, term_address
from praxis.body import CITATION, LINK, PLAIN_ID, Block
from praxis.catalog import Catalog
from praxis.model import Entry, Quelle
from praxis.norm_references import find_norm_references
from praxis.text import escape, slug

NOTE_TITLES = {
    "kontext": "Umfeld – gehört nicht zum Beispiel selbst",
    "einordnung": "Einordnung der Redaktion",
    "hinweis": "Hinweis",
}
BODY_START, BODY_END = "<!-- praxis:text -->", "<!-- /praxis:text -->"

_PROTECTED = re.compile(rf"{CITATION.pattern}|{LINK.pattern}|`[^`]*`|{PLAIN_ID.pattern}")
_ENDINGS = r"(?:e|en|er|es|n|s|ern|innen)?"


@dataclass(frozen=True)
class CitedSource:
    """A source with its number and the places in the text that cite it."""

    nummer: int
    schluessel: str
    quelle: Quelle
    rueckverweise: tuple[str, ...]


@dataclass(frozen=True)
class Rendered:
    """A text as Markdown, with what it cites and mentions."""

    markdown: str
    quellen: tuple[CitedSource, ...]
    normen: tuple[str, ...]
    begriffe: tuple[str, ...]


@dataclass
class _State:
    """What has been met so far in one text; lives for one call of ``Prose.render`` only."""

    address: str
    numbers: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    normen: dict[str, None] = field(default_factory=dict)
    begriffe: dict[str, None] = field(default_factory=dict)
    own: str = ""
    cite: bool = True


@dataclass(frozen=True)
class Prose:
    """Renders texts of one catalog."""

    catalog: Catalog

    def render(self, entry: Entry, address: str, blocks: Iterable[Block] | None = None, *, cite: bool = True) -> Rendered:
        """Return an entry's text for the page at ``address``; sources are numbered by first citation.

        ``blocks`` chooses a part of the text; without ``cite`` the citations are left out, for pages without references.
        """
        state = _State(address, own=entry.id, cite=cite)
        lines = list(self._lines(tuple(entry.blocks if blocks is None else blocks), state))
        for key in entry.daten.quellen:
            state.numbers.setdefault(key, len(state.numbers) + 1)
        quellen = tuple(
            CitedSource(number, key, entry.daten.quellen[key], tuple(state.places.get(key, ())))
            for key, number in state.numbers.items()
            if key in entry.daten.quellen
        )
        return Rendered("\n".join(lines), quellen, tuple(state.normen), tuple(state.begriffe))

    def inline(self, text: str, address: str) -> str:
        """Return plain text from a field as HTML, its §§ linked to their pages."""
        return self._link_norms(text, _State(address), escape, html=True)

    def _lines(self, blocks: tuple[Block, ...], state: _State) -> Iterator[str]:
        previous = ""
        levels: list[int] = []  # of the list items around the present one
        for block in blocks:
            levels = [level for level in levels if level < block.level] if block.kind == "item" else []
            indent = "    " if block.note and block.kind != "note" else ""
            if not (block.kind == previous == "item"):
                yield ""
            previous = block.kind
            match block.kind:
                case "heading":
                    yield f"{indent}{'#' * block.level} {block.text} {{#{slug(block.text)}}}"
                case "note":
                    yield f'!!! {block.note} "{NOTE_TITLES.get(block.note, "Hinweis")}"'
                case "item":
                    nested = "    " * len(levels)
                    levels.append(block.level)
                    text = self._inline(" ".join(block.lines), state)
                    yield f"{indent}{nested}{block.marker.replace(')', '.')} {text}"
                case "rule":
                    yield f"{indent}---"
                case "table":
                    yield from (indent + self._inline(line, state) for line in block.lines)
                case _:
                    yield from (
                        indent + line for line in self._inline("\n".join(line.strip() for line in block.lines), state).split("\n")
                    )

    def _inline(self, text: str, state: _State) -> str:
        """Rewrite one block's text: citations, links by id, §§, glossary terms."""
        parts: list[str] = []
        position = 0
        for match in _PROTECTED.finditer(text):
            parts.append(self._plain(text[position : match.start()], state))
            position = match.end()
            if match[1]:
                parts[-1] = parts[-1].rstrip(" ")
                parts.append(self._citation(match[1], state))
            elif match["target"] or match["plain"]:
                parts.append(self._link(match, state))
            else:
                parts.append(match[0])
        parts.append(self._plain(text[position:], state))
        return "".join(parts)

    def _citation(self, keys: str, state: _State) -> str:
        if not state.cite:
            return ""
        links = []
        for key in (part.strip().removeprefix("@") for part in keys.split(";")):
            number = state.numbers.setdefault(key, len(state.numbers) + 1)
            places = state.places.setdefault(key, [])
            places.append(f"zitat-{key}-{len(places) + 1}")
            links.append(f'<a id="{places[-1]}" href="#quelle-{key}" aria-label="Quelle {number}">{number}</a>')
        return f'<sup class="pb-zitat">{", ".join(links)}</sup>'

    def _link(self, match: re.Match[str], state: _State) -> str:
        target = match["target"] or f"id:{match['plain']}"
        label = match.groupdict().get("text") or ""
        if not target.startswith("id:"):
            return f"[{label}]({target})"
        wanted, _, anchor = target.removeprefix("id:").partition("#")
        found = self.catalog.resolve(wanted)
        if found is None:
            return label or wanted
        address = f"{found.address}#{anchor}" if anchor else found.address
        return f"[{label or found.label}]({relative_file(state.address, address)})"

    def _plain(self, text: str, state: _State) -> str:
        return self._link_norms(text, state, lambda part: self._explain_terms(part, state))

    def _link_norms(self, text: str, state: _State, rest: Callable[[str], str], *, html: bool = False) -> str:
        """Link every § that has a page; ``rest`` treats the text between."""
        if "§" not in text:
            return rest(text)
        normen = self.catalog.vocabulary["normen"]
        parts: list[str] = []
        position = 0
        for found in find_norm_references(text, self.catalog.vocabulary):
            single = len(found.parts) == 1
            for start, end, norm in found.parts:
                if norm not in normen:
                    continue
                if single:
                    start, end = found.start, found.end
                elif (start, end) == found.parts[-1][:2]:
                    end = found.end
                state.normen[norm] = None
                parts.append(rest(text[position:start]))
                if not html and parts[-1].endswith("!"):
                    parts[-1] = parts[-1][:-1] + "&#33;"  # „!“ before a link would make it a picture
                label, target = text[start:end], term_address("normen", norm)
                markdown = f"[{label}]({relative_file(state.address, target)})"
                parts.append(f'<a href="{relative(state.address, target)}">{escape(label)}</a>' if html else markdown)
                position = end
        parts.append(rest(text[position:]))
        return "".join(parts)

    @cached_property
    def _terms(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """Pattern of all glossary terms, and the term id behind each label."""
        labels = {term.label: term.id for term in self.catalog.vocabulary["glossar"].values() if " (" not in term.label}
        choice = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True)) or r"(?!)"
        return re.compile(rf"(?<![\w-])(?P<label>{choice}){_ENDINGS}(?![\w-])"), labels

    def _explain_terms(self, text: str, state: _State) -> str:
        pattern, labels = self._terms

        def explain(match: re.Match[str]) -> str:
            term_id = labels[match["label"]]
            if term_id in state.begriffe or term_id == state.own:
                return match[0]
            state.begriffe[term_id] = None
            href = relative(state.address, term_address("glossar", term_id))
            definition = escape(self.catalog.vocabulary["glossar"][term_id].definition)
            return (
                f'<span class="pb-begriff"><a href="{href}" aria-describedby="begriff-{term_id}">{match[0]}</a>'
                f'<span class="pb-begriff__text" role="tooltip" id="begriff-{term_id}">{definition}</span></span>'
            )

        return pattern.sub(explain, text)


def paragraphs(text: str) -> list[str]:
    """Split a plain text field into its paragraphs."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
