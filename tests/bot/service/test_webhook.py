"""The webhook takes updates of those who know the secret, and answers when they were taken."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from bot.service.webhook import RawUpdate, webhook_route

SECRET = "a-Secret_1"
# The id of an update for which there is no room.
FULL = 8
KNOWN = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@pytest.fixture
def taken() -> list[RawUpdate]:
    """Return the updates that were taken."""
    return []


@pytest.fixture
async def client(taken: list[RawUpdate]) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application with the webhook alone."""

    async def deliver(update: RawUpdate) -> bool:
        if update["update_id"] == FULL:
            return False
        taken.append(update)
        return True

    app = Starlette(routes=[webhook_route("/hook", SECRET, deliver)])
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
        yield http


async def test_an_update_is_taken_and_confirmed(
    client: httpx.AsyncClient, taken: list[RawUpdate]
) -> None:
    """200 comes once it was handed on, with all that it held."""
    answer = await client.post("/hook", json={"update_id": 7, "message": {}}, headers=KNOWN)
    assert answer.status_code == 200
    assert taken == [{"update_id": 7, "message": {}}]


async def test_what_was_not_taken_is_to_come_again(
    client: httpx.AsyncClient, taken: list[RawUpdate]
) -> None:
    """503 makes Telegram deliver it once more, later."""
    answer = await client.post("/hook", json={"update_id": FULL, "message": {}}, headers=KNOWN)
    assert answer.status_code == 503
    assert taken == []


@pytest.mark.parametrize("given", [None, "", "a-Secret", "a-Secret_12", "geheim ✓"])
async def test_who_does_not_know_the_secret_is_refused(
    client: httpx.AsyncClient, taken: list[RawUpdate], given: str | None
) -> None:
    """403, whatever is sent in its place, and nothing is taken."""
    name = b"X-Telegram-Bot-Api-Secret-Token"
    headers = {} if given is None else {name: given.encode()}
    answer = await client.post("/hook", json={"update_id": 7}, headers=headers)
    assert answer.status_code == 403
    assert taken == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"update_id": "7"}', 400),
        (b"\xff", 400),
        (b"[" * 100_000, 400),
        (b'{"update_id": 7, "x": "' + b"x" * 1_000_000 + b'"}', 413),
    ],
    ids=["empty", "list", "no-id", "text-id", "no-utf8", "deep", "large"],
)
async def test_what_is_no_update_is_refused(
    client: httpx.AsyncClient, taken: list[RawUpdate], body: bytes, status: int
) -> None:
    """A body that is no JSON object with an id, or larger than a megabyte, is said to be so."""
    answer = await client.post("/hook", content=body, headers=KNOWN)
    assert answer.status_code == status
    assert taken == []


async def test_other_paths_and_methods_are_not_there(client: httpx.AsyncClient) -> None:
    """Only a POST to the bot's own path is an update."""
    assert (await client.get("/hook", headers=KNOWN)).status_code == 405
    assert (await client.post("/", json={"update_id": 7}, headers=KNOWN)).status_code == 404
