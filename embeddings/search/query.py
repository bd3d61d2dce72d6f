"""A question as it is searched: spelled right, encoded, its words weighed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from embeddings.arrays import Vectors
from embeddings.encoder import Encoded
from embeddings.models import Models
from embeddings.text.idf import inverse_document_frequency
from embeddings.text.language import unread_latin, unread_script
from embeddings.text.spelling import Spelling
from embeddings.text.words import AnswerType, Word, answer_type, words

# How much a word of what was asked before weighs beside one that is asked now, in the score and
# in the features; `python -m benchmarks.followups` measures it.
EARLIER_WEIGHT = 0.6
# No token weighs nothing, not even one that every sentence holds.
_LEAST = 0.01
# A period with the words that lead to it: "in 2021", "last year", "by the end of 2022".
_LED = r"(?:\b(?:in|for|during|since|by|of|the|end|until|from|to|than|compared|with) )*"
_PERIOD = re.compile(
    rf"{_LED}\b(?:(?:1[5-9]|20)\d\d|(?:last|this|next|past|previous|coming) year)\b(?:'s|’s)?", re.I
)


@dataclass(frozen=True)
class Query:
    """A question with what was asked before it.

    `text` is the history followed by the question, which starts at `start`; `weights` is (q,), the
    inverse document frequency of each of its tokens, less for what was asked before. `meaning` is
    (d,), its vector by the multilingual model, None without one; `is_read` says whether the model
    of words reads the language that it is written in.
    """

    text: str
    start: int
    encoded: Encoded
    weights: Vectors
    meaning: Vectors | None = None
    is_read: bool = True

    @property
    def question(self) -> str:
        """Return the question alone."""
        return self.text[self.start :]

    @property
    def history(self) -> str:
        """Return what was asked before."""
        return self.text[: self.start]

    @cached_property
    def words(self) -> list[Word]:
        """Return the words of history and question."""
        return words(self.text)

    @cached_property
    def answer_type(self) -> AnswerType:
        """Return the kind of answer asked for; a question that doesn't say takes the history's."""
        own = answer_type(self.question)
        vague = own in ("other", "which") and self.history
        return answer_type(self.history) if vague else own

    def tokens_of(self, word: Word) -> list[int]:
        """Return the numbers of a word's tokens."""
        spans = self.encoded.spans
        return np.flatnonzero((spans[:, 0] < word.end) & (spans[:, 1] > word.start)).tolist()


class TokenIdf:
    """How rare the tokens of the sentences are, and so how much a question's tokens weigh."""

    def __init__(self, sentences: int, counts: Mapping[int, int]) -> None:
        self._sentences = sentences
        self._counts = counts

    def weights(self, encoded: Encoded) -> Vectors:
        """Return (q,) inverse document frequencies, at least 0.01."""
        counts = [self._counts.get(int(token), 0) for token in encoded.ids]
        rarities = [inverse_document_frequency(count, self._sentences) for count in counts]
        return np.maximum(np.array(rarities, np.float32), np.float32(_LEAST))


def build_query(
    question: str,
    history: Sequence[str],
    models: Models,
    token_idf: TokenIdf,
    spelling: Spelling,
    *,
    correct: bool = True,
) -> Query:
    """Correct, join and encode a question and what was asked before it.

    What was asked before weighs less, and its period is left out when the question names its own.
    What the model of words doesn't read isn't corrected either.
    """
    is_read = models.meaning is None or is_read_by(question, models.words.languages, spelling)
    mend = spelling.correct if correct and is_read else str
    corrected = mend(question).strip()
    earlier = " ".join(mend(past).strip() for past in history)
    if _PERIOD.search(corrected):
        earlier = " ".join(_PERIOD.sub(" ", earlier).split())
    text = f"{earlier} {corrected}".strip()
    start = len(text) - len(corrected)
    encoded = models.words.question(text)
    weights = token_idf.weights(encoded)
    weights[encoded.spans[:, 0] < start] *= np.float32(EARLIER_WEIGHT)
    meaning = models.meaning.question(text) if models.meaning else None
    return Query(text, start, encoded, weights, meaning, is_read)


def is_read_by(question: str, languages: frozenset[str], spelling: Spelling) -> bool:
    """Say whether a model of words that reads some languages reads a question; "*" is all.

    Words that the reports hold, such as names, tell of no language.
    """
    script = unread_script(question, languages)
    return not (script or unread_latin(question, languages, spelling.is_known, absent=True))
