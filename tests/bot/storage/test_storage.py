"""What is remembered, on SQLite and on a real PostgreSQL server."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bot.storage.database import StorageFailure
from bot.storage.keys import hashed, storage_key
from bot.storage.model import ExportedVote, Forgotten, Past, Preferences, Stats, Turn, Vote
from bot.storage.storage import Storage
from bot.storage.tables import turns
from embeddings.search.outcome import Outcome
from tests.options import storage_options
from tests.postgres import Postgres

KEY = "a key of the tests"
HISTORY = ("And in 2021?",)
NOW = datetime.now(UTC).replace(microsecond=123456)
GROUP, ANN, BEN = -1001234567890, 7654321098, 8765432109
BAD = "nul \0 surrogate \ud83d line \u2028 汉"
GOOD = "nul \ufffd surrogate \ufffd line \u2028 汉"


@pytest.fixture(params=["sqlite", "memory", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a fresh database of each kind."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return server.fresh()
    return f"sqlite:///{tmp_path / 'a' / 'b.db'}" if request.param == "sqlite" else MEMORY


MEMORY = "sqlite:///:memory:"


@pytest.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    """Return an open storage that keeps things for 90 days."""
    opened = await Storage.open(storage_options(url, key=KEY))
    yield opened
    await opened.close()


def turn(question_id: int = 1, **changed: Any) -> Turn:  # noqa: ANN401  fields of several types
    """Return Ann's turn in the group, but for what is changed."""
    given: dict[str, Any] = {
        "chat": GROUP,
        "person": ANN,
        "question_id": question_id,
        "answer_id": question_id + 1,
        "question": f"question {question_id}",
        "history": (),
        "outcome": "answered",
        "asked_at": NOW,
    }
    return Turn(**{**given, **changed})


def vote(**changed: Any) -> Vote:  # noqa: ANN401  fields of several types
    """Return Ann's yes, but for what is changed."""
    given: dict[str, Any] = {
        "person": ANN,
        "question": "How many jobs?",
        "history": HISTORY,
        "passage": "liaoning-2022/57",
        "sentence": "We created jobs.",
        "up": True,
        "model": "mini",
        "index_version": "abc",
        "voted_at": NOW,
    }
    return Vote(**{**given, **changed})


async def exported(storage: Storage) -> list[ExportedVote]:
    """Return every vote."""
    return [one async for one in storage.votes()]


async def test_nothing_is_chosen_in_a_new_chat(storage: Storage) -> None:
    """No language, no sources."""
    assert await storage.preferences(GROUP, ANN) == Preferences()


async def test_a_choice_leaves_the_other_one_alone(storage: Storage) -> None:
    """Language and sources are set, replaced and taken back each by itself."""
    await storage.set_language(GROUP, "zh")
    await storage.set_sources(GROUP, ["a", "b"])
    assert await storage.preferences(GROUP) == Preferences("zh", ("a", "b"))
    await storage.set_language(GROUP, "en")
    assert await storage.preferences(GROUP) == Preferences("en", ("a", "b"))
    await storage.set_sources(GROUP, ())
    await storage.set_language(GROUP, "")
    assert await storage.preferences(GROUP) == Preferences()


async def test_a_persons_own_language_holds_where_the_chat_has_none(storage: Storage) -> None:
    """The chat's language goes first; sources are never taken from the private chat."""
    await storage.set_language(ANN, "zh")
    await storage.set_sources(ANN, ["a"])
    assert await storage.preferences(ANN, ANN) == Preferences("zh", ("a",))
    assert await storage.preferences(GROUP, ANN) == Preferences("zh")
    assert await storage.preferences(GROUP, BEN) == Preferences()
    assert await storage.preferences(GROUP) == Preferences()
    await storage.set_language(GROUP, "en")
    assert await storage.preferences(GROUP, ANN) == Preferences("en")


async def test_choices_move_with_a_chat(storage: Storage) -> None:
    """The old chat has none any more; what the new one chose itself stays; twice is as once."""
    supergroup = GROUP - 1
    await storage.set_language(GROUP, "zh")
    await storage.set_sources(GROUP, ["a", "b"])
    await storage.set_sources(supergroup, ["c"])
    for _ in range(2):
        await storage.move(GROUP, supergroup)
        assert await storage.preferences(GROUP) == Preferences()
        assert await storage.preferences(supergroup) == Preferences("zh", ("c",))


