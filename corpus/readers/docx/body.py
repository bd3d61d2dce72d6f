"""The blocks of a Word file in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.readers.docx.numbering import Numbering, read_numbering
from corpus.readers.docx.parts import Parts, W, value
from corpus.readers.docx.rows import raw_rows
from corpus.readers.docx.runs import Fields, Words, is_double, is_hint, read_runs
from corpus.readers.docx.styles import Style, Styles, paragraph_style, read_styles
from corpus.readers.office.cells import FlowCell, table_items
from corpus.readers.office.contents import CONTENTS
from corpus.readers.office.flow import PAGE, Dropped, Item, Line, PageCount, PageMark, paragraphs
from corpus.readers.office.tabbed import cells_of

_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
_GONE = (W + "del", W + "moveFrom", W + "sdtPr")
_EMBEDDED = "It holds a file inside the file (w:altChunk), which was not read."


def read_body(parts: Parts) -> tuple[list[Item], list[str]]:
    """Return what a Word file holds, and warnings."""
    body = Body(parts, read_styles(parts.styles), read_numbering(parts.numbering))
    paged = next(parts.document.iter(W + "lastRenderedPageBreak"), None) is not None
    flow: list[Item] = [PageMark(1)] if paged else []
    flow += body.blocks(parts.document)
    flow += [Dropped(text, "header or footer") for text in dict.fromkeys(body.margins())]
    embedded = next(parts.document.iter(W + "altChunk"), None) is not None
    return flow, [_EMBEDDED] if embedded else []


@dataclass
class Body:
    """A reading of a Word file: what has been counted and what is open at a place in it."""

    parts: Parts
    styles: Styles
    numbering: Numbering
    pages: PageCount = field(default_factory=PageCount)
    fields: Fields = field(default_factory=Fields)
    numbers: dict[str, int] = field(default_factory=dict)
    held: str = ""
    notes: dict[str, etree._Element] = field(default_factory=dict)
    in_note: bool = False

    def __post_init__(self) -> None:
        """Find the notes; trust fields only where each is closed."""
        for kind, root in (("footnote", self.parts.footnotes), ("endnote", self.parts.endnotes)):
            for note in () if root is None else root.iter(W + kind):
                self.notes[f"{kind} {value(note, 'id')}"] = note
        kinds = [value(mark, "fldCharType") for mark in self.parts.document.iter(W + "fldChar")]
        self.fields.trusted = kinds.count("begin") == kinds.count("end")

    def blocks(self, container: etree._Element, *, boxed: bool = False) -> Iterator[Item]:
        """Yield the paragraphs and tables of a container, such as a body, a cell or a text box."""
        walk = etree.iterwalk(container, events=("start",))
        for _, element in walk:
            tag = element.tag
            if tag == W + "p":
                yield from self._paragraph(element, boxed=boxed)
            elif tag == W + "tbl":
                yield from self._table(element)
            elif (value(element.find(_GALLERY)) or "").startswith("Table of Contents"):
                yield Dropped(_plain(element), CONTENTS)
            elif tag not in _GONE and not is_double(element) and not is_hint(element):
                continue
            walk.skip_subtree()

    def margins(self) -> Iterator[str]:
        """Yield the text of each header and footer that has any."""
        for root in self.parts.margins:
            if text := _plain(root):
                yield text

    def _paragraph(self, element: etree._Element, *, boxed: bool) -> Iterator[Item]:
        """Yield a paragraph, its notes and its text boxes."""
        properties = element.find(W + "pPr")
        style = paragraph_style(properties, self.styles)
        open_contents = self.fields.contents
        read = read_runs(element, style, self.styles, self.fields, self.numbers)
        label = self._label(properties, style)
        text = self.held + "".join(read.parts)
        self.held = ""
        if _is_joined(properties):
            self.held = label + text
        elif self.fields.contents or (style.contents and (text.strip() or open_contents)):
            yield from ([Dropped(" ".join(text.split()), CONTENTS)] if text.strip() else [])
        else:
            yield from self._lines(label, text, style, read, boxed=boxed)
        for key, mark in read.notes:
            yield from self._note(key, mark)
        for box in read.boxes:
            yield from self.blocks(box, boxed=True)

    def _lines(
        self, label: str, text: str, style: Style, words: Words, *, boxed: bool
    ) -> Iterator[Item]:
        """Yield the lines of a paragraph, with the pages that begin in it."""
        bare = text.lstrip(PAGE + " \t")
        if bare.strip(PAGE + "\n "):
            text = text[: len(text) - len(bare)] + label + bare
        cells = () if label else cells_of(text)
        pages = self.pages.further(text.count(PAGE))
        level = (style.level or 0) + 1 if style.level is not None and style.level < 9 else 0
        for content, marks in paragraphs(text, pages):
            if content:
                yield Line(
                    content,
                    level,
                    item=bool(label) and not level,
                    boxed=boxed,
                    caption=style.caption,
                    cells=cells,
                    look=words.look(),
                    marks=marks,
                )
            else:
                yield from (PageMark(mark.number, mark.label) for mark in marks)

    def _label(self, properties: etree._Element | None, style: Style) -> str:
        """Return the number or bullet that Word puts before a paragraph."""
        if style.list_id is None:
            return ""
        depth = style.list_level
        if depth is None:
            name = None if properties is None else value(properties.find(W + "pStyle"))
            listed = self.numbering.lists.get(style.list_id)
            depth = listed.depth_of(name or "") if listed else 0
        return self.numbering.label(style.list_id, depth)

    def _note(self, key: str, mark: str) -> Iterator[Item]:
        """Yield the paragraphs of a footnote or endnote, the first behind its mark."""
        element = self.notes.pop(key, None)
        if element is None or self.in_note:
            return
        self.in_note = True
        lines = [item for item in self.blocks(element) if isinstance(item, Line)]
        self.in_note = False
        for place, line in enumerate(lines):
            text = line.text if place or not mark else f"{mark} {line.text}"
            yield Line(text, note=True, look=line.look)

    def _table(self, element: etree._Element) -> Iterator[Item]:
        """Yield a table; the cells of a row begin on the same page."""
        rows: list[list[FlowCell]] = []
        for raw in raw_rows(element, self.styles):
            first, last = self.pages.number, self.pages.number
            rows.append([])
            for cell in raw:
                self.pages.number = first
                items = () if cell.element is None else tuple(self.blocks(cell.element))
                rows[-1].append(FlowCell(items, cell.head, cell.columns, cell.rows))
                last = max(last, self.pages.number)
            self.pages.number = last
        yield from table_items(rows)


def _is_joined(properties: etree._Element | None) -> bool:
    """Say whether a paragraph's end was deleted, so that it goes on in the next one."""
    end = None if properties is None else properties.find(W + "rPr")
    return end is not None and any(end.find(W + name) is not None for name in ("del", "moveFrom"))


def _plain(root: etree._Element) -> str:
    """Return the words of a part that isn't read."""
    words: list[str] = []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if is_double(element):
            walk.skip_subtree()
        elif element.tag == W + "t":
            words.append(element.text or "")
        elif element.tag in (W + "p", W + "tab", W + "br"):
            words.append(" ")
    return " ".join("".join(words).split())
