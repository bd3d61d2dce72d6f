"""The real process, given hundreds of updates that nobody sends: it says nothing and goes on."""

import json
import random
import re
from pathlib import Path

import httpx
import pytest

from bot.chat.options import LimitOptions
from bot.demo.server.objects.model import Message
from bot.demo.server.serve import serve
from bot.texts import LANGUAGES
from tests.bot.answering.changing import options_in
from tests.bot.chat.hostile.harness import populate
from tests.bot.chat.hostile.kinds import ADMIN, PERSON, Raw
from tests.bot.chat.hostile.updates import MAKERS
from tests.patience import until
from tests.ports import free_port
from tests.process import Process, Talk, running

pytestmark = pytest.mark.slow

# So many of each kind.
EACH = 50
SECRET = "a-Secret_of_the_hook"
# An error's name in the log.
FAILURE = re.compile(r"Traceback|\b[A-Z]\w*(?:Error|Exception)\b")
ASIDE = "and is set aside"


async def test_updates_that_nobody_sends_leave_the_real_process_as_it_was(tmp_path: Path) -> None:
    """No failure stands in the log, nobody is shown one, and a question is answered after it."""
    port = free_port()
    options = options_in(tmp_path)
    settings = {
        "VERBATIM_ACCESS__ADMINS": json.dumps([ADMIN]),
        **{f"VERBATIM_LIMITS__{name.upper()}": "0" for name in LimitOptions.__slots__},
        "VERBATIM_CORPUS__CATALOG": str(options.catalog),
        "VERBATIM_CORPUS__ADDED": str(options.added),
        "VERBATIM_TELEGRAM__WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "VERBATIM_TELEGRAM__WEBHOOK_LISTEN": f"127.0.0.1:{port}",
        "VERBATIM_TELEGRAM__WEBHOOK_SECRET": SECRET,
    }
    async with serve() as server:
        populate(server)
        async with running(server, options.folder, ready="setWebhook", **settings) as bot:
            statuses = await _post(f"http://127.0.0.1:{port}/hook")
            # It stands behind all that was sent in its own chat.
            talk = Talk(bot, server.telegram.users[PERSON], server.telegram.chats[PERSON])
            question = talk.write("Do pigs live on farms?")
            await until(lambda: bool(_answers(talk, question)), 60)
    assert statuses == {200}
    assert ["Pigs live on farms." in answer for answer in _answers(talk, question)] == [True]
    assert [line for line in bot.log if FAILURE.search(line) and ASIDE not in line] == []
    assert any(ASIDE in line for line in bot.log)
    assert _apologies(bot) == []


async def _post(hook: str) -> set[int]:
    """Send the bot updates of each kind; return with which codes it takes them."""
    chance = random.Random(20)
    made = [make(chance) for make in MAKERS.values() for _ in range(EACH)]
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    statuses = set()
    async with httpx.AsyncClient(timeout=60) as http:
        for number, update in enumerate(made):
            answer = await http.post(hook, content=_written(number, update), headers=headers)
            statuses.add(answer.status_code)
    return statuses


def _written(number: int, update: Raw) -> bytes:
    """Write an update as JSON; halves of characters are escaped."""
    return json.dumps({"update_id": number + 1, **update}).encode()


def _answers(talk: Talk, question: Message) -> list[str]:
    """Return what the bot has said in reply to a message."""
    said = talk.from_bot()
    return [each.text.text for each in said if each.reply_to and each.reply_to.id == question.id]


def _apologies(bot: Process) -> list[str]:
    """Return what people were told of failures."""
    wrong = {texts.went_wrong for texts in LANGUAGES.values()}
    chats = bot.server.telegram.messages.values()
    return [m.text.text for chat in chats for m in chat.values() if m.text.text in wrong]
