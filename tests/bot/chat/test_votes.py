"""👍 and 👎: kept, changed, counted, exported."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.answering.library import Library
from bot.demo.server.people.groups import add_bot, open_group
from bot.demo.server.serve import serve
from bot.texts import ENGLISH
from tests.process import Process, Talk, command, keys, running

QUESTION = "How much were taxes and fees cut?"
ADMIN = 1001


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a memory in a file."""
    return f"sqlite:///{tmp_path_factory.mktemp('votes')}/kept.db"


@pytest_asyncio.fixture(scope="module")
async def voted(library: Library, index_folder: Path, kept: str) -> AsyncIterator[Process]:
    """Run a bot with an admin, who is the first person to come."""
    names = {"VERBATIM_STORAGE__URL": kept, "VERBATIM_ACCESS__ADMINS": f"[{ADMIN}]"}
    async with serve() as server, running(server, index_folder, **names) as process:
        assert server.people.person("Admin").id == ADMIN
        yield process


async def test_a_vote_shows_and_a_second_tap_changes_it(voted: Process) -> None:
    """The thumb that was given is in colour, also after walking away and back."""
    talk = Talk.of(voted, "Ada")
    said = await talk.say(QUESTION)
    assert (await talk.tap(said, "👍"))["text"] == ENGLISH.voted_up
    shown = await voted.heard(talk.user, "edited")
    assert [key.get("style") for key in keys(shown)[0]] == [None, None, "primary", None]
    assert shown["text"] == said["text"]
    back = await talk.turned(await talk.turned(shown, "›"), "‹")
    assert [key.get("style") for key in keys(back)[0]] == [None, None, "primary", None]
    assert (await talk.tap(back, "👎"))["text"] == ENGLISH.voted_down
    changed = await voted.heard(talk.user, "edited")
    assert [key.get("style") for key in keys(changed)[0]] == [None, None, None, "primary"]


async def test_statistics_are_for_admins(voted: Process) -> None:
    """To others there is no such command; /about tells them the id that makes one an admin."""
    talk = Talk.of(voted, "Ben")
    assert (await talk.say("/stats"))["text"] == ENGLISH.unknown_command
    assert f"you are {talk.user.id}" in (await talk.say("/about"))["text"]


async def test_statistics_count_and_list_what_to_look_at(voted: Process) -> None:
    """Questions, people, outcomes, the share of 👍, and the questions with 👎 or no answer."""
    talk = Talk.of(voted, "Cai")
    absent = "Who won the football world cup in Brazil?"
    await talk.say(absent)
    good = await talk.say("How many new urban jobs were created in 2021?")
    await talk.tap(good, "👍")
    people = voted.server.people
    admin = voted.server.telegram.users[ADMIN]
    said = await Talk(voted, admin, people.private(admin)).say("/stats")
    assert "questions 3 · people 2" in said["text"]
    assert "Answered 2 · unsure 0 · not in the report 1" in said["text"]
    assert "👍 1 · 👎 1 · share of 👍 50%" in said["text"]
    _, disliked, unanswered = said["text"].split("\n\n")
    assert QUESTION in disliked
    assert absent in unanswered


async def test_statistics_are_not_for_a_group(voted: Process) -> None:
    """What people asked in private is shown to an admin alone."""
    admin = voted.server.telegram.users[ADMIN]
    group = open_group(voted.server.telegram, "Curious", admin)
    add_bot(voted.server.telegram, admin, group)
    said = await Talk(voted, admin, group).say("/stats")
    assert said["text"] == ENGLISH.private_only


async def test_votes_are_exported_and_evaluated(
    voted: Process, kept: str, index_folder: Path, tmp_path: Path, library: Library
) -> None:
    """A line a vote, without any id; those with 👍 are questions with known answers."""
    names = {"VERBATIM_STORAGE__URL": kept}
    file = tmp_path / "votes.jsonl"
    code, _, err = await command(index_folder, "feedback", "export", "--to", str(file), names=names)
    assert code == 0, err
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [(line["question"], line["vote"]) for line in lines] == [
        (QUESTION, "down"),
        ("How many new urban jobs were created in 2021?", "up"),
    ]
    down, up = lines
    assert down["quotes"] is None
    assert up["quotes"][0] in library.reports["liaoning-2022"].source
    assert up["model"] == "all-MiniLM-L6-v2"
    assert up["index"] == library.searcher.index.manifest.corpus[:12]
    assert not any(str(user) in file.read_text("utf-8") for user in voted.server.telegram.users)
    code, out, err = await command(index_folder, "evaluate", "--questions", str(file), names=names)
    assert code == 0, err
    assert "1 answerable questions" in out
