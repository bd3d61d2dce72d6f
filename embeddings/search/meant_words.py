"""How well the words of a question are met in meaning, whatever language the report is in.

The tokens of the multilingual model tell it of every word, as those of the model of words do where
that reads both; so the two may agree or not.
"""

from collections.abc import Sequence

import numpy as np

from embeddings.arrays import Vectors
from embeddings.search.late_interaction import mean_by_word
from embeddings.search.query import Query
from embeddings.text.languages import language_of
from embeddings.text.words import Word, is_question_word

# How sharply the weakest word counts among the others.
_WEAKEST = 0.15


def by_word(query: Query, matches: Vectors) -> Vectors:
    """Turn (r, q) matches of tokens by meaning into (r, w), means over each word asked about.

    Args:
        query: the question; of one without any such word all tokens are one word, and of one
            without tokens nothing is met.
        matches: the best match of each token of `query.meant` in each of r sentences.
    """
    if not matches.shape[1]:
        return np.zeros((len(matches), 1), np.float32)
    encoded = query.meant.encoded if query.meant else None
    found = [encoded.tokens_at(w.start, w.end) for w in _asked(query)] if encoded else []
    asked = [tokens for tokens in found if tokens]
    return mean_by_word(matches, asked or [list(range(matches.shape[1]))])


def weakest(matches: Vectors) -> float:
    """Return about the lowest of (w,) matches, those near it counting too."""
    return float(-_WEAKEST * np.log(np.exp(-matches / _WEAKEST).mean()))


def _asked(query: Query) -> Sequence[Word]:
    """Return the words of a question that carry its topic."""
    stop = language_of(query.language).stop
    return [w for w in query.words if not (w.is_stop or w.lower in stop or is_question_word(w))]
