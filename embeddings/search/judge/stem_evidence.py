"""What stems tell of a match that the model of words doesn't read.

A word that the report's language writes as the question does can be held against it by its stem;
between two languages only the kind of answer can be looked for.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from embeddings.arrays import Vectors
from embeddings.index.collection import Collection
from embeddings.index.meaning import Meaning
from embeddings.search.judge.features import StemEvidence
from embeddings.search.judge.meant_words import by_word, weakest
from embeddings.search.judge.nearness import USUAL_ANSWER, mean_near_answer, possible_answers
from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.search.signals import Signals
from embeddings.search.terms import content_words
from embeddings.search.topic_words import share_held
from embeddings.text.bm25 import is_spaceless
from embeddings.text.words import Word, is_question_word, words

# What is usual where nothing can be told: of a question that asks for no such kind, and between
# languages; means over the questions that the judge is trained on.
_AROUND, _MISSING, _FAR = 0.9, 0.7, 0.35


def stem_evidence(query: Query, parts: SearchParts, row: int) -> StemEvidence:
    """Tell what stems and tokens by meaning say of a question and its best sentence.

    Args:
        query: the question.
        parts: what is searched, and what is known of it.
        row: the sentence.
    """
    collection, signals = parts.collection, parts.signals
    paragraph = collection.paragraph_at(row)
    language = collection.languages[paragraph]
    sentence = words(collection.texts[row], language)
    answers = possible_answers(query, sentence)
    around = possible_answers(query, words(collection.paragraphs[paragraph].text, language))
    missing, far = _MISSING, _FAR
    topic = _topic(query, language) if query.language == language else []
    if topic:
        held = signals.stems_around(paragraph)
        rarities = np.array([_rarity(word, signals) for word in topic], np.float32)
        shares = rarities / rarities.sum()
        missing = float(sum(shares * [1 - share_held(word, held) for word in topic]))
        if query.answer_type == "number":
            far = 1 - mean_near_answer(_matches(topic, sentence), answers, shares)
    spelled = signals.spelled_names.tokens_held(query, row)
    one, spaceless = query.language == language, is_spaceless(query.question)
    return StemEvidence(
        one_language=float(one),
        spaceless=float(spaceless),
        one_spaceless=float(one and spaceless),
        words_missing=missing,
        has_answer=float(bool(answers)) if query.is_typed else USUAL_ANSWER,
        paragraph_has_answer=float(bool(around)) if query.is_typed else _AROUND,
        answer_far=far,
        quantity_missing=signals.quantities.missing(query, row),
        **_met(query, collection, parts.index.meaning, row, spelled),
    )


def _met(
    query: Query,
    collection: Collection,
    meaning: Meaning | None,
    row: int,
    spelled: list[int],
) -> Mapping[str, float]:
    """Tell how many words are asked by, and how well the weakest are met in meaning.

    Those tokens that are `spelled` in the sentence in other letters are met.
    """
    if query.meant is None or meaning is None:
        return {"asked_words": 0.0, "meant_weakest": 0.0, "meant_weakest_here": 0.0}
    rows = collection.sentences_of(collection.paragraph_at(row))
    matches = meaning.matches(query.meant.encoded.tokens, rows)
    matches[np.ix_(rows == row, spelled)] = 1
    met = by_word(query, matches)
    return {
        "asked_words": float(np.log1p(met.shape[1])),
        "meant_weakest": weakest(met.max(axis=0)),
        "meant_weakest_here": weakest(met[np.flatnonzero(rows == row)[0]]),
    }


def _topic(query: Query, language: str) -> list[Word]:
    """Return the words of a question that can be held against a report by their stems."""
    found = content_words(query.text, query.language, language)
    return [word for word in found if not (word.is_number or is_question_word(word))]


def _rarity(word: Word, signals: Signals) -> float:
    """Return how rare the rarest part of a word is, 1 for one that no report has."""
    return max(map(signals.rarity, word.stems), default=0.0) / signals.rarity("") + 1e-6


def _matches(topic: Sequence[Word], sentence: Sequence[Word]) -> Vectors:
    """Return (s, w), 1 where a word of a sentence shares a stem with one that is asked about."""
    asked = [set(word.stems) for word in topic]
    rows = [[not stems.isdisjoint(word.stems) for stems in asked] for word in sentence]
    return np.array(rows, np.float32).reshape(len(sentence), len(topic))
