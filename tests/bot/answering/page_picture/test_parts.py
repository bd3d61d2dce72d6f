"""Which pages show a passage, and what of their text is marked."""

from dataclasses import replace

from bot.answering.answers import Passage
from bot.answering.page_picture.model import PagePart
from bot.answering.page_picture.parts import MOST_PAGES, has_pictures, request_for
from corpus.model import Entry, Page, Report
from corpus.paragraphs import Paragraph, Paragraphs, Sentence

ENTRY = Entry("dues", "On Dues", "2020-03-01", "en", "Nobody", "/reports/dues.pdf")
TEXT = "Heads\nfirst row\n\nHeads\nsecond row that runs on"


def row(number: int, start: int, end: int) -> Paragraph:
    """Return a row of a table, whose first sentence are the heads."""
    spans = (Sentence(0, 5), Sentence(6, end - start))
    return Paragraph("dues", number, TEXT[start:end], (), spans, 0, start, 1)


ROWS = (row(1, 0, 15), row(2, 17, 46))
REPORT = Report(
    ENTRY,
    TEXT,
    Paragraphs.of("dues", TEXT, ROWS),
    pages=(Page(0, 1, "i"), Page(33, 2, "ii")),
    format="pdf",
    checksum="abc",
)


def passage(paragraph: int, sentence: int, report: Report = REPORT) -> Passage:
    """Return a sentence."""
    return Passage(report, report.paragraphs[paragraph], sentence, sentence, sentence, 1.0)


def test_a_sentence_stands_on_its_page_without_the_heads() -> None:
    """The text of the page is whole, but for what is told again in each row."""
    asked = request_for(passage(0, 1))
    assert asked is not None
    assert (asked.file, asked.checksum) == ("/reports/dues.pdf", "abc")
    (part,) = asked.parts
    assert part == PagePart(1, "i", "first row\n\nsecond row", 0, 9)
    assert asked.key == "abc 1:0-9"


def test_a_sentence_that_runs_on_stands_on_both_pages() -> None:
    """Each has what of it stands there."""
    asked = request_for(passage(1, 1))
    assert asked is not None
    texts = [part.text[part.start : part.end] for part in asked.parts]
    assert texts == ["second row", " that runs on"]
    assert [part.label for part in asked.parts] == ["i", "ii"]


def test_what_only_leads_to_a_paragraph_is_not_marked() -> None:
    """In its place, and for the whole paragraph, its own sentences are."""
    own, lead, whole = (
        request_for(passage(0, 1)),
        request_for(passage(0, 0)),
        request_for(passage(0, 0), whole=True),
    )
    assert own == lead == whole


def test_a_paragraph_without_end_is_shown_by_its_first_pages() -> None:
    """An album of pictures stays one that can be looked at."""
    pages = tuple(Page(index, index + 1, str(index + 1)) for index in range(0, 15))
    asked = request_for(passage(0, 1, replace(REPORT, pages=pages)))
    assert asked is not None
    assert [part.number for part in asked.parts] == [7, 8, 9, 10] and MOST_PAGES == 4


def test_other_formats_have_no_pictures() -> None:
    """A text has no pages, and a page that a text tells of can't be drawn."""
    text = replace(REPORT, format="text")
    assert has_pictures(REPORT) and not has_pictures(text)
    assert request_for(passage(0, 1, text)) is None
