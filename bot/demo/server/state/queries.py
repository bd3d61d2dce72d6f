"""Taps and inline queries: opened by a person, answered once by the bot."""

from dataclasses import replace
from typing import Any, Literal

from bot.demo.server.objects.errors import bad_request
from bot.demo.server.objects.model import Json, User
from bot.demo.server.state.records import Query
from bot.demo.server.state.telegram import Telegram


def open_query(
    telegram: Telegram,
    kind: Literal["tap", "inline"],
    user: User,
    data: str,
    **fields: Any,  # noqa: ANN401  fields of Query, of several types
) -> Query:
    """Remember a tap or an inline query until it is answered."""
    number = str(10**17 + telegram.new_id())
    query = Query(kind, number, user, telegram.clock(), data, **fields)
    telegram.queries[query.id] = query
    return query


def answer_query(
    telegram: Telegram, kind: Literal["tap", "inline"], query_id: str, answer: Json
) -> Query:
    """Give a query its one answer.

    Raises:
        ApiError: If there is no such query, it has been answered, or it is too old.
    """
    query = telegram.queries.get(query_id)
    open_ = query and query.kind == kind and query.answer is None
    if not query or not open_ or telegram.clock() - query.opened > telegram.query_seconds:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    answered = telegram.queries[query_id] = replace(query, answer=answer)
    name = "answer" if kind == "tap" else "inline"
    telegram.events.publish([query.user.id], name, {"query_id": query_id} | answer)
    return answered


def answer_from_cache(telegram: Telegram, query: Query) -> bool:
    """Answer an inline query with results that are still good, if there are any."""
    for whose in (query.user.id, 0):
        cached = telegram.cached.get((query.data, query.offset, whose))
        if cached and cached.until > telegram.clock():
            telegram.results[query.id] = telegram.results[cached.query_id]
            answer_query(telegram, "inline", query.id, cached.answer)
            return True
    return False
