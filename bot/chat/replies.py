"""An answer as a message: its text (HTML) and its buttons; pure functions, no network."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.answering.answers import Answer
from bot.answering.library import QUESTION_LENGTH
from bot.chat.keyboards import answers as keyboards
from bot.render.card import card
from bot.render.history_line import reading_line
from bot.render.text import html
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Reply:
    """A message: its text as HTML, and its buttons, if any."""

    text: str
    markup: InlineKeyboardMarkup | None = None


def reply_to(
    answer: Answer,
    texts: Texts,
    username: str,
    *,
    suggested: Sequence[str] = (),
    readable: Sequence[str] = (),
    voted: bool | None = None,
) -> Reply:
    """Return the message that answers a question.

    Args:
        answer: what was found.
        texts: the language of the interface.
        username: the bot's.
        suggested: questions that the report does answer, for when it doesn't answer this one.
        readable: the languages that questions are read in, by code.
        voted: what the person said of the first passage for this question before, if anything.
    """
    if answer.talk or answer.unread:
        talk = texts.talk[answer.talk] if answer.talk else ""
        languages = texts.languages(tuple(readable))
        unread = texts.unread.format(languages=languages) if answer.unread else ""
        return Reply(html(" ".join(filter(None, [talk, unread]))))
    if not answer.passages:
        return Reply(html(texts.no_words))
    if answer.outcome == "absent":
        says = texts.absent_but if suggested else texts.absent
        text = "\n".join([*_notes(answer, texts), html(says)])
        return Reply(text, keyboards.under_absent(texts, suggested))
    return show(answer, 0, texts, username, voted=voted)


def show(
    answer: Answer, place: int, texts: Texts, username: str, *, voted: bool | None = None
) -> Reply:
    """Return the message that shows one passage of an answer; the last one for a place beyond."""
    if not answer.passages:
        return Reply(html(texts.absent))
    place = max(0, min(place, len(answer.passages) - 1))
    passage = answer.passages[place]
    notes = _notes(answer, texts)
    if answer.outcome != "answered" and place == 0:
        notes.append(html(texts.unsure))
    text = card(passage, texts, username, "\n".join(notes))
    total = len(answer.passages)
    return Reply(text, keyboards.under_card(passage, texts, place=place, total=total, voted=voted))


def _notes(answer: Answer, texts: Texts) -> list[str]:
    """Return the lines that say how a question was read: with which others, and how far."""
    cut = texts.cut.format(length=QUESTION_LENGTH) if answer.cut else ""
    return [line for line in (reading_line(answer.history, texts), html(cut)) if line]
