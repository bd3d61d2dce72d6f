"""Votes, as rows: what was thought of the answers; persons are given as their keyed hashes."""

from collections.abc import AsyncIterator, Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.model import ExportedVote, Vote
from bot.storage.tables import digest, upsert, votes

# Statements are made once: to make one takes SQLAlchemy longer than SQLite to answer it.
_VOTE = select(votes.c.up).where(
    votes.c.person == bindparam("voter"),
    votes.c.question_digest == bindparam("asked"),
    votes.c.passage == bindparam("of_passage"),
)
_EXPORTED = tuple(votes.c[name] for name in ExportedVote.__slots__)


async def keep(connection: AsyncConnection, person: str, vote: Vote) -> None:
    """Keep a vote, in place of the person's on this question, as it was read, and passage."""
    values = {
        "person": person,
        "question_digest": digest(*vote.history, vote.question),
        "passage": vote.passage,
        "question": vote.question,
        "history": vote.history,
        "sentence": vote.sentence,
        "up": vote.up,
        "model": vote.model,
        "index_version": vote.index_version,
        "voted_at": vote.voted_at,
    }
    await upsert(connection, votes, values)


async def read(
    connection: AsyncConnection, person: str, asked: Sequence[str], passage: str
) -> bool | None:
    """Return whether a person found a passage right; None without a vote.

    Args:
        connection: an open connection.
        person: who voted.
        asked: what was asked before, and the question.
        passage: the code of the passage.
    """
    which = {"voter": person, "asked": digest(*asked), "of_passage": passage}
    return (await connection.execute(_VOTE, which)).scalar_one_or_none()


async def export(connection: AsyncConnection) -> AsyncIterator[ExportedVote]:
    """Yield every vote, oldest first."""
    query = select(*_EXPORTED).order_by(votes.c.voted_at, votes.c.person, votes.c.passage)
    async for row in await connection.stream(query):
        yield ExportedVote(**row._mapping)
