"""Permalinks: what opens a passage, and what doesn't."""

from urllib.parse import parse_qs, urlsplit

import pytest

from bot.texts import ENGLISH
from tests.process import Process, Talk, buttons, links, shown

QUESTION = "How much were taxes and fees cut?"


async def test_the_link_of_a_reference_opens_the_passage(bot: Process) -> None:
    """The sentence that holds the answer is bold, and what can be done with it can be done."""
    talk = Talk.of(bot, "Ada")
    said = await talk.say(QUESTION)
    (link,) = links(said)
    url = urlsplit(link)
    assert (url.netloc, url.path) == ("t.me", f"/{bot.server.telegram.bot.username}")
    (payload,) = parse_qs(url.query)["start"]
    bot.server.people.start(talk.user, payload)
    opened = await bot.heard(talk.user)
    assert shown(said, "bold") in shown(opened, "bold")
    assert list(buttons(opened)) == ["In full", "Context", "Copy", "Share"]


@pytest.mark.parametrize(
    "payload",
    [
        "garbage",
        "liaoning-2022_5_0_00000000",
        "gone-2020_1_0_12345678",
        "liaoning-2022_99999_0",
        "-_-",
    ],
)
async def test_a_link_to_nothing_gets_a_friendly_line(bot: Process, payload: str) -> None:
    """Garbage and passages that are gone are told so, with what to do instead."""
    talk = Talk.of(bot, "Ben")
    bot.server.people.start(talk.user, payload)
    assert (await bot.heard(talk.user))["text"] == ENGLISH.no_link


async def test_a_link_may_name_a_paragraph_by_its_number(bot: Process) -> None:
    """Somebody who writes a link by hand needs no mark."""
    talk = Talk.of(bot, "Cai")
    bot.server.people.start(talk.user, "liaoning-2022_5")
    assert "¶5" in (await bot.heard(talk.user))["text"]


async def test_links_from_inline_mode_lead_to_help_and_about(bot: Process) -> None:
    """The button above inline results and the first result explain what this is."""
    talk = Talk.of(bot, "Dee")
    bot.server.people.start(talk.user, "help")
    assert "Context" in (await bot.heard(talk.user))["text"]
    bot.server.people.start(talk.user, "about")
    assert "How sure I am" in (await bot.heard(talk.user))["text"]
