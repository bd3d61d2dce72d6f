"""The caption of a page's picture."""

from bot.render.page_picture import caption
from bot.texts import CHINESE, ENGLISH
from corpus.model import Entry, Report
from corpus.paragraphs import Paragraphs

REPORT = Report(
    Entry("dues", "Dues & Fees", "2020-03-01", "en", "Nobody", "/dues.pdf"),
    "",
    Paragraphs.of("dues", "", ()),
)


def test_a_caption_names_report_date_and_page() -> None:
    """By what is printed on the page, as HTML, in the reader's language."""
    said = caption(REPORT, [(5, "iii")], ENGLISH, is_marked=True)
    assert said == "Dues &amp; Fees, 1 Mar 2020 · p. iii"
    chinese = caption(REPORT, [(5, "iii")], CHINESE, is_marked=True)
    assert chinese == "Dues &amp; Fees, 2020年3月1日 · 第 iii 页"


def test_pages_that_follow_each_other_are_named_by_the_first_and_the_last() -> None:
    """Others are named one by one."""
    three = caption(REPORT, [(5, "3"), (6, "4"), (7, "5")], ENGLISH, is_marked=True)
    assert three.endswith("p. 3–5")
    apart = caption(REPORT, [(5, "3"), (7, "5")], ENGLISH, is_marked=True)
    assert apart.endswith("p. 3, 5")


def test_a_page_without_a_mark_says_so() -> None:
    """On a line of its own."""
    said = caption(REPORT, [(5, "3")], ENGLISH, is_marked=False)
    assert said.splitlines()[1] == f"<i>{ENGLISH.page_unmarked}</i>"
