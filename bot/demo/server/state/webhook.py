"""Updates delivered to the bot's own address."""

import asyncio
import time
from http import HTTPStatus

import httpx

from bot.demo.server.objects.model import Json
from bot.demo.server.state.updates import UpdateQueue

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 10.0
ANSWER_SECONDS = 60.0


class Webhook:
    """A delivery of updates one by one, each again and again until it is taken."""

    def __init__(self, url: str, secret: str, max_connections: int, ip_address: str) -> None:
        self.url = url
        self.secret = secret
        self.max_connections = max_connections
        self.ip_address = ip_address
        self.error_date = 0
        self.error = ""
        self._task: asyncio.Task[None] | None = None

    def start(self, updates: UpdateQueue) -> None:
        """Begin to deliver."""
        self._task = asyncio.create_task(self._deliver(updates))

    def stop(self) -> None:
        """Deliver no more."""
        if self._task:
            self._task.cancel()

    def json(self) -> Json:
        """Return the fields of WebhookInfo that belong to the address."""
        body: Json = {"url": self.url, "max_connections": self.max_connections}
        if self.ip_address:
            body["ip_address"] = self.ip_address
        if self.error:
            body |= {"last_error_date": self.error_date, "last_error_message": self.error}
        return body

    async def _deliver(self, updates: UpdateQueue) -> None:
        """Send the oldest update until it is taken, then the next."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        pause = FIRST_PAUSE
        async with httpx.AsyncClient(
            headers=headers, timeout=ANSWER_SECONDS, trust_env=False
        ) as client:
            while not updates.closed:
                await updates.wait()
                if not updates.pending:
                    continue
                update = updates.pending[0]
                if await self._sent(client, update):
                    updates.confirm(update["update_id"] + 1)
                    pause = FIRST_PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, LONGEST_PAUSE)

    async def _sent(self, client: httpx.AsyncClient, update: Json) -> bool:
        """Post one update; tell whether it was taken, and remember why not."""
        try:
            response = await client.post(self.url, json=update)
        except httpx.TransportError as error:
            refused = isinstance(error, httpx.ConnectError)
            self._fail("Connection refused" if refused else "Connection closed")
            return False
        if response.is_success:
            return True
        status = HTTPStatus(response.status_code)
        self._fail(f"Wrong response from the webhook: {status.value} {status.phrase}")
        return False

    def _fail(self, reason: str) -> None:
        """Remember a delivery that failed."""
        self.error_date = int(time.time())
        self.error = reason
