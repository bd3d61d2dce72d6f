"""What a message asks: what is searched, and with which earlier questions it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from bot.answering.directives import Directed, Directives
from embeddings.conversation.asking import Asking, asking_part
from embeddings.conversation.followup import relevant_history
from embeddings.conversation.listing import lists_behind, topic_of_list
from embeddings.conversation.smalltalk import without_greeting

# How much of a question is read, and of a message, whose question may stand last.
QUESTION_LENGTH, _MESSAGE_LENGTH = 1000, 4096


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is searched: in which reports, None for all, and behind which words.

    `before` are the earlier questions that it builds on, oldest first; `read_with` is what its own
    message says before it, or else those, without what they say of reports.
    """

    question: str
    read_with: tuple[str, ...]
    before: tuple[str, ...]
    sources: frozenset[str] | None

    @classmethod
    def of(
        cls, directed: Directed, history: Sequence[str], directives: Directives, *, reply: bool
    ) -> Self:
        """Read a message of which it is known what it says of reports.

        Args:
            directed: the message.
            history: the questions before it, oldest first.
            directives: what questions say of reports.
            reply: the person answered to an answer, so that a follow-up is likelier.
        """
        message = without_greeting(directed.question[-_MESSAGE_LENGTH:])
        asking = Asking(message) if lists_behind(message) else asking_part(message)
        asked, context = asking.question[:QUESTION_LENGTH], asking.context[-QUESTION_LENGTH:]
        # What the message itself says before its question comes before what was asked earlier.
        past = () if context else [part for earlier in history for part in _said(earlier)]
        alone = directed.stands_alone or topic_of_list(asked)
        before = () if alone else relevant_history(asked, past, reply=reply)
        read_with = (context,) if context else tuple(map(directives.without, before))
        return cls(asked, read_with, before, directives.inherited(directed, before))


def _said(message: str) -> tuple[str, ...]:
    """Return what an earlier message asked, behind what it said first where it was read with it."""
    part = asking_part(message)
    return (part.context, part.question) if part.context else (part.question,)
