"""A question as it is searched: encoded, its words weighed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from embeddings.arrays import Vectors
from embeddings.batches import in_rows
from embeddings.encoder import Encoded
from embeddings.models import Models
from embeddings.multilingual import MultilingualEncoder
from embeddings.recent import EncodesAhead
from embeddings.search.wording import Wording
from embeddings.stages import stage
from embeddings.text.idf import inverse_document_frequency
from embeddings.text.named_people import kind_asked
from embeddings.text.scripts import SPACELESS
from embeddings.text.words import AnswerType, Word, words

# How much a word of what was asked before weighs beside one that is asked now, in the score and
# in the features; `python -m benchmarks.followups` measures it.
EARLIER_WEIGHT = 0.6
# No token weighs nothing, not even one that every sentence holds.
_LEAST = 0.01
# Pieces of a text about as long as the multilingual model's tokens, and how many of them it reads;
# no question of `benchmarks/data` has more than 41.
_PIECE = re.compile(rf"[{SPACELESS}]{{1,2}}|\w{{1,4}}|[^\w\s]")
_PIECES = 96
# The kinds of answers that are looked for in sentences.
_TYPED: tuple[AnswerType, ...] = ("number", "when", "who", "where")
# So many characters of questions are encoded together, about as many as a row of tokens has.
_TOGETHER = 600


@dataclass(frozen=True, slots=True, eq=False)
class Meant:
    """A question by the multilingual model, its spans those of the query's whole text.

    `weights` is (q,), less for what was asked before.
    """

    encoded: Encoded
    weights: Vectors

    @property
    def weighed(self) -> Vectors:
        """Return (q, d), its tokens times their share of all weights."""
        total = self.weights.sum() or np.float32(1)
        weighed: Vectors = self.encoded.tokens * (self.weights / total)[:, None]
        return weighed


@dataclass(frozen=True, eq=False)
class Query:
    """A question with what was asked before it.

    `text` is the history followed by the question, which starts at `start`; `weights` is (q,), the
    inverse document frequency of each of its tokens, less for what was asked before. `meant` is
    what the multilingual model makes of it, None without one; `is_read` says whether the model of
    words reads the language that it is written in, `language` is its code. `own_years` are those of
    the report that the question named, and that are left out of the text.
    """

    text: str
    start: int
    encoded: Encoded
    weights: Vectors
    meant: Meant | None = None
    is_read: bool = True
    language: str = "en"
    own_years: frozenset[str] = frozenset()

    @property
    def meaning(self) -> Vectors | None:
        """Return (d,), its vector by the multilingual model; None without one."""
        return self.meant.encoded.vector if self.meant else None

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
        return words(self.text, self.language)

    @cached_property
    def answer_type(self) -> AnswerType:
        """Return the kind of answer asked for; a question that doesn't say takes the history's."""
        own = kind_asked(self.question, self.language)
        vague = own in ("other", "which") and self.history
        return kind_asked(self.history, self.language) if vague else own

    @property
    def is_typed(self) -> bool:
        """Say whether it asks for a number, a date, a person or a place."""
        return self.answer_type in _TYPED

    def tokens_of(self, word: Word) -> list[int]:
        """Return the numbers of a word's tokens."""
        return self.encoded.tokens_at(word.start, word.end)


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


def build_query(wording: Wording, models: Models, token_idf: TokenIdf) -> Query:
    """Encode a question with what was asked before it, which weighs less.

    Args:
        wording: both.
        models: the models that encode it.
        token_idf: how rare tokens are.
    """
    text, start = wording.text, wording.start
    with stage("encode_words"):
        encoded = models.words.question(text)
    with stage("encode_meaning"):
        meant = read_meaning(text, start, models.meaning) if models.meaning else None
    weights = token_idf.weights(encoded)
    weights[encoded.spans[:, 0] < start] *= np.float32(EARLIER_WEIGHT)
    read = (wording.is_read, wording.language, wording.own_years)
    return Query(text, start, encoded, weights, meant, *read)


def encode_ahead(texts: Sequence[str], models: Models) -> None:
    """Encode together what `build_query` asks for, as far as the models can do that.

    A few at a time, so that none whose turn comes waits for long ones behind it.

    Args:
        texts: those of questions as they are worded, first what is asked for first.
        models: the models that will encode them.
    """
    for some in in_rows(texts, _TOGETHER):
        if isinstance(models.words, EncodesAhead):
            models.words.encode_ahead(some)
        if isinstance(models.meaning, EncodesAhead):
            models.meaning.encode_ahead([last_pieces(text) for text in some])


def read_meaning(text: str, start: int, model: MultilingualEncoder) -> Meant:
    """Encode a question that starts somewhere in a text, behind what was asked before."""
    read = last_pieces(text)
    encoded = model.asked(read)
    encoded = replace(encoded, spans=encoded.spans + np.int32(len(text) - len(read)))
    weights = np.where(encoded.spans[:, 0] >= start, 1, EARLIER_WEIGHT)
    return Meant(encoded, weights.astype(np.float32))


def last_pieces(text: str) -> str:
    """Return the end of a text that the multilingual model reads, where the question stands.

    Its work grows faster than the number of its tokens, which odd text has four times as many of.
    """
    starts = [piece.start() for piece in _PIECE.finditer(text)]
    return text[starts[-_PIECES] :] if len(starts) > _PIECES else text
