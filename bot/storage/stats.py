"""Counting what was asked, and what was thought of the answers."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.model import Stats
from bot.storage.tables import turns, votes
from embeddings.search.outcome import Outcome

_AT_MOST = 10
# Not the member itself, which a driver may store by its name.


async def count(connection: AsyncConnection, since: datetime | None) -> Stats:
    """Count what is stored.

    Args:
        connection: an open connection.
        since: what is older doesn't count, nor does small talk; None counts all questions.
    """
    is_question = and_(
        turns.c.outcome != Outcome.SMALLTALK.value, turns.c.asked_at >= since if since else true()
    )
    voted = votes.c.voted_at >= since if since else true()
    by_outcome = select(turns.c.outcome, func.count()).where(is_question).group_by(turns.c.outcome)
    outcomes: dict[str, int] = {
        name: number for name, number in await connection.execute(by_outcome)
    }
    people = select(func.count(turns.c.person.distinct())).where(is_question)
    ups = select(func.count(), func.sum(case((votes.c.up, 1), else_=0))).where(voted)
    total, up = (await connection.execute(ups)).one()
    disliked = _last(votes.c.question, votes.c.voted_at).where(voted, ~votes.c.up)
    absent = _last(turns.c.question, turns.c.asked_at).where(
        is_question, turns.c.outcome == Outcome.ABSENT.value
    )
    return Stats(
        questions=sum(outcomes.values()),
        people=(await connection.execute(people)).scalar_one(),
        outcomes=outcomes,
        up=up or 0,
        down=total - (up or 0),
        disliked=tuple((await connection.execute(disliked)).scalars()),
        unanswered=tuple((await connection.execute(absent)).scalars()),
        since=since,
    )


def _last(question: ColumnElement[str], at: ColumnElement[datetime]) -> Select[str]:
    """Select different questions, the last one first."""
    return select(question).group_by(question).order_by(func.max(at).desc()).limit(_AT_MOST)
