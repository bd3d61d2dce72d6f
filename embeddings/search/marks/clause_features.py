"""What tells which clause of a sentence answers a question; no feature knows a report."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Self

import numpy as np

from embeddings.arrays import Mask, Vectors
from embeddings.encoder import Tokens
from embeddings.search.query import Query
from embeddings.search.signals import Signals
from embeddings.search.topic_words import TopicWords
from embeddings.text.answer_words import is_answer
from embeddings.text.clauses import Clause
from embeddings.text.spelling import Spelling
from embeddings.text.words import Word, is_question_word, words

# How surely a word of the question is given to the clause that matches it best.
_SURE = 0.08
# What opens a clause that says more of the year before it.
_WHEN = frozenset("when wann als quando cuando lorsque où toen gdy kiedy когда".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFeatures:
    """What tells of the clauses of a sentence, each (c,).

    `attention` is the share of the question's topic words, by weight, that match a clause better
    than the others; `among_many` is that times the logarithm of how many clauses there are, and
    `before` and `after` are the shares of the neighbours. `has_answer` is 1 where it has a word of
    the kind asked for, `question_word` how near "how many" or "who" is to a word that can answer.
    `year` is -1 with other years alone than the question names, and where there is such a clause 1
    with one that it names. `new` is the logarithm of
    how many words are not the question's, and `nothing` is 1 where none is new.
    """

    attention: Vectors
    among_many: Vectors
    before: Vectors
    after: Vectors
    has_answer: Vectors
    question_word: Vectors
    year: Vectors
    new: Vectors
    nothing: Vectors


NAMES = tuple(field.name for field in fields(ClauseFeatures))


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a question asks of any sentence, read once.

    `topic` are the words of its topic, `stems` those of all its words, `asking` the tokens of its
    question words, and `years` those that it names.
    """

    query: Query
    topic: TopicWords
    stems: frozenset[str]
    asking: list[int]
    years: frozenset[str]

    @classmethod
    def of(cls, query: Query, signals: Signals, spelling: Spelling) -> Self:
        """Read a question."""
        asking = [word for word in query.words if is_question_word(word)]
        return cls(
            query,
            TopicWords.of(query, signals, spelling).of_subject(query),
            frozenset(part for word in query.words for part in word.stems),
            [token for word in asking for token in query.tokens_of(word)],
            query.own_years | {word.text for word in query.words if word.is_year},
        )


@dataclass(frozen=True, slots=True, eq=False)
class SentenceWords:
    """The words of a sentence, whatever is asked.

    `stems` are those of each word, `is_stop` is (s,), which words carry no topic, `inside` are the
    numbers of each clause's words, and `years` those of the years among them.
    """

    words: tuple[Word, ...]
    stems: tuple[frozenset[str], ...]
    is_stop: Mask
    inside: tuple[list[int], ...]
    years: dict[int, str]

    @classmethod
    def of(cls, text: str, parts: tuple[Clause, ...]) -> Self:
        """Read a sentence and its clauses."""
        found = tuple(words(text))
        starts = [word.start for word in found]
        return cls(
            found,
            tuple(frozenset(word.stems) for word in found),
            np.array([word.is_stop for word in found], bool),
            tuple(
                [*range(bisect_left(starts, part.start), bisect_left(starts, part.end))]
                for part in parts
            ),
            {n: word.text for n, word in enumerate(found) if word.is_year},
        )

    def years_of_clauses(self) -> list[set[str]]:
        """Return the years of each clause; "… than in 2022, when seven came" is twice of 2022."""
        found: list[set[str]] = []
        for before, inside in zip([[], *self.inside], self.inside, strict=False):
            held = {self.years[n] for n in inside if n in self.years}
            if not held and inside and self.words[inside[0]].lower in _WHEN:
                held = {self.years[n] for n in before[-1:] if n in self.years}
            found.append(held)
        return found


# Sentences are found again by other questions.
sentence_words = lru_cache(2000)(SentenceWords.of)


