"""Passages as results of inline mode, and what stands beside them; pure functions, no network."""

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from bot.answering.answers import Passage
from bot.answering.passage_codes import PassageCode
from bot.render.card import card, snippet
from bot.render.reference import permalink
from bot.render.text import html, shorten
from bot.texts import Texts

# About what the lines of a result show on a phone.
_TITLE, _SNIPPET = 80, 110
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def passage(
    found: Passage, texts: Texts, username: str, question: str = ""
) -> InlineQueryResultArticle:
    """Return a passage to choose: its place, the beginning of its sentence, and its report.

    Args:
        found: the passage; it is sent as a quote with its reference and permalink.
        texts: the language of the interface.
        username: the bot's.
        question: shown in place of the section, and sent with the passage.
    """
    paragraph, entry = found.paragraph, found.report.entry
    code = PassageCode.of(paragraph, found.sentence).text
    section = paragraph.section[-1] if paragraph.section else entry.title
    note = f"<b>{html(question)}</b>" if question else ""
    open_it = InlineKeyboardButton(texts.open_in_chat, url=permalink(username, code))
    report = f"{shorten(entry.title, _TITLE)}, {texts.day(entry.date)}"
    return InlineQueryResultArticle(
        code,
        shorten(question or f"¶{paragraph.number} · {section}", _TITLE),
        _content(card(found, texts, username, note)),
        InlineKeyboardMarkup([[open_it]]),
        description=f"{snippet(found, _SNIPPET)}\n{report}",
    )


def about(texts: Texts, username: str) -> InlineQueryResultArticle:
    """Return the result that says what this is; it sends that with a way to the bot."""
    open_it = InlineKeyboardButton(texts.inline_about, url=permalink(username, "about"))
    return InlineQueryResultArticle(
        "about",
        texts.inline_about,
        _content(f"@{username}: {html(texts.description)}"),
        InlineKeyboardMarkup([[open_it]]),
        description=texts.short_description,
    )


def start_button(says: str) -> InlineQueryResultsButton:
    """Return the button above the results; it leads to the help in the chat with the bot."""
    return InlineQueryResultsButton(says, start_parameter="help")


def _content(text: str) -> InputTextMessageContent:
    """Return the message that a chosen result becomes."""
    return InputTextMessageContent(text, link_preview_options=_NO_PREVIEW)
