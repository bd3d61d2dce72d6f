"""The types of a report that has been read, in the order in which they come about."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal


class OperatorError(Exception):
    """Something that whoever runs this can mend; the message says what, which and what to do."""


class ReportError(OperatorError):
    """A report or catalog that cannot be used; the message says what, which and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One `[[report]]` table of a catalog; `file` and `questions` are absolute paths."""

    id: str
    title: str
    date: str
    language: str
    publisher: str
    file: str
    url: str | None = None
    questions: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a file's text that stands alone: one heading or one paragraph.

    `start` and `end` are offsets into the reader's text, `line` counts from 1, `page` is set by
    readers of paged formats, and `level` is a heading's depth (1 is the top; 0 for a paragraph).
    """

    kind: Literal["heading", "paragraph"]
    start: int
    end: int
    line: int
    page: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that no passage is made from, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns: the whole text and the blocks found in it.

    `guessed` says that headings were told by their look, as in plain text.
    """

    text: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a slice of its paragraph: `paragraph.text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph with its place; `text` is a slice of the source, kept to the letter."""

    report: str
    number: int
    text: str
    section: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    line: int
    page: int | None = None

    @property
    def id(self) -> str:
        """Return the passage id that buttons and links carry, such as `liaoning-2022/57`."""
        return f"{self.report}/{self.number}"

    def slice(self, first: int, last: int) -> str:
        """Return the text from sentence `first` to sentence `last`, both included."""
        return self.text[self.sentences[first].start : self.sentences[last].end]


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """A question that a reader may ask: the numbers of the paragraph and sentence that answer."""

    text: str
    language: str
    paragraph: int
    sentence: int


@dataclass(frozen=True)
class Report:
    """A report that has been read: what the catalog says of it, its source and paragraphs."""

    entry: Entry
    source: str
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[ExpectedQuestion, ...] = ()

    @property
    def id(self) -> str:
        """Return the report's id in the catalog."""
        return self.entry.id

    @cached_property
    def by_number(self) -> dict[int, Paragraph]:
        """Return the paragraphs by their number."""
        return {paragraph.number: paragraph for paragraph in self.paragraphs}
