"""Faults on order: what goes wrong with the next calls of a method."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.demo.server.objects.errors import ApiError, migrated, too_many_requests

_REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: an error status, or an answer that doesn't come whole.

    The connection is dropped before or after the call is done; or the call is done, and of its
    answer half comes (`cut`), or a web page in its place (`page`). A page with a status comes
    instead of the call. `migrate_to` is said with status 400. Of a `chat` only its calls fail.
    """

    method: str
    status: int = 0
    retry_after: int = 1
    description: str = ""
    drop: Literal["", "before", "after"] = ""
    body: Literal["", "cut", "page"] = ""
    migrate_to: int = 0
    chat: int = 0
    times: int = 1

    def __post_init__(self) -> None:
        if bool(self.status) + bool(self.drop) + (self.body == "cut") > 1 or not (
            self.status or self.drop or self.body
        ):
            raise ValueError("a fault has either a status or a drop, or a body in their place")
        if self.body not in {"", "cut", "page"}:
            raise ValueError(f"the body of an answer is cut or a page, not {self.body!r}")
        if self.drop not in {"", "before", "after"}:
            raise ValueError(f"a connection drops before or after the call, not {self.drop!r}")
        if self.status and self.status != 429 and self.status not in _REASONS:
            raise ValueError(f"status {self.status} is none of {[*_REASONS, 429]}")

    def error(self) -> ApiError:
        """Return what the call is answered with."""
        if self.status == 429:
            return too_many_requests(self.retry_after)
        if self.migrate_to:
            return migrated(self.migrate_to)
        return ApiError(self.status, self.description or _REASONS[self.status])


class FaultScript:
    """Faults that wait for their calls, in order; off unless it is enabled."""

    def __init__(self, enabled: bool) -> None:
        self.enabled = enabled
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Put a fault at the end of the script.

        Raises:
            PermissionError: If faults weren't enabled when the server was built.
        """
        if not self.enabled:
            raise PermissionError("faults are off; build Telegram with faults=True")
        self._waiting.append(fault)

    def take(self, method: str, chat: str = "") -> Fault | None:
        """Return the next fault of a method in a chat, or nothing; `*` fits every method."""
        for index, fault in enumerate(self._waiting):
            is_here = not fault.chat or str(fault.chat) == chat
            if is_here and fault.method.lower() in {method.lower(), "*"}:
                rest = [replace(fault, times=fault.times - 1)] if fault.times > 1 else []
                self._waiting[index : index + 1] = rest
                return fault
        return None
