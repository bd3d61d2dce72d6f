"""What `doctor` checks of the service: token, webhook, clock, and the seat of a bot that runs."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.chat.options import BotApi
from bot.cli.check import Check

_TIMEOUT = 5.0
# Seconds by which clocks differ that nobody sets: follow-ups and retention go by the clock.
_DRIFT = 30.0
# Seconds for which a failed delivery is news.
_RECENT = 3600.0


async def check_service(bot_api: BotApi, listen: str) -> list[Check]:
    """Check token or Bot API, then webhook, clock and seat, as far as they can be."""
    return [check async for check in _checks(bot_api, listen)]


async def _checks(bot_api: BotApi, listen: str) -> AsyncIterator[Check]:
    """Yield each check."""
    if bot_api.token:
        async for check in _with_token(bot_api):
            yield check
    else:
        reached = await _reached(bot_api.base_url)
        says = "Get a token from @BotFather and set TELEGRAM_BOT_TOKEN."
        yield Check("token", False, f"No token; the Bot API {reached}. {says}")
    if clock := await check_clock(bot_api.base_url):
        yield clock
    if listen:
        yield await check_seat(listen)


async def _with_token(bot_api: BotApi) -> AsyncIterator[Check]:
    """Check the token and what Telegram says of the webhook."""
    bot = Bot(bot_api.token, bot_api.base_url, bot_api.base_file_url)
    try:
        async with asyncio.timeout(_TIMEOUT), bot:
            yield Check("token", True, f"@{bot.username} at the Bot API")
            info = await bot.get_webhook_info()
            yield check_webhook(info, bot_api, datetime.now(UTC))
    except InvalidToken:
        says = "Copy it again from @BotFather into TELEGRAM_BOT_TOKEN."
        yield Check("token", False, f"The Bot API refuses the token. {says}")
    except (TelegramError, TimeoutError) as error:
        says = f"{type(error).__name__}; check the network and telegram.base_url."
        yield Check("bot api", False, f"The Bot API can't be reached: {says}")


def check_webhook(info: WebhookInfo, bot_api: BotApi, now: datetime) -> Check:
    """Say how updates come, how many wait at Telegram, and why deliveries fail, if they do."""
    waiting = f"{info.pending_update_count} waiting at Telegram"
    failed = info.last_error_date
    if bot_api.webhook_url and failed and (now - failed).total_seconds() < _RECENT:
        says = f"Telegram couldn't deliver at {failed:%H:%M:%S} UTC: {info.last_error_message}"
        what = "Check that telegram.webhook_url leads to telegram.webhook_listen, and its TLS."
        return Check("webhook", False, f"{says}; {waiting}. {what}")
    if bot_api.webhook_url and info.url != bot_api.webhook_url:
        return Check("webhook", True, f"set at the next start; {waiting}")
    if not bot_api.webhook_url and info.url:
        says = "another bot process hears by webhook, and this one would take its place"
        return Check("webhook", False, f"{says}. Stop it, or set telegram.webhook_url; {waiting}.")
    how = "by webhook" if bot_api.webhook_url else "by long polling"
    return Check("webhook", True, f"updates come {how}; {waiting}")


async def check_clock(base_url: str) -> Check | None:
    """Compare the clock with that of the Bot API; None where it doesn't tell the time."""
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT) as client:
            answer = await client.get(str(httpx.URL(base_url).copy_with(path="/")))
        there = parsedate_to_datetime(answer.headers["date"])
    except (httpx.HTTPError, httpx.InvalidURL, KeyError, ValueError):
        return None
    return clock_of(there, time.time())


def clock_of(there: datetime, here: float) -> Check:
    """Say how far the clock is from another one; `here` is in seconds since 1970."""
    drift = here - there.timestamp()
    if abs(drift) > _DRIFT:
        says = f"{abs(drift):.0f} s {'fast' if drift > 0 else 'slow'}"
        return Check("clock", False, f"{says}. Set it: timedatectl set-ntp true")
    return Check("clock", True, f"within {_DRIFT:.0f} s of the Bot API's")


async def check_seat(listen: str) -> Check:
    """Ask a bot that runs here how it is: inbox, storage and all else that /readyz says."""
    try:
        async with httpx.AsyncClient(timeout=2 * _TIMEOUT, trust_env=False) as client:
            host, _, port = listen.rpartition(":")
            here = "127.0.0.1" if host == "0.0.0.0" else host
            found = (await client.get(f"http://{here}:{port}/readyz")).json()
        wrong = "; ".join(f"{part}: {says}" for part, says in found["wrong"].items())
    except httpx.ConnectError:
        return Check("running bot", True, f"none at {listen}")
    except (httpx.HTTPError, ValueError, KeyError, AttributeError, TypeError):
        says = f"What listens at {listen} isn't Verbatim. Give another address in service.listen."
        return Check("running bot", False, says)
    if wrong:
        return Check("running bot", False, f"{wrong}. See docs/operations.md for what to do.")
    return Check("running bot", True, f"ready; inbox: {found['ok'].get('inbox', 'unknown')}")


async def _reached(base_url: str) -> str:
    """Say whether anything answers where the Bot API should be."""
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT) as client:
            await client.get(str(httpx.URL(base_url).copy_with(path="/")))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"can't be reached ({type(error).__name__}; check the network, telegram.base_url)"
    return "answers"
