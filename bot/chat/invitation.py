"""The invite link: what it ends with, and who comes by it."""

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The command line makes the code, and starts without telegram.
    from telegram import Message

# What the payload of the link begins with.
INVITATION = "invite_"
_LENGTH = 32


def invite_code(secret: str, token: str) -> str:
    """Return what the invite link ends with: the secret that is set, or one made from the token."""
    return secret or hashlib.sha256(f"invitation of {token}".encode()).hexdigest()[:_LENGTH]


def invite_links(username: str, code: str) -> tuple[str, str]:
    """Return the links that let a person in, and a group."""
    link = f"https://t.me/{username}"
    return f"{link}?start={INVITATION}{code}", f"{link}?startgroup={INVITATION}{code}"


def is_invited(message: "Message | None", code: str) -> bool:
    """Say whether a message is the start that the invite link makes Telegram send."""
    command, _, payload = ((message.text if message else "") or "").partition(" ")
    if command.partition("@")[0].lower() != "/start":
        return False
    return hmac.compare_digest(payload.strip().encode(), f"{INVITATION}{code}".encode())
