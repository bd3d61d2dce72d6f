"""The door: tokens, hosts, the forms of a call, faults, and the people's side over HTTP."""

import asyncio
import json
from typing import Any, Literal

import httpx
import pytest

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.server.conftest import TOKEN, Api, Clock
from tests.patience import seconds, until

NOT_FOUND = {"ok": False, "error_code": 404, "description": "Not Found"}


@pytest.mark.parametrize("token", ["abc", "abc:defghi", "12:a", "0:abcdefg", "12:abc%20def"])
async def test_token_has_a_shape(http: httpx.AsyncClient, token: str) -> None:
    """What isn't a token is not found."""
    response = await http.get(f"/bot{token}/getMe")
    assert (response.status_code, response.json()) == (404, NOT_FOUND)


async def test_revoked_token(http: httpx.AsyncClient, telegram: Telegram) -> None:
    """A refused token gets 401, for calls and for files."""
    telegram.refuse = True
    for path in (f"/bot{TOKEN}/getMe", f"/file/bot{TOKEN}/a"):
        body = {"ok": False, "error_code": 401, "description": "Unauthorized"}
        assert (await http.get(path)).json() == body


async def test_unknown_method(api: Api) -> None:
    """A method that there isn't is not found."""
    body = await api.call("sendPigeon")
    assert body == NOT_FOUND | {"description": "Not Found: method not found"}


async def test_unknown_address(http: httpx.AsyncClient) -> None:
    """An address that is nothing is not found, in the Bot API's own form."""
    response = await http.get("/nowhere")
    assert (response.status_code, response.json()) == (404, NOT_FOUND)


async def test_method_in_any_case(api: Api) -> None:
    """The name of a method is taken in any case."""
    assert await api.ok("GETME")


async def test_unknown_parameter(api: Api, chat: Chat) -> None:
    """A parameter that the method doesn't have is refused here, where production ignores it."""
    reason = await api.refused("sendMessage", chat_id=chat.id, text="a", parsemode="HTML")
    assert reason == 'Bad Request: method sendMessage has no parameter "parsemode" here'


@pytest.mark.parametrize("form", ["json", "json strings", "urlencoded", "multipart", "query"])
async def test_parameters_in_any_form(http: httpx.AsyncClient, chat: Chat, form: str) -> None:
    """Parameters come as JSON, as a form, as parts or in the address, with the same result."""
    markup = {"inline_keyboard": [[{"text": "ok", "callback_data": "x"}]]}
    given: dict[str, Any] = {"chat_id": chat.id, "text": "a", "reply_markup": markup}
    flat = {"chat_id": str(chat.id), "text": "a", "reply_markup": json.dumps(markup)}
    parts = {name: (None, value) for name, value in flat.items()}
    path = f"/bot{TOKEN}/sendMessage"
    sent: dict[str, dict[str, Any]] = {
        "json": {"json": given},
        "json strings": {"json": flat},
        "urlencoded": {"data": flat},
        "multipart": {"files": parts},
        "query": {"params": flat},
    }
    response = await http.request("GET" if form == "query" else "POST", path, **sent[form])
    assert response.json()["result"]["reply_markup"] == markup


@pytest.mark.parametrize("body", [b"{", b"[]"])
async def test_broken_json(http: httpx.AsyncClient, body: bytes) -> None:
    """A body that isn't a JSON object is refused."""
    headers = {"content-type": "application/json"}
    response = await http.post(f"/bot{TOKEN}/getMe", content=body, headers=headers)
    assert response.json()["description"].startswith("Bad Request: can't parse request")


