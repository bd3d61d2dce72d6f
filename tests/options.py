"""Options with plain values, for tests that don't care for most of them."""

from bot.chat.options import BotApi
from bot.storage.options import StorageOptions
from tests.process import TOKEN


def storage_options(url: str, key: str = "k", retention_days: int = 90) -> StorageOptions:
    """Return where things are kept, under a plain key and for as long as is usual."""
    return StorageOptions(url=url, key=key, retention_days=retention_days)


def polled_api(base_url: str = "", base_file_url: str = "") -> BotApi:
    """Return how the Bot API is reached that a bot polls."""
    return BotApi(
        token=TOKEN,
        base_url=base_url,
        base_file_url=base_file_url,
        retries=1,
        concurrent_updates=8,
        inbox_limit=2000,
        lease_seconds=15,
        webhook_url="",
        webhook_listen="127.0.0.1:8080",
        webhook_secret="",
    )
