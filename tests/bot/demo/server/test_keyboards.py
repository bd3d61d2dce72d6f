"""Keyboards under and instead of messages."""

from typing import Any

import pytest

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.people.people import People
from tests.bot.demo.server.conftest import Api

WRONG = "Bad Request: can't parse inline keyboard button: "


def rows(**button: object) -> dict[str, Any]:
    """Return a keyboard of one button that says ok."""
    return {"inline_keyboard": [[{"text": "ok"} | button]]}


async def refusal(api: Api, chat: Chat, markup: object) -> str:
    """Return why a message with the keyboard is refused."""
    return await api.refused("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)


async def test_buttons_come_back(api: Api, chat: Chat) -> None:
    """An inline keyboard comes back with the message."""
    markup = rows(callback_data="x", style="success")
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)
    assert sent["reply_markup"] == markup


@pytest.mark.parametrize(("data", "taken"), [("é" * 32, True), ("é" * 32 + "a", False)])
async def test_callback_data_has_64_bytes_at_most(
    api: Api, chat: Chat, data: str, taken: bool
) -> None:
    """callback_data is measured in bytes of UTF-8: 64 pass, 65 don't."""
    markup = rows(callback_data=data)
    body = await api.call("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)
    assert body["ok"] is taken
    assert taken or body["description"] == "Bad Request: BUTTON_DATA_INVALID"


async def test_callback_data_is_not_empty(api: Api, chat: Chat) -> None:
    """Empty callback_data is refused."""
    assert await refusal(api, chat, rows(callback_data="")) == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(("size", "taken"), [(0, False), (1, True), (256, True), (257, False)])
async def test_copied_text_has_256_characters_at_most(
    api: Api, chat: Chat, size: int, taken: bool
) -> None:
    """copy_text has 1 to 256 characters."""
    markup = rows(copy_text={"text": "a" * size})
    body = await api.call("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)
    assert body["ok"] is taken
    assert taken or body["description"] == "Bad Request: BUTTON_COPY_TEXT_INVALID"


async def test_button_does_something(api: Api, chat: Chat) -> None:
    """A button that does nothing is refused."""
    reason = await refusal(api, chat, rows())
    assert reason == f"{WRONG}Text buttons are unallowed in the inline keyboard"


async def test_button_does_one_thing(api: Api, chat: Chat) -> None:
    """A button that does two things is refused here, where production takes the first."""
    reason = await refusal(api, chat, rows(callback_data="a", url="https://a.org"))
    assert reason == f"{WRONG}only one of callback_data, url may be given"


async def test_button_has_a_text(api: Api, chat: Chat) -> None:
    """A button without text is refused."""
    reason = await refusal(api, chat, rows(text=" ", callback_data="a"))
    assert reason == f"{WRONG}the text is empty"


async def test_button_has_known_fields(api: Api, chat: Chat) -> None:
    """A field that buttons don't have is refused."""
    reason = await refusal(api, chat, rows(callback="a"))
    assert reason == f'{WRONG}unknown field "callback"'


async def test_button_is_an_object(api: Api, chat: Chat) -> None:
    """A button that is no object, or whose parts are none, is refused."""
    reason = await refusal(api, chat, {"inline_keyboard": [["a"]]})
    assert reason == f"{WRONG}InlineKeyboardButton must be an Object"
    reason = await refusal(api, chat, rows(copy_text="a"))
    assert reason == f'{WRONG}Field "copy_text" must be of type Object'


async def test_button_style_is_known(api: Api, chat: Chat) -> None:
    """A style that isn't one is refused."""
    reason = await refusal(api, chat, rows(callback_data="a", style="pink"))
    assert reason == f"{WRONG}invalid button style specified"


async def test_button_link_is_one(api: Api, chat: Chat) -> None:
    """A link that isn't one is refused, a good one is completed."""
    reason = await refusal(api, chat, rows(url="nowhere"))
    assert reason == (
        "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"
    )
    markup = rows(url="example.com")
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)
    assert sent["reply_markup"] == rows(url="http://example.com/")


@pytest.mark.parametrize(
    "shape", [[9], [8] * 13, [8] * 12 + [5]], ids=["wide row", "too many", "101 buttons"]
)
async def test_too_many_buttons(api: Api, chat: Chat, shape: list[int]) -> None:
    """A row has 8 buttons at most, a keyboard 100."""
    button = {"text": "a", "callback_data": "a"}
    reason = await refusal(api, chat, {"inline_keyboard": [[button] * size for size in shape]})
    assert reason == "Bad Request: reply markup is too long"


async def test_keyboard_has_a_size(api: Api, chat: Chat) -> None:
    """A keyboard of more than 10 kB is refused, however few its buttons."""
    button = {"text": "a" * 60, "callback_data": "a" * 60}
    reason = await refusal(api, chat, {"inline_keyboard": [[button]] * 80})
    assert reason == "Bad Request: reply markup is too long"


async def test_keyboard_is_rows_of_rows(api: Api, chat: Chat) -> None:
    """A keyboard that isn't rows of buttons is refused."""
    reason = await refusal(api, chat, {"inline_keyboard": [{"text": "a"}]})
    assert reason == (
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup '
        "must be an Array of Arrays"
    )
    reason = await refusal(api, chat, "[")
    assert reason == "Bad Request: can't parse reply markup JSON object"


async def test_keyboard_without_buttons_is_none(api: Api, chat: Chat) -> None:
    """A keyboard without buttons is no keyboard."""
    markup: dict[str, Any] = {"inline_keyboard": [[]]}
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)
    assert "reply_markup" not in sent


async def test_reply_keyboard_is_for_people(
    api: Api, people: People, ann: User, chat: Chat
) -> None:
    """A keyboard in place of letters reaches the person and isn't part of the bot's message."""
    markup = {"keyboard": [[{"text": "yes"}]], "resize_keyboard": True}
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_markup=markup)
    assert "reply_markup" not in sent
    assert (await people.hear(ann)).data["reply_markup"] == markup


async def test_unknown_keyboard_is_refused(api: Api, chat: Chat) -> None:
    """A keyboard of no kind, or with a field of another kind, is refused."""
    reason = await refusal(api, chat, {"buttons": []})
    assert reason == "Bad Request: object expected as reply markup"
    reason = await refusal(api, chat, {"force_reply": True, "resize_keyboard": True})
    assert reason == (
        'Bad Request: can\'t parse reply keyboard markup: unknown field "resize_keyboard"'
    )
