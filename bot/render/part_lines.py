"""The lines over a passage that name the questions of a message that it answers."""

from collections.abc import Iterator

from bot.answering.answers import Passage
from bot.render.text import within_quotes
from bot.texts import Texts
from embeddings.search.outcome import Outcome

# How much is shown of a question; a card has room for three.
_LENGTH = 120


def part_lines(passage: Passage, texts: Texts) -> Iterator[str]:
    """Yield a line for each of several questions of a message that a passage answers."""
    for part in passage.parts:
        question = within_quotes(part.question, _LENGTH)
        yield texts.part.format(number=part.number, count=part.count, question=question)


def verdict_of(passage: Passage, texts: Texts) -> str:
    """Return what is said of a passage of several questions; empty where it answers them."""
    is_sure = all(part.outcome == Outcome.ANSWERED for part in passage.parts)
    return "" if is_sure else texts.unsure
