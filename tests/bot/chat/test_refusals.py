"""What errors mean, and what is said of them in the log."""

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from bot.chat.calls.refusals import normal_event, without_quotes
from bot.chat.handlers.errors import described


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), "blocked"),
        (Forbidden("Forbidden: user is deactivated"), "deleted account"),
        (Forbidden("Forbidden: bot was kicked from the group chat"), "kicked"),
        (Forbidden("Forbidden: something new"), "forbidden"),
        (BadRequest("Chat not found"), "no chat"),
        (BadRequest("Not enough rights to send photos to the chat"), "no rights"),
        (BadRequest("Topic_closed"), "topic closed"),
        (BadRequest("Message to edit not found"), "message gone"),
        (BadRequest("Query is too old and response timeout expired"), "query too old"),
        (ChatMigrated(-100), "migrated"),
        (RetryAfter(5), "too many requests"),
        (BadRequest("Can't parse entities"), ""),
        (NetworkError("Bad Gateway"), ""),
        (ValueError("blocked by the user"), ""),
        (None, ""),
    ],
)
def test_a_refusal_has_a_kind_where_it_is_a_normal_event(
    error: Exception | None, kind: str
) -> None:
    """By Telegram's words; whatever else fails is an error."""
    assert normal_event(error) == kind


def test_what_an_error_quotes_is_not_said() -> None:
    """It may be somebody's words."""
    error = BadRequest('Can\'t parse entities: unsupported start tag "Ada says “no”" at byte 3')
    assert without_quotes(error) == 'Can\'t parse entities: unsupported start tag "…" at byte 3'


def test_an_error_is_described_by_where_it_happened_and_not_by_what_was_in_hand() -> None:
    """The type and the lines of the code, without the message that holds a question."""

    def fail(question: str) -> None:
        raise ValueError(f"can't read {question}")

    try:
        fail("How old is Ada?")
    except ValueError as error:
        said = described(error)
    assert said.startswith("ValueError\n") and "in fail" in said
    assert "How old is" not in said.replace('fail("How old is Ada?")', "")
    assert described(BadRequest("Button_data_invalid")) == "BadRequest: Button_data_invalid"
