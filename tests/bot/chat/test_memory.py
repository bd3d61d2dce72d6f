"""What the chat remembers outlives the process, on SQLite and on a real PostgreSQL server."""

from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.demo.server.serve import serve
from bot.texts import CHINESE
from tests.postgres import Postgres
from tests.process import Talk, keys, running, stopped

JOBS = "How many new urban jobs were created in 2021?"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a fresh database of each kind."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return server.fresh()
    return f"sqlite:///{tmp_path / 'kept.db'}"


async def test_a_conversation_goes_on_with_the_next_process(
    library: Library, index_folder: Path, url: str
) -> None:
    """Language, vote, follow-up and edited question: another process knows them all."""
    async with serve() as server:
        async with running(server, index_folder, VERBATIM_STORAGE__URL=url) as first:
            talk = Talk.of(first, "Ada")
            said = await talk.say(JOBS)
            await talk.turned(said, "👍")
            await talk.turned(await talk.say("/language"), "中文")
            assert await stopped(first) == 0
        async with running(server, index_folder, VERBATIM_STORAGE__URL=url) as second:
            talk = Talk(second, talk.user, talk.chat)
            assert (await talk.say("?!"))["text"] == CHINESE.no_words
            follow_up = await talk.say("and in 2022?")
            assert follow_up["text"].startswith(f"↪ {CHINESE.read_with[:2]}“{JOBS}”")
            again = await talk.say(JOBS)
            assert [key.get("style") for key in keys(again)[0]] == [None, None, "primary", None]
            question = second.message(said).reply_to
            assert question is not None
            server.people.edit(question, "How much were taxes and fees cut?")
            edited = await second.heard(talk.user, "edited")
            assert edited["message_id"] == said["message_id"]
            assert "16.76 billion" in edited["text"]
            assert await stopped(second) == 0
            assert "failed" not in "".join(second.log)
