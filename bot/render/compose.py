"""What is said to a question, before Telegram, inline mode or the terminal clothe it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.answers import Answer, Passage
from bot.answering.asked import QUESTION_LENGTH
from bot.answering.directives import NoReport
from bot.render.history_line import history_line
from bot.render.text import one_line, shorten
from bot.texts import Texts
from embeddings.search.outcome import Outcome

# What is said of words in quotation marks: how much of each, and of how many.
_PHRASE, _NAMED = 80, 3
# How many ids of reports are named.
_KNOWN = 20


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said to a question, as plain text; what is empty isn't said.

    `read_with` names the earlier questions that it was read with, `cut` says how far it was read,
    and `verdict` is said in place of passages or before the first of them.
    """

    read_with: str
    cut: str
    verdict: str
    passages: tuple[Passage, ...]


def compose(
    answer: Answer, texts: Texts, *, readable: Sequence[str] = (), absent: str = ""
) -> Statement:
    """Say what was found.

    Args:
        answer: what was found.
        texts: the language of the interface.
        readable: the languages that questions are read in, by code.
        absent: what is said when the report doesn't answer; empty for the plain sentence.
    """
    return Statement(
        history_line(answer.history, texts),
        texts.cut.format(length=QUESTION_LENGTH) if answer.cut else "",
        _verdict(answer, texts, readable, absent),
        answer.passages,
    )


def _verdict(answer: Answer, texts: Texts, readable: Sequence[str], absent: str) -> str:
    """Return what is said of the passages, or instead of them."""
    if answer.talk or answer.unread:
        talk = texts.talk[answer.talk] if answer.talk else ""
        languages = texts.languages(tuple(readable))
        unread = texts.unread.format(languages=languages) if answer.unread else ""
        return " ".join(filter(None, [talk, unread]))
    if answer.no_report:
        return _no_report(answer.no_report, texts)
    if not any(map(str.isalnum, answer.question)):
        return texts.no_words
    if answer.missing:
        says = texts.not_written.format(words=_quoted(answer.missing))
        return f"{says} {texts.closest}:" if absent else says
    verdicts = {Outcome.ABSENT: absent or texts.absent, Outcome.UNSURE: texts.unsure}
    meant = texts.by_meaning.format(words=_quoted(answer.meant)) if answer.meant else ""
    return " ".join(filter(None, [meant, verdicts.get(answer.outcome, "")]))


def _quoted(phrases: Sequence[str]) -> str:
    """Name the first words that a question has in quotation marks."""
    named = [f"“{shorten(one_line(phrase), _PHRASE)}”" for phrase in phrases[:_NAMED]]
    more = ["…"] if len(phrases) > _NAMED else []
    return ", ".join([*named, *more])


def _no_report(missing: NoReport, texts: Texts) -> str:
    """Say which report isn't there, and by which ids they are asked that are."""
    named = ", ".join(f"“{shorten(one_line(name), _PHRASE)}”" for name in missing.named[:_NAMED])
    more = ["…"] if len(missing.known) > _KNOWN else []
    return texts.no_report.format(named=named, known=", ".join([*missing.known[:_KNOWN], *more]))
