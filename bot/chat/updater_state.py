"""How updates come in, as python-telegram-bot's updater and queue show it."""

import time

from bot.chat.application import App
from bot.service.metrics import Metrics

# Seconds without a finished update, while some wait, from which on nothing goes on.
_PATIENCE = 120.0


class UpdaterReceiving:
    """Whether the updater runs, and whether what it received is worked on."""

    def __init__(self, application: App, metrics: Metrics, *, polls: bool) -> None:
        self._application = application
        self._metrics = metrics
        self._polls = polls

    @property
    def waiting(self) -> int:
        """Return how many updates were received and aren't answered yet."""
        processor = self._application.update_processor
        return self._application.update_queue.qsize() + processor.current_concurrent_updates

    @property
    def is_stuck(self) -> bool:
        """Say whether nothing is received, or nothing that was received is worked on."""
        updater = self._application.updater
        if not self._application.running or (self._polls and not (updater and updater.running)):
            return True
        idle = time.monotonic() - self._metrics.last_update
        return self.waiting > 0 and idle > _PATIENCE