async def test_a_chat_without_choices_moves_none(storage: Storage) -> None:
    """What the new chat has chosen stays as it is."""
    await storage.set_language(GROUP - 1, "zh")
    await storage.move(GROUP, GROUP - 1)
    assert await storage.preferences(GROUP - 1) == Preferences("zh")


async def test_a_turn_comes_back_as_it_was(storage: Storage) -> None:
    """By its question, by its answer, or as the last one; the time is aware and in UTC."""
    east = NOW.astimezone(timezone(timedelta(hours=8)))
    await storage.remember(turn(5, history=("汉", "b"), asked_at=east))
    past = Past("question 5", ("汉", "b"), "answered", 5, 6, NOW)
    assert await storage.turn_asked(GROUP, 5) == past
    assert await storage.turn_answered(GROUP, 6) == past
    assert await storage.last_turn(GROUP, ANN, NOW) == past
    assert past.asked_at.tzinfo is UTC
    found = await storage.turn_asked(GROUP, 5)
    assert found is not None
    assert found.asked_at.utcoffset() == timedelta(0)


async def test_a_turn_belongs_to_its_chat_and_its_person(storage: Storage) -> None:
    """Another chat has messages of the same numbers, and another person's turn is no follow-up."""
    await storage.remember(turn(5))
    assert await storage.turn_asked(BEN, 5) is None
    assert await storage.turn_answered(BEN, 6) is None
    assert await storage.turn_asked(GROUP, 6) is None
    assert await storage.last_turn(GROUP, BEN, NOW) is None
    assert await storage.last_turn(ANN, ANN, NOW) is None


async def test_a_question_asked_again_replaces_its_turn(storage: Storage) -> None:
    """An edited question has one turn, and the answer is that of the last."""
    await storage.remember(turn(5, answer_id=None, outcome="absent"))
    await storage.remember(turn(5, answer_id=9, question="edited", outcome="unsure"))
    assert await storage.turn_asked(GROUP, 5) == Past("edited", (), "unsure", 5, 9, NOW)
    assert (await storage.stats()).questions == 1


@pytest.mark.parametrize("outcome", Outcome)
async def test_an_outcome_is_kept_by_its_value(storage: Storage, outcome: Outcome) -> None:
    """Whatever a driver does with members of an enumeration, plain text comes back."""
    await storage.remember(turn(5, outcome=outcome))
    kept = await storage.turn_asked(GROUP, 5)
    assert kept is not None
    assert (type(kept.outcome), kept.outcome) == (str, outcome.value)


async def test_the_last_turn_is_the_newest_within_the_window(storage: Storage) -> None:
    """A turn at the window's edge counts, one before it doesn't; of the same time, the later."""
    minutes = timedelta(minutes=1)
    for number, ago in ((1, 30), (2, 10), (3, 10), (4, 20)):
        await storage.remember(turn(number, asked_at=NOW - ago * minutes))
    last = await storage.last_turn(GROUP, ANN, NOW - 30 * minutes)
    edge = await storage.last_turn(GROUP, ANN, NOW - 10 * minutes)
    assert last == edge
    assert last is not None
    assert last.question_id == 3
    assert await storage.last_turn(GROUP, ANN, NOW - 9 * minutes) is None


async def test_small_talk_is_no_turn_to_follow_up(storage: Storage) -> None:
    """A follow-up behind "thanks" means the question before it, and statistics count questions."""
    await storage.remember(turn(1))
    await storage.remember(turn(3, outcome="smalltalk", asked_at=NOW + timedelta(seconds=1)))
    last = await storage.last_turn(GROUP, ANN, NOW - timedelta(minutes=1))
    assert last is not None
    assert last.question_id == 1
    assert (await storage.stats()).questions == 1
    assert await storage.turn_asked(GROUP, 3) is not None


async def test_a_time_without_a_zone_is_refused(storage: Storage) -> None:
    """It would mean another time on another machine."""
    with pytest.raises(StorageFailure, match="no time zone"):
        await storage.remember(turn(asked_at=NOW.replace(tzinfo=None)))