async def test_values_have_types(api: Api, chat: Chat) -> None:
    """A number that isn't one, a flag that isn't one, and an object that isn't one are refused."""
    target = {"chat_id": chat.id, "text": "a"}
    for wrong in (
        {"message_thread_id": "x"},
        {"disable_web_page_preview": "maybe"},
        {"reply_parameters": "[]"},
        {"entities": "{}"},
        {"reply_markup": "{"},
    ):
        await api.refused("sendMessage", **target, **wrong)


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example"},
        {"host": ""},
        {"host": "[::1"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
async def test_other_hosts_are_refused(http: httpx.AsyncClient, headers: dict[str, str]) -> None:
    """A request that names another host, or that another site's page sends, gets 403."""
    for path in (f"/bot{TOKEN}/getMe", "/people/calls"):
        assert (await http.get(path, headers=headers)).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8081", "localhost", "[::1]:80"])
async def test_this_machine_is_let_in(http: httpx.AsyncClient, host: str) -> None:
    """A request that names this machine is let in, by any of its names."""
    headers = {"host": host, "origin": f"http://{host}"}
    assert (await http.get(f"/bot{TOKEN}/getMe", headers=headers)).status_code == 200


async def test_calls_are_written_down(
    api: Api, telegram: Telegram, chat: Chat, clock: Clock
) -> None:
    """Every call is kept with its parameters, its time and how it was refused."""
    await api.ok("sendmessage", chat_id=chat.id, text="[1]", reply_parameters={})
    await api.refused("sendMessage", chat_id=5, text="a")
    first, second = telegram.calls
    parameters = {"chat_id": chat.id, "text": "[1]", "reply_parameters": {}}
    assert (first.method, first.parameters, first.error) == ("sendMessage", parameters, "")
    assert (second.time, second.error) == (clock.now, "Bad Request: chat not found")


async def test_flood_on_order(api: Api, telegram: Telegram, chat: Chat) -> None:
    """An ordered 429 comes with its seconds, for the next calls of that method alone."""
    telegram.faults.add(Fault("sendMessage", status=429, retry_after=2, times=2))
    await api.ok("getMe")
    for _ in range(2):
        body = await api.call("sendMessage", chat_id=chat.id, text="a")
        assert body["description"] == "Too Many Requests: retry after 2"
        assert body["parameters"] == {"retry_after": 2}
    await api.ok("sendMessage", chat_id=chat.id, text="a")


async def test_outage_on_order(api: Api, telegram: Telegram) -> None:
    """An ordered 502 comes for any method, and another status with its own words."""
    telegram.faults.add(Fault("*", status=502))
    telegram.faults.add(Fault("getMe", status=403, description="Forbidden: not today"))
    assert await api.refused("getWebhookInfo") == "Bad Gateway"
    assert await api.refused("getMe") == "Forbidden: not today"


@pytest.mark.parametrize(("moment", "count"), [("before", 0), ("after", 1)])
async def test_connection_drops_on_order(moment: Literal["before", "after"], count: int) -> None:
    """A connection drops before the call is done or after, and works again the next time."""
    async with serve(Telegram(faults=True)) as server, httpx.AsyncClient() as client:
        ann = server.people.person("Ann")
        server.people.start(ann)
        server.telegram.faults.add(Fault("sendMessage", drop=moment))
        address = f"{server.base_url}{TOKEN}/sendMessage"
        body = {"chat_id": ann.id, "text": "a"}
        with pytest.raises(httpx.RemoteProtocolError):
            await client.post(address, json=body)
        assert len(server.telegram.messages[ann.id]) == 1 + count
        assert (await client.post(address, json=body)).json()["ok"]


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 502, "drop": "before"},
        {},
        {"status": 299},
        {"drop": "never"},
        {"body": "cut", "status": 502},
        {"body": "long"},
    ],
)
def test_fault_is_one_thing(fault: dict[str, Any]) -> None:
    """A fault is either a known status, a drop before or after, or a cut or other body."""
    with pytest.raises(ValueError):
        Fault("getMe", **fault)


async def test_faults_must_be_enabled(http: httpx.AsyncClient, telegram: Telegram) -> None:
    """Faults can be ordered over HTTP, but only where they are enabled."""
    order = {"method": "getMe", "status": 502}
    assert (await http.post("/people/faults", json=order)).status_code == 200
    assert (await http.get(f"/bot{TOKEN}/getMe")).status_code == 502
    telegram.faults.enabled = False
    refused = await http.post("/people/faults", json=order)
    assert "faults are off" in refused.json()["error"]


