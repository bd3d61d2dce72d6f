"""Writes the text of a document block by block; shared by the readers of formats with markup."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Block, Document, LeftOut, Page

_BETWEEN = "\n\n"


@dataclass
class Composer:
    """A document in the making: blocks in reading order, with a blank line between them."""

    blocks: list[Block] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    # The numbers of the pages whose text was read by a machine.
    scanned: set[int] = field(default_factory=set)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    def page(self, number: int, label: str = "") -> None:
        """Begin a page before the next block; a page without text leaves no mark."""
        if self.pages and self.pages[-1].start == self._next:
            self.pages.pop()
        self._begin(self._next, number, label)

    def heading(self, text: str, level: int, line: int = 0) -> None:
        """Add a heading, `level` from 1 at the top."""
        start, end = self._write(text)
        self.blocks.append(Block("heading", start, end, line, self._page, level))

    def paragraph(
        self,
        text: str,
        line: int = 0,
        *,
        lead: int = 0,
        breaks: Sequence[tuple[int, int, str]] = (),
    ) -> None:
        """Add a paragraph.

        Args:
            text: as a person reads it; a line break in it is one that is meant to be seen.
            line: where it begins in the file, from 1.
            lead: how many of its characters lead to it, such as the question of an FAQ.
            breaks: for each page that begins inside it the offset, the page's number and its label
                (empty: the number).
        """
        page = self._page
        start, end = self._write(text)
        self.blocks.append(Block("paragraph", start, end, line, page, 0, start + lead))
        for offset, number, label in breaks:
            self._begin(start + offset, number, label)

    def row(self, lead: str, cells: str, line: int = 0) -> None:
        """Add a row of a table: its cells as text, below its caption and heads (may be empty)."""
        page = self._page
        start, end = self._write(f"{lead}\n{cells}" if lead else cells)
        self.blocks.append(Block("row", start, end, line, page, 0, end - len(cells)))

    def leave_out(self, text: str, why: str, line: int = 0, *, page: int | None = None) -> None:
        """Note something that no passage is made from, on a page or the one being written."""
        self.left_out.append(LeftOut(line, text, why, page or self._page))

    def document(self, *, guessed: bool = False) -> Document:
        """Return the document."""
        return Document(
            "".join(self._parts),
            tuple(self.blocks),
            tuple(self.left_out),
            guessed,
            tuple(self.pages),
            tuple(self.warnings),
        )

    def _begin(self, start: int, number: int, label: str) -> None:
        """Note where a page begins."""
        self.pages.append(Page(start, number, label or str(number), number in self.scanned))

    @property
    def _page(self) -> int | None:
        """Return the page that is being written on."""
        return self.pages[-1].number if self.pages else None

    @property
    def _next(self) -> int:
        """Return where the next block will begin."""
        return self._length + len(_BETWEEN) if self._parts else 0

    def _write(self, text: str) -> tuple[int, int]:
        """Add a text behind a blank line; return where it begins and ends."""
        start = self._next
        if self._parts:
            self._parts.append(_BETWEEN)
        self._parts.append(text)
        self._length = start + len(text)
        return start, self._length
