"""What tells which clause of a sentence answers a question; no feature knows a report."""

from dataclasses import astuple, dataclass, fields
from typing import Self

import numpy as np

from embeddings.arrays import Vectors
from embeddings.encoder import Encoded
from embeddings.search.query import Query
from embeddings.search.signals import is_answer
from embeddings.search.topic_words import TopicWords
from embeddings.text.clauses import Clause
from embeddings.text.words import Word, is_question_word, words

# How surely a word of the question is given to the clause that matches it best.
_SURE = 0.08
_TYPED = ("number", "when", "who", "where")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFeatures:
    """What tells of one clause of a sentence.

    `attention` is the share of the question's topic words, by weight, that match this clause better
    than the others; `among_many` is that times the logarithm of how many clauses there are, and
    `before` and `after` are the shares of the neighbours. `has_answer` is 1 where it has a word of
    the kind asked for, `question_word` how near "how many" or "who" is to a word that can answer.
    `year` is -1 with other years alone than the question names, and where there is such a clause 1
    with one that it names. `new` is the logarithm of
    how many words are not the question's, and `nothing` is 1 where none is new.
    """

    attention: float
    among_many: float
    before: float
    after: float
    has_answer: float
    question_word: float
    year: float
    new: float
    nothing: float


NAMES = tuple(field.name for field in fields(ClauseFeatures))


@dataclass(frozen=True, slots=True, eq=False)
class SentenceMatches:
    """A sentence's words held against a question.

    `tokens` is (s, q), how well each word matches each token of the question; `inside` are the
    numbers of each clause's words, and `new` those of words that the question doesn't hold.
    """

    query: Query
    text: str
    words: list[Word]
    tokens: Vectors
    inside: list[list[int]]
    new: frozenset[int]

    @classmethod
    def of(cls, query: Query, text: str, parts: tuple[Clause, ...], encoded: Encoded) -> Self:
        """Match the words of a sentence, given how it was encoded in its context."""
        found = words(text)
        asked = {part for word in query.words for part in word.stems}
        inside = [
            [n for n, word in enumerate(found) if part.start <= word.start < part.end]
            for part in parts
        ]
        new = (n for n, word in enumerate(found) if not asked & set(word.stems))
        tokens = matches_by_word(query, encoded, found)
        return cls(query, text, found, tokens, inside, frozenset(new))

    def can_answer(self, number: int) -> bool:
        """Say whether a word of the sentence can be the answer, by the kind that is asked for."""
        before = self.words[number - 1] if number else None
        kind = self.query.answer_type
        return number in self.new and is_answer(self.words[number], kind, before)


def matches_by_word(query: Query, encoded: Encoded, sentence: list[Word]) -> Vectors:
    """Return (s, q), how well each word of a sentence matches each token of the question."""
    best = np.zeros((len(sentence), len(query.encoded.ids)), np.float32)
    cosines = encoded.tokens @ query.encoded.tokens.T
    firsts = np.searchsorted(encoded.spans[:, 1], [word.start for word in sentence], "right")
    ends = np.searchsorted(encoded.spans[:, 0], [word.end for word in sentence], "left")
    for number, (first, end) in enumerate(zip(firsts, ends, strict=True)):
        if first < end:
            best[number] = cosines[first:end].max(axis=0)
    return best


def clause_features(sentence: SentenceMatches, topic: TopicWords) -> Vectors:
    """Return (c, f), the features of a sentence's clauses in the order of `NAMES`."""
    attention = _attention(topic_matches(sentence, topic), topic)
    around, many = np.pad(attention, 1), np.log(len(attention))
    years = _years(sentence)
    rows = []
    for number, inside in enumerate(sentence.inside):
        answers = [word for word in inside if sentence.can_answer(word)]
        new = sum(n in sentence.new and not sentence.words[n].is_stop for n in inside)
        row = ClauseFeatures(
            attention=attention[number],
            among_many=attention[number] * many,
            before=around[number],
            after=around[number + 2],
            has_answer=bool(answers) and sentence.query.answer_type in _TYPED,
            question_word=_question_word(sentence, answers),
            year=years[number],
            new=np.log1p(new),
            nothing=new == 0,
        )
        rows.append(astuple(row))
    return np.array(rows, np.float32)


def topic_matches(sentence: SentenceMatches, topic: TopicWords) -> Vectors:
    """Return (c, w), how well each clause matches each topic word, 0 to 1."""
    by_word = np.maximum(topic.by_word(sentence.tokens), 0)
    return np.array([by_word[inside].max(axis=0, initial=0) for inside in sentence.inside])


def _attention(best: Vectors, topic: TopicWords) -> Vectors:
    """Share the topic words among the (c,) clauses by (c, w), how well each matches them."""
    raised = np.exp((best - best.max(axis=0)) / _SURE)
    shared: Vectors = raised / raised.sum(axis=0) @ topic.shares
    return shared


def _question_word(sentence: SentenceMatches, answers: list[int]) -> float:
    """Return how near in meaning a word that asks is to the nearest that can answer."""
    query = sentence.query
    asking = [t for word in query.words if is_question_word(word) for t in query.tokens_of(word)]
    return float(sentence.tokens[np.ix_(answers, asking)].max(initial=0))


def _years(sentence: SentenceMatches) -> list[float]:
    """Return for each clause 1 with a year that is asked about, -1 with others alone, else 0.

    All are 0 where the sentence speaks of no other year: then the year chooses nothing.
    """
    named = {word.text for word in sentence.query.words if word.is_year}
    years = {n: word.text for n, word in enumerate(sentence.words) if word.is_year}
    held = [{years[n] for n in inside if n in years} for inside in sentence.inside]
    if not named or not any(own and not own & named for own in held):
        return [0.0] * len(held)
    return [(1.0 if own & named else -1.0) if own else 0.0 for own in held]
