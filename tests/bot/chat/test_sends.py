"""Sends are noted as they are done: which of them end an update."""

import asyncio

from telegram import Bot

from bot.chat.calls.sends import OneSendAtATime, before_the_answer, note_sent
from bot.demo.server.serve import Server, serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from tests.process import TOKEN


def _chat(server: Server) -> int:
    """Return the chat of somebody who has written to the bot."""
    user = server.people.person("Ada")
    chat = server.people.private(user)
    server.people.say(user, chat, "hello")
    return chat.id


async def test_an_answer_is_noted_and_what_comes_before_it_is_not() -> None:
    """A kill behind "you are number 7" leaves the question to be answered."""
    noted: list[str] = []

    async def note() -> None:
        """Note that something was sent."""
        noted.append("sent")

    async with serve() as server:
        bot = Bot(TOKEN, base_url=server.base_url, request=OneSendAtATime(4, 5, 5))
        async with bot:
            chat = _chat(server)
            note_sent.set(note)
            await bot.send_chat_action(chat, "typing")
            with before_the_answer():
                await bot.send_message(chat, "you are number 7")
            assert noted == []
            await bot.send_message(chat, "the answer")
            assert noted == ["sent"]


async def test_a_send_leaves_when_the_one_before_it_is_noted() -> None:
    """So a kill leaves one in doubt at most, and a call that fails holds up no other."""
    events: list[str] = []

    async def note() -> None:
        """Take a while to note that something was sent."""
        events.append("begin")
        await asyncio.sleep(0.01)
        events.append("end")

    async with serve(Telegram(faults=True)) as server:
        bot = Bot(TOKEN, base_url=server.base_url, request=OneSendAtATime(4, 5, 5))
        async with bot:
            chat = _chat(server)
            note_sent.set(note)
            server.telegram.faults.add(Fault("sendMessage", 403))
            sends = [bot.send_message(chat, str(number)) for number in range(4)]
            results = await asyncio.gather(*sends, return_exceptions=True)
    assert sum(isinstance(result, Exception) for result in results) == 1
    assert events == ["begin", "end"] * 3
