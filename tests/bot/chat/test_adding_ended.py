"""A process that ends while an admin adds a report: the next one goes on where it was."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.demo.server.objects.model import Message
from bot.demo.server.serve import Server, serve
from bot.texts import ENGLISH
from corpus.added.state import CATALOG
from tests.bot.chat.adding import WORKING, administered, offered
from tests.patience import until
from tests.process import Process, Talk, stopped

pytestmark = pytest.mark.slow

SAID = ENGLISH.admins
TITLE = "The Mills"


def book(count: int) -> bytes:
    """Return a report of so many paragraphs, no two of them alike."""
    says = "The mill number {0} grinds {1} tons of corn a day, and its miller has {2} cats."
    paragraphs = [says.format(number, number * 7 + 3, number % 9 + 2) for number in range(count)]
    return "\n\n".join([f"# {TITLE}", *paragraphs]).encode()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """Serve a Bot API."""
    async with serve() as running:
        yield running


@pytest.fixture
def kept(tmp_path: Path) -> dict[str, str]:
    """Return the variables of a bot whose database outlives it."""
    return {"VERBATIM_STORAGE__URL": f"sqlite:///{tmp_path / 'kept.db'}"}


def shown(talk: Talk, message: Message) -> str:
    """Return what a message of the bot says now."""
    return talk.bot.server.telegram.messages[talk.chat.id][message.id].text.text


async def says(talk: Talk, message: Message, words: str) -> None:
    """Wait until a message of the bot begins with some words."""
    await until(lambda: shown(talk, message).startswith(words), 60)


def adding(process: Process, talk: Talk) -> Talk:
    """Return a person's talk with another process."""
    return replace(talk, bot=process)


async def test_a_stop_while_a_report_is_added_ends_at_once(
    server: Server, tmp_path: Path, kept: dict[str, str]
) -> None:
    """It doesn't wait for the texts that are encoded, and the next process adds the report."""
    user = server.people.person("Ada")
    async with administered(tmp_path, server, user, **kept) as first:
        ada = Talk(first, user, server.people.private(user))
        said = await offered(ada, "mills.md", book(120))
        offer = first.message(said)
        await ada.tap(said, SAID.add)
        await says(ada, offer, SAID.adding.format(title=TITLE))
        assert await stopped(first) == 0
        assert not (tmp_path / "added" / CATALOG).exists()
        assert shown(ada, offer).startswith(WORKING)
        assert "Traceback" not in "".join(first.log)
    async with administered(tmp_path, server, user, **kept) as second:
        await says(adding(second, ada), offer, SAID.added.format(title=TITLE))
