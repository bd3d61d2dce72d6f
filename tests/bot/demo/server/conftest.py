"""A server without sockets, a bare caller, and one person, for the tests of the Bot API."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.people.groups import add_bot, open_group
from bot.demo.server.people.people import People
from bot.demo.server.serve import build_app
from bot.demo.server.state.telegram import Telegram

TOKEN = "7000000001:AAF-test_token"


@dataclass
class Clock:
    """A clock that tests turn."""

    now: float = 1_700_000_000.0

    def __call__(self) -> float:
        """Return the time that was set."""
        return self.now


@dataclass(frozen=True)
class Api:
    """A caller of the Bot API that is no library."""

    http: httpx.AsyncClient

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Call a method with JSON and return the whole answer."""
        response = await self.http.post(f"/bot{TOKEN}/{method}", json=parameters)
        body: dict[str, Any] = response.json()
        assert response.status_code == (200 if body["ok"] else body["error_code"])
        return body

    async def ok(self, method: str, **parameters: object) -> Any:  # noqa: ANN401  JSON, which each test knows the shape of
        """Call a method that must succeed and return its result."""
        body = await self.call(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **parameters: object) -> str:
        """Call a method that must be refused and return why."""
        body = await self.call(method, **parameters)
        assert not body["ok"], body
        return str(body["description"])


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    """A fresh state with the standing clock, faults allowed."""
    return Telegram(faults=True, clock=clock)


@pytest.fixture
def people(telegram: Telegram) -> People:
    """The people's side of the state."""
    return People(telegram)


@pytest.fixture
async def http(telegram: Telegram, people: People) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of the application, without a socket between."""
    transport = httpx.ASGITransport(app=build_app(telegram, people))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def api(http: httpx.AsyncClient) -> Api:
    """A bare caller of the Bot API."""
    return Api(http)


@pytest.fixture
def ann(people: People) -> User:
    """A person whom the bot knows, nothing of her start left in the queue."""
    user = people.person("Ann", username="ann_reads")
    people.start(user)
    people.telegram.updates.pending.clear()
    return user


@pytest.fixture
def chat(people: People, ann: User) -> Chat:
    """Ann's chat with the bot."""
    return people.private(ann)


@pytest.fixture
def group(people: People, ann: User) -> Chat:
    """A group of Ann's with the bot in it, nothing left in the queue."""
    room = open_group(people.telegram, "Readers", ann)
    add_bot(people.telegram, ann, room)
    people.telegram.updates.pending.clear()
    return room
