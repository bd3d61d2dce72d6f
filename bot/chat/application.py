"""The type of the Telegram application."""

from typing import Any, TypeAlias

from telegram.ext import Application

# The types of the library's own context; nothing of ours is in it.
App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
