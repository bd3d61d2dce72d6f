"""What the HTTP seat shows of the bot: each part's readiness, and its state for the metrics."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial

from starlette.routing import Route

from bot.answering.answering import Answering
from bot.chat.application import App
from bot.chat.memory import Memory
from bot.chat.services import Services
from bot.service.api_health import ApiHealth
from bot.service.http import listening
from bot.service.metrics import State
from bot.service.ready import Finding, Readiness, Receiving, look_at_receiving
from bot.service.seat import seat_routes

# Seconds after which the Bot API, unless it has answered meanwhile, is asked something.
_SILENCE = 60.0


@asynccontextmanager
async def seated(
    services: Services, application: App, receiving: Receiving
) -> AsyncIterator[Sequence[Route]]:
    """Show how the bot is until the block ends.

    Gives the routes that are to stand beside the webhook: none where `service.listen` is set.

    Raises:
        ListenError: the address of `service.listen` can't be taken.
    """
    services.metrics.watch(partial(state_of, services, receiving))
    routes = seat_routes(readiness_of(services, application, receiving), services.metrics)
    if not services.service.listen:
        yield routes
        return
    async with listening(services.service.listen, routes, "service.listen"):
        yield ()


def readiness_of(services: Services, application: App, receiving: Receiving) -> Readiness:
    """Return what looks at models, index, storage, Telegram and the inbox."""
    return Readiness(
        {
            "models": partial(_models, services.answering),
            "index": partial(_index, services.answering),
            "storage": partial(_storage, services.memory),
            "telegram": partial(_telegram, services.health, application),
            "inbox": partial(look_at_receiving, receiving),
        }
    )


def state_of(services: Services, receiving: Receiving) -> State:
    """Return how the process stands."""
    edition = services.answering.edition
    return State(
        waiting=receiving.waiting,
        queued=services.answering.queued,
        is_stuck=receiving.is_stuck,
        storage_away=services.memory.is_away,
        reports_stale=bool(services.answering.following.trouble),
        telegram_silent_seconds=services.health.silent_seconds,
        reports=len(services.answering.reports),
        paragraphs=edition.paragraphs,
        model=edition.model,
        edition=edition.version,
    )


async def _models(answering: Answering) -> Finding:
    """Encode a word, beside the questions that are searched."""
    dimension = await answering.changing(answering.current.library.try_models)
    return Finding(dimension > 0, f"{answering.edition.model}, {dimension} dimensions")


async def _index(answering: Answering) -> Finding:
    """Look whether there is something to search; a change that fails leaves the former whole."""
    edition = answering.edition
    trouble = answering.following.trouble
    stale = f"; a change can't be taken over: {trouble}" if trouble else ""
    says = f"{edition.version}, {edition.paragraphs} paragraphs{stale}"
    return Finding(edition.paragraphs > 0, says)


async def _storage(memory: Memory) -> Finding:
    """Look whether the database can be read and written."""
    return Finding(*await memory.look())


async def _telegram(health: ApiHealth, application: App) -> Finding:
    """Look whether the Bot API answers; when it was quiet for long, ask it who the bot is."""
    if not health.is_reached:
        return Finding(False, "not reached yet")
    if health.silent_seconds > _SILENCE:
        await application.bot.get_me()
    return Finding(True, f"answered {health.silent_seconds:.0f} s ago")
