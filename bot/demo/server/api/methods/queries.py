"""Answers to taps and to inline queries."""

import re
from functools import partial

from telegram.constants import (
    CallbackQueryLimit,
    InlineQueryLimit,
    InlineQueryResultLimit,
    InlineQueryResultsButtonLimit,
    InlineQueryResultType,
)

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.api.keyboards import checked_markup
from bot.demo.server.api.methods.method import method
from bot.demo.server.api.methods.sending import with_known_users
from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.fields import object_field, objects_field, text_field
from bot.demo.server.objects.model import Json
from bot.demo.server.state.queries import answer_query
from bot.demo.server.state.records import CachedAnswer, Result
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.text.format import message_text
from bot.demo.server.text.utf16 import utf16_length

CACHE_SECONDS = 300
_WHAT = "inline query result"


async def answer_callback_query(telegram: Telegram, arguments: Arguments) -> bool:
    """Answer a tap: stop its clock, perhaps with a few words."""
    text = arguments.text("text")
    if utf16_length(text) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    answer: Json = {"text": text, "show_alert": arguments.flag("show_alert")}
    if arguments.text("url"):
        answer["url"] = _own_link(telegram, arguments.text("url"))
    answer_query(telegram, "tap", arguments.text("callback_query_id"), answer)
    return True


def _own_link(telegram: Telegram, url: str) -> str:
    """Return a link that a tap may open: one that starts this bot."""
    if not url.startswith(f"https://t.me/{telegram.bot.username}?start="):
        raise bad_request("URL_INVALID")
    return url


async def answer_inline_query(telegram: Telegram, arguments: Arguments) -> bool:
    """Answer an inline query with a page of results."""
    given = arguments.objects("results", "inline query result")
    if given is None:
        raise bad_request("can't parse inline query results JSON object")
    if len(given) > InlineQueryLimit.RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    results = {result.shown["id"]: result for result in map(partial(_result, telegram), given)}
    if len(results) < len(given):
        raise bad_request("RESULT_ID_DUPLICATE")
    next_offset = arguments.text("next_offset")
    if len(next_offset.encode()) > InlineQueryLimit.MAX_OFFSET_LENGTH:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer: Json = {
        "results": [result.shown for result in results.values()],
        "next_offset": next_offset,
    }
    button = arguments.object("button", "inline query results button")
    if button:
        answer["button"] = _checked_button(button)
    query = answer_query(telegram, "inline", arguments.text("inline_query_id"), answer)
    telegram.results[query.id] = results
    seconds = arguments.integer("cache_time", CACHE_SECONDS)
    whose = query.user.id if arguments.flag("is_personal") else 0
    cached = CachedAnswer(query.id, answer, telegram.clock() + seconds)
    telegram.cached[(query.data, query.offset, whose)] = cached
    return True


def _checked_button(button: Json) -> Json:
    """Check the button above the results."""
    what = "inline query results button"
    text_field(button, "text", what)
    if ("start_parameter" in button) == ("web_app" in button):
        raise bad_request(f"can't parse {what}: one of start_parameter and web_app is needed")
    start = text_field(button, "start_parameter", what, "web_app")
    high = InlineQueryResultsButtonLimit.MAX_START_PARAMETER_LENGTH
    if not re.fullmatch(rf"[A-Za-z0-9_-]{{1,{high}}}", start):
        raise bad_request("START_PARAM_INVALID")
    return button


def _result(telegram: Telegram, given: Json) -> Result:
    """Check one result and prepare the message that it will be."""
    kind, number = (text_field(given, name, _WHAT) for name in ("type", "id"))
    low, high = InlineQueryResultLimit.MIN_ID_LENGTH, InlineQueryResultLimit.MAX_ID_LENGTH
    if not low <= len(number.encode()) <= high:
        raise bad_request("RESULT_ID_INVALID")
    if kind != InlineQueryResultType.ARTICLE:
        raise bad_request(f"can't parse {_WHAT}: this server knows articles only")
    if not text_field(given, "title", _WHAT, ""):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    return _article(telegram, given)


def _article(telegram: Telegram, given: Json) -> Result:
    """Prepare the message of an article."""
    what = "InputTextMessageContent"
    content = object_field(given, "input_message_content", _WHAT, {})
    raw = text_field(content, "message_text", what, "")
    if not raw:
        raise bad_request(f"can't parse {_WHAT}: Message content is not specified")
    mode = text_field(content, "parse_mode", what, "")
    text = message_text(raw, mode, objects_field(content, "entities", what), edit=True)
    buttons = object_field(given, "reply_markup", _WHAT, {})
    markup = checked_markup(buttons, inline_only=True) if buttons else None
    shown = {name: value for name, value in given.items() if name != "input_message_content"}
    return Result(shown, with_known_users(telegram, text), markup)


METHODS = (
    method(
        "answerCallbackQuery",
        answer_callback_query,
        "callback_query_id text show_alert url cache_time",
    ),
    method(
        "answerInlineQuery",
        answer_inline_query,
        "inline_query_id results cache_time is_personal next_offset button",
    ),
)
