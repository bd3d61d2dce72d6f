"""What an admin asks beside documents is answered, whatever comes of these."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.chat.updates.incoming import key_of
from bot.demo.server.people.sending import send_album, send_document
from bot.demo.server.serve import serve
from bot.storage.model import Arrived
from bot.storage.storage import Storage
from bot.texts import ENGLISH
from tests.bot.chat.adding import PIGS, administered, done, managing, offered, pdf
from tests.options import storage_options
from tests.process import Process, Talk, stopped

pytestmark = pytest.mark.slow

SAID = ENGLISH.admins
ASKED = "Where do pigs live?"
NOISE = b"%PDF-1.4 this is no document at all"


@pytest_asyncio.fixture(scope="module")
async def ada(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Talk]:
    """Run a bot with one admin."""
    async with managing(tmp_path_factory.mktemp("beside"), "Ada") as (_, talks):
        yield talks[0]


async def test_what_is_asked_beside_an_album_that_cannot_be_read_is_answered(ada: Talk) -> None:
    """The answer replies to the first of its messages."""
    files = {"a.pdf": NOISE, "b.pdf": NOISE}
    first, _ = send_album(ada.bot.server.telegram, ada.user, ada.chat, files, ASKED)
    await ada.bot.heard(ada.user)
    refused = await ada.bot.heard(ada.user, "edited")
    answer = await ada.bot.heard(ada.user)
    lines = [line.split(":")[0] for line in refused["text"].splitlines()]
    assert lines == ["✗ I can't add a.pdf", "✗ I can't add b.pdf"]
    assert "Pigs live on farms." in answer["text"]
    assert answer["reply_to_message"]["message_id"] == first.id


async def test_an_added_report_is_searched_for_what_is_asked_beside_it(ada: Talk) -> None:
    """Also where its chat has chosen others; what is asked later is searched in these alone."""
    said = await offered(ada, "pigs.pdf", pdf("The Pigs", PIGS))
    await done(ada, said, SAID.add)
    chosen = await ada.say("/sources")
    await ada.turned(chosen, "✓ 2020 · A Report on Farms")
    owls, asked = "There are 73 owls in the old mill.", "How many owls are in the mill?"
    said = await offered(ada, "owls.pdf", pdf("The Owls of the Mill", owls), asked)
    await done(ada, said, SAID.add)
    assert owls in (await ada.bot.heard(ada.user))["text"]
    assert owls not in (await ada.say(asked))["text"]


async def left(process: Process, url: str, talk: Talk, note: int) -> None:
    """Leave the update that waits in a database, as a process does that ended after its note."""
    raw = process.server.telegram.updates.pending.pop()
    storage = await Storage.open(storage_options(url))
    inbox = await storage.inbox(60.0)
    await inbox.put([Arrived(key_of(raw), "ada", talk.user.id, json.dumps(raw))], 10)
    await inbox.keep_note(key_of(raw), note)
    await inbox.release()
    await storage.close()


async def test_a_refusal_stays_beside_the_answer_after_a_restart(tmp_path: Path) -> None:
    """The note of the process that ended becomes the refusal, and the answer is a new message."""
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    async with serve() as server:
        user = server.people.person("Eve")
        async with administered(tmp_path, server, user, VERBATIM_STORAGE__URL=url) as first:
            eve = Talk(first, user, server.people.private(user))
            note = (await eve.say("/help"))["message_id"]
            assert await stopped(first) == 0
        send_document(server.telegram, user, eve.chat, "noise.pdf", NOISE, caption=ASKED)
        await left(first, url, eve, note)
        async with administered(tmp_path, server, user, VERBATIM_STORAGE__URL=url) as second:
            answer = await second.heard(user)
            assert await stopped(second) == 0
        assert "Pigs live on farms." in answer["text"]
        said = [(message.id, message.text.text) for message in eve.from_bot()]
        assert [number for number, _ in said] == [note, answer["message_id"]]
        assert said[0][1].startswith("✗ I can't add noise.pdf: ")
