"""How what an office file or book holds becomes a document."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Document
from corpus.readers.composer import Composer
from corpus.readers.lists import introduces, list_paragraphs
from corpus.readers.office.flow import Dropped, Item, Line, Mark, PageMark, Table
from corpus.readers.tables import table_rows

# Tables are named so in their captions, before a number.
_CAPTION = re.compile(
    r"(?:table|tab\.|tabelle|tableau|tabla|tabela|tabella|tabel|taulukko|таблица|表|표)\s?[\dIVX]",
    re.I,
)
_CAPTION_LENGTH = 200
# An item whose number or bullet is typed; told only where a list may stand.
_TYPED_ITEM = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,5}|[•·▪◦‣●○■□➢–—*-])\s", re.I
)
_TYPED_BULLET = re.compile(r"[•·▪◦‣●○■□➢–—*-]\s")


def compose(flow: Iterable[Item], warnings: Sequence[str] = ()) -> Document:
    """Write a document: headings, paragraphs, lists with their leads, rows of tables."""
    writer = _Writer()
    for item in flow:
        writer.add(item)
    writer.end_group()
    writer.composer.warnings.extend(warnings)
    return writer.composer.document()


def is_caption(line: Line) -> bool:
    """Say whether a line is the caption of a table that follows it."""
    return line.caption or (len(line.text) < _CAPTION_LENGTH and bool(_CAPTION.match(line.text)))


@dataclass
class _Writer:
    """Holds back a line that may lead a list or a table until what follows is known."""

    composer: Composer = field(default_factory=Composer)
    group: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    marks: list[PageMark] = field(default_factory=list)

    def add(self, item: Item) -> None:
        """Add what comes next."""
        match item:
            case PageMark():
                self.marks.append(item)
            case Dropped():
                self.composer.leave_out(item.text, item.why)
            case Table():
                self._table(item)
            case Line(note=True) if self.group:
                self.notes.append(self._marked(item))
            case Line(level=0) if item.item or self._is_item(item):
                self.group.append(self._marked(item))
            case Line():
                self.end_group()
                self._line(self._marked(item))

    def _is_item(self, line: Line) -> bool:
        """Say whether a line is an item by its typed number or bullet."""
        typed = _TYPED_ITEM if self.group else _TYPED_BULLET
        return not line.note and bool(typed.match(line.text))

    def end_group(self) -> None:
        """Write the lead and the items that were held back, and their notes."""
        lead = self.group[0] if self.group and not self.group[0].item else None
        items = self.group[1:] if lead else self.group
        texts = list_paragraphs(lead.text if lead else "", [item.text for item in items])
        lines = iter(self.group)
        for text in texts:
            marks: list[Mark] = []
            length = 0
            while length <= len(text):
                line = next(lines)
                marks += [
                    Mark(length + mark.offset, mark.number, mark.label) for mark in line.marks
                ]
                length += len(line.text) + 1
            self._paragraph(text, marks)
        notes, self.group, self.notes = self.notes, [], []
        for note in notes:
            self._paragraph(note.text, note.marks)

    def _line(self, line: Line) -> None:
        """Write a line, or hold it back where a list or a table may follow."""
        if line.level:
            for mark in line.marks:
                self.composer.page(mark.number, mark.label)
            self.composer.heading(" ".join(line.text.split()), line.level)
        elif not line.note and (introduces(line.text) or is_caption(line)):
            self.group.append(line)
        else:
            self._paragraph(line.text, line.marks)

    def _paragraph(self, text: str, marks: Sequence[Mark]) -> None:
        """Write a paragraph; a page that begins with it begins before it."""
        for mark in marks:
            if mark.offset == 0:
                self.composer.page(mark.number, mark.label)
        breaks = [(mark.offset, mark.number, mark.label) for mark in marks if mark.offset]
        self.composer.paragraph(text, breaks=breaks)

    def _table(self, table: Table) -> None:
        """Write the rows of a table; a caption that was held back leads them."""
        caption = ""
        if len(self.group) == 1 and not self.notes and is_caption(self.group[0]):
            for mark in self.group[0].marks:
                self.composer.page(mark.number, mark.label)
            caption = " ".join(self.group.pop().text.split())
        self.end_group()
        self._flush_marks()
        waiting = list(table.marks)
        for row in table_rows(table.rows, caption):
            while waiting and waiting[0].offset <= row.index:
                mark = waiting.pop(0)
                self.composer.page(mark.number, mark.label)
            if row.prose:
                self.composer.paragraph(row.cells)
            else:
                self.composer.row(row.lead, row.cells)
        self.marks.extend(PageMark(mark.number, mark.label) for mark in waiting)

    def _marked(self, line: Line) -> Line:
        """Put the pages that began before a line at its start."""
        if not self.marks:
            return line
        before = tuple(Mark(0, mark.number, mark.label) for mark in self.marks)
        self.marks = []
        return replace(line, marks=(*before, *line.marks))

    def _flush_marks(self) -> None:
        """Begin the pages that wait for what they begin with."""
        for mark in self.marks:
            self.composer.page(mark.number, mark.label)
        self.marks = []
