"""Faults on order: what goes wrong with the next calls of a method."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.demo.server.objects.errors import ApiError, too_many_requests

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
    """One fault: an error status, or a connection dropped before or after the call is done."""

    method: str
    status: int = 0
    retry_after: int = 1
    description: str = ""
    drop: Literal["", "before", "after"] = ""
    times: int = 1

    def __post_init__(self) -> None:
        if bool(self.status) == bool(self.drop):
            raise ValueError("a fault has either a status or a drop")
        if self.drop not in {"", "before", "after"}:
            raise ValueError(f"a connection drops before or after the call, not {self.drop!r}")
        if self.status and self.status != 429 and self.status not in _REASONS:
            raise ValueError(f"status {self.status} is none of {[*_REASONS, 429]}")

    def error(self) -> ApiError:
        """Return what the call is answered with."""
        if self.status == 429:
            return too_many_requests(self.retry_after)
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

    def take(self, method: str) -> Fault | None:
        """Return the next fault of a method, or nothing; `*` fits every method."""
        for index, fault in enumerate(self._waiting):
            if fault.method.lower() in {method.lower(), "*"}:
                rest = [replace(fault, times=fault.times - 1)] if fault.times > 1 else []
                self._waiting[index : index + 1] = rest
                return fault
        return None
