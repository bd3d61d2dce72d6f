"""Writes the blocks of a page of HTML: headings, lists with their leads, rows, captions."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.composer import Composer
from corpus.readers.html.blocks import HtmlBlock
from corpus.readers.labels import ends_like_prose, ends_with_stop
from corpus.readers.leads import leads_list, led_paragraphs
from corpus.readers.lists import introduces
from corpus.readers.tables import table_rows
from corpus.readers.text.lines import Joiner, numbered, runs
from corpus.readers.text.pieces import Cutter
from corpus.readers.text.tables import is_caption
from corpus.stops import ends_asking

_CAPTION_LENGTH = 200
_TITLE_LENGTH = 120
_HEADING_LENGTH = 300
# Deeper than any heading that has an element of its own.
_BOLD_LEVEL = 7
# So many preformatted lines, and stops among them, are a text that was typed, and no code.
_TYPED = 8


@dataclass(slots=True)
class HtmlWriter:
    """Writes blocks; the line of a block counts from `first`. `caption` leads the first table."""

    composer: Composer
    first: int = 1
    caption: str = ""

    def write(self, blocks: Sequence[HtmlBlock]) -> None:
        """Write blocks in order."""
        place = 0
        while place < len(blocks):
            block, after = blocks[place], blocks[place + 1 : place + 2]
            last = self._list_end(blocks, place)
            if block.kind == "heading" and len(block.text) <= _HEADING_LENGTH:
                self.composer.heading(block.text, block.level, self._line(block))
            elif last > place + 1:
                self._list(blocks[place:last])
                place = last - 1
            elif block.kind == "table":
                self._table(block)
            elif block.kind == "pre":
                self._pre(block)
            elif after and after[0].kind == "table" and not after[0].caption and leads_table(block):
                self.caption = " ".join(block.text.split())
            elif after and _is_bold_heading(block, after[0]):
                self.composer.heading(" ".join(block.text.split()), _BOLD_LEVEL, self._line(block))
            else:
                self._paragraph(block)
            place += 1

    def _line(self, block: HtmlBlock) -> int:
        """Return the line of the file that a block begins on."""
        return self.first + max(block.line, 1) - 1

    def _paragraph(self, block: HtmlBlock) -> None:
        """Write a paragraph; a question that a list of definitions answers leads its answer."""
        asks = ends_asking(block.text[: block.term].rstrip())
        self.composer.paragraph(block.text, self._line(block), lead=block.term if asks else 0)

    def _list_end(self, blocks: Sequence[HtmlBlock], place: int) -> int:
        """Return where the items that a line introduces end; right behind it if there are none."""
        if blocks[place].kind != "prose" or not leads_list(blocks[place].text):
            return place + 1
        last = place + 1
        group = blocks[last].group if last < len(blocks) else 0
        while last < len(blocks) and blocks[last].kind == "item" and blocks[last].group == group:
            last += 1
        # An item of several paragraphs goes on behind its first: it is read on its own.
        goes_on = last < len(blocks) and group and blocks[last].group == group
        return place + 1 if goes_on else last

    def _list(self, blocks: Sequence[HtmlBlock]) -> None:
        """Write a line and the items that it introduces."""
        texts = led_paragraphs(blocks[0].text, [block.text for block in blocks[1:]])
        place = 0
        for text in texts:
            self.composer.paragraph(text, self._line(blocks[place]))
            place += max(1, text.count("\n") + 1 - blocks[place].text.count("\n"))
            place = min(place, len(blocks) - 1)

    def _table(self, block: HtmlBlock) -> None:
        """Write a table's rows; notes over its whole width are paragraphs."""
        caption, self.caption = block.caption or self.caption, ""
        for row in table_rows(block.rows, caption):
            if row.prose:
                self.composer.paragraph(row.cells, self._line(block))
            else:
                self.composer.row(row.lead, row.cells, self._line(block))

    def _pre(self, block: HtmlBlock) -> None:
        """Write preformatted lines: as rows, as the paragraphs of a typed text, or as they are."""
        lines = list(numbered(block.text))
        found = list(runs(lines))
        cutter = Cutter(Joiner.of(block.text))
        pieces = [piece for run in found for piece in cutter.pieces(run)]
        stops = sum(ends_with_stop(run[-1].text) for run in found)
        typed = len(lines) >= _TYPED and stops * 2 >= len(found)
        if not typed and not any(piece.kind == "row" for piece in pieces):
            self.composer.paragraph(block.text, self._line(block))
            return
        for piece in pieces:
            line = self._line(block) + piece.lines[0].number - 1
            if piece.kind == "row":
                self.composer.row(piece.lead, piece.text, line)
            elif piece.kind == "rule":
                self.composer.leave_out(piece.text, "a rule", line)
            else:
                self.composer.paragraph(piece.text, line)


def leads_table(block: HtmlBlock) -> bool:
    """Say whether a block is the caption of the table that follows it."""
    text = block.text
    return (
        block.kind == "prose"
        and len(text) <= _CAPTION_LENGTH
        and (is_caption(text) or introduces(text))
    )


def _is_bold_heading(block: HtmlBlock, after: HtmlBlock) -> bool:
    """Say whether a bold line is the heading of what follows it."""
    return (
        block.kind == "prose"
        and block.bold > 0.95
        and len(block.text) <= _TITLE_LENGTH
        and not block.term
        and not ends_like_prose(block.text)
        and after.kind != "heading"
        and not (after.bold > 0.95 and after.kind == "prose")
    )
