"""A question is answered with one message that replies to it, and the answer is remembered."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.error import NetworkError
from telegram.ext import ContextTypes

from bot.answering.answers import Answer
from bot.chat.albums import is_dealt_with
from bot.chat.aside import aside
from bot.chat.calls.retries import may_be_done
from bot.chat.keyboards import passages as keyboards
from bot.chat.notes import note_left, say_note, turn_note
from bot.chat.observing import note_found
from bot.chat.question import ChatQuestion, asked_by, message_in, read_question
from bot.chat.replies import reading_note, reply_to
from bot.chat.sending import Reply, at_work, respond, respond_to
from bot.chat.services import Services
from bot.chat.session import Session, session_of
from bot.render.history_line import history_line
from bot.render.text import html
from bot.storage.model import Turn
from embeddings.search.outcome import Outcome
from embeddings.stages import stage

# Seconds of waiting from which on a person is told their number.
_LONG_WAIT = 5.0


async def on_question(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Answer a message that asks; an album is one question, that of its first caption."""
    session, message = await session_of(services, update), message_in(update)
    if is_dealt_with(message, context):
        return
    asked = asked_by(message)
    await answer(services, session, asked.message, await read_question(services, session, asked))


async def on_ask(services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer /ask, or say how to use it when there is nothing to ask."""
    message = message_in(update)
    if asked_by(message).text:
        await on_question(services, update, context)
        return
    session = await session_of(services, update)
    await respond(message, Reply.plain(session.texts.ask_how), quote=True)


async def answer(
    services: Services, session: Session, message: Message, question: ChatQuestion
) -> None:
    """Answer a question with a message that replies to the one that holds it, and remember it."""
    note = await _say_number(session, message, question)
    typing = at_work(message, ChatAction.TYPING) if note is None else nullcontext()
    async with typing:
        found, reply = await find(services, session, question)
    if note is None or not await turn_note(message, note, reply):
        note = (await _send(session, message, question, found, reply)).message_id
    await remember(services, session, message.message_id, note, found)


async def _say_number(session: Session, message: Message, question: ChatQuestion) -> int | None:
    """Say which number a question has where others are before it; return the message that says so.

    Where none waits, or not for long, that is one of an earlier process, if there is any.
    """
    wait = session.answering.expected_wait(session.chat)
    if wait.number <= 1 or wait.seconds <= _LONG_WAIT:
        return note_left()
    time = session.texts.seconds(wait.seconds)
    says = session.texts.number_in_queue.format(number=wait.number, time=time)
    return await say_note(message, Reply.plain(says), question.quote)


async def _send(
    session: Session, message: Message, question: ChatQuestion, found: Answer, reply: Reply
) -> Message:
    """Send an answer, or in its place a note where it may have arrived already."""
    try:
        with stage("send"):
            return await respond_to(message, reply, question.quote)
    except NetworkError as error:
        if not may_be_done(error):
            raise
        return await _send_note(session, message, found)


async def find(
    services: Services, session: Session, question: ChatQuestion
) -> tuple[Answer, Reply]:
    """Search, and return what was found with the message that says it."""
    found = await search(session, question)
    note_found(found)
    suggested: tuple[str, ...] = ()
    voted = None
    if found.passages and found.outcome == Outcome.ABSENT and not found.missing:
        async with aside():
            suggested = await session.answering.suggest(
                session.texts.code, question.text, sources=session.sources, asker=session.chat
            )
    elif found.passages and not found.places:
        voted = await vote_on(services, session, found, 0)
    with stage("compose"):
        reply = reply_to(
            found,
            session.texts,
            session.username,
            suggested=suggested,
            readable=session.answering.languages,
            voted=voted,
        )
    return found, reply


async def search(
    session: Session,
    question: ChatQuestion,
    k: int = 5,
    wanted: Callable[[], bool] = lambda: True,
) -> Answer:
    """Answer a question from what the chat searches, when it is the chat's turn.

    Raises:
        NotWantedError: it isn't `wanted` any more then.
    """
    async with aside():
        return await session.answering.ask(
            question.text,
            k,
            question.history,
            sources=session.sources,
            reply=question.is_reply,
            asker=session.chat,
            wanted=wanted,
        )


async def vote_on(services: Services, session: Session, found: Answer, rank: int) -> bool | None:
    """Return what the person said of a passage of an answer; in a group buttons are shared."""
    if not session.is_private:
        return None
    passage = found.passages[rank].paragraph.id
    return await services.memory.vote_of(session.person, found.question, passage, found.history)


async def remember(
    services: Services, session: Session, question_id: int, answer_id: int, found: Answer
) -> None:
    """Keep a question, how it was read, and which message answers it.

    What couldn't be searched for, as "?!" or another language, asks no more than small talk does.
    """
    outcome = found.outcome if found.passages else Outcome.SMALLTALK
    await services.memory.remember(
        Turn(
            session.chat,
            session.person,
            question_id,
            answer_id,
            found.question,
            found.history,
            outcome.value,
            datetime.now(UTC),
        )
    )


async def _send_note(session: Session, message: Message, found: Answer) -> Message:
    """Say that the answer may not have arrived, with a button that shows it."""
    line = reading_note(history_line(found.history, session.texts))
    text = "\n".join(filter(None, [line, html(session.texts.broken_off)]))
    return await respond(message, Reply(text, keyboards.again(session.texts)), quote=True)
