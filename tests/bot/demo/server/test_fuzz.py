"""Whatever a bot sends, the server answers in the Bot API's own form."""

import asyncio
from typing import Any

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.server.api.methods import METHODS
from bot.demo.server.people.people import People
from bot.demo.server.serve import build_app
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.server.conftest import TOKEN

KEYS = st.sampled_from(
    [
        *("type", "offset", "length", "user", "id", "text", "message_id", "user_id", "emoji"),
        *("quote", "quote_entities", "chat_id", "inline_keyboard", "keyboard", "callback_data"),
        *("copy_text", "url", "style", "command", "title", "description", "reply_markup"),
        *("input_message_content", "message_text", "parse_mode", "entities", "start_parameter"),
    ]
)
WORDS = st.sampled_from(["article", "bold", "text_mention", "chat", "chat_member", "emoji", "1"])
LEAVES = st.none() | st.booleans() | st.integers(-9, 9) | WORDS | st.text(max_size=5)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Draw a method and values for some of its parameters."""
    method = draw(st.sampled_from(sorted(METHODS.values(), key=lambda method: method.name)))
    names = sorted(method.parameters - {"timeout", "url"})
    given = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    return method.name, {name: draw(VALUES) for name in given}


@settings(deadline=None, max_examples=300)
@given(calls())
def test_no_call_breaks_the_server(call: tuple[str, dict[str, Any]]) -> None:
    """Any values of any parameters of any method give a result or a refusal, never a failure."""
    body = asyncio.run(answer(*call))
    assert body["ok"] or body["error_code"] in {400, 403, 404, 429}


async def answer(method: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Call a fresh server in a chat that is there, if the call doesn't name one."""
    telegram = Telegram()
    people = People(telegram)
    user = people.person("Ann")
    people.start(user)
    if "chat_id" in METHODS[method.lower()].parameters:
        parameters = {"chat_id": user.id, "text": "a", "message_id": 1} | parameters
        known = METHODS[method.lower()].parameters
        parameters = {name: value for name, value in parameters.items() if name in known}
    transport = httpx.ASGITransport(app=build_app(telegram, people))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        response = await client.post(f"/bot{TOKEN}/{method}", json=parameters)
    telegram.close()
    body: dict[str, Any] = response.json()
    return body
