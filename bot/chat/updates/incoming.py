"""An update as it came, read by itself: what one can't be read of holds up no other."""

import json
import logging
import re
from dataclasses import dataclass, field

from telegram import Bot, Update

from bot.chat.updates.update_order import queue_of
from bot.chat.updates.well_formed import MalformedUpdateError, update_from
from bot.service.webhook import RawUpdate
from bot.storage.keys import update_key
from bot.storage.model import Arrived

# What a database takes for an id.
_LARGEST = 2**63 - 1
_KIND = re.compile(r"[a-z_]{1,40}")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update: as it is kept while it waits, and as handlers take it.

    `note` is the message by which an earlier process said that the answer is on its way, if any.
    """

    arrived: Arrived
    update: Update = field(repr=False)
    note: int | None = None

    @property
    def key(self) -> int:
        """Return what the inbox knows the update by."""
        return self.arrived.update_id


def id_of(raw: object) -> int | None:
    """Return the id of what may be an update; None where it has none that can be kept."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= _LARGEST:
        return None
    return number


def key_of(raw: RawUpdate) -> int:
    """Return what the inbox knows an update by: the same for the same one that comes twice."""
    number = id_of(raw)
    assert number is not None
    return update_key(number, json.dumps(raw, sort_keys=True))


def kind_of(raw: RawUpdate) -> str:
    """Return what kind of update it is, such as message; never anything that a person wrote."""
    kinds = [name for name in raw if name != "update_id" and _KIND.fullmatch(str(name))]
    return kinds[0] if kinds else "unknown"


def read_update(raw: RawUpdate, bot: Bot) -> Incoming | None:
    """Read an update; None, and a line in the log, where it can't be read.

    Args:
        raw: an update whose id `id_of` returns.
        bot: what the update's messages are answered with.
    """
    number = id_of(raw)
    try:
        update = update_from(raw, bot)
        lane = str(queue_of(update))
        sender = update.effective_sender
        person = sender.id if sender else 0
    except MalformedUpdateError as error:
        _set_aside(number, raw, str(error))
        return None
    except Exception as error:  # whatever it is, what it holds may be somebody's words
        _set_aside(number, raw, type(error).__name__)
        return None
    assert number is not None
    return Incoming(Arrived(key_of(raw), lane, person, json.dumps(raw)), update)


def _set_aside(number: int | None, raw: RawUpdate, why: str) -> None:
    """Say in the log that an update can't be read, and no word of it."""
    log.warning("Update %s (%s) can't be read, and is set aside: %s", number, kind_of(raw), why)
