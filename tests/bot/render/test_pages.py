"""Pages in references: what is printed on them, the way to them, and whether they are scans."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.answers import Passage
from bot.answering.passage_codes import PassageCode
from bot.answering.passages import passage_of
from bot.render.card import card, copied
from bot.render.reference import page_and_paragraph, source_of
from bot.texts import ENGLISH, LANGUAGES, Texts
from corpus.model import Page, Report
from embeddings.search.result import Hit
from tests.fakes import report_of

LANGUAGE = pytest.mark.parametrize("texts", LANGUAGES.values(), ids=LANGUAGES.keys())
TEXT = "Pigs rose on forty farms. Trains go to europe every winter."


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """A PDF of two pages, "ix" and "x", whose paragraph runs from the first to the second."""
    plain = report_of(TEXT, tmp_path, url="https://example.org/tiny.pdf")
    pages = (Page(0, 1, "ix"), Page(TEXT.index("Trains"), 2, "x"))
    return replace(plain, pages=pages, format="pdf")


def passage(report: Report, sentence: int) -> Passage:
    """Return the passage that a sentence of the report answers."""
    return passage_of(report, Hit(report.paragraphs[0], sentence, 1.0))


@LANGUAGE
def test_the_page_is_that_of_the_answering_sentence(report: Report, texts: Texts) -> None:
    """Not that on which its paragraph begins; the label is what is printed."""
    assert texts.page.format(page="ix") in card(passage(report, 0), texts, "b")
    second = card(passage(report, 1), texts, "b")
    assert texts.page.format(page="x") in second
    assert texts.page.format(page="ix") not in second
    assert passage(report, 1).as_json()["page"] == "x"


def test_where_a_sentence_stands_is_plain_or_html(report: Report) -> None:
    """The page, if it has any, and the paragraph, with its link where the bot is known."""
    printed = replace(report, pages=(Page(0, 1, "<ix>"),))
    where = (report.paragraphs[0], 0, ENGLISH)
    assert page_and_paragraph(printed, *where) == ("p. <ix>", "¶1")
    page, number = page_and_paragraph(printed, *where, "b")
    assert page == "p. &lt;ix&gt;"
    code = PassageCode.of(report.paragraphs[0]).text
    assert number == f'<a href="https://t.me/b?start={code}">¶1</a>'
    assert page_and_paragraph(replace(report, pages=()), *where) == ("¶1",)


def test_the_link_to_a_pdf_leads_to_the_page(report: Report) -> None:
    """By the page's place in the file, which viewers count by; other formats have no such way."""
    page = report.pages[1]
    assert source_of(report, page) == "https://example.org/tiny.pdf#page=2"
    assert source_of(replace(report, format="epub"), page) == "https://example.org/tiny.pdf"
    assert source_of(report, None) == "https://example.org/tiny.pdf"


def test_what_is_copied_names_the_page(report: Report) -> None:
    """Beside the paragraph, as a reader of the paper looks for it."""
    assert copied(passage(report, 1), ENGLISH).endswith(", p. x, ¶1")


@LANGUAGE
def test_a_scan_says_so_under_every_quote(report: Report, texts: Texts) -> None:
    """A machine read it, so the quote may hold errors; other pages say nothing of the kind."""
    scanned = replace(report, pages=(report.pages[0], replace(report.pages[1], scanned=True)))
    assert card(passage(scanned, 1), texts, "b").endswith(f"<i>{texts.scanned}</i>")
    assert texts.scanned not in card(passage(scanned, 0), texts, "b")
