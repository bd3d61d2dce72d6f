"""Logging to stderr: readable or as JSON lines, with secrets taken out of whatever is logged."""

import json
import logging
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from urllib.parse import quote

# httpx logs every URL at INFO, and the token is a part of it; the others log loading or SQL.
_NOISY = (
    *("httpx", "httpcore", "faiss", "sentence_transformers", "transformers", "alembic"),
    *("sqlalchemy", "uvicorn"),
)
# What is ours; libraries log at DEBUG what people write.
_OWN = ("bot", "corpus", "embeddings", "config")
_HIDDEN = "<secret>"


class Redaction:
    """Takes secrets out of texts, as they are and as an address holds them."""

    def __init__(self, secrets: Collection[str]) -> None:
        spelled = {form for secret in secrets for form in (secret, quote(secret, safe=""))}
        # The longest first: a secret may be a part of another one.
        self._secrets = sorted(filter(None, spelled), key=len, reverse=True)

    def __call__(self, value: object) -> object:
        """Return a value of a record without the secrets: text, or what holds texts."""
        if isinstance(value, str):
            for secret in self._secrets:
                value = value.replace(secret, _HIDDEN)
            return value
        if isinstance(value, dict):
            return {str(self(str(key))): self(each) for key, each in value.items()}
        return value if isinstance(value, int | float | bool | None) else self(str(value))


class Readable(logging.Formatter):
    """A line for a person at a terminal, with tracebacks below it."""

    def __init__(self, redact: Redaction) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """Format a record without the secrets."""
        return str(self._redact(super().format(record)))


class JsonLines(logging.Formatter):
    """A JSON object per record: time, level, logger, message, its own fields, and what failed."""

    def __init__(self, redact: Redaction) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        """Format a record as one line without the secrets."""
        fields = getattr(record, "fields", {})
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **(fields if isinstance(fields, dict) else {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(self._redact(line), ensure_ascii=False)


def is_news(record: logging.LogRecord) -> bool:
    """Say whether a record is worth a line: a refused token is told once, by the command."""
    # Where telegram isn't imported, which takes a while, nothing of it can have been raised.
    telegram = sys.modules.get("telegram.error")
    return not (telegram and record.exc_info and record.exc_info[0] is telegram.InvalidToken)


def configure(level: str, *secrets: str, form: str = "text") -> None:
    """Log to stderr; libraries that log URLs, SQL or loading are held at WARNING.

    Args:
        level: of what is ours; libraries log nothing below INFO.
        secrets: what never stands in a line.
        form: "text", "json", or "auto" for text on a terminal and JSON elsewhere.
    """
    is_text = form == "text" or (form == "auto" and sys.stderr.isatty())
    redact = Redaction(secrets)
    handler = logging.StreamHandler()
    handler.setFormatter(Readable(redact) if is_text else JsonLines(redact))
    handler.addFilter(is_news)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    root = logging.getLogger()
    for name in _OWN:
        logging.getLogger(name).setLevel(level)
    root.setLevel(max(root.level, logging.INFO))
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
