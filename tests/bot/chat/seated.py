"""A bot process with its seat: what the addresses beside it say."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families

from bot.demo.server.serve import Server
from tests.patience import seconds
from tests.ports import free_port
from tests.process import Process, running


@dataclass(frozen=True)
class Seated:
    """A bot process and the address of its seat."""

    bot: Process
    address: str

    async def get(self, path: str) -> httpx.Response:
        """Ask the seat."""
        async with httpx.AsyncClient(trust_env=False, timeout=seconds(20)) as client:
            return await client.get(f"http://{self.address}{path}")

    async def samples(self) -> dict[tuple[str, ...], float]:
        """Return every sample of /metrics by its name and labels."""
        text = (await self.get("/metrics")).text
        return {
            (sample.name, *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    async def counted(self, *name: str, value: float) -> None:
        """Wait until a sample has a value; an update is counted just behind its answer."""
        async with asyncio.timeout(seconds(10)):
            while (await self.samples()).get(name) != value:
                await asyncio.sleep(0.05)

    async def is_ready(self, expected: bool) -> dict[str, dict[str, str]]:
        """Wait until it is ready, or isn't any more; return what /readyz says."""
        async with asyncio.timeout(seconds(30)):
            while True:
                found = (await self.get("/readyz")).json()
                if found["ready"] is expected:
                    return {"wrong": found["wrong"], "ok": found["ok"]}
                await asyncio.sleep(0.2)


@asynccontextmanager
async def seated_bot(server: Server, index_folder: Path, **more: str) -> AsyncIterator[Seated]:
    """Run a bot that polls, with a seat of its own, until the block ends."""
    address = f"127.0.0.1:{free_port()}"
    async with running(server, index_folder, VERBATIM_SERVICE__LISTEN=address, **more) as bot:
        yield Seated(bot, address)
