"""What is said when Telegram doesn't take the bot's commands."""

import logging

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.chat.commands import introduce_to_admins
from tests.process import TOKEN


class Refusing(Bot):
    """A bot whose commands Telegram refuses, always for the same reason."""

    def __init__(self, error: TelegramError) -> None:
        super().__init__(TOKEN)
        self._unfreeze()
        self.error = error

    async def set_my_commands(self, *_: object, **__: object) -> bool:
        """Refuse."""
        raise self.error


async def language_of(_: int) -> str:
    """Return the language of somebody who has chosen none."""
    return ""


@pytest.mark.parametrize(
    ("error", "level", "says"),
    [
        (BadRequest("Chat not found"), "INFO", "An admin hasn't written to the bot yet"),
        (BadRequest("Bad scope"), "WARNING", "didn't take the introduction: BadRequest"),
        (Forbidden("bot was blocked"), "WARNING", "didn't take the introduction: Forbidden"),
    ],
)
async def test_a_menu_that_is_refused_is_one_line(
    caplog: pytest.LogCaptureFixture, error: TelegramError, level: str, says: str
) -> None:
    """It is no trouble that an admin hasn't opened the chat yet; all else is a warning."""
    with caplog.at_level(logging.INFO, "bot.chat.commands"):
        await introduce_to_admins(Refusing(error), [1001], language_of)
    (record,) = caplog.records
    assert record.levelname == level
    assert says in record.getMessage()
