"""Votes as a file of questions, which an evaluation reads as it is."""

import json

from bot.storage.database import StorageFailure, exists
from bot.storage.model import StorageError
from bot.storage.storage import Storage


async def feedback(url: str, key: str, retention_days: int) -> list[str]:
    """Return every vote as a line of JSON, oldest first; a database that isn't there isn't made.

    Raises:
        StorageError: the database cannot be used.
    """
    if not exists(url):
        return []
    storage = await Storage.open(url, key, retention_days)
    try:
        return [json.dumps(vote.as_json(), ensure_ascii=False) async for vote in storage.votes()]
    except StorageFailure as error:
        raise StorageError(f"The votes cannot be read: {type(error).__name__}.") from error
    finally:
        await storage.close()
