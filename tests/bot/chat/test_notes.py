"""A note of a wait: whichever process sent it, it becomes what is said first, and that stays."""

from datetime import UTC, datetime

import pytest
from telegram import Bot, Chat, Message

from bot.chat import notes
from bot.chat.notes import UpdateNote, note_left, say_note, turn_note, update_note
from bot.chat.sending import Reply
from tests.process import TOKEN


@pytest.fixture
def message() -> Message:
    """Return a document's message."""
    sent = Message(1, datetime.now(UTC), Chat(3, "private"))
    sent.set_bot(Bot(TOKEN))
    return sent


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str]]:
    """Return what messages become, by their numbers, as it comes; number 9 can't be changed."""
    found: list[tuple[int, str]] = []

    async def edit(_: Bot, chat: int, number: int, reply: Reply) -> bool:
        """Turn a message of the chat into another."""
        found.append((number, reply.text))
        return chat == 3 and number != 9

    monkeypatch.setattr(notes, "edit_message", edit)
    return found


async def keep(number: int) -> None:
    """Keep nothing: no note is sent here."""
    raise AssertionError(number)


async def test_a_note_of_an_earlier_process_is_spent_once_it_is_something(
    message: Message, turned: list[tuple[int, str]]
) -> None:
    """ "I'm reading …" leaves it to the refusal; the answer that comes after that is another."""
    update_note.set(UpdateNote(7, keep))
    assert await say_note(message, Reply("reading")) == 7
    assert note_left() == 7
    assert await turn_note(message, 7, Reply("refused"))
    assert note_left() is None
    assert turned == [(7, "reading"), (7, "refused")]


async def test_a_note_that_cannot_be_turned_is_not_spent(
    message: Message, turned: list[tuple[int, str]]
) -> None:
    """Nothing has become of it."""
    update_note.set(UpdateNote(9, keep))
    assert not await turn_note(message, 9, Reply("refused"))
    assert note_left() == 9
    assert turned == [(9, "refused")]
