"""What is sent: Telegram HTML within Telegram's limits, with quotes that the source holds."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import MessageLimit

from bot import keyboards, render
from bot.answers import Passage, QuoteError, window
from bot.demo.text.format import message_text
from bot.demo.text.html import parse_html
from corpus.model import Paragraph, Report
from corpus.sentences import split_sentences
from tests.fakes import entry, report_of

# White space, a sentence, and a word longer than a line.
MARKS = [" ", "\n", "\n\n", "A word.", "x" * 300]
# Texts that try to break out: markup, entities, brackets, surrogate pairs, long words, blank lines.
HOSTILE = st.one_of(
    st.text(max_size=500),
    st.lists(
        st.sampled_from(
            "<b> </b> &amp; < > \" ' 😀 . <blockquote> </blockquote> 《报告》。 \u202e".split(" ")
            + MARKS
        ),
        max_size=80,
    ).map("".join),
)


def passage_of(text: str, number: int = 0) -> Passage:
    """Return a passage about one sentence of a paragraph with this text."""
    sentences = split_sentences(text)
    number = min(number, len(sentences) - 1)
    paragraph = Paragraph("tiny", 1, text, ("I. Part <one> & two", text[:200]), sentences, 1)
    report = Report(entry(Path("x"), url="https://example.org/?a=1&b='2'"), text, (paragraph,), ())
    first, last = window(paragraph, number)
    return Passage(report, paragraph, number, first, last, 1.0)


def spoken(text: str) -> str:
    """Fold white space, which is all that rendering changes in a quote."""
    return " ".join(text.split())


def part(html: str, kinds: tuple[str, ...]) -> str:
    """Return the text of the first entity of some kinds, as Telegram would show it."""
    plain, entities = parse_html(html)
    found = next(entity for entity in entities if entity.type in kinds)
    units = plain.encode("utf-16-le")
    return units[2 * found.offset : 2 * (found.offset + found.length)].decode("utf-16-le")


@given(HOSTILE.filter(lambda text: bool(split_sentences(text))), st.integers(0, 50), HOSTILE)
def test_a_card_is_telegram_html_with_a_quote_of_the_source(
    text: str, number: int, note: str
) -> None:
    """Whatever passage and note hold, the message parses, fits, and quotes to the letter."""
    html = render.card(passage_of(text, number), note[:200])
    message_text(html, "HTML", None, edit=False)
    assert render.utf16(parse_html(html)[0]) <= MessageLimit.MAX_TEXT_LENGTH
    quote = re.sub(r"^… | …$", "", part(html, ("blockquote",)))
    assert spoken(quote) in spoken(text)


@given(HOSTILE.filter(lambda text: bool(split_sentences(text))).map(lambda text: text * 20))
def test_a_whole_paragraph_is_sent_whole(text: str) -> None:
    """However long it is, its parts parse, fit, and together are the paragraph."""
    parts = render.whole_paragraph(passage_of(text))
    for html in parts:
        message_text(html, "HTML", None, edit=False)
        assert render.utf16(parse_html(html)[0]) <= MessageLimit.MAX_TEXT_LENGTH
    quotes = [part(html, ("blockquote", "expandable_blockquote")) for html in parts]
    assert "".join("".join(quotes).split()) == "".join(text.split())


def test_a_card_reads_as_designed(tmp_path: Path) -> None:
    """Section path, quote with the answering sentence bold, title, date, paragraph number."""
    report = report_of("II. Plans\n\nOne is here. Two < three. Four is here.", tmp_path)
    passage = Passage(report, report.paragraphs[0], 1, 0, 2, 1.0)
    assert render.card(passage) == (
        "<i>II. Plans</i>\n"
        "<blockquote>One is here. <b>Two &lt; three.</b> Four is here.</blockquote>\n"
        "A Tiny Report, 1 Mar 2020 · ¶1"
    )


def test_a_quote_that_leaves_something_out_says_so(tmp_path: Path) -> None:
    """An ellipsis stands where the paragraph goes on, outside of the quoted words."""
    report = report_of("One is here. Two is here. Three is here.", tmp_path)
    passage = Passage(report, report.paragraphs[0], 1, 1, 1, 1.0)
    assert "<blockquote>… <b>Two is here.</b> …</blockquote>" in render.card(passage)


def test_a_page_and_a_link_are_in_the_reference(tmp_path: Path) -> None:
    """A paged report names the page, one with an address links to it."""
    report = report_of("One is here.", tmp_path, url="https://example.org/r?a=1&b=2")
    paged = replace(report.paragraphs[0], page=7)
    html = render.reference(Passage(report, paged, 0, 0, 0, 1.0))
    assert html.endswith('¶1 · p. 7 · <a href="https://example.org/r?a=1&amp;b=2">source</a>')


def test_a_wrong_quote_is_never_rendered(tmp_path: Path) -> None:
    """A mismatch between quote and source raises instead of giving a message."""
    report = report_of("One is here.", tmp_path)
    changed = replace(report, source="Something else.")
    passage = Passage(changed, report.paragraphs[0], 0, 0, 0, 1.0)
    for rendered in (render.card, render.whole_paragraph):
        with pytest.raises(QuoteError):
            rendered(passage)


def test_button_data_fit_whatever_the_report_is_called() -> None:
    """The longest report id and a six-figure paragraph stay within 64 bytes."""
    markup = keyboards.passages(1, 5, f"{'r' * 32}/999999")
    data = [str(b.callback_data) for row in markup.inline_keyboard for b in row]
    assert data == ["p:0", "n", "p:2", f"w:{'r' * 32}/999999"]
    assert max(len(item.encode()) for item in data) <= 64


@given(st.text(max_size=60), st.integers(1, 40))
def test_clipping_keeps_a_prefix_within_the_limit(text: str, units: int) -> None:
    """A clipped text is a beginning of the text and counts in UTF-16 units."""
    short = render.clip(text, units)
    assert text.startswith(short)
    assert render.utf16(short) <= units
