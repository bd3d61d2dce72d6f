"""Taps and inline queries: answered once, and in time."""

from typing import Any

import pytest

from bot.demo.server.objects.model import Chat, Message, User
from bot.demo.server.people.groups import open_group
from bot.demo.server.people.people import People
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.server.conftest import Api, Clock

BUTTONS = {"inline_keyboard": [[{"text": "ok", "callback_data": "x"}, {"text": "c", "url": "a.b"}]]}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def article(number: int = 1, **fields: object) -> dict[str, Any]:
    """Return an article with a text."""
    content = {"message_text": f"<b>text {number}</b>", "parse_mode": "HTML"}
    found = {"type": "article", "id": str(number), "title": f"title {number}"}
    return found | {"input_message_content": content} | fields


@pytest.fixture
async def buttons(api: Api, telegram: Telegram, chat: Chat) -> Message:
    """A message of the bot with buttons under it."""
    sent = await api.ok("sendMessage", chat_id=chat.id, text="a", reply_markup=BUTTONS)
    return telegram.messages[chat.id][sent["message_id"]]


async def test_tap_reaches_the_bot(
    people: People, telegram: Telegram, ann: User, buttons: Message
) -> None:
    """A tap brings the bot its data, the person, and the message with its buttons."""
    query = people.tap(ann, buttons, 0, 0)
    (update,) = telegram.updates.pending
    tap = update["callback_query"]
    assert (tap["id"], tap["data"], tap["from"]) == (query.id, "x", ann.json())
    assert tap["message"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "ok"
    assert tap["chat_instance"]


async def test_only_buttons_that_are_there_can_be_tapped(
    api: Api, people: People, ann: User, buttons: Message
) -> None:
    """A link isn't a tap for the bot, and a button that is gone can't be tapped."""
    with pytest.raises(LookupError):
        people.tap(ann, buttons, 0, 1)
    await api.ok("editMessageText", chat_id=buttons.chat.id, message_id=buttons.id, text="b")
    with pytest.raises(LookupError):
        people.tap(ann, buttons, data="x")


async def test_tap_is_answered(api: Api, people: People, ann: User, buttons: Message) -> None:
    """The answer to a tap reaches the person who tapped."""
    query = people.tap(ann, buttons)
    answer = {"callback_query_id": query.id, "text": "done", "show_alert": True}
    assert await api.ok("answerCallbackQuery", **answer) is True
    heard = (await people.hear(ann, "answer")).data
    assert heard == {"query_id": query.id, "text": "done", "show_alert": True}


async def test_tap_is_answered_once(api: Api, people: People, ann: User, buttons: Message) -> None:
    """A second answer to a tap is refused, and so is one to no tap."""
    query = people.tap(ann, buttons)
    await api.ok("answerCallbackQuery", callback_query_id=query.id)
    assert await api.refused("answerCallbackQuery", callback_query_id=query.id) == TOO_OLD
    assert await api.refused("answerCallbackQuery", callback_query_id="1") == TOO_OLD
    assert await api.refused("answerCallbackQuery") == TOO_OLD


async def test_tap_is_answered_in_time(
    api: Api, people: People, ann: User, buttons: Message, clock: Clock
) -> None:
    """An answer after the time-out is refused."""
    query = people.tap(ann, buttons)
    clock.now += people.telegram.query_seconds + 1
    assert await api.refused("answerCallbackQuery", callback_query_id=query.id) == TOO_OLD


async def test_answer_to_a_tap_is_short(
    api: Api, people: People, ann: User, buttons: Message
) -> None:
    """An answer to a tap has 200 characters at most."""
    query = people.tap(ann, buttons)
    long = {"callback_query_id": query.id, "text": "a" * 201}
    assert await api.refused("answerCallbackQuery", **long) == "Bad Request: MESSAGE_TOO_LONG"
    await api.ok("answerCallbackQuery", **(long | {"text": "a" * 200}))


async def test_tap_opens_the_bots_own_links_only(
    api: Api, people: People, ann: User, buttons: Message
) -> None:
    """The answer to a tap may open a link that starts this bot, and no other."""
    tap = {"callback_query_id": people.tap(ann, buttons).id}
    reason = await api.refused("answerCallbackQuery", **tap, url="https://example.com/")
    assert reason == "Bad Request: URL_INVALID"
    url = f"https://t.me/{people.telegram.bot.username}?start=x"
    await api.ok("answerCallbackQuery", **tap, url=url)
    assert (await people.hear(ann, "answer")).data["url"] == url


async def test_inline_query_reaches_the_bot(
    people: People, telegram: Telegram, ann: User, group: Chat
) -> None:
    """An inline query brings the bot the words, the offset, the person and the kind of chat."""
    query = people.inline(ann, "grain", "10", group)
    update = {"id": query.id, "from": ann.json(), "query": "grain", "offset": "10"}
    assert telegram.updates.pending[0]["inline_query"] == update | {"chat_type": "supergroup"}


async def test_inline_query_has_a_length(people: People, ann: User) -> None:
    """An inline query has 256 characters at most."""
    people.inline(ann, "a" * 256)
    with pytest.raises(ValueError, match="256"):
        people.inline(ann, "a" * 257)


async def test_results_are_shown_and_sent(api: Api, people: People, ann: User, chat: Chat) -> None:
    """Results reach the person, and the chosen one is sent in their name via the bot."""
    query = people.inline(ann, "grain")
    await api.ok("answerInlineQuery", inline_query_id=query.id, results=[article()])
    shown = (await people.hear(ann, "inline")).data
    assert shown["results"] == [{"type": "article", "id": "1", "title": "title 1"}]
    message = people.choose(ann, query, "1", chat)
    (update,) = people.telegram.updates.pending[1:]
    assert update["message"]["text"] == "text 1"
    assert update["message"]["via_bot"] == people.telegram.bot.json()
    assert message.sender == ann


async def test_message_sent_inline_can_be_edited_and_tapped(
    api: Api, people: People, ann: User
) -> None:
    """A result with buttons is edited and tapped by its inline_message_id, in any chat."""
    room = open_group(people.telegram, "Elsewhere", ann)
    query = people.inline(ann, "grain")
    result = article(reply_markup=BUTTONS)
    await api.ok("answerInlineQuery", inline_query_id=query.id, results=[result])
    message = people.choose(ann, query, "1", room)
    people.tap(ann, message)
    tap = people.telegram.updates.pending[-1]["callback_query"]
    assert tap["inline_message_id"] == message.inline_id
    assert "message" not in tap
    target = {"inline_message_id": message.inline_id}
    assert await api.ok("editMessageText", **target, text="new") is True
    reason = await api.refused("editMessageText", inline_message_id="AQ", text="new")
    assert reason == "Bad Request: MESSAGE_ID_INVALID"


async def test_choice_is_reported_when_feedback_is_on(
    api: Api, people: People, telegram: Telegram, ann: User, chat: Chat
) -> None:
    """The bot hears of the choice only where inline feedback is on."""
    query = people.inline(ann, "grain")
    await api.ok("answerInlineQuery", inline_query_id=query.id, results=[article()])
    people.choose(ann, query, "1", chat)
    assert not any("chosen_inline_result" in update for update in telegram.updates.pending)
    telegram.inline_feedback = True
    people.choose(ann, query, "1", chat)
    chosen = telegram.updates.pending[-1]["chosen_inline_result"]
    assert chosen == {"result_id": "1", "from": ann.json(), "query": "grain"}


async def test_inline_query_is_answered_once_and_in_time(
    api: Api, people: People, ann: User, clock: Clock
) -> None:
    """A second or a late answer to an inline query is refused, and one to a tap's id."""
    query = people.inline(ann, "a")
    answer: dict[str, Any] = {"inline_query_id": query.id, "results": []}
    await api.ok("answerInlineQuery", **answer)
    assert await api.refused("answerInlineQuery", **answer) == TOO_OLD
    late = people.inline(ann, "b")
    clock.now += people.telegram.query_seconds + 1
    answer["inline_query_id"] = late.id
    assert await api.refused("answerInlineQuery", **answer) == TOO_OLD
    assert await api.refused("answerCallbackQuery", callback_query_id=late.id) == TOO_OLD


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({}, "can't parse inline query results JSON object"),
        ({"results": [article(number) for number in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article(id="")]}, "RESULT_ID_INVALID"),
        ({"results": [article(id="a" * 65)]}, "RESULT_ID_INVALID"),
        ({"results": [article(title="")]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": [article(type="game")]}, "this server knows articles only"),
        ({"results": [{"type": "article"}]}, 'Can\'t find field "id"'),
        ({"results": [{"id": "1"}]}, 'Can\'t find field "type"'),
        ({"results": ["a"]}, "expected an Object"),
        ({"results": [article(input_message_content={})]}, "Message content is not specified"),
        (
            {"results": [article(input_message_content={"message_text": "a" * 4097})]},
            "MESSAGE_TOO_LONG",
        ),
        (
            {"results": [article(reply_markup={"inline_keyboard": [[{"text": "a"}]]})]},
            "Text buttons are unallowed",
        ),
        ({"results": [], "next_offset": "a" * 65}, "NEXT_OFFSET_INVALID"),
        (
            {"results": [], "button": {"text": "a", "start_parameter": "a b"}},
            "START_PARAM_INVALID",
        ),
        ({"results": [], "button": {"text": "a"}}, "one of start_parameter and web_app"),
    ],
)
async def test_results_are_checked(
    api: Api, people: People, ann: User, parameters: dict[str, Any], reason: str
) -> None:
    """Too many results, wrong ids, missing parts and long offsets are refused."""
    query = people.inline(ann, "grain")
    refused = await api.refused("answerInlineQuery", inline_query_id=query.id, **parameters)
    assert reason in refused


async def test_fifty_results_pass(api: Api, people: People, ann: User) -> None:
    """Fifty results with ids of 64 bytes, an offset of 64 and a button above them pass."""
    query = people.inline(ann, "grain")
    results = [article(id=f"{number:064d}") for number in range(50)]
    button = {"text": "More", "start_parameter": "a-b_c"}
    answer = {"results": results, "next_offset": "a" * 64, "button": button}
    await api.ok("answerInlineQuery", inline_query_id=query.id, **answer)


async def test_results_are_cached(
    api: Api, people: People, telegram: Telegram, ann: User, clock: Clock
) -> None:
    """The same query again is answered without the bot for 300 seconds, for anyone."""
    bob = people.person("Bob")
    query = people.inline(ann, "grain")
    await api.ok("answerInlineQuery", inline_query_id=query.id, results=[article()])
    assert people.inline(bob, "grain").answer is not None
    assert people.choose(bob, people.inline(bob, "grain"), "1", people.private(bob))
    clock.now += 301
    assert people.inline(bob, "grain").answer is None


async def test_personal_results_are_cached_for_one(api: Api, people: People, ann: User) -> None:
    """Personal results are given again to the same person only, and with no time to no one."""
    bob = people.person("Bob")
    query = people.inline(ann, "grain")
    answer: dict[str, Any] = {"results": [article()], "is_personal": True}
    await api.ok("answerInlineQuery", inline_query_id=query.id, **answer)
    assert people.inline(ann, "grain").answer is not None
    other = people.inline(bob, "grain")
    assert other.answer is None
    answer["cache_time"] = 0
    await api.ok("answerInlineQuery", inline_query_id=other.id, **answer)
    assert people.inline(bob, "grain").answer is None
