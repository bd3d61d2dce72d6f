"""Keyboards as the server takes them."""

import json

from telegram.constants import (
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    KeyboardButtonStyle,
)

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.fields import object_field, text_field
from bot.demo.server.objects.model import Json
from bot.demo.server.text.links import checked_url
from bot.demo.server.text.utf16 import utf16_length

MARKUP_BYTES = 10_240  # measured by others; not in the documentation
_BUTTON = "inline keyboard button"
_ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}
_LOOKS = {"text", "style", "icon_custom_emoji_id"}
_OTHERS = {
    "keyboard": {"resize_keyboard", "one_time_keyboard", "is_persistent"},
    "remove_keyboard": set[str](),
    "force_reply": set[str](),
}
_SHARED = {"selective", "input_field_placeholder"}


def read_markup(arguments: Arguments, *, inline_only: bool = False) -> Json | None:
    """Return the keyboard of a call, checked.

    Args:
        arguments: The call.
        inline_only: Refuse all but inline keyboards, as edits do.

    Raises:
        ApiError: If the keyboard is wrong.
    """
    markup = arguments.object("reply_markup", "reply markup")
    if not markup:
        return None
    return checked_markup(markup, inline_only=inline_only)


def checked_markup(markup: Json, *, inline_only: bool = False) -> Json | None:
    """Return a keyboard, checked; one without buttons is none."""
    if "inline_keyboard" in markup:
        _refuse_unknown(markup, {"inline_keyboard"})
        return _inline(markup["inline_keyboard"])
    if inline_only:
        raise bad_request("inline keyboard expected")
    for name, options in _OTHERS.items():
        if markup.get(name):
            _refuse_unknown(markup, {name} | options | _SHARED)
            return markup
    raise bad_request("object expected as reply markup")


def _refuse_unknown(markup: Json, known: set[str]) -> None:
    """Refuse fields that such a keyboard doesn't have."""
    for name in markup.keys() - known:
        raise bad_request(f'can\'t parse reply keyboard markup: unknown field "{name}"')


def _inline(rows: object) -> Json | None:
    """Check the rows of an inline keyboard."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    kept = [[_button(button) for button in row] for row in rows if row]
    wide = any(len(row) > InlineKeyboardMarkupLimit.BUTTONS_PER_ROW for row in kept)
    many = sum(map(len, kept)) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER
    if wide or many or len(json.dumps(kept, ensure_ascii=False).encode()) > MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _button(button: object) -> Json:
    """Check one button: its text, its one action, its look."""
    wrong = f"can't parse {_BUTTON}: "
    if not isinstance(button, dict):
        raise bad_request(f"{wrong}InlineKeyboardButton must be an Object")
    if not text_field(button, "text", _BUTTON).strip():
        raise bad_request(f"{wrong}the text is empty")
    for name in button.keys() - _ACTIONS - _LOOKS:
        raise bad_request(f'{wrong}unknown field "{name}"')
    actions = [name for name in button if name in _ACTIONS and button[name] is not None]
    if not actions:
        raise bad_request(f"{wrong}Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"{wrong}only one of {', '.join(actions)} may be given")
    style = text_field(button, "style", _BUTTON, "")
    if style and style not in set(KeyboardButtonStyle):
        raise bad_request(f"{wrong}invalid button style specified")
    return _checked_action(dict(button), actions[0])


def _checked_action(button: Json, action: str) -> Json:
    """Check what the button does."""
    if action == "callback_data":
        size = len(text_field(button, action, _BUTTON).encode())
        low = InlineKeyboardButtonLimit.MIN_CALLBACK_DATA
        if not low <= size <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "copy_text":
        copied = object_field(button, action, _BUTTON)
        size = utf16_length(text_field(copied, "text", "CopyTextButton"))
        low = InlineKeyboardButtonLimit.MIN_COPY_TEXT
        if not low <= size <= InlineKeyboardButtonLimit.MAX_COPY_TEXT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif action == "url":
        return button | {"url": _checked_link(text_field(button, action, _BUTTON))}
    return button


def _checked_link(url: str) -> str:
    """Return the address that a button opens, completed."""
    checked = checked_url(url)
    if not checked:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return checked
