"""Options with plain values, for tests that don't care for most of them."""

from bot.storage.options import StorageOptions


def storage_options(url: str, key: str = "k", retention_days: int = 90) -> StorageOptions:
    """Return where things are kept, under a plain key and for as long as is usual."""
    return StorageOptions(url=url, key=key, retention_days=retention_days)
