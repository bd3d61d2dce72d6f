"""When the Bot API last answered: what comes of it is quiet for a while, or away."""

import time


class ApiHealth:
    """The time of the last call that the Bot API answered."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._began = time.monotonic()

    def answered(self) -> None:
        """Note that a call was answered just now."""
        self._last = time.monotonic()

    @property
    def is_reached(self) -> bool:
        """Say whether it has answered at all."""
        return self._last is not None

    @property
    def silent_seconds(self) -> float:
        """Return the seconds since the last answer, or since the start where there was none."""
        return time.monotonic() - (self._began if self._last is None else self._last)
