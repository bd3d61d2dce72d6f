"""A process that ends while an admin adds a report: the next one goes on where it was."""

import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.demo.server.objects.model import Message
from bot.demo.server.people.sending import send_document
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


def notes(folder: Path) -> list[int]:
    """Return the messages that updates which wait have as their notes, past the code under test."""
    with closing(sqlite3.connect(folder / "kept.db")) as connection:
        found = connection.execute("SELECT note FROM inbox WHERE note IS NOT NULL")
        return [note for (note,) in found]


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
        said = await offered(ada, "mills.md", book(40))
        offer = first.message(said)
        await ada.tap(said, SAID.add)
        await says(ada, offer, SAID.adding.format(title=TITLE))
        assert await stopped(first) == 0
        assert not (tmp_path / "added" / CATALOG).exists()
        assert shown(ada, offer).startswith(WORKING)
        assert "Traceback" not in "".join(first.log)
    async with administered(tmp_path, server, user, **kept) as second:
        await says(adding(second, ada), offer, SAID.added.format(title=TITLE))


async def test_a_document_that_was_being_read_is_offered_by_the_next_process(
    server: Server, tmp_path: Path, kept: dict[str, str]
) -> None:
    """The message that says that it is read becomes the offer, and is the only one."""
    user = server.people.person("Ada")
    async with administered(tmp_path, server, user, **kept) as first:
        ada = Talk(first, user, server.people.private(user))
        send_document(server.telegram, user, ada.chat, "mills.md", book(1500))
        reading = await first.heard(user)
        await until(lambda: notes(tmp_path) == [reading["message_id"]], 10)
        assert await stopped(first, signal.SIGKILL) == -signal.SIGKILL
    assert reading["text"] == SAID.reading.format(name="mills.md")
    async with administered(tmp_path, server, user, **kept) as second:
        await says(adding(second, ada), first.message(reading), f"{SAID.title}: {TITLE}")
    assert [message.id for message in ada.from_bot()] == [reading["message_id"]]