async def act(http: httpx.AsyncClient, action: str, **body: object) -> Any:  # noqa: ANN401  JSON, which each test knows the shape of
    """Let a person do something over HTTP."""
    response = await http.post(f"/people/{action}", json=body)
    assert response.status_code == 200, response.text
    return response.json()["result"]


async def test_people_over_http(http: httpx.AsyncClient, api: Api, telegram: Telegram) -> None:
    """A person comes, starts, asks, taps and edits over HTTP, and the bot hears all of it."""
    user = (await act(http, "person", first_name="Bob"))["id"]
    await act(http, "start", user=user, payload="x")
    question = await act(http, "say", user=user, text="what?")
    markup = {"inline_keyboard": [[{"text": "ok", "callback_data": "x"}]]}
    sent = await api.ok("sendMessage", chat_id=user, text="a", reply_markup=markup)
    reply = await act(http, "say", user=user, text="ah", reply_to=sent["message_id"], quote="a")
    assert reply["quote"]["text"] == "a"
    tap = await act(http, "tap", user=user, message_id=sent["message_id"])
    await api.ok("answerCallbackQuery", callback_query_id=tap["query_id"], text="ok")
    await act(http, "edit", user=user, message_id=question["message_id"], text="why?")
    await act(http, "delete", user=user, message_id=question["message_id"])
    kinds = [next(reversed(update)) for update in telegram.updates.pending]
    assert kinds == ["message", "message", "message", "callback_query", "edited_message"]


async def test_groups_over_http(http: httpx.AsyncClient, telegram: Telegram, ann: User) -> None:
    """A group with topics is opened over HTTP, people join and leave, the bot goes and comes."""
    bob = (await act(http, "person", first_name="Bob"))["id"]
    room = (await act(http, "group", user=ann.id, title="Readers", topics=True))["id"]
    topic = await act(http, "topic", user=ann.id, chat=room, name="Grain")
    await act(http, "join", user=bob, chat=room)
    said = await act(http, "say", user=bob, chat=room, text="/ask", topic=topic)
    assert said["message_thread_id"] == topic
    await act(http, "leave", user=bob, chat=room)
    await act(http, "remove_bot", user=ann.id, chat=room)
    assert not telegram.has_bot(telegram.chats[room])
    await act(http, "add_bot", user=ann.id, chat=room)
    await act(http, "block", user=ann.id)


async def test_inline_and_files_over_http(http: httpx.AsyncClient, api: Api, ann: User) -> None:
    """Inline queries and attachments go over HTTP too."""
    query = await act(http, "inline", user=ann.id, query="grain")
    content = {"message_text": "text"}
    result = {"type": "article", "id": "1", "title": "a", "input_message_content": content}
    await api.ok("answerInlineQuery", inline_query_id=query["query_id"], results=[result])
    chosen = await act(
        http, "choose", user=ann.id, query_id=query["query_id"], result_id="1", chat=ann.id
    )
    assert chosen["text"] == "text"
    for kind, parts in (
        ("photo", {"caption": "a"}),
        ("voice", {}),
        ("sticker", {}),
        ("location", {"latitude": 41.8, "longitude": 123.4}),
        ("document", {"name": "a.txt", "content": "hello"}),
    ):
        assert kind in await act(http, kind, user=ann.id, **parts)


@pytest.mark.parametrize(
    ("action", "body", "error"),
    [
        ("dance", {}, "no such action: dance"),
        ("say", {"user": 5, "text": "a"}, "missing or unknown: 5"),
        ("say", {}, "missing or unknown: user"),
        ("person", {"name": "Bob"}, "unexpected keyword argument 'name'"),
    ],
)
async def test_people_who_cannot(
    http: httpx.AsyncClient, action: str, body: dict[str, Any], error: str
) -> None:
    """What a person can't do is refused with a sentence."""
    response = await http.post(f"/people/{action}", json=body)
    assert response.status_code == 400
    assert error in response.json()["error"]


