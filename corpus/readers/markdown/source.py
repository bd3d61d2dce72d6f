"""What of a Markdown file no reader of its page sees, and the parts that it is parsed in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.model import LeftOut

_FENCE = re.compile(r"\s*(?:>\s?){0,9}(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})")
_TABLE = re.compile(r"\s{0,3}<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_HIDDEN = (
    (re.compile(r"\s*:{3,}.{0,200}"), "container mark"),
    (re.compile(r"\s*(?:>\s?){1,9}\[!\w{1,20}\][-+]?\s*"), "container mark"),
    (
        re.compile(
            r"\s*(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|\{:?toc\}|\{:toc\})\s*", re.IGNORECASE
        ),
        "mark",
    ),
    (
        re.compile(r"\s*(?:\{%.{0,500}%\}|\{\{[<%].{0,500}[%>]\}\}|\{:.{0,200}\})\s*"),
        "template tag",
    ),
    (
        re.compile(r" {0,3}\[(?!\^)[^\]]{1,200}\]:\s*\S{1,2000}(?:\s+[\"'(].{0,300})?\s*"),
        "link address",
    ),
)
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)\s+\w+(?:\s+\"(.{0,200})\")?\s*$")
_HEADING = re.compile(r"#{1,6}\s")
# What opens quotes and lists at the start of a line: each list takes two columns or more.
_CONTAINERS = re.compile(r"(?:[\s>]|[-*+](?=\s)|\d{1,9}[.)](?=\s))*+")
_DEEP = 60
_PART = 400
# What is left where a comment stood between words.
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
# A list is cut only when it is as long as this.
_LONG_PART = 2000
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a file that are parsed together, from line `first`, counted from 1."""

    kind: Literal["markdown", "html"]
    lines: tuple[str, ...]
    first: int


@dataclass(slots=True)
class Source:
    """A Markdown file without what isn't shown; each line keeps its number."""

    lines: list[str]
    left_out: list[LeftOut] = field(default_factory=list)
    fenced: list[bool] = field(default_factory=list)

    def hide(self, place: int, why: str, text: str | None = None) -> None:
        """Leave out a line, or a part of it."""
        line = self.lines[place]
        hidden = line if text is None else text
        if hidden.strip():
            self.left_out.append(LeftOut(place + 1, hidden.strip(), why))
        rest = "" if text is None else line.replace(text, "", 1)
        self.lines[place] = _GAP.sub(" ", rest)


def source_of(text: str) -> Source:
    """Return a file's lines without front matter, comments and marks for the page's maker."""
    source = Source(text.split("\n"))
    _hide_front_matter(source)
    opened = ""
    comment = False
    for place, line in enumerate(source.lines):
        mark = _FENCE.match(line[:60])
        if not comment and mark and (not opened or _closes(line, opened)):
            opened = "" if opened else mark[1]
            source.fenced.append(True)
            continue
        source.fenced.append(bool(opened))
        if opened:
            continue
        comment = _hide_comments(source, place, comment)
        for pattern, why in _HIDDEN:
            if source.lines[place] and pattern.fullmatch(source.lines[place]):
                source.hide(place, why)
        if len(line) > _DEEP:
            source.lines[place] = _raised(source.lines[place])
    _dedent_admonitions(source)
    return source


def parts(source: Source) -> Iterator[Part]:
    """Yield the parts of a file: tables in HTML, and Markdown in parts of some hundred lines."""
    lines, first, place = source.lines, 0, 0
    while place < len(lines):
        if not source.fenced[place] and _TABLE.match(lines[place]):
            last = _table_end(lines, place)
            yield Part("markdown", tuple(lines[first:place]), first + 1)
            yield Part("html", tuple(lines[place:last]), place + 1)
            first = place = last
            continue
        if place - first > _PART and not source.fenced[place] and _is_break(lines, first, place):
            yield Part("markdown", tuple(lines[first:place]), first + 1)
            first = place
        place += 1
    yield Part("markdown", tuple(lines[first:]), first + 1)


def _raised(line: str) -> str:
    """Return a line that opens more quotes and lists than the parser reads, with hardly any."""
    opened = _CONTAINERS.match(line)
    marks = opened[0].strip() if opened else ""
    rule = set(line) <= {"-", " "} or set(line) <= {"*", " "}
    if not opened or not marks or rule or len(opened[0].expandtabs(4)) <= _DEEP:
        return line
    return ("- " if set(marks) - set("> \t") else "") + line[opened.end() :]


def _closes(line: str, opened: str) -> bool:
    """Say whether a line closes a fence: its mark alone, as long as the one that opened it."""
    bare = line.strip(" >\t")
    return bare.startswith(opened) and not bare.strip(opened[0])


def _table_end(lines: Sequence[str], place: int) -> int:
    """Return the place behind a table in HTML; behind the first line where it has no end."""
    depth = 0
    for last in range(place, len(lines)):
        depth += len(re.findall(r"<table\b", lines[last], re.IGNORECASE))
        depth -= len(_TABLE_END.findall(lines[last]))
        if depth <= 0:
            return last + 1
    return place + 1


def _is_break(lines: Sequence[str], first: int, place: int) -> bool:
    """Say whether a line begins something that nothing before it reaches into."""
    if _HEADING.match(lines[place]):
        return True
    if _ITEM.match(lines[place]) and place - first > _LONG_PART:
        return True
    return not lines[place - 1].strip() and lines[place][:1].isalpha()


def _hide_front_matter(source: Source) -> None:
    """Leave out the settings that a file opens with between lines of --- or +++."""
    mark = source.lines[0].rstrip()
    if mark not in ("---", "+++"):
        return
    ends = (mark, "...") if mark == "---" else (mark,)
    for place in range(1, min(len(source.lines), 200)):
        if source.lines[place].rstrip() in ends:
            if any(":" in line or "=" in line for line in source.lines[1:place]):
                for hidden in range(place + 1):
                    source.hide(hidden, "front matter")
            return


def _hide_comments(source: Source, place: int, inside: bool) -> bool:
    """Leave out the comments of a line; return whether one goes on in the next."""
    line = source.lines[place]
    start = 0
    while True:
        if inside:
            end = line.find("-->", start)
            if end < 0:
                source.hide(place, "comment", line[start:])
                return True
            source.hide(place, "comment", line[start : end + 3])
            line, inside = source.lines[place], False
        start = line.find("<!--", start)
        if start < 0:
            return False
        if line.count("`", 0, start) % 2:
            start += 4
            continue
        inside = True


def _dedent_admonitions(source: Source) -> None:
    """Read the indented lines of an admonition as text, which they would be no code in."""
    inside = False
    for place, line in enumerate(source.lines):
        if match := _ADMONITION.match(line[:300]):
            if not source.fenced[place]:
                inside = True
                source.lines[place] = f"**{match[1]}**" if match[1] else ""
        elif inside and line.startswith(("    ", "\t")):
            source.lines[place] = line.removeprefix("\t") if line[0] == "\t" else line[4:]
        elif line.strip():
            inside = False
