"""The few words of a sentence that show why it was found."""

import re
from collections.abc import Sequence

import numpy as np

from embeddings.encoder import Tokens
from embeddings.search.query import Query
from embeddings.search.topic_words import TopicWords
from embeddings.text.bm25 import is_spaceless
from embeddings.text.scripts import MARKS
from embeddings.text.words import Word, words

# What a list shows of a sentence, in characters, and how far a match may lie below the best.
LENGTH = 70
_SHARE = 0.85
# A character of a script without spaces is as wide as two letters, and says as much or more.
_LENGTH_SPACELESS = 40
# What stands between the marks that part a sentence of such a script.
_CLAUSE = re.compile(r"[^\s，、；：。！？,;!?](?:[^\n，；：。！？;!?]*[^\s，、；：。！？,;!?])?")
# Two characters that belong together: of a number or a Latin or Korean word, or a letter's mark.
_JOINED = re.compile(rf"[A-Za-z\d.]{{2}}|[\uac00-\ud7af]{{2}}|.[{MARKS}]")

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


def around(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Return the stretch of a sentence to show of words that stand in it to the letter.

    Whole words where there are spaces, else whole clauses, as many as there is room for.

    Args:
        text: the sentence.
        start: where the words start in it.
        end: where they end.
        language: the code of its language.
    """
    if not is_spaceless(text):
        first, last = excerpt(text, [(start, end)], language)
        return min(first, start), max(last, end)
    clauses = [clause.span() for clause in _CLAUSE.finditer(text)]
    own = [n for n, (a, b) in enumerate(clauses) if a < end and start < b]
    if not own:
        return start, end
    first, last = own[0], own[-1]
    if clauses[last][1] - clauses[first][0] > _LENGTH_SPACELESS:
        return _within(text, start, end, (clauses[first][0], clauses[last][1]))
    while last + 1 < len(clauses) and clauses[last + 1][1] - clauses[first][0] <= _LENGTH_SPACELESS:
        last += 1
    while first and clauses[last][1] - clauses[first - 1][0] <= _LENGTH_SPACELESS:
        first -= 1
    return clauses[first][0], clauses[last][1]


def _within(text: str, start: int, end: int, clause: tuple[int, int]) -> tuple[int, int]:
    """Return as much of a long clause as there is room for, a third of it before some words.

    What is written in one, as a number is, isn't cut.
    """
    first = max(clause[0], start - max(0, _LENGTH_SPACELESS - (end - start)) // 3)
    last = min(clause[1], max(end, first + _LENGTH_SPACELESS))
    first = max(clause[0], min(first, last - _LENGTH_SPACELESS))
    while clause[0] < first < start and (_JOINED.match(text, first - 1) or text[first].isspace()):
        first += 1
    while end < last < clause[1] and (_JOINED.match(text, last - 1) or text[last - 1].isspace()):
        last -= 1
    return min(first, start), max(last, end)


def _densest(spans: Spans) -> tuple[int, int]:
    """Return the first and last offset of the run of spans that holds most within the length."""
    runs = [
        [span for span in spans[number:] if span[1] - start <= LENGTH] or [spans[number]]
        for number, (start, _) in enumerate(spans)
    ]
    run = max(runs, key=len)
    return run[0][0], run[-1][1]
