"""What a server sends back: read within limits, and why it can't be used."""

import json
import math

import httpx

from corpus.model import OperatorError

# Bytes of an answer, and the most seconds that a server may ask to wait.
_LONGEST_ANSWER, _LONGEST_WAIT = 1_000_000, 60.0


class ServerError(OperatorError):
    """A server that can't be used; the message says which, why and what to do."""


class ReplyError(Exception):
    """An answer that can't be used; `wait` is after how many seconds to ask again, None for never.

    `is_unreachable` says that there was no connection at all.
    """

    def __init__(
        self, says: str, *, wait: float | None = 0.0, is_unreachable: bool = False
    ) -> None:
        super().__init__(says)
        self.wait = wait
        self.is_unreachable = is_unreachable


async def read_text(response: httpx.Response) -> str:
    """Read an answer whole, but no endless one."""
    received = bytearray()
    async for chunk in response.aiter_bytes():
        received += chunk
        if len(received) > _LONGEST_ANSWER:
            raise ReplyError(f"the answer is longer than {_LONGEST_ANSWER:,} bytes")
    return received.decode("utf-8", errors="replace")


def error_message(text: str) -> str:
    """Return the message of an error in OpenAI's form; the text itself where it has another."""
    try:
        return str(json.loads(text)["error"]["message"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return text


def retry_after(response: httpx.Response) -> float:
    """Return the seconds that a server asks to wait; 0 where it doesn't, never very many."""
    try:
        seconds = float(response.headers.get("Retry-After", "0"))
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT) if math.isfinite(seconds) else 0.0
