"""The reader of Markdown: `#` headings, paragraphs between blank lines; markup stays as it is."""

import re

from corpus.model import Block, Document
from corpus.readers.charset import decode
from corpus.readers.lines import Line, chunks, joined

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")


def read_markdown(data: bytes) -> Document:
    """Find headings and paragraphs in a Markdown text.

    A heading's span leaves out its number signs; list items are paragraphs of their own.
    """
    text = decode(data)
    blocks: list[Block] = []
    for run in chunks(text):
        prose: list[Line] = []
        for line in run:
            match = _HEADING.fullmatch(text[line.start : line.end])
            if match is None:
                prose.append(line)
                continue
            blocks.extend(_paragraphs(text, prose))
            prose = []
            start = line.start + match.start(2)
            end = line.start + match.end(2)
            if end > start:
                blocks.append(Block("heading", start, end, line.number, None, len(match[1])))
        blocks.extend(_paragraphs(text, prose))
    return Document(text, tuple(blocks))


def _paragraphs(text: str, run: list[Line]) -> list[Block]:
    """Make one block of a hard-wrapped run, and one a line of any other."""
    if not run:
        return []
    listed = any(text[line.start] in "-*+|" for line in run)
    if len(run) > 1 and joined(text, run) and not listed:
        run = [Line(run[0].start, run[-1].end, run[0].number)]
    return [Block("paragraph", line.start, line.end, line.number) for line in run]
