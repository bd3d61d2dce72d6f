"""Logging to stderr, with secrets taken out of whatever is logged."""

import logging
from collections.abc import Iterable

from telegram.error import InvalidToken


class Redacted(logging.Formatter):
    """A formatter that replaces secrets wherever they turn up, tracebacks included."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        """Format a record without the secrets."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "<token>")
        return line


def is_news(record: logging.LogRecord) -> bool:
    """Say whether a record is worth a line: a refused token is told once, by the command."""
    return not (record.exc_info and record.exc_info[0] is InvalidToken)


def configure(level: str, *secrets: str) -> None:
    """Log to stderr at a level; libraries that log URLs or loading are held at WARNING."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacted(secrets))
    handler.addFilter(is_news)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # httpx logs every URL at INFO, and the token is a part of it.
    for noisy in ("httpx", "httpcore", "faiss", "sentence_transformers", "transformers", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # These log at DEBUG what people write, and python-telegram-bot the webhook's secret too.
    root = logging.getLogger()
    for talkative in ("telegram", "aiosqlite"):
        logging.getLogger(talkative).setLevel(max(root.level, logging.INFO))
