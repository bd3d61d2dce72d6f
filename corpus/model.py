"""The types of a report that has been read, in the order in which they come about."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from corpus.paragraphs import Paragraph, Paragraphs
from corpus.refusal import Refusal


class OperatorError(Exception):
    """Something that whoever runs this can mend; the message says what, which and what to do.

    Its kind lets the same be said in another language than the message's.
    """

    def __init__(self, message: str, kind: Refusal = Refusal.OTHER) -> None:
        super().__init__(message)
        self.kind = kind


class ReportError(OperatorError):
    """A report or catalog that cannot be used; the message says what, which and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One `[[report]]` table of a catalog; `file` and `questions` are absolute paths.

    `content` is "main" where menus and notices of a saved page are left out, "all" where none is.
    `readers` are the Telegram ids of the people and groups who may read it; None is everybody who
    may ask.
    """

    id: str
    title: str
    date: str
    language: str
    publisher: str
    file: str
    url: str | None = None
    questions: str | None = None
    content: str = "main"
    readers: tuple[int, ...] | None = None

    def has_title(self, title: str) -> bool:
        """Say whether this is its title, capitals and blanks aside."""
        return _folded(self.title) == _folded(title)


def _folded(title: str) -> str:
    """Return a title as it is compared."""
    return " ".join(title.casefold().split())


@dataclass(frozen=True, slots=True)
class Block:
    """A run of a file's text that stands alone: a heading, a paragraph or a row of a table.

    `start` and `end` are offsets into the reader's text, in which a line break is one that a person
    should see. `line` counts from 1, 0 where the format has no lines; `page` is the page that the
    block begins on, from 1, in paged formats; `level` is a heading's depth (1 is the top; 0 for
    what is none). From `start` to `body` stands what leads to the block and answers nothing by
    itself: the caption and column heads of a row, the question of an FAQ.
    """

    kind: Literal["heading", "paragraph", "row"]
    start: int
    end: int
    line: int
    page: int | None = None
    level: int = 0
    body: int = -1

    def __post_init__(self) -> None:
        """Begin the body where the block begins, unless told otherwise."""
        if self.body < 0:
            object.__setattr__(self, "body", self.start)


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page begins in a document's text; `number` is its place in the file, from 1.

    `label` is what is printed on it, such as "xii"; its number where nothing is. Of a `scanned`
    page the text was read by a machine (OCR), and may hold errors.
    """

    start: int
    number: int
    label: str
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that no passage is made from, and why; `page` is its page in paged formats."""

    line: int
    text: str
    why: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class FileDetails:
    """What a file says of itself beside its text; what it doesn't say is empty.

    `date` is an ISO date, `language` a code such as "en".
    """

    title: str = ""
    date: str = ""
    language: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns: the text as a person reads it, in reading order, and its blocks.

    `pages` are in the order of the text, empty for formats without pages; `warnings` say in a
    sentence each what of the file may be read wrong; `guessed` says that headings were told by
    their look, as in plain text; `format` is the name of the file's format, such as "pdf";
    `details` are what the file says of itself, and `checksum` is the SHA-256 of its bytes.
    """

    text: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    guessed: bool = False
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()
    format: str = ""
    details: FileDetails = FileDetails()
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedQuestion:
    """A question that a reader may ask: the numbers of the paragraph and sentence that answer."""

    text: str
    language: str
    paragraph: int
    sentence: int


@dataclass(frozen=True)
class Report:
    """A report that has been read: what the catalog says of it, its source and paragraphs.

    `pages`, `warnings`, `format` and `checksum` are the document's.
    """

    entry: Entry
    source: str
    paragraphs: Paragraphs
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[ExpectedQuestion, ...] = ()
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()
    format: str = ""
    checksum: str = ""

    @property
    def id(self) -> str:
        """Return the report's id in the catalog."""
        return self.entry.id

    def numbered(self, number: int) -> Paragraph | None:
        """Return the paragraph of a number; None where none has it."""
        place = self.paragraphs.place_of(number)
        return None if place is None else self.paragraphs[place]

    def page_at(self, paragraph: Paragraph, sentence: int) -> Page | None:
        """Return the page that a sentence of a paragraph begins on; None without pages."""
        place = paragraph.start + paragraph.sentences[sentence].start
        index = bisect_right(self.pages, place, key=lambda page: page.start)
        return self.pages[index - 1] if index else None
