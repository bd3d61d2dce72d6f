"""What people see of the bot before they write: its commands and descriptions, in each language."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import BadRequest, TelegramError

from bot.texts import ENGLISH, LANGUAGES, Texts, names_of_languages

# Seconds for all that the bot says about itself; it isn't worth a late start.
_LONGEST = 8.0
_PRIVATE = "start ask contents sources language help about privacy forget".split()
_GROUP = "ask contents sources language help privacy forget".split()
_ADMIN = "stats reports invite".split()
log = logging.getLogger(__name__)


def commands(texts: Texts, *, is_private: bool = True, is_admin: bool = False) -> list[BotCommand]:
    """Return the commands that the menu of a chat shows."""
    names = [*(_PRIVATE if is_private else _GROUP), *(_ADMIN if is_admin else [])]
    spoken = names_of_languages()
    return [BotCommand(name, texts.commands[name].format(languages=spoken)) for name in names]


def _by_phone() -> list[tuple[str | None, Texts]]:
    """Return the texts by the code of the phone's language; without a code, for all others."""
    return [(None, ENGLISH), *LANGUAGES.items()]


async def introduce(bot: Bot) -> None:
    """Tell Telegram what people see before they write; go on without where that fails."""
    private, group = BotCommandScopeDefault(), BotCommandScopeAllGroupChats()
    calls: list[Awaitable[Any]] = []
    for code, texts in _by_phone():
        calls.append(bot.set_my_commands(commands(texts), private, code))
        calls.append(bot.set_my_commands(commands(texts, is_private=False), group, code))
        calls.append(_describe(bot, code, texts))
    await _call_all(calls)


async def introduce_to_admins(
    bot: Bot, admins: Sequence[int], language_of: Callable[[int], Awaitable[str]]
) -> None:
    """Put what only admins do into their menus, in the language that each has chosen."""
    for admin in admins:
        texts = LANGUAGES.get(await language_of(admin))
        await menu_of(bot, admin, texts, is_admin=True)


async def menu_of(
    bot: Bot, chat: int, texts: Texts | None = None, *, is_private: bool = True, is_admin: bool
) -> None:
    """Set the menu of one chat: in a language that was chosen, or else in the phone's own.

    Args:
        bot: the bot.
        chat: the chat.
        texts: the chosen language; None takes the choice back.
        is_private: whether it is a chat of two.
        is_admin: whether what admins do is in it.
    """
    scope = BotCommandScopeChat(chat)
    calls: list[Awaitable[Any]] = []
    for code, own in _by_phone():
        if texts is None and not is_admin:
            calls.append(bot.delete_my_commands(scope, code))
        else:
            listed = commands(texts or own, is_private=is_private, is_admin=is_admin)
            calls.append(bot.set_my_commands(listed, scope, code))
    await _call_all(calls)


async def _call_all(calls: Sequence[Awaitable[Any]]) -> None:
    """Make calls at once; what Telegram doesn't take stays as it is, and is said in a line."""
    try:
        async with asyncio.timeout(_LONGEST):
            outcomes = await asyncio.gather(*calls, return_exceptions=True)
    except TimeoutError as error:
        outcomes = [error]
    failures = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    for failure in failures:
        if not isinstance(failure, TelegramError | TimeoutError):
            raise failure
    if failures and all(map(_is_early, failures)):
        log.info("An admin hasn't written to the bot yet; the menu comes with /start")
    elif failures:
        kinds = ", ".join(sorted({type(failure).__name__ for failure in failures}))
        log.warning("Telegram didn't take the introduction: %s", kinds)


def _is_early(error: BaseException) -> bool:
    """Tell whether a call is about a chat that nobody has opened yet."""
    return isinstance(error, BadRequest) and "chat not found" in error.message.lower()


async def _describe(bot: Bot, code: str | None, texts: Texts) -> None:
    """Set the descriptions of a language; they may be set a few times a day only, so if other."""
    if (await bot.get_my_description(code)).description != texts.description:
        await bot.set_my_description(texts.description, code)
    if (await bot.get_my_short_description(code)).short_description != texts.short_description:
        await bot.set_my_short_description(texts.short_description, code)
