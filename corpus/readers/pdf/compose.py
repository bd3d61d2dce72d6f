"""Writes what was read of a PDF file as a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Document
from corpus.readers.composer import Composer
from corpus.readers.pdf.chunk import Chunk
from corpus.readers.pdf.continuations import Part
from corpus.readers.pdf.headings import Headings, levels
from corpus.readers.pdf.joins import Words, joined
from corpus.readers.pdf.labels import is_caption
from corpus.readers.pdf.tables import Entry, Heads, Row, Table, entries

FIGURES = "figures without words, as of a chart"
_CAPTION = 200
# The share of a table's rows that have words where those without are rows as well.
_WORDED = 0.3
_NO_HEADS = Heads()


@dataclass
class Writer:
    """Writes parts, page by page, with what is known of the file."""

    composer: Composer
    words: Words
    labels: Mapping[int, str]
    page: int = 0
    heads: Heads = _NO_HEADS
    last: Table | None = None
    caption: str = ""

    def turn(self, page: int) -> None:
        """Go to a page, forwards or back to where a paragraph began."""
        if page != self.page:
            self.composer.page(page, self.labels[page])
            self.page = page

    def paragraph(self, chunks: Sequence[Chunk]) -> None:
        """Write a paragraph with the places where it runs over to other pages."""
        self.turn(chunks[0].page)
        lines = [line.text for chunk in chunks for line in chunk.lines]
        pages = [chunk.page for chunk in chunks for _ in chunk.lines]
        if chunks[0].code:
            self.composer.paragraph("\n".join(lines))
            return
        text, starts = joined(lines, self.words)
        if not any(char.isalpha() for char in text):
            self.composer.leave_out(text, FIGURES)
            return
        breaks = [
            (start, page, self.labels[page])
            for start, page, last in zip(starts[1:], pages[1:], pages, strict=False)
            if page != last
        ]
        self.composer.paragraph(text, breaks=breaks)
        self.page = pages[-1]

    def heading(self, chunk: Chunk, level: int) -> None:
        """Write a heading."""
        self.turn(chunk.page)
        text, _ = joined([line.text for line in chunk.lines], self.words)
        self.composer.heading(text, level)

    def write_table(self, table: Table, page: int, caption: str) -> None:
        """Write a table row by row; one that goes on from the page before keeps its heads."""
        on = self._goes_on(table, page)
        heads = self.heads if on else _NO_HEADS
        self.caption = caption or (self.caption if on else "")
        self.turn(page)
        worded = sum(_has_words(row) for row in table.rows) >= _WORDED * len(table.rows)
        for entry, known in entries(table, heads):
            self._row(entry, self.caption, worded)
            heads = known
        self.heads, self.last = heads, table

    def _goes_on(self, table: Table, page: int) -> bool:
        """Say whether a table goes on with the one that ended the page before."""
        last, blocks = self.last, self.composer.blocks
        if last is None or page != self.page + 1 or not blocks or blocks[-1].kind != "row":
            return False
        pairs = zip(last.rows[-1], table.rows[0], strict=False)
        return all(abs(a.x0 - b.x0) < 6 and abs(a.x1 - b.x1) < 6 for a, b in pairs)

    def _row(self, entry: Entry, caption: str, worded: bool) -> None:
        """Write a row below the table's caption.

        Figures without a word are none, as of charts, unless several stand side by side in a table
        whose rows are `worded`.
        """
        kept = worded and "\n" in entry.cells
        if not kept and not any(char.isalpha() for char in entry.lead + entry.cells):
            self.composer.leave_out(entry.cells, FIGURES)
            return
        lead = "\n".join(line for line in (caption, entry.lead) if line)
        self.composer.row(lead, entry.cells)


def write(
    parts: Sequence[Part],
    headings: Headings,
    words: Words,
    labels: Mapping[int, str],
    composer: Composer,
) -> Document:
    """Write the parts of a file in their order."""
    writer = Writer(composer, words, labels)
    heights = _levels(parts, headings)
    for index, part in enumerate(parts):
        if part.table is not None:
            writer.write_table(part.table, part.page, _caption(parts, index))
        elif index in heights:
            writer.heading(part.chunks[0], heights[index])
        else:
            writer.paragraph(part.chunks)
    return composer.document()


def _levels(parts: Sequence[Part], headings: Headings) -> dict[int, int]:
    """Return the level of each heading by its place among the parts."""
    keys = {i: headings.key(part.chunks[0]) for i, part in enumerate(parts) if part.heading}
    known = {
        index: level for index in keys if (level := headings.outline_level(parts[index].chunks[0]))
    }
    return levels(keys, known)


def _caption(parts: Sequence[Part], index: int) -> str:
    """Return the caption of a table: right above it, or below it."""
    near = [parts[place] for place in (index - 1, index - 2, index + 1) if 0 <= place < len(parts)]
    for part in near:
        text = part.chunks[0].text if part.chunks else ""
        if is_caption(text) and len(text) <= _CAPTION:
            return text
    return ""


def _has_words(row: Row) -> bool:
    """Say whether a row has a letter."""
    return any(char.isalpha() for cell in row for char in cell.text)
