"""How the bot gets its updates, and who it is."""

import re
from urllib.parse import urlsplit

from telegram.constants import PollingLimit, WebhookLimit

from bot.demo.server.api.arguments import Arguments
from bot.demo.server.api.methods.method import Answer, method
from bot.demo.server.loopback import LOOPBACK
from bot.demo.server.objects.errors import ApiError, bad_request, conflict, too_many_requests
from bot.demo.server.objects.model import Json
from bot.demo.server.state.telegram import Telegram
from bot.demo.server.state.webhook import Webhook

LONGEST_POLL = 50
_FIRST_MINUTES = 600


async def get_me(telegram: Telegram, arguments: Arguments) -> Json:
    """Say who the bot is."""
    return telegram.bot.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not telegram.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(telegram: Telegram, arguments: Arguments) -> list[Json]:
    """Hand out the updates that wait, or wait for some."""
    if telegram.webhook:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    _allow(telegram, arguments)
    limit = arguments.integer("limit", PollingLimit.MAX_LIMIT)
    limit = min(max(limit, PollingLimit.MIN_LIMIT), PollingLimit.MAX_LIMIT)
    seconds = min(max(arguments.integer("timeout"), 0), LONGEST_POLL)
    return await telegram.updates.poll(arguments.integer("offset"), limit, seconds)


def _allow(telegram: Telegram, arguments: Arguments) -> None:
    """Keep to the kinds of updates asked for; without the parameter nothing changes."""
    kinds = arguments.array("allowed_updates", "update types")
    if kinds is not None:
        telegram.updates.allow([str(kind) for kind in kinds])


async def set_webhook(telegram: Telegram, arguments: Arguments) -> Answer:
    """Deliver updates to an address from now on; an empty address is none."""
    url = arguments.text("url")
    if not url:
        return await delete_webhook(telegram, arguments)
    _check_address(url)
    secret = arguments.text("secret_token")
    _check_secret(secret)
    _allow(telegram, arguments)
    if arguments.flag("drop_pending_updates"):
        telegram.updates.pending.clear()
    old = telegram.webhook
    if old and (old.url, old.secret) == (url, secret):
        return Answer(True, "Webhook is already set")
    if old:
        old.stop()
    else:
        telegram.updates.interrupt(conflict("terminated by setWebhook request"))
    telegram.webhook = Webhook(url, secret, _connections(arguments), arguments.text("ip_address"))
    telegram.webhook.start(telegram.updates)
    return Answer(True, "Webhook was set")


def _check_address(url: str) -> None:
    """Refuse an address that isn't on this machine; there plain HTTP will do."""
    parts = urlsplit(url)
    if not parts.hostname or parts.scheme not in {"http", "https"}:
        raise bad_request("invalid webhook URL specified")
    if parts.hostname in LOOPBACK and parts.scheme == "http":
        return
    if parts.scheme == "http":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    raise bad_request("bad webhook: this server reaches no address but http://127.0.0.1")


def _check_secret(secret: str) -> None:
    """Refuse a secret that doesn't fit into a header."""
    if len(secret) > WebhookLimit.MAX_SECRET_TOKEN_LENGTH:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")


def _connections(arguments: Arguments) -> int:
    """Return how many connections the bot allows."""
    wanted = arguments.integer("max_connections", 40)
    low, high = WebhookLimit.MIN_CONNECTIONS_LIMIT, WebhookLimit.MAX_CONNECTIONS_LIMIT
    return min(max(wanted, low), high)


async def delete_webhook(telegram: Telegram, arguments: Arguments) -> Answer:
    """Deliver no more; updates wait for getUpdates again."""
    if arguments.flag("drop_pending_updates"):
        telegram.updates.pending.clear()
    if not telegram.webhook:
        return Answer(True, "Webhook is already deleted")
    telegram.webhook.stop()
    telegram.webhook = None
    return Answer(True, "Webhook was deleted")


async def get_webhook_info(telegram: Telegram, arguments: Arguments) -> Json:
    """Say where updates go, how many wait, and what went wrong last."""
    body: Json = {"url": "", "has_custom_certificate": False}
    if telegram.webhook:
        body |= telegram.webhook.json()
    body["pending_update_count"] = len(telegram.updates.pending)
    if telegram.updates.is_limited:
        body["allowed_updates"] = sorted(telegram.updates.allowed)
    return body


async def close(telegram: Telegram, arguments: Arguments) -> bool:
    """Let the bot move to another server, not before ten minutes on this one."""
    left = _FIRST_MINUTES - int(telegram.clock() - telegram.started)
    if left > 0:
        raise too_many_requests(left)
    return True


async def log_out(telegram: Telegram, arguments: Arguments) -> bool:
    """End the bot's session; from then on every call is refused."""
    telegram.logged_out = True
    return True


def check_session(telegram: Telegram) -> None:
    """Refuse a bot whose token was revoked or which has logged out."""
    if telegram.refuse:
        raise ApiError(401, "Unauthorized")
    if telegram.logged_out:
        raise ApiError(400, "Logged out")


_WEBHOOK = "url certificate ip_address max_connections allowed_updates secret_token "
METHODS = (
    method("getMe", get_me),
    method("getUpdates", get_updates, "offset limit timeout allowed_updates"),
    method("setWebhook", set_webhook, _WEBHOOK + "drop_pending_updates"),
    method("deleteWebhook", delete_webhook, "drop_pending_updates"),
    method("getWebhookInfo", get_webhook_info),
    method("close", close),
    method("logOut", log_out),
)
