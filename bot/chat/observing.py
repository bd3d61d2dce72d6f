"""What is noted of each update: metrics, and one line per question without a word of it."""

import logging
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram import Chat, Update
from telegram.ext import ContextTypes

from bot.answering.answers import Answer
from bot.chat.services import Services
from bot.chat.updates.polling import UPDATES
from embeddings.stages import Stopwatch, timing

Context: TypeAlias = ContextTypes.DEFAULT_TYPE
Handler: TypeAlias = Callable[[Services, Update, Context], Coroutine[Any, Any, None]]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Noted:
    """The answer that was found while an update was worked on, if any."""

    answer: Answer | None = None


_noted: ContextVar[_Noted | None] = ContextVar("noted", default=None)


def note_found(found: Answer) -> None:
    """Note what was found for the question of the update that is worked on."""
    noted = _noted.get()
    if noted is not None:
        noted.answer = found


async def observed(handler: Handler, services: Services, update: Update, context: Context) -> None:
    """Run a handler, and note how that went."""
    kind = next((name for name in UPDATES if getattr(update, name)), "other")
    with _noting() as noted, timing() as watch:
        try:
            await handler(services, update, context)
        except BaseException:
            services.metrics.update(kind, "failed")
            raise
        finally:
            for (cache, hit), count in watch.caches.items():
                services.metrics.cache(cache, count, hit=hit)
    services.metrics.update(kind, "done")
    if noted.answer:
        _note_question(services, update, noted.answer, watch)


@contextmanager
def _noting() -> Iterator[_Noted]:
    """Take notes of what is found in the block."""
    noted = _Noted()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def _note_question(services: Services, update: Update, found: Answer, watch: Stopwatch) -> None:
    """Count a question, and log it: with its words only where a setting says so."""
    outcome = found.outcome.value
    services.metrics.question(_via(update), outcome, watch.seconds)
    stages = {name: round(seconds * 1000, 1) for name, seconds in watch.seconds.items()}
    fields: dict[str, object] = {
        "update": update.update_id,
        "via": _via(update),
        "outcome": outcome,
        "ms": round(sum(watch.seconds.values()) * 1000, 1),
        "stages": stages,
    }
    if services.service.log_questions:
        fields["question"] = found.question
    says = " ".join(f"{name} {ms}" for name, ms in stages.items())
    words = f": {found.question!r}" if services.service.log_questions else ""
    log.info(
        "Update %d: %s by %s in %s ms (%s)%s",
        *(update.update_id, outcome, fields["via"], fields["ms"], says, words),
        extra={"fields": fields},
    )


def _via(update: Update) -> str:
    """Return the way that a question came: inline, private or group."""
    chat = update.effective_chat
    if chat is None:
        return "inline"
    return "private" if chat.type == Chat.PRIVATE else "group"