async def test_text_that_a_database_refuses_is_replaced(storage: Storage) -> None:
    """NUL and lone surrogates become U+FFFD, wherever they stand, and are found again."""
    await storage.set_language(GROUP, BAD)
    await storage.set_sources(GROUP, [BAD])
    assert await storage.preferences(GROUP) == Preferences(GOOD, (GOOD,))
    await storage.remember(turn(1, question=BAD, history=(BAD,), outcome="absent"))
    assert await storage.turn_asked(GROUP, 1) == Past(GOOD, (GOOD,), "absent", 1, 2, NOW)
    texts = ("question", "passage", "sentence", "model", "index_version")
    await storage.vote(vote(history=(BAD,), **dict.fromkeys(texts, BAD)))
    assert await storage.vote_of(ANN, BAD, BAD, (BAD,)) is True
    (one,) = await exported(storage)
    assert one == ExportedVote(hashed(KEY, ANN), GOOD, (GOOD,), GOOD, GOOD, True, GOOD, GOOD, NOW)


async def test_a_second_vote_replaces_the_first(storage: Storage) -> None:
    """One vote a person, question and passage; each of these makes another one."""
    assert await storage.vote_of(ANN, "How many jobs?", "liaoning-2022/57", HISTORY) is None
    await storage.vote(vote())
    await storage.vote(vote(up=False, sentence="Another.", model="maxi"))
    assert await storage.vote_of(ANN, "How many jobs?", "liaoning-2022/57", HISTORY) is False
    (one,) = await exported(storage)
    assert (one.sentence, one.model) == ("Another.", "maxi")
    for changed in ({"person": BEN}, {"question": "x"}, {"passage": "liaoning-2022/5"}):
        await storage.vote(vote(**changed))
    assert len(await exported(storage)) == 4


async def test_a_follow_up_behind_another_question_is_another_one(storage: Storage) -> None:
    """Its vote stands beside the first, and neither shows for the other."""
    await storage.vote(vote())
    await storage.vote(vote(history=("How many schools?",), up=False))
    assert await storage.vote_of(ANN, "How many jobs?", "liaoning-2022/57", HISTORY) is True
    other = ("How many schools?",)
    assert await storage.vote_of(ANN, "How many jobs?", "liaoning-2022/57", other) is False
    assert await storage.vote_of(ANN, "How many jobs?", "liaoning-2022/57") is None


async def test_a_group_that_writes_in_its_own_name_keeps_its_members_questions(
    storage: Storage,
) -> None:
    """An admin without a name who asks to be forgotten deletes no one else's questions."""
    await storage.remember(turn(1))
    await storage.remember(turn(3, person=GROUP))
    await storage.set_language(GROUP, "zh")
    assert await storage.forget(GROUP) == Forgotten(turns=1, votes=0, settings=0)
    assert await storage.turn_asked(GROUP, 1) is not None
    assert (await storage.preferences(GROUP)).language == "zh"


async def test_a_question_may_be_as_long_as_a_message(storage: Storage) -> None:
    """4096 characters of four bytes, which no index of PostgreSQL takes, are a key here."""
    longest = "".join(chr(0x20000 + number) for number in range(4096))
    await storage.vote(vote(question=longest))
    assert await storage.vote_of(ANN, longest, "liaoning-2022/57", HISTORY) is True
    assert await storage.vote_of(ANN, longest[:-1], "liaoning-2022/57", HISTORY) is None


async def test_votes_come_oldest_first_with_hashes_for_people(storage: Storage) -> None:
    """All that was given comes back, but for who it was."""
    await storage.vote(vote(voted_at=NOW + timedelta(hours=1), up=False))
    await storage.vote(vote(person=BEN))
    ben, ann = await exported(storage)
    assert (ben.person, ann.person) == (hashed(KEY, BEN), hashed(KEY, ANN))
    assert (ben.up, ann.up, ann.voted_at) == (True, False, NOW + timedelta(hours=1))
    assert (ann.history, ann.index_version) == (("And in 2021?",), "abc")


