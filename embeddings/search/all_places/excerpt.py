"""The few words of a sentence that show why it was found."""

from collections.abc import Sequence

import numpy as np

from embeddings.encoder import Tokens
from embeddings.search.query import Query
from embeddings.search.topic_words import TopicWords
from embeddings.text.words import Word, words

# What a list shows of a sentence, in characters, and how far a match may lie below the best.
LENGTH = 70
_SHARE = 0.85

Spans = list[tuple[int, int]]


def worded(text: str, wanted: Sequence[Word], language: str) -> Spans:
    """Return where a text in a language holds one of some words in any form."""
    parts = {part for word in wanted for part in word.stems}
    return [(word.start, word.end) for word in words(text, language) if parts & set(word.stems)]


def meant(query: Query, topic: TopicWords, encoded: Tokens) -> Spans:
    """Return the tokens of a sentence that match a topic best in meaning."""
    if not len(encoded.ids):
        return []
    cosines = encoded.cosines(query.encoded.tokens)
    best = topic.by_word(cosines).max(axis=1)
    rows = np.flatnonzero(best >= _SHARE * best.max())
    return [(int(start), int(end)) for start, end in encoded.spans[rows]]


def excerpt(text: str, spans: Spans, language: str) -> tuple[int, int]:
    """Return where the stretch of whole words begins and ends that holds most of some spans.

    It is at most `LENGTH` characters long, unless a single word is longer; without spans it is the
    beginning. What room is left stands before and after the spans.
    """
    found = words(text, language)
    if not found:
        return 0, min(len(text), LENGTH)
    first, last = _densest(spans) if spans else (found[0].start, found[0].end)
    room = max(0, LENGTH - (last - first))
    before = [word.start for word in found if first - room // 2 <= word.start <= first]
    start = min(before, default=first)
    after = [word.end for word in found if last <= word.end <= max(last, start + LENGTH)]
    end = max(after, default=last)
    return start, end


def _densest(spans: Spans) -> tuple[int, int]:
    """Return the first and last offset of the run of spans that holds most within the length."""
    runs = [
        [span for span in spans[number:] if span[1] - start <= LENGTH] or [spans[number]]
        for number, (start, _) in enumerate(spans)
    ]
    run = max(runs, key=len)
    return run[0][0], run[-1][1]
