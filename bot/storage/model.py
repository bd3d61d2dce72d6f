"""What is remembered, as it is given and as it comes back; Telegram's ids are given raw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from corpus.model import OperatorError


class StorageError(OperatorError):
    """A database that cannot be opened; the message says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What was chosen in a chat; an empty language or no sources: nothing was."""

    language: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that a person asked in a chat, and the message that answers it.

    `outcome` is a value of `Outcome`; `history` holds the questions that this one follows up,
    oldest first; `asked_at` is aware.
    """

    chat: int
    person: int
    question_id: int
    answer_id: int | None
    question: str
    history: tuple[str, ...]
    outcome: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Past:
    """What comes back of a turn; `asked_at` is aware, in UTC."""

    question: str
    history: tuple[str, ...]
    outcome: str
    question_id: int
    answer_id: int | None
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Vote:
    """What a person thinks of a sentence, verbatim, as the answer to a question.

    `passage` is an id such as `liaoning-2022/57`; `model` and `index_version` say what found it.
    """

    person: int
    question: str
    history: tuple[str, ...]
    passage: str
    sentence: str
    up: bool
    model: str
    index_version: str
    voted_at: datetime


@dataclass(frozen=True, slots=True)
class ExportedVote:
    """A vote as it was stored: `person` is a keyed hash."""

    person: str
    question: str
    history: tuple[str, ...]
    passage: str
    sentence: str
    up: bool
    model: str
    index_version: str
    voted_at: datetime

    def as_json(self) -> dict[str, Any]:
        """Return the vote as a question of an evaluation; without quotes where it is a no."""
        return {
            "question": self.question,
            **({"history": list(self.history)} if self.history else {}),
            "type": "feedback",
            "vote": "up" if self.up else "down",
            "passage": self.passage,
            # A no says that the answer isn't here; where else it is, or whether, nobody knows.
            "quotes": [self.sentence] if self.up else None,
            "sentence": self.sentence,
            "model": self.model,
            "index": self.index_version,
            "voted_at": self.voted_at.isoformat(),
            "person": self.person,
        }


@dataclass(frozen=True, slots=True)
class Stats:
    """How much was asked and what was thought of it, since a time or, with None, ever.

    Small talk isn't counted; `disliked` and `unanswered` hold different questions, the one asked
    last first, at most ten each.
    """

    questions: int
    people: int
    outcomes: Mapping[str, int]
    up: int
    down: int
    disliked: tuple[str, ...]
    unanswered: tuple[str, ...]
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much of a person was deleted; `settings` counts the chats whose choices went."""

    turns: int
    votes: int
    settings: int


class InboxFullError(Exception):
    """So many updates wait that no more is taken."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"{limit} updates wait already")


@dataclass(frozen=True, slots=True)
class Arrived:
    """An update as it came: its key, the lane that orders it, whose it is, and all of it as JSON.

    `update_id` is what `update_key` makes of its id and its text, here and wherever it is stored.
    """

    update_id: int
    lane: str
    person: int
    raw: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The ids that were new: those in hand here, and those left to who has their lane in hand."""

    own: frozenset[int]
    left: frozenset[int]


@dataclass(frozen=True, slots=True)
class Claimed:
    """An update that waited, taken in hand; `attempts` counts how often work on it has begun.

    `note` is the message that says that its answer is on its way, if one was sent.
    """

    update_id: int
    raw: str = field(repr=False)
    attempts: int
    note: int | None = None
