"""The blocks of a page of XHTML in reading order: paragraphs, headings, lists, tables, notes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from corpus.digits import raised
from corpus.readers.epub.xhtml_elements import BLOCKS, is_entered, is_internal, span, table_parts
from corpus.readers.epub.xhtml_marks import is_way_back, local, page_label, role_of
from corpus.readers.epub.xhtml_tables import written_table
from corpus.readers.files.xml import mixed
from corpus.readers.office.cells import FlowCell
from corpus.readers.office.contents import CONTENTS
from corpus.readers.office.flow import PAGE, Dropped, Item, Line, Look, PageMark, paragraphs
from corpus.readers.office.numerals import numeral, whole_number

_BOLD = frozenset({"b", "strong"})
_ORDERED = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NOTES = frozenset("footnote endnote rearnote footnotes endnotes rearnotes".split())


@dataclass
class Pages:
    """The printed pages of a book: what is known of their marks, and how many have begun.

    A book has no pages of its own: a page's number is the printed one, where that is a number.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    count: int = 0
    last: str = ""

    def begin(self, label: str) -> PageMark | None:
        """Begin a page; None where its mark stands twice."""
        if label == self.last:
            return None
        self.count += 1
        self.last = label
        return PageMark(int(label) if label.isdecimal() else self.count, label)


@dataclass
class _Block:
    """A paragraph in the making, and what holds where the walk is."""

    parts: list[str] = field(default_factory=list)
    marks: list[PageMark] = field(default_factory=list)
    letters: int = 0
    bold_letters: int = 0
    linked_letters: int = 0
    level: int = 0
    label: str = ""
    item: bool = False


@dataclass
class Walk:
    """A reading of a page: the block that is open, and the elements round it.

    `titles` are the titles that the book's contents give to elements by their id, with a depth.
    """

    pages: Pages
    titles: Mapping[str, tuple[str, int]]
    block: _Block = field(default_factory=_Block)
    bold: int = 0
    links: int = 0
    raised: int = 0
    notes: int = 0
    kept: int = 0
    counts: list[tuple[str, int]] = field(default_factory=list)
    term: str = ""
    title: tuple[str, int] | None = None

    def read(self, root: etree._Element) -> Iterator[Item]:
        """Yield what an element holds."""
        for kind, element, text in mixed(root, is_entered):
            name = local(element)
            if kind == "text":
                self._write(text)
            elif kind == "open":
                yield from self._open(element, name)
            else:
                yield from self._close(element, name)
        yield from self._end()

    def _open(self, element: etree._Element, name: str) -> Iterator[Item]:
        """Begin an element: what is open of another block ends."""
        identity = element.get("id", "")
        self.title = self.titles.get(identity, self.title)
        label = page_label(element, self.pages.labels)
        if label and (mark := self.pages.begin(label)):
            self.block.marks.append(mark)
            self.block.parts.append(PAGE)
        if name in BLOCKS:
            yield from self._end()
        if name == "table":
            yield from self._table(element)
        elif name == "nav" or role_of(element) == "toc":
            text = " ".join(" ".join(element.itertext()).split())
            yield from [Dropped(text, CONTENTS)] if text else []
        elif name == "br":
            self.block.parts.append("\n")
        elif name in ("ul", "ol"):
            start = whole_number(element.get("start", ""))
            style = _ORDERED.get(element.get("type", ""), "decimal") if name == "ol" else ""
            self.counts.append((style, 0 if start is None else start - 1))
        elif name == "li":
            self._item(element)
        elif re.fullmatch("h[1-6]", name):
            self.block.level = int(name[1])
        self._nest(element, name, 1)

    def _close(self, element: etree._Element, name: str) -> Iterator[Item]:
        """End an element."""
        if name == "dt":
            self.term = " ".join("".join(self.block.parts).replace(PAGE, " ").split())
            if not self.block.marks:
                self.block = _Block()
        if name in BLOCKS:
            yield from self._end()
        if name in ("ul", "ol") and self.counts:
            self.counts.pop()
        self._nest(element, name, -1)

    def _nest(self, element: etree._Element, name: str, step: int) -> None:
        """Count the elements round the text that say how it looks and what it is."""
        self.bold += step * (name in _BOLD)
        self.links += step * (name == "a" and is_internal(element))
        self.raised += step * (name == "sup")
        self.notes += step * (role_of(element) in _NOTES)
        self.kept += step * (name == "pre")

    def _item(self, element: etree._Element) -> None:
        """Count an item of a list and put its label before what comes."""
        self.block.item = True
        if not self.counts:
            self.block.label = "- "
            return
        style, count = self.counts[-1]
        value = whole_number(element.get("value", ""))
        count = count + 1 if value is None else value
        self.counts[-1] = (style, count)
        self.block.label = f"{numeral(count, style)}. " if style else "- "

    def _write(self, text: str) -> None:
        """Add text to the open block."""
        if self.links and text.strip() and is_way_back(text):
            return
        if self.raised and text.strip().isdigit():
            text = raised(text)
        letters = sum(map(str.isalpha, text))
        self.block.letters += letters
        self.block.bold_letters += letters if self.bold else 0
        self.block.linked_letters += letters if self.links else 0
        self.block.parts.append(text if self.kept else re.sub(r"[ \t\r\n]+", " ", text))

    def _end(self) -> Iterator[Item]:
        """Yield the block that is open, and begin another one."""
        block, self.block = self.block, _Block()
        raw = "".join(block.parts)
        if not raw.replace(PAGE, "").strip():
            self.block.level, self.block.label, self.block.item = (
                block.level,
                block.label,
                block.item,
            )
            yield from block.marks
            return
        bare = raw.lstrip(PAGE + " \n")
        term = f"{self.term}\n" if self.term and not block.level else ""
        self.term = ""
        lead = raw[: len(raw) - len(bare)]
        for text, marks in paragraphs(lead + term + block.label + bare, block.marks):
            bold = block.letters > 0 and block.bold_letters == block.letters
            yield Line(
                text,
                block.level or self._titled(text),
                item=block.item and not block.level,
                note=self.notes > 0,
                linked=block.letters > 0 and block.linked_letters == block.letters,
                look=Look(0.0, bold),
                marks=marks,
            )

    def _titled(self, text: str) -> int:
        """Return the level of a line that the book's contents call a title; 0 for any other."""
        if self.title is None:
            return 0
        title, depth = self.title
        words = re.findall(r"\w+", text.casefold()[:300])
        if words and words == re.findall(r"\w+", title.casefold()[:300]):
            self.title = None
            return depth
        return 0

    def _table(self, table: etree._Element) -> Iterator[Item]:
        """Yield a table: its rows, its prose, or that it is a table of contents."""
        rows: list[list[FlowCell]] = []
        captions: list[Item] = []
        for element in table_parts(table):
            inside = Walk(self.pages, {}, kept=self.kept)
            if local(element) == "caption":
                captions += inside.read(element)
            elif local(element) == "tr":
                rows.append([])
            elif rows:
                rows[-1].append(
                    FlowCell(
                        tuple(inside.read(element)),
                        local(element) == "th",
                        span(element, "colspan"),
                        span(element, "rowspan"),
                    )
                )
        yield from written_table(rows, captions)
