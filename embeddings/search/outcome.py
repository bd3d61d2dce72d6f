"""What becomes of a message, as programs and the database spell it."""

from enum import StrEnum


class Outcome(StrEnum):
    """Whether the reports answer a question; small talk is none, and they aren't asked."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    ABSENT = "absent"
    SMALLTALK = "smalltalk"
