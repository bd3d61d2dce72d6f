"""Titles, publishers, headings and addresses that try to break out of a message."""

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import InlineKeyboardButtonLimit, MessageLimit

from bot.answering.passage_codes import PassageCode, section_code
from bot.chat.callback_data import CallbackAction, CallbackData, callback_data
from bot.demo.server.text.format import message_text
from bot.demo.server.text.html import parse_html
from bot.render.card import card, copied
from bot.render.pages import contents_head, sources
from bot.render.reading import whole_paragraph
from bot.render.reference import reference
from bot.render.text import utf16
from bot.texts import ENGLISH, LANGUAGES, Texts
from corpus.model import Page, Report
from corpus.outline import Section
from corpus.paragraphs import Paragraph, Paragraphs
from corpus.sentences import split_sentences
from tests.bot.render.test_render import BOT, HOSTILE, passage_of
from tests.fakes import entry

# What a catalog takes for a title: up to 300 characters, some of them letters.
LINES = HOSTILE.map(lambda text: f"A{text}"[:300])
# At most 500 bytes, as a catalog takes them.
URLS = st.sampled_from(
    ["", "https://example.org/", 'https://e.org/"><b>&', f"https://e.org/{'a' * 480}"]
)
IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,31}", fullmatch=True)


def fits(shown: str) -> None:
    """Check that Telegram takes a message: its tags, its length, the number of its entities."""
    message_text(shown, "HTML", None, edit=False)
    plain, entities = parse_html(shown)
    assert 1 <= utf16(plain) <= MessageLimit.MAX_TEXT_LENGTH
    assert len(entities) <= MessageLimit.MESSAGE_ENTITIES


def report_with(title: str, publisher: str, url: str, text: str = "A word.") -> Report:
    """Return a report of one paragraph with these details."""
    described = entry(Path("x"), title=title, publisher=publisher, url=url)
    paragraph = Paragraph("tiny", 1, text, (title,), split_sentences(text), 1)
    return Report(described, text, Paragraphs.of("tiny", text, [paragraph]), ())


@given(LINES, LINES, URLS, st.integers(1, 30), st.sampled_from(list(LANGUAGES.values())))
def test_a_list_of_reports_fits_whatever_they_are_called(
    title: str, publisher: str, url: str, count: int, texts: Texts
) -> None:
    """Markup in titles and addresses stays text, and thirty reports are one message."""
    report = report_with(title, publisher, url)
    fits(sources([report] * count, texts))


@given(LINES, LINES, st.lists(LINES, max_size=9).map(tuple), URLS)
def test_what_stands_above_contents_fits(
    title: str, publisher: str, path: tuple[str, ...], url: str
) -> None:
    """However deep and long the headings are."""
    section = Section(path, (), ())
    fits(contents_head(report_with(title, publisher, url), section, ENGLISH))


@given(LINES, LINES, URLS, HOSTILE.filter(lambda text: bool(split_sentences(text))))
def test_a_card_fits_whatever_its_report_and_page_are_called(
    title: str, label: str, url: str, text: str
) -> None:
    """So do the whole paragraph, and what is copied with its reference."""
    passage = passage_of(text)
    described = replace(passage.report.entry, title=title, url=url or None)
    report = replace(passage.report, entry=described, pages=(Page(0, 1, label),))
    passage = replace(passage, report=report)
    for shown in (card(passage, ENGLISH, BOT), *whole_paragraph(passage, ENGLISH, BOT)):
        fits(shown)
    fits(reference(passage.report, passage.paragraph, ENGLISH, BOT))
    assert 1 <= utf16(copied(passage, ENGLISH)) <= InlineKeyboardButtonLimit.MAX_COPY_TEXT


@given(IDS, st.integers(1, 999_999), st.integers(0, 9_999), st.integers(0, 999_999))
def test_any_button_of_any_report_fits(report: str, number: int, sentence: int, count: int) -> None:
    """Whatever id a catalog takes: at most 64 bytes, which come back as they were."""
    paragraph = Paragraph(report, number, "A.", (), split_sentences("A."), 1)
    codes = (PassageCode.of(paragraph, sentence).text, section_code(report, ("II. Ä",)), report, "")
    own = {CallbackAction.PASSAGE, CallbackAction.PLACES, CallbackAction.EXAMPLE}
    for action in set(CallbackAction) - own:
        for code in codes:
            data = callback_data(action, code, count)
            assert len(data.encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
            assert CallbackData.parse(data) == CallbackData(action, code, count)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", codes[0])
