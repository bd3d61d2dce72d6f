"""What is looked at before the models are loaded, which takes half a minute."""

import logging
import re
from pathlib import Path

from bot.cli.output import CommandError
from corpus.added.state import SETTING
from corpus.durable import check_can_be_made, unwritable

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


def check_start(token: str, storage: str, added: Path) -> None:
    """Refuse what the bot can't run with, and say in the log what it can't do as it is.

    Args:
        token: of the bot.
        storage: the URL of the database.
        added: the folder of added reports; one that can't be written to can still be read.

    Raises:
        CommandError: what is given for the token can't be one.
        StorageError: the database can't be where the URL says.
    """
    # It loads SQLAlchemy.
    from bot.storage.database import check_place

    if not _TOKEN.fullmatch(token):
        raise CommandError(
            "What is in TELEGRAM_BOT_TOKEN is no token: one is digits, a colon, and then letters, "
            "digits, _ and -, without quotes or blanks. Copy it again from @BotFather."
        )
    check_place(storage)
    try:
        check_can_be_made(added)
    except OSError as error:
        log.warning("No report can be added. %s", unwritable(added, error, SETTING))
