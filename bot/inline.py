"""Passages as results of inline mode, and what stands beside them; pure functions, no network."""

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode

from bot.answers import Passage
from bot.places import Place
from bot.render.card import card, permalink, snippet
from bot.render.text import html, shorten
from bot.texts import Texts

# About what two lines of a result show beside each other on a phone.
_TITLE, _SECTION, _SNIPPET = 80, 48, 160
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def passage(
    found: Passage, texts: Texts, username: str, question: str = ""
) -> InlineQueryResultArticle:
    """Return a passage to choose: its place, its section and a snippet of the sentence.

    Args:
        found: the passage; it is sent as a quote with its reference and permalink.
        texts: the language of the interface.
        username: the bot's.
        question: shown in place of the report's title, and sent with the passage.
    """
    paragraph, entry = found.paragraph, found.report.entry
    code = Place.of(paragraph, found.sentence).code
    section = shorten(paragraph.section[-1], _SECTION) if paragraph.section else ""
    title = question or f"¶{paragraph.number} · {entry.title}"
    note = f"<b>{html(question)}</b>" if question else ""
    open_it = InlineKeyboardButton(texts.open_in_chat, url=permalink(username, code))
    return InlineQueryResultArticle(
        code,
        shorten(title, _TITLE),
        _content(card(found, texts, username, note)),
        InlineKeyboardMarkup([[open_it]]),
        description="\n".join(filter(None, [section, snippet(found, _SNIPPET)])),
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
    return InputTextMessageContent(text, ParseMode.HTML, link_preview_options=_NO_PREVIEW)