async def test_stats_of_an_empty_storage_are_zero(storage: Storage) -> None:
    """No error, no None in place of a number."""
    assert await storage.stats() == Stats(0, 0, {}, 0, 0, (), (), None)


async def test_stats_count_what_came_since_a_time(storage: Storage) -> None:
    """Turns, people, outcomes, votes, and the questions that went wrong, the last one first."""
    hour = timedelta(hours=1)
    await storage.remember(turn(1, question="old", outcome="absent", asked_at=NOW - 9 * hour))
    await storage.remember(turn(2, question="a", outcome="absent", asked_at=NOW - 4 * hour))
    await storage.remember(turn(3, question="b", outcome="absent", asked_at=NOW - 3 * hour))
    await storage.remember(turn(4, question="a", outcome="absent", asked_at=NOW - 2 * hour))
    await storage.remember(turn(5, person=BEN))
    await storage.vote(vote(up=False, voted_at=NOW - 9 * hour))
    await storage.vote(vote(up=False, question="x"))
    await storage.vote(vote(up=False, question="y", voted_at=NOW + hour))
    await storage.vote(vote(up=False, question="x", passage="p"))
    await storage.vote(vote(question="z"))
    since = NOW - 5 * hour
    counts = {"absent": 3, "answered": 1}
    assert await storage.stats(since) == Stats(4, 2, counts, 1, 3, ("y", "x"), ("a", "b"), since)
    ever = await storage.stats()
    assert (ever.questions, ever.down, ever.disliked[-1]) == (5, 4, "How many jobs?")
    assert ever.unanswered == ("a", "b", "old")


async def test_stats_name_ten_questions_at_most(storage: Storage) -> None:
    """Of twelve that were not answered, the last ten."""
    for number in range(12):
        asked = NOW + timedelta(seconds=number)
        await storage.remember(turn(number, outcome="absent", asked_at=asked))
    said = (await storage.stats()).unanswered
    assert said == tuple(f"question {number}" for number in range(11, 1, -1))


async def test_a_person_is_forgotten_everywhere(storage: Storage) -> None:
    """Turns and votes of all chats, and all of the private chat; what others did stays."""
    for chat in (GROUP, ANN):
        await storage.remember(turn(1, chat=chat))
        await storage.set_language(chat, "zh")
    await storage.remember(turn(2, person=BEN))
    await storage.vote(vote())
    await storage.vote(vote(passage="p"))
    await storage.vote(vote(person=BEN))
    assert await storage.forget(ANN) == Forgotten(turns=2, votes=2, settings=1)
    assert await storage.forget(ANN) == Forgotten(0, 0, 0)
    assert await storage.preferences(GROUP, ANN) == Preferences("zh")
    assert await storage.preferences(ANN) == Preferences()
    assert (await storage.stats()).people == 1
    assert [one.person for one in await exported(storage)] == [hashed(KEY, BEN)]
    assert await storage.turn_asked(GROUP, 2) is not None


async def test_what_was_kept_long_enough_is_deleted(storage: Storage) -> None:
    """Turns and votes of more than 90 days go; the choices of chats stay."""
    await storage.remember(turn(1))
    await storage.remember(turn(2, asked_at=NOW - timedelta(days=89)))
    await storage.vote(vote())
    await storage.set_language(GROUP, "zh")
    assert await storage.purge(NOW + timedelta(days=90)) == 1
    assert await storage.purge(NOW + timedelta(days=90, seconds=1)) == 2
    assert (await storage.stats()).questions == 0
    assert await storage.preferences(GROUP) == Preferences("zh")


