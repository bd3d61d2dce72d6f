"""The blocks of an OpenDocument text in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from corpus.readers.odt.numbering import Counter
from corpus.readers.odt.styles import STYLE, TEXT, OdtStyles
from corpus.readers.odt.words import Words, note_mark, read_words
from corpus.readers.office.cells import FlowCell, table_items
from corpus.readers.office.contents import CONTENTS
from corpus.readers.office.flow import PAGE, Dropped, Item, Line, PageCount, PageMark, paragraphs
from corpus.readers.office.numerals import whole_number
from corpus.readers.office.tabbed import cells_of

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CONTENTS = frozenset(
    TEXT + name
    for name in (
        "table-of-content alphabetical-index illustration-index table-index object-index user-index"
    ).split()
)
_SKIPPED = frozenset(
    {
        TEXT + "tracked-changes",
        TEXT + "sequence-decls",
        TEXT + "variable-decls",
        TEXT + "user-field-decls",
        _OFFICE + "forms",
        _OFFICE + "annotation",
        _TABLE + "covered-table-cell",
    }
)
_REPEATED = 1000


def read_body(
    content: etree._Element, named: etree._Element | None, styles: OdtStyles
) -> Iterator[Item]:
    """Yield what a text holds; the heads and feet of its pages are left out."""
    if next(content.iter(TEXT + "soft-page-break"), None) is not None:
        yield PageMark(1)
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is not None:
        yield from _Body(styles, Counter(styles.outline)).blocks(body)
    margins: dict[str, None] = {}
    for tag in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first"):
        for element in () if named is None else named.iter(STYLE + tag):
            margins[" ".join("".join(element.itertext()).split())] = None
    yield from (Dropped(text, "header or footer") for text in margins if text)


@dataclass(frozen=True, slots=True)
class _List:
    """The list that a block stands in: its counter, its style's name, and how deep it is."""

    counter: Counter
    style: str
    depth: int


