"""Updates at the door: what handlers can take, what is set aside, and what is said of it."""

from typing import Any

import pytest
from telegram import Bot

from bot.chat.updates.well_formed import MalformedUpdateError, update_from
from tests.bot.chat.hostile.kinds import KINDS, PERSON, Raw, message
from tests.bot.chat.hostile.updates import spoiled
from tests.process import TOKEN

BOT = Bot(TOKEN)
TEXT = KINDS["text"]
BOLD: Raw = {"type": "bold", "offset": 0, "length": 1}


def read(raw: Raw) -> Any:  # noqa: ANN401  what an update holds depends on the test
    """Read an update of number 7."""
    return update_from({"update_id": 7, **raw}, BOT)


@pytest.mark.parametrize("kind", KINDS)
def test_an_update_of_any_kind_is_read(kind: str) -> None:
    """Every content type and kind that the Bot API has, and those that it may get, come through."""
    assert read(KINDS[kind]).update_id == 7


@pytest.mark.parametrize(
    ("where", "odd", "says"),
    [
        (("text",), 5, "message.text: string_type"),
        (("message_id",), 2**63, "message.message_id: less_than"),
        (("chat", "id"), -(2**63) - 1, "message.chat.id: greater_than_equal"),
        (("from", "id"), True, "message.from.id: int_type"),
        (("from", "id"), "1001", "message.from.id: int_type"),
        (("from",), [], "message.from: model_type"),
        (("from", "language_code"), 5, "message.from.language_code: string_type"),
        (("date",), 10**12, "message.date: less_than_equal"),
        (("entities",), {}, "message.entities: list_type"),
        (("entities",), [{**BOLD, "offset": -1}], "message.entities.0.offset: greater_than_equal"),
        (("entities",), [{**BOLD, "length": 99}], "message: value_error"),
        (("reply_to_message",), message(text=5), "message.reply_to_message.text: string_type"),
        (("forward_origin",), 5, "AttributeError"),
    ],
)
def test_what_no_handler_can_take_is_set_aside(
    where: tuple[str, ...], odd: object, says: str
) -> None:
    """The error names the field and what is wrong with it, and nothing that it holds."""
    with pytest.raises(MalformedUpdateError) as error:
        read(spoiled(TEXT, ("message", *where), odd))
    assert str(error.value) == says


def test_an_entity_begins_and_ends_between_characters() -> None:
    """Half of a smile is no part of a text that could be read."""
    smile = spoiled(TEXT, ("message", "text"), "😀")
    assert read(spoiled(smile, ("message", "entities"), [{**BOLD, "length": 2}])).message
    with pytest.raises(MalformedUpdateError):
        read(spoiled(smile, ("message", "entities"), [BOLD]))


def test_half_a_character_is_replaced() -> None:
    """A lone surrogate can be neither stored nor sent; the rest of the text stays."""
    text = read(spoiled(TEXT, ("message", "text"), "Pigs\ud83d? 😀")).message.text
    assert text == "Pigs\ufffd? 😀"


def test_fields_that_nobody_reads_may_hold_anything() -> None:
    """A newer Telegram may add fields, and kinds of chats and entities."""
    newer = spoiled(TEXT, ("message", "chat", "type"), "hologram")
    newer = spoiled(newer, ("message", "entities"), [{**BOLD, "type": "glow"}])
    assert read(spoiled(newer, ("message", "glow"), [{"a": 5}])).message.chat.id == PERSON


def test_whoever_an_update_of_another_kind_comes_from_has_an_id() -> None:
    """The application keeps them by it, before any handler is asked."""
    with pytest.raises(MalformedUpdateError, match="id: int_type"):
        read(spoiled(KINDS["poll answer"], ("poll_answer", "user", "id"), [1]))


def test_an_update_that_is_nested_without_end_is_set_aside() -> None:
    """A reply to a reply to a reply, and so on, is more than anybody reads."""
    inner = message(text="A")
    for _ in range(3000):
        inner = message(text="A", reply_to_message=inner)
    with pytest.raises(MalformedUpdateError):
        read({"message": inner})
