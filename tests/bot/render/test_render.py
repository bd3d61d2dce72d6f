"""What is sent: Telegram HTML within Telegram's limits, with quotes that the source holds."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import MessageLimit

from bot.answering.answers import Passage, QuoteError, window
from bot.answering.passage_codes import PassageCode
from bot.demo.server.text.format import message_text
from bot.demo.server.text.html import parse_html
from bot.render.card import card, copied
from bot.render.reading import around, page_of, part_count, whole_paragraph
from bot.render.reference import reference
from bot.render.text import clip, html, shorten, utf16
from bot.texts import CHINESE, ENGLISH
from corpus.model import Page, Report
from corpus.paragraphs import Paragraph, Paragraphs, Sentence
from corpus.sentences import split_sentences
from tests.fakes import entry, report_of

BOT = "a_bot"
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
    report = Report(
        entry(Path("x"), url="https://example.org/?a=1&b='2'"),
        text,
        Paragraphs.of("tiny", text, [paragraph]),
        (),
    )
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
    shown = card(passage_of(text, number), ENGLISH, BOT, html(note[:800]))
    message_text(shown, "HTML", None, edit=False)
    assert utf16(parse_html(shown)[0]) <= MessageLimit.MAX_TEXT_LENGTH
    quote = re.sub(r"^… | …$", "", part(shown, ("blockquote",)))
    assert spoken(quote) in spoken(text)


@given(HOSTILE.filter(lambda text: bool(split_sentences(text))).map(lambda text: text * 20))
def test_a_whole_paragraph_is_sent_whole(text: str) -> None:
    """However long it is, its parts parse, fit, and together are the paragraph."""
    parts = whole_paragraph(passage_of(text), ENGLISH, BOT)
    assert parts
    for shown in parts:
        message_text(shown, "HTML", None, edit=False)
        assert utf16(parse_html(shown)[0]) <= MessageLimit.MAX_TEXT_LENGTH
    quotes = [part(shown, ("blockquote", "expandable_blockquote")) for shown in parts]
    assert "".join("".join(quotes).split()) == "".join(text.split())


def test_a_card_reads_as_designed(tmp_path: Path) -> None:
    """Section path, quote with the answering sentence bold, title, date, paragraph number."""
    report = report_of("II. Plans\n\nOne is here. Two < three. Four is here.", tmp_path)
    passage = Passage(report, report.paragraphs[0], 1, 0, 2, 1.0)
    code = PassageCode.of(report.paragraphs[0], 1).text
    assert card(passage, ENGLISH, BOT) == (
        "<i>II. Plans</i>\n"
        "<blockquote>One is here. <b>Two &lt; three.</b> Four is here.</blockquote>\n"
        f'A Tiny Report, 1 Mar 2020 · <a href="https://t.me/a_bot?start={code}">¶1</a>'
    )
    assert "A Tiny Report, 2020年3月1日" in card(passage, CHINESE, BOT)


def test_a_heading_that_is_the_title_is_not_said_twice(tmp_path: Path) -> None:
    """The reference has the title; what stands below that heading is still shown."""
    report = report_of("One is here.", tmp_path)
    title = report.entry.title
    paragraph = replace(report.paragraphs[0], section=(title,))
    shown = card(Passage(report, paragraph, 0, 0, 0, 1.0), ENGLISH, BOT)
    assert shown.startswith("<blockquote>")
    assert shown.count(title) == 1
    below = replace(paragraph, section=(title, "II. Plans"))
    shown = card(Passage(report, below, 0, 0, 0, 1.0), ENGLISH, BOT)
    assert shown.startswith("<i>II. Plans</i>\n<blockquote>")


def test_the_words_that_answer_are_bold(tmp_path: Path) -> None:
    """The card and the whole paragraph show the marked part of the answering sentence bold."""
    report = report_of("One is here. Two, or three < four, is there. Five.", tmp_path)
    paragraph = report.paragraphs[0]
    passage = Passage(report, paragraph, 1, 0, 2, 1.0).marking("or three < four")
    shown = "One is here. Two, <b>or three &lt; four</b>, is there. Five."
    assert f"<blockquote>{shown}</blockquote>" in card(passage, ENGLISH, BOT)
    whole = whole_paragraph(passage, ENGLISH, BOT)
    assert [f"<blockquote expandable>{shown}</blockquote>" in part for part in whole] == [True]


def test_a_mark_far_into_a_very_long_sentence_is_shown(tmp_path: Path) -> None:
    """Where the beginning of the sentence would fill the card, it is shown from its answer on."""
    report = report_of("The harvest, " + "was very good, " * 300 + "and ended in May.", tmp_path)
    text = report.paragraphs[0].text
    paragraph = replace(report.paragraphs[0], sentences=(Sentence(0, len(text)),))
    passage = Passage(report, paragraph, 0, 0, 0, 1.0).marking("ended in May")
    shown = card(passage, ENGLISH, BOT)
    assert "<blockquote>… <b>ended in May</b>.</blockquote>" in shown


@given(HOSTILE.filter(lambda text: bool(split_sentences(text))), st.integers(0, 50), st.data())
def test_any_mark_is_rendered_to_the_letter(text: str, number: int, data: st.DataObject) -> None:
    """Wherever a mark begins and ends in its sentence, the card parses and quotes the source."""
    passage = passage_of(text, number)
    sentence = passage.paragraph.slice(passage.sentence, passage.sentence)
    start = data.draw(st.integers(0, len(sentence) - 1))
    end = data.draw(st.integers(start + 1, len(sentence)))
    marked = passage.marking(sentence[start:end])
    for shown in (card(marked, ENGLISH, BOT), *whole_paragraph(marked, ENGLISH, BOT)):
        message_text(shown, "HTML", None, edit=False)
        quote = re.sub(r"^… | …$", "", part(shown, ("blockquote", "expandable_blockquote")))
        assert "".join(quote.split()) in "".join(text.split())


def test_a_quote_that_leaves_something_out_says_so(tmp_path: Path) -> None:
    """An ellipsis stands where the paragraph goes on, outside of the quoted words."""
    report = report_of("One is here. Two is here. Three is here.", tmp_path)
    passage = Passage(report, report.paragraphs[0], 1, 1, 1, 1.0)
    assert "<blockquote>… <b>Two is here.</b> …</blockquote>" in card(passage, ENGLISH, BOT)


def test_a_page_and_a_link_are_in_the_reference(tmp_path: Path) -> None:
    """A paged report names the page, one with an address links to it."""
    report = report_of("One is here.", tmp_path, url="https://example.org/r?a=1&b=2")
    paged = replace(report, pages=(Page(0, 7, "vii"),))
    shown = reference(paged, report.paragraphs[0], ENGLISH, BOT)
    assert shown.startswith("A Tiny Report, 1 Mar 2020 · p. vii · <a href=")
    assert shown.endswith('¶1</a> · <a href="https://example.org/r?a=1&amp;b=2">source</a>')


def test_a_wrong_quote_is_never_rendered(tmp_path: Path) -> None:
    """A mismatch between quote and source raises instead of giving a message."""
    report = report_of("One is here.", tmp_path)
    changed = replace(report, source="Something else.")
    passage = Passage(changed, report.paragraphs[0], 0, 0, 0, 1.0)
    for rendered in (card, whole_paragraph):
        with pytest.raises(QuoteError):
            rendered(passage, ENGLISH, BOT)
    with pytest.raises(QuoteError):
        page_of(changed, passage.paragraph, 0, ENGLISH, BOT)
    with pytest.raises(QuoteError):
        around(changed, passage.paragraph, None, ENGLISH, BOT)


@given(st.text(max_size=60), st.integers(1, 40))
def test_clipping_keeps_a_prefix_within_the_limit(text: str, units: int) -> None:
    """A clipped text is a beginning of the text and counts in UTF-16 units."""
    short = clip(text, units)
    assert text.startswith(short)
    assert utf16(short) <= units


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_shortened_text_says_that_it_was_cut(text: str, units: int) -> None:
    """A text that fits stays as it is; a longer one is a beginning of it with an ellipsis."""
    short = shorten(text, units)
    assert utf16(short) <= units
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(HOSTILE.filter(lambda text: bool(split_sentences(text))), st.integers(0, 50))
def test_what_is_copied_fits_a_button_and_keeps_its_reference(text: str, number: int) -> None:
    """However long the sentence is, at most 256 units are copied, and the place is among them."""
    passage = passage_of(text, number)
    said = copied(passage, ENGLISH)
    assert 1 <= utf16(said) <= 256
    quote, _, reference = said.rpartition("\n")
    assert reference == "— A Tiny Report, 1 Mar 2020, ¶1"
    sentence = spoken(passage.paragraph.slice(passage.sentence, passage.sentence))
    assert sentence.startswith(quote[1:-1].removesuffix("…"))


def test_a_long_sentence_is_copied_up_to_a_word_with_an_ellipsis(tmp_path: Path) -> None:
    """What was cut off is a whole number of words, and it is said that something was."""
    report = report_of("The harvest " + "was very good " * 30 + "again.", tmp_path)
    passage = Passage(report, report.paragraphs[0], 0, 0, 0, 1.0)
    quote = copied(passage, ENGLISH).partition("\n")[0]
    assert re.fullmatch(r"“The harvest (was very good )*was( very( good)?)?…”", quote)
    assert len(copied(passage, ENGLISH)) > 240


@given(HOSTILE.filter(lambda text: bool(split_sentences(text))).map(lambda text: text * 20))
def test_a_paragraph_is_read_part_by_part(text: str) -> None:
    """Every part is a message of its own, and together they are the paragraph."""
    passage = passage_of(text)
    report, paragraph = passage.report, passage.paragraph
    quotes = []
    for number in range(part_count(paragraph)):
        shown = page_of(report, paragraph, number, ENGLISH, BOT)
        message_text(shown, "HTML", None, edit=False)
        assert utf16(parse_html(shown)[0]) <= MessageLimit.MAX_TEXT_LENGTH
        quotes.append(part(shown, ("blockquote",)))
    assert "".join("".join(quotes).split()) == "".join(text.split())


@given(HOSTILE.filter(lambda text: bool(split_sentences(text))).map(lambda text: text * 20))
def test_the_paragraphs_around_fit_one_message(text: str) -> None:
    """The end of one and the beginning of the other are shown, cut with an ellipsis."""
    paragraph = passage_of(text).paragraph
    shown = around(passage_of(text).report, paragraph, paragraph, ENGLISH, BOT)
    message_text(shown, "HTML", None, edit=False)
    assert utf16(parse_html(shown)[0]) <= MessageLimit.MAX_TEXT_LENGTH
    assert shown.count("<blockquote expandable>") == 2


def test_around_shows_the_end_before_and_the_beginning_after(tmp_path: Path) -> None:
    """Of a long paragraph before, the last sentences; of a long one after, the first."""
    long = " ".join(f"Sentence {number} is here." for number in range(200))
    report = report_of(f"{long}\n\nBetween them.\n\n{long}", tmp_path)
    first, _, last = report.paragraphs
    before, _, after, _ = around(report, first, last, ENGLISH, BOT).split("\n")
    assert before.startswith("<blockquote expandable>… Sentence ")
    assert before.endswith("Sentence 199 is here.</blockquote>")
    assert after.startswith("<blockquote expandable>Sentence 0 is here.")
    assert after.endswith(" …</blockquote>")


def test_lines_that_the_report_breaks_stay_lines(tmp_path: Path) -> None:
    """Rows and items each stand on a line of their own, blank lines between them are none."""
    assert html("Station  Pumps\nBerg  4 \n\n  < 7") == "Station  Pumps\nBerg  4\n&lt; 7"
    report = report_of("Bring:\n- boots\n- a rope", tmp_path)
    passage = Passage(report, report.paragraphs[0], 0, 0, 0, 1.0)
    assert "<b>Bring:\n- boots\n- a rope</b>" in card(passage, ENGLISH, BOT)


def test_the_page_is_that_of_the_answering_sentence(tmp_path: Path) -> None:
    """A passage names what is printed on the page where its sentence begins, if anything is."""
    report = report_of("One is here. Two is here.", tmp_path)
    assert Passage(report, report.paragraphs[0], 1, 0, 1, 1.0).as_json()["page"] is None
    paged = replace(report, pages=(Page(0, 6, "vi"), Page(13, 7, "vii")))
    pages = [Passage(paged, paged.paragraphs[0], n, 0, 1, 1.0).page for n in range(2)]
    assert pages == ["vi", "vii"]


def test_a_card_names_the_other_reports_that_say_the_same() -> None:
    """The first three, each with its date and a link; then how many more there are."""
    passage = passage_of("A word.")
    other = replace(passage.report, entry=entry(Path("y"), title="The <Other>", date="2019-05-05"))
    also = replace(passage, report=other)
    shown = card(replace(passage, also=(also,) * 5), ENGLISH, BOT)
    plain, entities = parse_html(shown)
    line = "Also in " + "; ".join(["The <Other>, 5 May 2019 · ¶1"] * 3) + "; +2"
    assert plain.splitlines()[-1] == line
    link = f"https://t.me/{BOT}?start={PassageCode.of(passage.paragraph).text}"
    assert [entity.url for entity in entities].count(link) == 4


def test_the_cells_of_a_row_in_markdown_stand_on_lines_of_their_own() -> None:
    """So do those of tables in other formats; a pipe within a sentence stays."""
    assert "<blockquote><b>Nord\n12\n8</b></blockquote>" in card(
        passage_of("| Nord | 12 | 8 |"), ENGLISH, BOT
    )
    assert "<b>Run a | b here.</b>" in card(passage_of("Run a | b here."), ENGLISH, BOT)


def test_a_title_that_runs_right_to_left_keeps_the_date_together() -> None:
    """It is isolated from what stands behind it in the reference."""
    passage = passage_of("A word.")
    titled = replace(passage.report, entry=replace(passage.report.entry, title="تقرير ٢٠٢٣"))
    line = reference(titled, passage.paragraph, ENGLISH, BOT)
    assert line.startswith("\u2068تقرير ٢٠٢٣\u2069, ")