async def test_remembering_deletes_what_is_old_once_an_hour(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the first turn, and at the first one of each hour after it."""
    clock = 1000.0
    monkeypatch.setattr("bot.storage.storage.time.monotonic", lambda: clock)
    long_ago = NOW - timedelta(days=91)

    async def left() -> int:
        """Return how many turns are there after an old one was remembered."""
        await storage.remember(turn(round(clock), asked_at=long_ago))
        return (await storage.stats()).questions

    assert await left() == 0
    clock += 3599
    assert await left() == 1
    clock += 1
    assert await left() == 0


async def test_without_retention_all_is_kept(url: str) -> None:
    """0 days are for ever, not at once."""
    storage = await Storage.open(storage_options(url, key=KEY, retention_days=0))
    await storage.remember(turn(1, asked_at=NOW - timedelta(days=9999)))
    assert await storage.purge() == 0
    assert (await storage.stats()).questions == 1
    await storage.close()


async def test_many_at_once_wait_for_one_another(storage: Storage) -> None:
    """Sixty-four updates are worked on at a time, and none fails or gets lost."""
    await asyncio.gather(*(storage.remember(turn(number)) for number in range(64)))
    await asyncio.gather(*(storage.set_sources(GROUP, [str(number)]) for number in range(64)))
    assert (await storage.stats()).questions == 64


async def test_a_connection_that_was_cut_is_made_again(postgres: Postgres) -> None:
    """When PostgreSQL was restarted, the next call goes through."""
    url = postgres.fresh()
    storage = await Storage.open(storage_options(url, key=KEY))
    await storage.remember(turn(1))
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"
    assert postgres.run(url.rpartition("/")[2], cut) == [(True,)]
    assert await storage.turn_asked(GROUP, 1) is not None
    await storage.close()


async def test_a_database_that_goes_away_is_a_storage_failure(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gone in PostgreSQL or locked for good in SQLite: one error to catch, and then it goes on."""
    url = postgres.fresh()
    storage = await Storage.open(storage_options(url, key=KEY))
    postgres.run("postgres", f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")
    with pytest.raises(StorageFailure):
        await storage.remember(turn())
    await storage.close()
    monkeypatch.setattr("bot.storage.database._WAIT", 0.1)
    storage = await Storage.open(storage_options(f"sqlite:///{tmp_path / 'b.db'}", key=KEY))
    other = sqlite3.connect(tmp_path / "b.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageFailure, match="locked"):
        await storage.remember(turn())
    assert await storage.turn_asked(GROUP, 1) is None
    other.close()
    await storage.remember(turn())
    await storage.close()


async def test_a_failing_call_shows_nothing_of_what_was_written(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is a StorageFailure, whose text goes to a log."""
    monkeypatch.setattr(turns, "name", "turns_that_are_not_there")
    with pytest.raises(StorageFailure) as error:
        await storage.remember(turn(question="What does my boss earn?"))
    assert "turns_that_are_not_there" in str(error.value)
    assert "boss" not in str(error.value)


def test_a_hash_depends_on_id_and_key() -> None:
    """32 hexadecimal digits, always the same for the same two; a secret goes before the token."""
    assert hashed("k", 1) == hashed("k", 1)
    assert len({hashed("k", 1), hashed("k", -1), hashed("l", 1), hashed("k", 11)}) == 4
    assert len(hashed("\udcff", 1)) == len(f"{int(hashed('k', 1), 16):032x}") == 32
    assert storage_key("set", "token") == "set"
    assert storage_key("", "token") == storage_key("", "token") != storage_key("", "nekot")


async def test_no_raw_id_is_in_the_file(tmp_path: Path) -> None:
    """Neither as text nor as a number of SQLite's or of the machine's is a chat or person there."""
    storage = await Storage.open(storage_options(f"sqlite:///{tmp_path / 'b.db'}", key=KEY))
    await storage.set_language(ANN, "zh")
    await storage.set_sources(GROUP, ["a"])
    await storage.remember(turn())
    await storage.vote(vote())
    await storage.close()
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert hashed(KEY, ANN).encode() in stored
    for number in (GROUP, ANN):
        assert str(abs(number)).encode() not in stored
        for length in (6, 8):
            assert number.to_bytes(length, "big", signed=True) not in stored
            assert number.to_bytes(length, "little", signed=True) not in stored


async def test_what_was_forgotten_is_overwritten_in_the_file(tmp_path: Path) -> None:
    """Once the database is closed, no file holds the words or the hash."""
    storage = await Storage.open(storage_options(f"sqlite:///{tmp_path / 'b.db'}", key=KEY))
    await storage.remember(turn(question="a secret question"))
    await storage.forget(ANN)
    await storage.close()
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"a secret question" not in stored
    assert hashed(KEY, ANN).encode() not in stored
