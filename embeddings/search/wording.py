"""A question as it is worded for the models: spelled right, behind what was asked before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from embeddings.conversation.openings import opens_another
from embeddings.models import Models
from embeddings.search.period_words import names_period, without_period
from embeddings.text.language import question_language, unread_script
from embeddings.text.spelling import Spelling
from embeddings.text.words import words

# A question of fewer words doesn't tell its language; what was asked before may.
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it is encoded, behind what was asked before it, as `Query` has them.

    `own_years` are those that it names and that were left out, for they are the report's own.
    """

    text: str
    start: int
    is_read: bool
    language: str
    own_years: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        question: str,
        history: Sequence[str],
        models: Models,
        spelling: Spelling,
        *,
        correct: bool = True,
        usual: str = "en",
    ) -> Self:
        """Correct and join a question and what was asked before it.

        The period of what was asked before is left out when the question names its own. What isn't
        English isn't corrected, since the list of common words is.

        Args:
            question: what is asked now.
            history: what was asked before that it is to be understood with, oldest first.
            models: the models that will encode it.
            spelling: the words that are known.
            correct: whether mistyped words are mended.
            usual: the code of the language of a question that doesn't tell.
        """
        short = len(words(question)) < _FEWEST_WORDS or opens_another(question)
        telling = " ".join([*history[-1:], question]) if short else question
        language = question_language(telling, spelling.is_known, usual)
        is_read = models.meaning is None or _is_read_by(question, models.words.languages, language)
        mend = spelling.correct if correct and is_read and language == "en" else str
        corrected = mend(question).strip()
        earlier = " ".join(mend(past).strip() for past in history)
        if names_period(corrected, language):
            earlier = without_period(earlier, language)
        text = f"{earlier} {corrected}".strip()
        return cls(text, len(text) - len(corrected), is_read, language)


def _is_read_by(question: str, languages: frozenset[str], language: str) -> bool:
    """Say whether a model of words that reads some languages reads a question; "*" is all.

    Args:
        question: what is asked.
        languages: codes of the languages that the model reads.
        language: the code of the question's.
    """
    if unread_script(question, frozenset()):
        return not unread_script(question, languages)
    return "*" in languages or language in languages
