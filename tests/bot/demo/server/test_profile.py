"""What the bot says about itself, and what it can ask about chats."""

from typing import Any

import pytest

from bot.demo.server.objects.model import Chat, User
from bot.demo.server.people.about import bot_page
from bot.demo.server.people.groups import join_group
from bot.demo.server.people.people import People
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.server.conftest import Api

HELP = {"command": "help", "description": "How to ask"}
ASK = {"command": "ask", "description": "Ask the report"}


def seen(telegram: Telegram, user: User, chat: Chat) -> list[str]:
    """Return the names of the commands that a person sees in a chat."""
    return [command["command"] for command in bot_page(telegram, user, chat)["commands"]]


async def test_bot_knows_itself(api: Api, telegram: Telegram) -> None:
    """getMe returns the bot with what it may do in groups and inline."""
    me = await api.ok("getMe")
    assert me == telegram.bot.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def test_commands_are_kept_by_scope_and_language(api: Api) -> None:
    """Commands are set, read and deleted for one scope and one language."""
    groups = {"scope": {"type": "all_group_chats"}, "language_code": "ru"}
    await api.ok("setMyCommands", commands=[HELP])
    await api.ok("setMyCommands", commands=[ASK], **groups)
    assert await api.ok("getMyCommands") == [HELP]
    assert await api.ok("getMyCommands", **groups) == [ASK]
    assert await api.ok("deleteMyCommands") is True
    assert await api.ok("getMyCommands") == []
    assert await api.ok("getMyCommands", **groups) == [ASK]


async def test_person_sees_the_narrowest_commands(
    api: Api, people: People, telegram: Telegram, ann: User, chat: Chat, group: Chat
) -> None:
    """A person sees the commands of the narrowest scope, in their language if there are any."""
    bob = people.person("Bob", language="ru")
    join_group(people.telegram, bob, group)
    assert seen(telegram, ann, chat) == []
    await api.ok("setMyCommands", commands=[HELP])
    await api.ok("setMyCommands", commands=[ASK], language_code="ru")
    assert seen(telegram, ann, chat) == ["help"]
    assert seen(telegram, bob, group) == ["ask"]
    admins = {"type": "all_chat_administrators"}
    rule = {"command": "rule", "description": "For those who run the group"}
    await api.ok("setMyCommands", commands=[rule], scope=admins)
    assert seen(telegram, ann, group) == ["rule"]
    assert seen(telegram, bob, group) == ["ask"]
    member = {"type": "chat_member", "chat_id": group.id, "user_id": bob.id}
    await api.ok("setMyCommands", commands=[HELP], scope=member)
    assert seen(telegram, bob, group) == ["help"]


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({}, "can't parse commands JSON object"),
        ({"commands": [HELP] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [HELP | {"command": "a" * 33}]}, "command length must not exceed 32"),
        ({"commands": [HELP | {"command": "Help"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [HELP | {"command": ""}]}, "command must be non-empty"),
        (
            {"commands": [HELP | {"description": "a" * 257}]},
            "command description length must not exceed 256",
        ),
        (
            {"commands": [{"command": "a"}]},
            "can't parse BotCommand: Can't find field \"description\"",
        ),
        ({"commands": ["a"]}, "can't parse BotCommand: expected an Object"),
        (
            {"commands": [HELP], "scope": {"type": "moon"}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
        ({"commands": [HELP], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({"commands": [HELP], "language_code": "rus"}, "invalid language code specified"),
    ],
)
async def test_commands_are_checked(api: Api, parameters: dict[str, Any], reason: str) -> None:
    """Too many or malformed commands, unknown scopes and languages are refused."""
    assert await api.refused("setMyCommands", **parameters) == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    ("what", "field", "limit", "reason"),
    [
        ("Name", "name", 64, "BOT_TITLE_INVALID"),
        ("Description", "description", 512, "BOT_DESCRIPTION_INVALID"),
        ("ShortDescription", "short_description", 120, "BOT_SHORT_DESCRIPTION_INVALID"),
    ],
)
async def test_words_about_the_bot(
    api: Api, what: str, field: str, limit: int, reason: str
) -> None:
    """Name and descriptions are kept by language, fall back to the common one, and are short."""
    common, russian = "a" * limit, "b"
    await api.ok(f"setMy{what}", **{field: common})
    await api.ok(f"setMy{what}", **{field: russian}, language_code="ru")
    assert await api.ok(f"getMy{what}", language_code="ru") == {field: russian}
    assert await api.ok(f"getMy{what}", language_code="de") == {field: common}
    assert await api.refused(f"setMy{what}", **{field: common + "a"}) == f"Bad Request: {reason}"
    await api.ok(f"setMy{what}", language_code="ru")
    assert await api.ok(f"getMy{what}", language_code="ru") == {field: common}


async def test_menu_button(api: Api, ann: User) -> None:
    """The menu button is set for one person or for all, and must be of a known type."""
    assert await api.ok("getChatMenuButton") == {"type": "commands"}
    await api.ok("setChatMenuButton", chat_id=ann.id, menu_button={"type": "default"})
    assert await api.ok("getChatMenuButton", chat_id=ann.id) == {"type": "default"}
    assert await api.ok("getChatMenuButton") == {"type": "commands"}
    reason = await api.refused("setChatMenuButton", menu_button={"type": "bell"})
    assert reason == "Bad Request: can't parse menu button: unsupported type specified"


async def test_chat_and_its_members(api: Api, people: People, ann: User, group: Chat) -> None:
    """The bot can ask what a chat is, who runs it, how many are in it, and who someone is."""
    bob = people.person("Bob")
    room = await api.ok("getChat", chat_id=group.id)
    assert (room["title"], room["type"]) == ("Readers", "supergroup")
    assert await api.ok("getChatMemberCount", chat_id=group.id) == 2
    (admin,) = await api.ok("getChatAdministrators", chat_id=group.id)
    assert (admin["user"], admin["status"]) == (ann.json(), "creator")
    member = await api.ok("getChatMember", chat_id=group.id, user_id=bob.id)
    assert member["status"] == "left"
    reason = await api.refused("getChatMember", chat_id=group.id, user_id=5)
    assert reason == "Bad Request: user not found"
    reason = await api.refused("getChatAdministrators", chat_id=ann.id)
    assert reason == "Bad Request: there are no administrators in the private chat"


async def test_bot_leaves_a_group(api: Api, ann: User, group: Chat) -> None:
    """A bot that left a group can't write there, and it can't leave a person."""
    await api.ok("leaveChat", chat_id=group.id)
    reason = await api.refused("sendMessage", chat_id=group.id, text="a")
    assert reason == "Forbidden: bot is not a member of the supergroup chat"
    reason = await api.refused("leaveChat", chat_id=ann.id)
    assert reason == "Bad Request: can't leave private chats"
