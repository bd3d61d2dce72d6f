"""getUpdates and webhooks: every update once, in one way at a time."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.people.people import People
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.state.updates import FIRST_ID
from tests.bot.demo.server.conftest import Api, Clock
from tests.patience import seconds, until

OTHER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


@dataclass
class Receiver:
    """A bot's own address that answers what it is told to and keeps what it got."""

    answers: list[int] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)
    url: str = ""

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and hang up."""
        head = await reader.readuntil(b"\r\n\r\n")
        (length,) = (
            int(line.split(b":")[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length")
        )
        self.requests.append(head + await reader.readexactly(length))
        status = self.answers.pop(0) if self.answers else 200
        writer.write(b"HTTP/1.1 %d X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n" % status)
        await writer.drain()
        writer.close()

    async def got(self, count: int) -> list[bytes]:
        """Wait until so many requests have come."""
        await until(lambda: len(self.requests) >= count)
        return self.requests


@pytest.fixture
async def receiver(telegram: Telegram) -> AsyncIterator[Receiver]:
    """An address on this machine."""
    receiver = Receiver()
    server = await asyncio.start_server(receiver.handle, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    yield receiver
    telegram.close()
    server.close()


async def test_updates_are_numbered_in_order(
    api: Api, people: People, ann: User, chat: Chat
) -> None:
    """Updates come oldest first, each number one more."""
    for text in "ab":
        people.say(ann, chat, text)
    updates = await api.ok("getUpdates")
    assert [update["message"]["text"] for update in updates] == ["a", "b"]
    assert updates[1]["update_id"] == updates[0]["update_id"] + 1


async def test_update_stays_until_it_is_confirmed(
    api: Api, people: People, ann: User, chat: Chat
) -> None:
    """An update is given again until an offset above it is asked for, and never after."""
    for text in "ab":
        people.say(ann, chat, text)
    first, second = await api.ok("getUpdates")
    assert await api.ok("getUpdates") == [first, second]
    assert await api.ok("getUpdates", offset=second["update_id"]) == [second]
    assert await api.ok("getUpdates", offset=0) == [second]


async def test_negative_offset_counts_from_the_end(
    api: Api, people: People, ann: User, chat: Chat
) -> None:
    """A negative offset keeps so many updates and forgets those before."""
    for text in "abc":
        people.say(ann, chat, text)
    (last,) = await api.ok("getUpdates", offset=-1)
    assert last["message"]["text"] == "c"
    assert await api.ok("getUpdates") == [last]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (0, 1), (500, 100)])
async def test_limit(
    api: Api, people: People, ann: User, chat: Chat, limit: int, count: int
) -> None:
    """At least 1 and at most 100 updates come at once."""
    for _ in range(101):
        people.say(ann, chat, "a")
    assert len(await api.ok("getUpdates", limit=limit)) == count


async def test_long_poll_ends_with_an_update(
    api: Api, people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """A poll with a time-out waits, and ends as soon as there is an update."""
    poll = asyncio.create_task(api.ok("getUpdates", timeout=50))
    await until(lambda: telegram.updates.is_awaited)
    assert not poll.done()
    people.say(ann, chat, "a")
    assert len(await asyncio.wait_for(poll, seconds(5))) == 1


async def test_long_poll_ends_empty(api: Api) -> None:
    """A poll without updates ends empty after its time-out."""
    loop = asyncio.get_running_loop()
    started = loop.time()
    assert await api.ok("getUpdates", timeout=1) == []
    assert loop.time() - started >= 0.9


async def test_one_poll_at_a_time(
    api: Api, people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """A second poll ends the first with 409 and gets the updates."""
    first = asyncio.create_task(api.refused("getUpdates", timeout=50))
    await until(lambda: telegram.updates.is_awaited)
    second = asyncio.create_task(api.ok("getUpdates", timeout=50))
    assert await asyncio.wait_for(first, seconds(5)) == OTHER
    people.say(ann, chat, "a")
    assert len(await asyncio.wait_for(second, seconds(5))) == 1


async def test_allowed_updates(api: Api, people: People, ann: User, chat: Chat) -> None:
    """Only the kinds asked for are queued, and the choice lasts until another is made."""
    await api.ok("getUpdates", allowed_updates=["edited_message"])
    said = people.say(ann, chat, "a")
    people.edit(said, "b")
    (update,) = await api.ok("getUpdates")
    assert "edited_message" in update
    info = await api.ok("getWebhookInfo")
    assert info["allowed_updates"] == ["edited_message"]
    await api.ok("getUpdates", offset=update["update_id"] + 1, allowed_updates=[])
    people.say(ann, chat, "c")
    assert len(await api.ok("getUpdates")) == 1


async def test_webhook_gets_the_update_and_the_secret(
    api: Api, people: People, telegram: Telegram, ann: User, chat: Chat, receiver: Receiver
) -> None:
    """An update is posted as JSON with the secret token in its header, and is then done."""
    secret = "a-Secret_1"
    body = await api.call("setWebhook", url=receiver.url, secret_token=secret)
    assert (body["result"], body["description"]) == (True, "Webhook was set")
    people.say(ann, chat, "hello")
    (request,) = await receiver.got(1)
    assert b"x-telegram-bot-api-secret-token: a-secret_1" in request.lower()
    assert b"content-type: application/json" in request.lower()
    assert b'"update_id":%d' % (FIRST_ID + 1) in request.replace(b" ", b"")
    await until(lambda: not telegram.updates.pending)
    assert (await api.ok("getWebhookInfo"))["pending_update_count"] == 0


async def test_webhook_is_tried_again(
    api: Api, people: People, ann: User, chat: Chat, receiver: Receiver
) -> None:
    """An update that wasn't taken is posted again, those after it wait, the error is told."""
    receiver.answers = [500, 404]
    await api.ok("setWebhook", url=receiver.url)
    for text in ("one", "two"):
        people.say(ann, chat, text)
    requests = await receiver.got(4)
    assert [b"one" in request for request in requests] == [True, True, True, False]
    info = await api.ok("getWebhookInfo")
    assert info["url"] == receiver.url
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_webhook_that_is_not_there(
    api: Api, people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """An address where nobody listens is told, and the update waits for getUpdates."""
    await api.ok("setWebhook", url="http://127.0.0.1:9/hook")
    people.say(ann, chat, "a")
    async with asyncio.timeout(seconds(5)):
        while "last_error_message" not in (info := await api.ok("getWebhookInfo")):
            await asyncio.sleep(0.02)
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await api.ok("deleteWebhook")
    assert len(await api.ok("getUpdates")) == 1


async def test_no_polling_while_a_webhook_is_set(api: Api, receiver: Receiver) -> None:
    """With a webhook, getUpdates is refused until deleteWebhook."""
    await api.ok("setWebhook", url=receiver.url)
    assert await api.refused("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    body = await api.call("deleteWebhook")
    assert (body["result"], body["description"]) == (True, "Webhook was deleted")
    await api.ok("getUpdates")


async def test_setting_a_webhook_ends_the_poll(
    api: Api, telegram: Telegram, receiver: Receiver
) -> None:
    """A poll that waits ends with 409 when a webhook is set."""
    poll = asyncio.create_task(api.refused("getUpdates", timeout=50))
    await until(lambda: telegram.updates.is_awaited)
    await api.ok("setWebhook", url=receiver.url)
    assert await asyncio.wait_for(poll, seconds(5)) == "Conflict: terminated by setWebhook request"


async def test_webhook_set_or_deleted_twice(api: Api, receiver: Receiver) -> None:
    """Setting the same webhook again, or deleting none, is no error."""
    assert (await api.call("deleteWebhook"))["description"] == "Webhook is already deleted"
    await api.ok("setWebhook", url=receiver.url)
    again = await api.call("setWebhook", url=receiver.url)
    assert again["description"] == "Webhook is already set"
    assert (await api.call("setWebhook", url=""))["description"] == "Webhook was deleted"


@pytest.mark.parametrize("method", ["setWebhook", "deleteWebhook"])
async def test_pending_updates_can_be_dropped(
    api: Api, people: People, ann: User, chat: Chat, receiver: Receiver, method: str
) -> None:
    """What waits can be dropped when the way of delivery changes."""
    people.say(ann, chat, "a")
    parameters = {"url": receiver.url} if method == "setWebhook" else {}
    await api.ok(method, drop_pending_updates=True, **parameters)
    assert (await api.ok("getWebhookInfo"))["pending_update_count"] == 0


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"url": "nowhere"}, "invalid webhook URL specified"),
        (
            {"url": "http://example.com/"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://example.com/"},
            "bad webhook: this server reaches no address but http://127.0.0.1",
        ),
        ({"secret_token": "a" * 257}, "secret token is too long"),
        ({"secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_webhook_is_checked(api: Api, parameters: dict[str, Any], reason: str) -> None:
    """An address off this machine and a secret that fits no header are refused."""
    given = {"url": "http://127.0.0.1:9/"} | parameters
    assert await api.refused("setWebhook", **given) == f"Bad Request: {reason}"


async def test_webhook_info_without_a_webhook(api: Api) -> None:
    """Without a webhook the address is empty."""
    info = await api.ok("getWebhookInfo")
    assert info == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


async def test_webhook_connections_keep_to_their_bounds(api: Api, receiver: Receiver) -> None:
    """max_connections is 40 unless told, and 100 at most."""
    await api.ok("setWebhook", url=receiver.url)
    assert (await api.ok("getWebhookInfo"))["max_connections"] == 40
    address = {"url": f"{receiver.url}/2", "ip_address": "127.0.0.1"}
    await api.ok("setWebhook", max_connections=500, **address)
    info = await api.ok("getWebhookInfo")
    assert info == info | address | {"max_connections": 100}


async def test_close_waits_for_ten_minutes(api: Api, clock: Clock) -> None:
    """A bot can move to another server after ten minutes, not before."""
    body = await api.call("close")
    assert body["error_code"] == 429
    assert body["parameters"] == {"retry_after": 600}
    clock.now += 601
    assert await api.ok("close") is True


async def test_after_log_out_nothing_works(api: Api) -> None:
    """After logOut every call is refused."""
    assert await api.ok("logOut") is True
    assert await api.refused("getMe") == "Logged out"
