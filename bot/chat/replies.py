"""An answer as a message: its text (HTML) and its buttons; pure functions, no network."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answers import Answer, Listed, Passage
from bot.chat.keyboards import passages as keyboards
from bot.chat.keyboards import places as keyboards_of_places
from bot.chat.sending import Reply
from bot.render.card import card
from bot.render.compose import Statement, compose
from bot.render.history_line import history_line
from bot.render.part_lines import part_lines, verdict_of
from bot.render.places import page_count, places_page
from bot.render.text import html
from bot.texts import Texts
from embeddings.search.outcome import Outcome
from embeddings.stages import stage


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
    statement = compose(
        answer, texts, readable=readable, absent=texts.absent_but if suggested else ""
    )
    if not statement.passages:
        return Reply.plain(statement.verdict)
    if answer.places:
        return list_places(answer.places, 0, texts, username, answer.history)
    if answer.outcome == Outcome.ABSENT:
        return Reply(_notes(statement), keyboards.under_absent(texts, suggested))
    return show(answer, 0, texts, username, voted=voted)


def show(
    answer: Answer, rank: int, texts: Texts, username: str, *, voted: bool | None = None
) -> Reply:
    """Return the message that shows one passage of an answer; the last one for a rank beyond."""
    statement = compose(answer, texts)
    if not statement.passages:
        return Reply.plain(texts.absent)
    total = len(statement.passages)
    rank = max(0, min(rank, total - 1))
    passage = statement.passages[rank]
    if passage.parts:
        statement = replace(statement, verdict=verdict_of(passage, texts))
    elif rank > 0:
        statement = replace(statement, verdict="")
    elif statement.verdict and not (answer.missing or answer.meant):
        statement = replace(statement, verdict=texts.unsure)
    with stage("render"):
        lines = tuple(part_lines(passage, texts))
        text = card(passage, texts, username, _notes(statement, lines))
    return Reply(text, keyboards.under_card(passage, texts, rank=rank, total=total, voted=voted))


def list_places(
    places: Sequence[Listed],
    page: int,
    texts: Texts,
    username: str,
    history: Sequence[str] = (),
) -> Reply:
    """Return the message that lists all places, a page of them; the last one for a page beyond.

    Args:
        places: all places, in the order of the reports; where there is none that is said.
        page: which page, from 0.
        texts: the language of the interface.
        username: the bot's.
        history: the earlier questions that the question was read with.
    """
    page = max(0, min(page, page_count(len(places)) - 1))
    note = reading_note(history_line(history, texts))
    if not places:
        text = "\n".join(filter(None, [note, html(texts.no_places)]))
        return Reply(text, keyboards_of_places.under_places(places, 0, texts))
    with stage("render"):
        text = places_page(places, page, texts, username, note)
    return Reply(text, keyboards_of_places.under_places(places, page, texts))


def show_place(
    places: Sequence[Listed],
    passage: Passage,
    texts: Texts,
    username: str,
    history: Sequence[str] = (),
) -> Reply:
    """Return the message that shows one of all places as a card, with the ways on and back."""
    text = card(passage, texts, username, reading_note(history_line(history, texts)))
    return Reply(text, keyboards_of_places.under_place(places, passage, texts))


def _notes(statement: Statement, asked: Sequence[str] = ()) -> str:
    """Render what is said before a passage, a line each, and which questions it answers."""
    return "\n".join(
        filter(
            None,
            [
                reading_note(statement.read_with),
                html(statement.cut),
                *map(html, asked),
                html(statement.verdict),
            ],
        )
    )


def reading_note(line: str) -> str:
    """Render the line that names the earlier questions; nothing for none."""
    return f"<i>{html(line)}</i>" if line else ""