async def test_page_of_the_bot(http: httpx.AsyncClient, api: Api, ann: User) -> None:
    """A person sees the bot's name and commands, and the messages of their own chats alone."""
    await api.ok("setMyCommands", commands=[{"command": "ask", "description": "Ask"}])
    page = (await http.get(f"/people/{ann.id}/bot")).json()["result"]
    assert (page["name"], page["commands"][0]["command"]) == ("Verbatim", "ask")
    listed = (await http.get(f"/people/{ann.id}/chats/{ann.id}/messages")).json()
    assert [message["text"] for message in listed["result"]] == ["/start"]
    assert (await http.get(f"/people/5/chats/{ann.id}/messages")).status_code == 404
    assert (await http.get(f"/people/5/bot?chat={ann.id}")).status_code == 404
    calls = (await http.get("/people/calls")).json()["result"]
    assert calls[0]["method"] == "setMyCommands"


async def test_events_stream_and_resume() -> None:
    """Events stream as they happen, numbered, and resume after the last one seen."""
    async with serve() as server, httpx.AsyncClient() as client:
        ann = server.people.person("Ann")
        server.people.start(ann)
        address = f"{server.url}/people/{ann.id}/events"

        async def read(headers: dict[str, str], count: int) -> list[tuple[int, str]]:
            found: list[tuple[int, str]] = []
            async with client.stream("GET", address, headers=headers) as response:
                assert response.headers["content-type"].startswith("text/event-stream")
                number = 0
                async for line in response.aiter_lines():
                    name, _, value = line.partition(": ")
                    number = int(value) if name == "id" else number
                    if name == "data":
                        found.append((number, json.loads(value)["text"]))
                    if len(found) == count:
                        break
            return found

        reading = asyncio.create_task(read({}, 2))
        await until(lambda: server.telegram.events.is_awaited)
        body = {"chat_id": ann.id, "text": "é\nb"}
        await client.post(f"{server.base_url}{TOKEN}/sendMessage", json=body)
        assert await asyncio.wait_for(reading, seconds(5)) == [(1, "/start"), (2, "é\nb")]
        resumed = read({"last-event-id": "1"}, 1)
        assert await asyncio.wait_for(resumed, seconds(5)) == [(2, "é\nb")]


async def test_a_call_that_ends_half_way_is_written_down(caplog: pytest.LogCaptureFixture) -> None:
    """A bot that is killed while it sends leaves a call with an error, and no traceback."""
    async with serve() as server:
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nchat"
        writer.write(f"{head}{form}".encode())
        await writer.drain()
        writer.close()
        await until(lambda: bool(server.telegram.calls))
        call = server.telegram.calls[0]
    assert (call.method, call.error) == (
        "sendMessage",
        "the connection ended before the call was read",
    )
    assert caplog.records == []


async def test_server_stops_with_everyone_waiting() -> None:
    """A poll and a stream that wait are answered when the server stops, not cut off."""
    async with httpx.AsyncClient() as client:
        async with serve() as server:
            ann = server.people.person("Ann")
            poll = asyncio.create_task(
                client.get(f"{server.base_url}{TOKEN}/getUpdates?timeout=50")
            )
            stream = asyncio.create_task(client.get(f"{server.url}/people/{ann.id}/events"))
            telegram = server.telegram
            await until(lambda: telegram.updates.is_awaited and telegram.events.is_awaited)
        assert (await poll).json() == {"ok": True, "result": []}
        assert (await stream).status_code == 200


async def test_server_listens_on_loopback_only() -> None:
    """The server listens on 127.0.0.1, on a port of its own choice."""
    async with serve() as first, serve() as second:
        assert first.url.startswith("http://127.0.0.1:")
        assert first.url != second.url
