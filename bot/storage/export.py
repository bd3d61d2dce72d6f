"""Votes as a file of questions, which an evaluation reads as it is."""

import json

from bot.storage.database import StorageFailure, exists
from bot.storage.model import StorageError
from bot.storage.options import StorageOptions
from bot.storage.storage import Storage


async def feedback(options: StorageOptions) -> list[str]:
    """Return every vote as a line of JSON, oldest first; a database that isn't there isn't made.

    Raises:
        StorageError: the database cannot be used.
    """
    if not exists(options.url):
        return []
    storage = await Storage.open(options)
    try:
        return [json.dumps(vote.as_json(), ensure_ascii=False) async for vote in storage.votes()]
    except StorageFailure as error:
        raise StorageError(f"The votes cannot be read: {type(error).__name__}.") from error
    finally:
        await storage.close()
