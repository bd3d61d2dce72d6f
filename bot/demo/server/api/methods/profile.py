"""What the bot sets about itself."""

import re

from telegram.constants import (
    BotCommandLimit,
    BotCommandScopeType,
    BotDescriptionLimit,
    BotNameLimit,
    MenuButtonType,
)

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.api.find import find_chat
from bot.demo.server.api.methods.method import method
from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.fields import number_field, text_field
from bot.demo.server.objects.model import Json
from bot.demo.server.state.profile import DEFAULT_SCOPE, Scope
from bot.demo.server.state.telegram import Telegram

_CHAT_SCOPES = {
    BotCommandScopeType.CHAT,
    BotCommandScopeType.CHAT_ADMINISTRATORS,
    BotCommandScopeType.CHAT_MEMBER,
}


async def set_my_commands(telegram: Telegram, arguments: Arguments) -> bool:
    """Set the commands that people see, for a scope and a language."""
    commands = arguments.objects("commands", "BotCommand")
    if commands is None:
        raise bad_request("can't parse commands JSON object")
    if len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    checked = [_command(command) for command in commands]
    telegram.profile.commands[(_scope(telegram, arguments), _language(arguments))] = checked
    return True


def _command(command: Json) -> Json:
    """Check one command."""
    name = text_field(command, "command", "BotCommand").removeprefix("/")
    description = text_field(command, "description", "BotCommand").strip()
    _check_length("command", name, BotCommandLimit.MAX_COMMAND)
    _check_length("command description", description, BotCommandLimit.MAX_DESCRIPTION)
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _check_length(what: str, text: str, limit: int) -> None:
    """Refuse what is empty or too long."""
    if not text:
        raise bad_request(f"{what} must be non-empty")
    if len(text) > limit:
        raise bad_request(f"{what} length must not exceed {limit}")


def _scope(telegram: Telegram, arguments: Arguments) -> Scope:
    """Return the scope of the call."""
    scope = arguments.object("scope", "BotCommandScope")
    if scope is None:
        return DEFAULT_SCOPE
    what = "BotCommandScope"
    kind = text_field(scope, "type", what)
    if kind not in set(BotCommandScopeType):
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat_id = user_id = 0
    if kind in _CHAT_SCOPES:
        chat_id = find_chat(telegram, str(scope.get("chat_id") or "")).id
    if kind == BotCommandScopeType.CHAT_MEMBER:
        user_id = number_field(scope, "user_id", what)
    return (kind, chat_id, user_id)


def _language(arguments: Arguments) -> str:
    """Return the two letters of the language, or nothing for all."""
    code = arguments.text("language_code")
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad_request("invalid language code specified")
    return code


async def get_my_commands(telegram: Telegram, arguments: Arguments) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    key = (_scope(telegram, arguments), _language(arguments))
    return telegram.profile.commands.get(key, [])


async def delete_my_commands(telegram: Telegram, arguments: Arguments) -> bool:
    """Forget the commands of this scope and language."""
    key = (_scope(telegram, arguments), _language(arguments))
    telegram.profile.commands.pop(key, None)
    return True


def _set_words(
    kept: dict[str, str], arguments: Arguments, name: str, limit: int, error: str
) -> bool:
    """Set or, with nothing, unset a text for a language."""
    text, language = arguments.text(name), _language(arguments)
    if len(text) > limit:
        raise bad_request(error)
    if text:
        kept[language] = text
    else:
        kept.pop(language, None)
    return True


def _get_words(kept: dict[str, str], arguments: Arguments, name: str) -> Json:
    """Return the text of a language, else the one of all languages."""
    return {name: kept.get(_language(arguments), kept.get("", ""))}


async def set_my_name(telegram: Telegram, arguments: Arguments) -> bool:
    """Set the bot's name."""
    names, limit = telegram.profile.names, BotNameLimit.MAX_NAME_LENGTH
    return _set_words(names, arguments, "name", limit, "BOT_TITLE_INVALID")


async def get_my_name(telegram: Telegram, arguments: Arguments) -> Json:
    """Return the bot's name."""
    return _get_words(telegram.profile.names, arguments, "name")


async def set_my_description(telegram: Telegram, arguments: Arguments) -> bool:
    """Set what an empty chat with the bot shows."""
    kept, limit = telegram.profile.descriptions, BotDescriptionLimit.MAX_DESCRIPTION_LENGTH
    return _set_words(kept, arguments, "description", limit, "BOT_DESCRIPTION_INVALID")


async def get_my_description(telegram: Telegram, arguments: Arguments) -> Json:
    """Return what an empty chat with the bot shows."""
    return _get_words(telegram.profile.descriptions, arguments, "description")


async def set_my_short_description(telegram: Telegram, arguments: Arguments) -> bool:
    """Set what the bot's page shows."""
    kept = telegram.profile.short_descriptions
    limit = BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH
    return _set_words(kept, arguments, "short_description", limit, "BOT_SHORT_DESCRIPTION_INVALID")


async def get_my_short_description(telegram: Telegram, arguments: Arguments) -> Json:
    """Return what the bot's page shows."""
    return _get_words(telegram.profile.short_descriptions, arguments, "short_description")


async def set_chat_menu_button(telegram: Telegram, arguments: Arguments) -> bool:
    """Set the button beside the text field, for one person or for all."""
    button = arguments.object("menu_button", "menu button") or {"type": MenuButtonType.DEFAULT}
    if text_field(button, "type", "menu button") not in set(MenuButtonType):
        raise bad_request("can't parse menu button: unsupported type specified")
    telegram.profile.menu_buttons[_person(telegram, arguments)] = button
    return True


async def get_chat_menu_button(telegram: Telegram, arguments: Arguments) -> Json:
    """Return the button beside the text field."""
    buttons = telegram.profile.menu_buttons
    common = buttons.get(0, {"type": MenuButtonType.COMMANDS.value})
    return buttons.get(_person(telegram, arguments), common)


def _person(telegram: Telegram, arguments: Arguments) -> int:
    """Return the private chat of the call, or 0 for all."""
    name = arguments.text("chat_id")
    return find_chat(telegram, name).id if name else 0


METHODS = (
    method("setMyCommands", set_my_commands, "commands scope language_code"),
    method("getMyCommands", get_my_commands, "scope language_code"),
    method("deleteMyCommands", delete_my_commands, "scope language_code"),
    method("setMyName", set_my_name, "name language_code"),
    method("getMyName", get_my_name, "language_code"),
    method("setMyDescription", set_my_description, "description language_code"),
    method("getMyDescription", get_my_description, "language_code"),
    method("setMyShortDescription", set_my_short_description, "short_description language_code"),
    method("getMyShortDescription", get_my_short_description, "language_code"),
    method("setChatMenuButton", set_chat_menu_button, "chat_id menu_button"),
    method("getChatMenuButton", get_chat_menu_button, "chat_id"),
)
