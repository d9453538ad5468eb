"""The body of an entry as blocks with line numbers: headings, paragraphs, list items, tables, notes.

Reads the small part of Markdown that entries use. It renders nothing; the engine's Markdown does that. Whatever it does
not know (raw HTML, code blocks, pictures) it still returns as a paragraph, so that the rules can refuse it at its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NOTES = ("kontext", "einordnung", "hinweis")

CITATION = re.compile(r"\[(@[^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*)\]")
LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?P<title>\s+\"[^\"]*\")?\)")
PLAIN_ID = re.compile(r"(?<![\w(/:])id:(?P<plain>[a-z0-9][a-z0-9/-]*[a-z0-9])")

_HEADING = re.compile(r"(#{1,6})\s*(.*?)\s*#*$")
_NOTE = re.compile(r"(?:!!!|\?\?\?\+?)\s*([\w-]*)(.*)$")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)])\s+(.*)$")


@dataclass(frozen=True)
class Block:
    """One block: ``kind`` is heading, paragraph, item, table, note or rule; ``note`` names the mark it stands in.

    ``lines`` holds the block's text lines without indentation and list marks; the first stands at ``line``.
    ``section`` is the nearest ``##`` heading above. For items, ``level`` is the indentation in spaces, ``marker`` the list mark.
    """

    kind: str
    lines: tuple[str, ...]
    line: int
    level: int = 0
    note: str = ""
    section: str = ""
    marker: str = ""

    @property
    def text(self) -> str:
        return " ".join(line.strip() for line in self.lines)

    @property
    def citations(self) -> tuple[str, ...]:
        """Keys of the sources cited in this block, in order, with repetitions."""
        return tuple(key.strip().removeprefix("@") for match in CITATION.finditer(self.text) for key in match[1].split(";"))

    def numbered_lines(self) -> Iterator[tuple[int, str]]:
        """Yield each line with its line number in the file."""
        for offset, line in enumerate(self.lines):
            yield self.line + offset, line


def parse_body(text: str, first_line: int) -> tuple[Block, ...]:
    """Split a body into blocks; ``first_line`` is the line of the file at which it begins."""
    return tuple(_blocks(text.split("\n"), first_line, "", ""))


def _blocks(lines: list[str], first_line: int, note: str, section: str) -> Iterator[Block]:
    index = 0
    while index < len(lines):
        line, number = lines[index], first_line + index
        if not line.strip():
            index += 1
            continue
        if match := _HEADING.match(line):
            if len(match[1]) == 2:
                section = match[2]
            yield Block("heading", (match[2],), number, len(match[1]), note, section)
            index += 1
            continue
        if match := _NOTE.match(line):
            end = index + 1
            while end < len(lines) and (not lines[end].strip() or lines[end].startswith(("    ", "\t"))):
                end += 1
            yield Block("note", (line,), number, note=match[1], section=section)
            inner = [re.sub(r"^(?: {4}|\t)", "", inner_line) for inner_line in lines[index + 1 : end]]
            yield from _blocks(inner, number + 1, match[1] or "?", section)
            index = end
            continue
        if re.fullmatch(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*", line):
            yield Block("rule", (line,), number, note=note, section=section)
            index += 1
            continue
        end = index + 1
        item = _ITEM.match(line)
        while end < len(lines) and lines[end].strip() and not _HEADING.match(lines[end]) and not _NOTE.match(lines[end]):
            if _ITEM.match(lines[end]) and item:
                break
            end += 1
        chunk = lines[index:end]
        if item:
            yield Block("item", (item[3], *(part.strip() for part in chunk[1:])), number, len(item[1]), note, section, item[2])
        elif line.lstrip().startswith("|"):
            yield Block("table", tuple(chunk), number, note=note, section=section)
        else:
            yield Block("paragraph", tuple(chunk), number, note=note, section=section)
        index = end
