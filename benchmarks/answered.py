"""Which calls of a bot have answered a question, and when each question came."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from bot.demo.server.state.records import Call
from bot.demo.server.state.telegram import Telegram
from bot.texts import ENGLISH

# How a message begins that tells of a wait, and is turned into the answer later.
WAITS = ENGLISH.number_in_queue.partition("{")[0]

MessageKey: TypeAlias = tuple[int, int]  # ids of chat and message
ArrivalTimes: TypeAlias = dict[MessageKey, float]  # when each question came to the Bot API
Replies: TypeAlias = Mapping[MessageKey, MessageKey]  # what each message replies to


def answers(calls: Iterable[Call], replies: Replies) -> Iterator[tuple[MessageKey, Call]]:
    """Yield the calls that answered a message by another one in reply to it, with that message.

    What tells of a wait is no answer; what it is turned into is one.
    """
    for call in calls:
        sent = call.parameters
        if call.error:
            continue
        if call.method == "sendMessage" and "reply_parameters" in sent:
            if not sent["text"].startswith(WAITS):
                yield (sent["chat_id"], sent["reply_parameters"]["message_id"]), call
        elif call.method == "editMessageText":
            edited = (sent["chat_id"], sent["message_id"])
            if edited in replies:
                yield replies[edited], call


def replies_in(telegram: Telegram) -> Replies:
    """Return for each message that replies to another which that is."""
    return {
        (chat, message.id): (chat, message.reply_to.id)
        for chat, messages in telegram.messages.items()
        for message in messages.values()
        if message.reply_to is not None
    }