@dataclass(frozen=True, slots=True, eq=False)
class SentenceMatches:
    """A sentence's words held against a question.

    `tokens` is (s, q), how well each word matches each token of the question, and `topic` (c, w),
    how well each clause matches each topic word, 0 to 1; `new` is (s,), which words the question
    doesn't hold.
    """

    asked: Asked
    sentence: SentenceWords
    tokens: Vectors
    topic: Vectors
    new: Mask

    @classmethod
    def of(cls, asked: Asked, text: str, parts: tuple[Clause, ...], encoded: Tokens) -> Self:
        """Match the words of a sentence, given how it was encoded in its context."""
        sentence = sentence_words(text, parts)
        tokens = matches_by_word(asked.query, encoded, sentence.words)
        by_word = np.maximum(asked.topic.by_word(tokens), 0)
        topic = [by_word[inside].max(axis=0, initial=0) for inside in sentence.inside]
        new = np.array([asked.stems.isdisjoint(each) for each in sentence.stems], bool)
        return cls(asked, sentence, tokens, np.array(topic, np.float32), new)

    def answers(self) -> list[list[int]]:
        """Return the words of each clause that can be the answer, by the kind that is asked for."""
        found, kind = self.sentence.words, self.asked.query.answer_type
        can = [
            new and is_answer(word, kind, found[number - 1] if number else None)
            for number, (word, new) in enumerate(zip(found, self.new.tolist(), strict=True))
        ]
        return [[number for number in inside if can[number]] for inside in self.sentence.inside]


def matches_by_word(query: Query, encoded: Tokens, sentence: Sequence[Word]) -> Vectors:
    """Return (s, q), how well each word of a sentence matches each token of the question."""
    best = np.zeros((len(sentence), len(query.encoded.ids)), np.float32)
    firsts = np.searchsorted(encoded.spans[:, 1], [word.start for word in sentence], "right")
    ends = np.searchsorted(encoded.spans[:, 0], [word.end for word in sentence], "left")
    held = firsts < ends
    if held.any():
        cosines = encoded.cosines(query.encoded.tokens)
        # An end may lie behind the last token, where there must be a row to end at.
        ended = np.concatenate([cosines, cosines[:1]])
        edges = np.stack([firsts[held], ends[held]], axis=1).ravel()
        best[held] = np.maximum.reduceat(ended, edges, axis=0)[::2]
    return best


def clause_features(matches: SentenceMatches) -> Vectors:
    """Return (c, f), the features of a sentence's clauses in the order of `NAMES`."""
    attention = _attention(matches.topic, matches.asked.topic)
    around, answers = np.concatenate([[0], attention, [0]]), matches.answers()
    is_typed = matches.asked.query.is_typed
    told = matches.new & ~matches.sentence.is_stop
    new = np.array([np.count_nonzero(told[inside]) for inside in matches.sentence.inside])
    features = ClauseFeatures(
        attention=attention,
        among_many=attention * np.log(len(attention)),
        before=around[:-2],
        after=around[2:],
        has_answer=np.array([is_typed and bool(words) for words in answers], np.float32),
        question_word=_question_words(matches, answers),
        year=_years(matches),
        new=np.log1p(new),
        nothing=(new == 0).astype(np.float32),
    )
    columns = [getattr(features, name) for name in NAMES]
    return np.stack(columns, axis=1).astype(np.float32)


def _attention(best: Vectors, topic: TopicWords) -> Vectors:
    """Share the topic words among the (c,) clauses by (c, w), how well each matches them."""
    raised = np.exp((best - best.max(axis=0)) / _SURE)
    shared: Vectors = raised / raised.sum(axis=0) @ topic.shares
    return shared


def _question_words(matches: SentenceMatches, answers: list[list[int]]) -> Vectors:
    """Return (c,) how near in meaning a word that asks is to the nearest that can answer."""
    nearest = matches.tokens[:, matches.asked.asking].max(axis=1, initial=0)
    return np.array([nearest[numbers].max(initial=0) for numbers in answers], np.float32)


def _years(matches: SentenceMatches) -> Vectors:
    """Return (c,) 1 with a year that is asked about, -1 with others alone, else 0.

    All are 0 where the sentence speaks of no other year: then the year chooses nothing.
    """
    named, held = matches.asked.years, matches.sentence.years_of_clauses()
    if not named or not any(own and not own & named for own in held):
        return np.zeros(len(held), np.float32)
    return np.array([(1.0 if own & named else -1.0) if own else 0.0 for own in held], np.float32)
