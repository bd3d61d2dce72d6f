"""What the model of words tells of a match, where it reads both the question and the sentence."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.search.judge.features import WordEvidence
from embeddings.search.judge.meant_words import weakest
from embeddings.search.judge.name_given import name_lacks
from embeddings.search.judge.names_asked import names_asked
from embeddings.search.judge.nearness import (
    USUAL_ANSWER,
    near_answer,
    possible_answers,
    tightness,
)
from embeddings.search.marks.clause_features import matches_by_word
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.search.signals import Signals
from embeddings.search.topic_words import TopicWords
from embeddings.text.opposites import count_opposed
from embeddings.text.words import Word, is_question_word, stems, words


@dataclass(frozen=True, slots=True, eq=False)
class _Topic:
    """The topic words of a question, held against a paragraph.

    `matches` is (r, w), the cosine of each word with each of the paragraph's sentences, which are
    `rows`; `held` is (w,), the share of each word's stems that the paragraph has.
    """

    words: TopicWords
    rows: SentenceRows
    matches: Vectors
    held: Vectors


def word_evidence(query: Query, parts: SearchParts, row: int) -> WordEvidence | None:
    """Tell what words say of a question and its best sentence; None where none carries a topic.

    Args:
        query: the question.
        parts: what is searched, and what is known of it.
        row: the sentence.
    """
    topic = _topic(query, parts, row)
    if topic is None:
        return None
    return WordEvidence(
        **_question(query, topic.words, parts.signals),
        **_coverage(query, topic, parts, row),
        **_nearness(query, topic.words, parts, row),
    )


def _topic(query: Query, parts: SearchParts, row: int) -> _Topic | None:
    """Hold the topic words against the paragraph; None where the model of words has none."""
    topic = TopicWords.of(query, parts.signals, parts.spelling)
    if not topic.words:
        return None
    paragraph = parts.collection.paragraph_at(row)
    rows = parts.collection.sentences_of(paragraph)
    matches = topic.by_word(parts.index.context_matches(query.encoded.tokens, rows))
    return _Topic(topic, rows, matches, topic.held_in(parts.signals.paragraph_stems(paragraph)))


def _question(query: Query, topic: TopicWords, signals: Signals) -> Mapping[str, float]:
    """Tell of the question: what it asks for, and its names."""
    names = names_asked(query)
    known = [all(_is_known(word, signals) for word in name) for name in names]
    return {
        "names": float(len(names)),
        "unknown_names": float(known.count(False)),
        "topic_words": math.log(len(topic.words)),
        "asks_number": float(query.answer_type == "number"),
    }


def _is_known(word: Word, signals: Signals) -> bool:
    """Say whether all parts of a word occur in the reports."""
    return all(map(signals.is_known, word.stems))


def _coverage(query: Query, topic: _Topic, parts: SearchParts, row: int) -> Mapping[str, float]:
    """Tell how well the weakest words of the question are matched, here and around."""
    collection, own = parts.collection, np.flatnonzero(topic.rows == row)[0]
    paragraph = collection.paragraph_at(row)
    title = stems(collection.titles[paragraph], collection.languages[paragraph])
    in_title = np.array([bool(title & set(w.stems)) for w in topic.words.words], np.float32)
    here = topic.words.held_in(_stems_here(parts, row))
    sentence = np.maximum.reduce([topic.matches[own], in_title, here])
    whole = np.maximum.reduce([topic.matches.max(axis=0), in_title, topic.held])
    near = parts.index.sentence_vectors(collection.sentences_around(row))
    return {
        "sentence_weakest": float(np.sort(sentence)[:2].mean()),
        "paragraph_weakest": weakest(whole, topic.words.shares),
        "nearby_cosine": float((near @ query.encoded.vector).max()),
    }


def _stems_here(parts: SearchParts, row: int) -> frozenset[str]:
    """Return the stems of a sentence, of what leads to it and of its headings."""
    collection, paragraph = parts.collection, parts.collection.paragraph_at(row)
    text = f"{collection.paragraphs[paragraph].lead_text} {collection.texts[row]}"
    return stems(text, collection.languages[paragraph]) | parts.signals.heading_stems(paragraph)


def _nearness(query: Query, topic: TopicWords, parts: SearchParts, row: int) -> Mapping[str, float]:
    """Tell whether a word that can be the answer stands near the words that are asked about."""
    language = parts.collection.language_at(row)
    text = parts.collection.texts[row]
    sentence = words(text, language)
    best = matches_by_word(query, parts.index.context_tokens(row), sentence)
    matches, answers = topic.by_word(best), possible_answers(query, sentence)
    asking = [t for w in query.words if is_question_word(w) for t in query.tokens_of(w)]
    unnamed, nameless = name_lacks(query, sentence, text)
    return {
        "near_answer": near_answer(matches, answers, topic.shares),
        "has_answer": float(bool(answers)) if query.is_typed else USUAL_ANSWER,
        "question_word": float(best[np.ix_(answers, asking)].max(initial=0)) if asking else 0.3,
        "tight": tightness(matches, topic.shares),
        "opposed": float(count_opposed(query.text, text, (query.language, language))),
        "quantity_missing": parts.signals.quantities.missing(query, row),
        "unnamed": unnamed,
        "nameless": nameless,
    }
