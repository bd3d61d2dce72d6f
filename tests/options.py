"""Options with plain values, for tests that don't care for most of them."""

from typing import Any

from bot.chat.options import BotApi, ChatOptions
from bot.storage.options import StorageOptions


def chat_options(**more: Any) -> ChatOptions:
    """Return how a chat behaves: no admins, follow-ups within ten minutes."""
    values: dict[str, Any] = {"admins": (), "followup_minutes": 10, "inline_cache_seconds": 60}
    return ChatOptions(**values | more)


def storage_options(url: str, **more: Any) -> StorageOptions:
    """Return where things are kept, under the key "k" and for 90 days."""
    values: dict[str, Any] = {"key": "k", "retention_days": 90}
    return StorageOptions(url=url, **values | more)


def bot_api(**more: Any) -> BotApi:
    """Return how a Bot API that nobody serves is reached, by polling."""
    values: dict[str, Any] = {
        "token": "",
        "base_url": "http://127.0.0.1:9/bot",
        "base_file_url": "http://127.0.0.1:9/file/bot",
        "retries": 3,
        "concurrent_updates": 64,
        "webhook_url": "",
        "webhook_listen": "127.0.0.1:8080",
        "webhook_secret": "",
    }
    return BotApi(**values | more)
