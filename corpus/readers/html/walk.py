"""The blocks of a page of HTML in reading order, with what tells whether they are content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from corpus.readers.html.blocks import HtmlBlock, OpenBlock, Within, text_paragraphs
from corpus.readers.html.elements import BLOCKS, frame_of, is_main, span_of, walk
from corpus.readers.html.tables import table_block
from corpus.readers.table_grid import Cell
from corpus.readers.tables import holds_prose

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong"})
_BACK = re.compile(r"[\^↑↩︎⏎\s]+")
# What stands beside a title for those who want to link to it.
_PERMALINK = re.compile(r"[¶#§🔗\ue000-\uf8ff\s]+")
_TEMPLATE = re.compile(r"(?:\s*\{\{[^{}]{0,300}\}\})+\s*")


@dataclass(slots=True)
class _Walker:
    """Reads an element; the fields are what holds where the walk is."""

    block: OpenBlock = field(default_factory=OpenBlock)
    within: Within = field(default_factory=Within)
    outside: list[Within] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    group: int = 0
    # The cells of the table that the walk stands before.
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def read(self, root: HtmlElement) -> Iterator[HtmlBlock]:
        """Yield the blocks of an element."""
        for event, element, text in walk(root, self._is_whole):
            if event == "text":
                self._write(text, element)
            elif event == "opaque":
                yield from self._end()
                if element.tag == "pre":
                    yield from self._pre(element)
                else:
                    yield from self._table(element)
            elif event == "open":
                yield from self._start(element)
            else:
                yield from self._finish(element)
        yield from self._end()

    def _start(self, element: HtmlElement) -> Iterator[HtmlBlock]:
        """Begin an element."""
        tag = element.tag
        if tag in BLOCKS:
            yield from self._end()
        if tag == "br":
            self.block.parts.append("\n")
        elif tag == "a":
            self.within.link = element.get("href")
        self.within.bold += tag in _BOLD
        around = self.frames[-1] if self.frames and not is_main(element) else ""
        self.frames.append(frame_of(element) or around)
        if tag == "table":
            self.outside.append(self.within)
            self.within = Within()
        elif tag in ("ul", "ol", "menu", "dir"):
            start = element.get("start", "1")
            if not self.within.counts:
                self.group += 1
            self.within.counts.append(
                (int(start) if start.isdigit() else 1) if tag == "ol" else None
            )
        elif tag == "li":
            self.within.mark = self._item_mark(element)
        if tag in _HEADINGS or tag in ("li", "dt", "dd"):
            self.within.kinds.append((tag, len(self.frames)))

    def _finish(self, element: HtmlElement) -> Iterator[HtmlBlock]:
        """End an element."""
        tag = element.tag
        if tag in BLOCKS:
            yield from self._end()
        self.frames.pop()
        if tag == "table":
            self.within = self.outside.pop()
        self.within.bold -= tag in _BOLD
        if tag == "a":
            self.within.link = None
        elif tag in ("ul", "ol", "menu", "dir"):
            self.within.counts.pop()
        if self.within.kinds and self.within.kinds[-1][1] == len(self.frames) + 1:
            self.within.kinds.pop()

    def _item_mark(self, element: HtmlElement) -> str:
        """Return what stands before an item: its number, or a dash."""
        if not self.within.counts or self.within.counts[-1] is None:
            return "- "
        value = element.get("value", "")
        number = int(value) if value.isdigit() else self.within.counts[-1]
        self.within.counts[-1] = number + 1
        return f"{number}. "

    def _write(self, text: str, element: HtmlElement) -> None:
        """Add text to the open block."""
        block = self.block
        if not block.line and text.strip():
            block.line = element.sourceline or 0
        if self.within.link is not None and _BACK.fullmatch(text):
            return
        link = self.within.link
        if link is not None and link.startswith("#") and _PERMALINK.fullmatch(text):
            return
        letters = sum(not c.isspace() for c in text)
        block.letters += letters
        block.bold += letters if self.within.bold else 0
        if self.within.link is not None:
            block.linked += letters
            block.outer += letters if not self.within.link.startswith("#") else 0
        block.parts.append(re.sub(r"\s+", " ", text))

    def _end(self) -> Iterator[HtmlBlock]:
        """Yield the block that is open, and begin another."""
        block, self.block = self.block, OpenBlock()
        tag = self.within.kinds[-1][0] if self.within.kinds else ""
        for text in text_paragraphs("".join(block.parts)):
            if _TEMPLATE.fullmatch(text):
                continue
            share = max(1, block.letters)
            look = HtmlBlock(
                "prose",
                text,
                block.line,
                group=self.group if self.within.counts else 0,
                linked=block.linked / share,
                inner=block.linked > 0 and not block.outer,
                bold=block.bold / share,
                frame=self.frames[-1] if self.frames else "",
            )
            yield from self._block(tag, look)

    def _block(self, tag: str, block: HtmlBlock) -> Iterator[HtmlBlock]:
        """Yield a block of the kind that its element makes it; a term waits for what defines it."""
        text = block.text
        if tag == "dt":
            self.within.term = f"{self.within.term}\n{text}" if self.within.term else text
            return
        if tag in _HEADINGS:
            yield replace(block, kind="heading", level=int(tag[1]), text=" ".join(text.split()))
        elif tag == "dd" and self.within.term:
            yield replace(block, text=f"{self.within.term}\n{text}", term=len(self.within.term) + 1)
        elif tag == "li" and self.within.mark:
            yield replace(block, kind="item", text=self.within.mark + text)
        else:
            yield block
        self.within.term = self.within.mark = ""

    def _pre(self, element: HtmlElement) -> Iterator[HtmlBlock]:
        """Yield preformatted lines as they are."""
        parts = [
            "\n" if e.tag == "br" and event == "open" else text for event, e, text in walk(element)
        ]
        text = "".join(parts).strip("\n").rstrip()
        if text.strip():
            frame = self.frames[-1] if self.frames else ""
            yield HtmlBlock("pre", text, element.sourceline or 0, frame=frame)

    def _is_whole(self, element: HtmlElement) -> bool:
        """Say whether an element is read as one: preformatted text, a table that holds data."""
        if element.tag != "table":
            return bool(element.tag == "pre")
        if element.get("role") in ("presentation", "none"):
            return False
        if next(element.iterdescendants("table"), None) is not None:
            return False
        self.rows = _rows(element)
        return not holds_prose(self.rows)

    def _table(self, element: HtmlElement) -> Iterator[HtmlBlock]:
        """Yield a table that holds data."""
        frame = frame_of(element) or (self.frames[-1] if self.frames else "")
        rows, self.rows = self.rows, []
        caption = " ".join(_text(e) for e in element.iterchildren("caption")).strip()
        if block := table_block(element, rows):
            yield replace(block, frame=frame, caption=caption)


def blocks_of(root: HtmlElement) -> list[HtmlBlock]:
    """Return the blocks of an element in reading order."""
    return list(_Walker().read(root))


def _rows(table: HtmlElement) -> list[tuple[Cell, ...]]:
    """Return the cells of a table that holds no other."""
    rows: list[tuple[Cell, ...]] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        rows.append(tuple(_cell(cell) for cell in cells))
    return rows


def _cell(cell: HtmlElement) -> Cell:
    """Return a cell: bold type makes it a head as its element does."""
    blocks = [block for block in _Walker().read(cell) if block.text]
    text = " ".join(block.text.replace("\n", " ") for block in blocks)
    bold = bool(blocks) and all(block.bold > 0.9 or block.kind == "heading" for block in blocks)
    return Cell(text, cell.tag == "th" or bold, span_of(cell, "colspan"), span_of(cell, "rowspan"))


def _text(element: HtmlElement) -> str:
    """Return what an element shows, in one line."""
    return " ".join(" ".join(block.text for block in _Walker().read(element)).split())
