"""Telegram's ids as keyed hashes: the same id gives the same text, and no text gives the id."""

import hashlib
import hmac

_LENGTH = 32
# An update's key has so many bits of its id, and so many of a mark of its text.
_ID_BITS, _MARK_BITS = 43, 20


def storage_key(secret: str, token: str) -> str:
    """Return the key of the hashes: the secret that is set, or one made from the bot's token.

    The same in each process of a bot; with another key all that was remembered belongs to nobody.
    """
    return secret or hashlib.sha256(f"storage of {token}".encode()).hexdigest()


def hashed(key: str, telegram_id: int | str) -> str:
    """Return 32 hexadecimal digits that stand for a chat or a person, or for a text with their ids.

    A private chat has its person's id, and so the same hash. Telegram's ids are few enough to try
    them all, so a hash without a key would hide nothing.
    """
    # The environment hands on bytes that aren't UTF-8 as surrogates.
    secret = key.encode("utf-8", "surrogatepass")
    return hmac.new(secret, str(telegram_id).encode(), hashlib.sha256).hexdigest()[:_LENGTH]


def first_key(update_id: int) -> int:
    """Return the least that `update_key` gives for an update of Telegram."""
    return (update_id & ((1 << _ID_BITS) - 1)) << _MARK_BITS


def update_key(update_id: int, raw: str) -> int:
    """Return a number of 63 bits that stands for an update: its id, and a mark of what it says.

    Two bots may share a database, and Telegram may begin its ids anew after a quiet week: another
    update with the same id isn't the same update. Keys are in the order of the ids.
    """
    mark = int.from_bytes(hashlib.sha256(raw.encode("utf-8", "surrogatepass")).digest()[:4])
    return first_key(update_id) + (mark & ((1 << _MARK_BITS) - 1))
