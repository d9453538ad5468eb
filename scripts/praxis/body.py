"""The body of an entry as blocks with line numbers: headings, paragraphs, list items, tables, notes.

Reads the small part of Markdown that entries use. It renders nothing; the engine's Markdown does that. Whatever it does
not know (raw HTML, code blocks, pictures) it still returns as a paragraph, so that the rules can refuse it at its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from praxis.spelling import nearest

NOTES = ("kontext", "einordnung", "hinweis")

CITATION = re.compile(r"\[(@[^\[\]\s;]+(?:\s*;\s*@[^\[\]\s;]+)*)\]")
LINK = re.compile(
    r"(?<!!)\[(?P<text>[^\[\]]*)\]"
    r"\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?P<title>\s+\"[^\"]*\")?\)"
)
PLAIN_ID = re.compile(r"(?<!\]\()(?<![\w/:!])id:(?P<plain>[a-z0-9][a-z0-9/-]*[a-z0-9])")

_MAX_DEPTH = 3  # marks within marks are refused anyway; a file must not be able to exhaust the stack with them
_NOTE = re.compile(r"(?:!!!|\?\?\?\+?)\s*([\w-]*)")
_NEARLY_NOTE = re.compile(r"\s*[!¡?:]{1,6}\s*([\w-]+)")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)])\s+(.*)$")
_ITEM_STARTS = frozenset("-*+0123456789")


class Block(NamedTuple):
    """One block: ``kind`` is heading, paragraph, item, table, note or rule; ``note`` names the mark it stands in.

    ``lines`` holds the block's text lines without indentation and list marks; the first stands at ``line``. ``section``
    is the nearest ``##`` heading above. For items, ``level`` is the indentation in spaces, ``marker`` the list mark.
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
        return tuple(key for match in CITATION.finditer(self.text) for key in cited_keys(match))

    def numbered_lines(self) -> Iterator[tuple[int, str]]:
        """Yield each line with its line number in the file."""
        return zip(range(self.line, self.line + len(self.lines)), self.lines, strict=True)


def cited_keys(match: re.Match[str]) -> list[str]:
    """Return the keys in a match of ``CITATION``."""
    return [key.strip()[1:] for key in match[1].split(";")]


def blank(match: re.Match[str]) -> str:
    """Return spaces in place of a match, its line ends kept, so that what follows keeps its place."""
    return re.sub(r"[^\n]", " ", match[0])


def looks_like_mark(line: str) -> bool:
    """Tell whether a line was meant to be a mark, however it is spelled: „!! kontext“, „  !!! Kontxt“, „::: hinweis“."""
    match = _NEARLY_NOTE.match(line)
    return match is not None and _resembles_note(match[1])


@lru_cache(maxsize=64)
def _resembles_note(word: str) -> bool:
    return nearest(word, NOTES) != ""


def parse_body(text: str, first_line: int) -> tuple[Block, ...]:
    """Split a body into blocks; ``first_line`` is the line of the file at which it begins."""
    return tuple(_blocks(text.split("\n"), first_line, "", "", 0))


def _blocks(lines: list[str], first_line: int, note: str, section: str, depth: int) -> Iterator[Block]:
    index = 0
    while index < len(lines):
        line, number = lines[index], first_line + index
        stripped = line.strip()
        if not stripped:
            index += 1
            continue
        if line[0] == "#":
            level, title = _heading(line)
            section = title if level == 2 else section
            yield Block("heading", (title,), number, level, note, section)
            index += 1
        elif depth < _MAX_DEPTH and (match := _is_note(line)):
            end = _end_of_note(lines, index + 1)
            yield Block("note", (line,), number, note=match[1], section=section)
            inner = [_unindented(inner_line) for inner_line in lines[index + 1 : end]]
            yield from _blocks(inner, number + 1, match[1] or "?", section, depth + 1)
            index = end
        elif _is_rule(stripped):
            yield Block("rule", (line,), number, note=note, section=section)
            index += 1
        else:
            item = _ITEM.match(line) if stripped[0] in _ITEM_STARTS else None
            end = _end_of_text(lines, index + 1, in_list=item is not None)
            chunk = lines[index:end]
            if item:
                text = (item[3], *(part.strip() for part in chunk[1:]))
                yield Block("item", text, number, len(item[1].expandtabs(4)), note, section, item[2])
            else:
                kind = "table" if stripped[0] == "|" else "paragraph"
                yield Block(kind, tuple(chunk), number, note=note, section=section)
            index = end


def _heading(line: str) -> tuple[int, str]:
    """Return level and title; a line of more than six signs has level 6."""
    level = min(len(line) - len(line.lstrip("#")), 6)
    return level, line[level:].strip().rstrip("#").rstrip()


def _is_note(line: str) -> re.Match[str] | None:
    return _NOTE.match(line) if line[0] in "!?" else None


def _is_rule(stripped: str) -> bool:
    return stripped[0] in "-*_" and len(stripped) > 2 and not stripped.strip(stripped[0])


def _end_of_note(lines: list[str], end: int) -> int:
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(("    ", "\t"))):
        end += 1
    return end


def _end_of_text(lines: list[str], end: int, *, in_list: bool) -> int:
    """Return where a paragraph, item or table ends: at an empty line, a heading, a mark, in lists at the next item."""
    while end < len(lines):
        line = lines[end]
        stripped = line.strip()
        if not stripped or line[0] == "#" or _is_note(line):
            break
        if in_list and stripped[0] in _ITEM_STARTS and _ITEM.match(line):
            break
        end += 1
    return end


def _unindented(line: str) -> str:
    if line.startswith("    "):
        return line[4:]
    return line.removeprefix("\t")