@dataclass
class _Body:
    """A reading of a text: what has been counted at a place in it."""

    styles: OdtStyles
    outline: Counter
    pages: PageCount = field(default_factory=PageCount)
    lists: dict[str, Counter] = field(default_factory=dict)

    def blocks(
        self, container: etree._Element, *, boxed: bool = False, label: str = ""
    ) -> Iterator[Item]:
        """Yield the paragraphs, lists and tables of a container; a label goes to the first."""
        walk = etree.iterwalk(container, events=("start",))
        for _, element in walk:
            tag = element.tag
            if tag in (TEXT + "p", TEXT + "h"):
                yield from self._paragraph(element, label, boxed=boxed)
                label = ""
            elif tag == TEXT + "list" and element is not container:
                yield from self._list(element, None, boxed=boxed)
            elif tag == _TABLE + "table" and element is not container:
                yield from self._table(element)
            elif tag in _CONTENTS:
                text = " ".join(" ".join(element.itertext()).split())
                yield Dropped(text, CONTENTS)
            elif tag == TEXT + "section" and element.get(TEXT + "display") == "none":
                yield Dropped(" ".join(" ".join(element.itertext()).split()), "hidden section")
            elif tag == TEXT + "soft-page-break":
                yield from self.pages.further(1)
            elif tag not in _SKIPPED:
                continue
            walk.skip_subtree()

    def _paragraph(self, element: etree._Element, label: str, *, boxed: bool) -> Iterator[Item]:
        """Yield a paragraph or heading, its notes and its text boxes."""
        style = self.styles.of("paragraph", element.get(TEXT + "style-name"))
        level = 0
        if element.tag == TEXT + "h" or style.level:
            outline = element.get(TEXT + "outline-level", "")
            level = whole_number(outline) or style.level or 1
        elif element.get(TEXT + "style-name") == "Title":
            level = 1
        words = read_words(element, style, self.styles)
        text = "".join(words.parts)
        item = bool(label) and not level
        if level and element.get(TEXT + "is-list-header") != "true" and text.strip() and not label:
            label = self.outline.label(level, bullet="")
        elif level and label == "- ":
            label = ""
        yield from self._lines(label, text, words, Line("", level, item, boxed=boxed))
        for note in words.notes:
            yield from self._note(note)
        for box in words.boxes:
            yield from self.blocks(box, boxed=True)

    def _lines(self, label: str, text: str, words: Words, like: Line) -> Iterator[Item]:
        """Yield the lines of a paragraph, with the pages that begin in it."""
        bare = text.lstrip(PAGE + " \t")
        if bare.strip(PAGE + "\n "):
            text = text[: len(text) - len(bare)] + label + bare
        cells = () if label else cells_of(text)
        for content, marks in paragraphs(text, self.pages.further(text.count(PAGE))):
            if content:
                look = words.look()
                yield replace(like, text=content, cells=cells, look=look, marks=marks)
            else:
                yield from (PageMark(mark.number, mark.label) for mark in marks)

    def _note(self, note: etree._Element) -> Iterator[Item]:
        """Yield the paragraphs of a footnote or endnote, the first behind its mark."""
        body = note.find(TEXT + "note-body")
        mark = note_mark(note)
        lines = () if body is None else self.blocks(body, label=f"{mark} " if mark else "")
        yield from (
            Line(line.text, note=True, look=line.look) for line in lines if isinstance(line, Line)
        )

    def _list(self, element: etree._Element, outer: _List | None, *, boxed: bool) -> Iterator[Item]:
        """Yield the items of a list and of the lists inside it."""
        inside = self._inside(element, outer)
        for item in element:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            start = item.get(TEXT + "start-value", "")
            label = ""
            if item.tag == TEXT + "list-item" and _has_words(item):
                label = inside.counter.label(inside.depth, start=whole_number(start))
            for block in item:
                if block.tag == TEXT + "list":
                    yield from self._list(block, inside, boxed=boxed)
                else:
                    yield from self.blocks(block, boxed=boxed, label=label)
                    label = ""

    def _inside(self, element: etree._Element, outer: _List | None) -> _List:
        """Return the list that an element begins or goes on with."""
        name = element.get(TEXT + "style-name") or (outer.style if outer else "")
        if outer and name == outer.style:
            return _List(outer.counter, name, outer.depth + 1)
        goes_on = element.get(TEXT + "continue-numbering") == "true"
        goes_on = goes_on or element.get(TEXT + "continue-list") is not None
        counter = self.lists.get(name) if goes_on else None
        self.lists[name] = counter or Counter(self.styles.lists.get(name, {}))
        return _List(self.lists[name], name, outer.depth + 1 if outer else 1)

    def _table(self, element: etree._Element) -> Iterator[Item]:
        """Yield a table; rows below `table:table-header-rows` are its heads."""
        rows: list[list[FlowCell]] = []
        walk = etree.iterwalk(element, events=("start",))
        for _, row in walk:
            if row.tag == TEXT + "soft-page-break":
                self.pages.number += 1
            if row.tag != _TABLE + "table-row":
                continue
            head = row.getparent().tag == _TABLE + "table-header-rows"
            rows.append(
                [
                    FlowCell(
                        tuple(self.blocks(cell)),
                        head,
                        _count(cell, "number-columns-spanned"),
                        _count(cell, "number-rows-spanned"),
                    )
                    for cell in row
                    if cell.tag == _TABLE + "table-cell"
                    for _ in range(_count(cell, "number-columns-repeated"))
                ]
            )
            walk.skip_subtree()
        yield from table_items(rows)


def _has_words(item: etree._Element) -> bool:
    """Say whether an item holds a paragraph, and not only a list inside it."""
    return any(child.tag in (TEXT + "p", TEXT + "h") for child in item)


def _count(cell: etree._Element, name: str) -> int:
    """Return how often a cell repeats, or how much it spans."""
    count = whole_number(cell.get(_TABLE + name, ""))
    return max(1, min(count or 1, _REPEATED))
