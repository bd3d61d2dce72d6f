"""How well the words of a question are met in meaning, whatever language the report is in.

The tokens of the multilingual model tell it of every word, as those of the model of words do where
that reads both; so the two may agree or not.
"""

from collections.abc import Sequence

import numpy as np

from embeddings.arrays import Vectors
from embeddings.encoder import Encoded
from embeddings.search.late_interaction import mean_by_word
from embeddings.search.query import Query
from embeddings.text.languages import language_of
from embeddings.text.words import Word, is_question_word

# How sharply the weakest word counts among the others.
_WEAKEST = 0.15


def by_word(query: Query, matches: Vectors) -> Vectors:
    """Turn (r, q) matches of tokens by meaning into (r, w), means over each word asked about.

    In a script that writes no spaces each token is a word, as the model's tokenizer has them.

    Args:
        query: the question; of one without any such word all tokens are one word, and of one
            without tokens nothing is met.
        matches: the best match of each token of `query.meant` in each of r sentences.
    """
    if not matches.shape[1]:
        return np.zeros((len(matches), 1), np.float32)
    encoded = query.meant.encoded if query.meant else None
    found = [_tokens(word, query, encoded) for word in _asked(query)] if encoded else []
    asked = [tokens for each in found for tokens in each if tokens]
    return mean_by_word(matches, asked or [list(range(matches.shape[1]))])


def weakest(matches: Vectors, shares: Vectors | None = None) -> float:
    """Return about the lowest of (w,) matches, those near it counting too.

    Args:
        matches: those of words.
        shares: (w,) what each word weighs, 1 in all; None for all alike.
    """
    soft = np.exp(-matches / _WEAKEST)
    mean = soft.mean() if shares is None else (shares * soft).sum()
    return float(-_WEAKEST * np.log(mean))


def _tokens(word: Word, query: Query, encoded: Encoded) -> list[list[int]]:
    """Return the tokens of a word; of a run without spaces, of each word in it with a topic."""
    inside = encoded.tokens_at(word.start, word.end)
    if not word.is_spaceless:
        return [inside]
    closed = language_of(query.language).stop
    texts = (query.text[start:end] for start, end in encoded.spans[inside])
    return [[token] for token, text in zip(inside, texts, strict=True) if text not in closed]


def _asked(query: Query) -> Sequence[Word]:
    """Return the words of a question that carry its topic."""
    stop = language_of(query.language).stop
    return [w for w in query.words if not (w.is_stop or w.lower in stop or is_question_word(w))]
