"""What a question's best match tells of whether the report answers it; no feature knows a report.

A score can't tell: a near miss matches as well as an answer. What tells is the weakest matched
word, whether a word that could be the answer stands near the matched ones, what is missing, and
how much nearer in meaning the match is than what else the report says.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEvidence:
    """What the model of words tells of a question and the sentence that matches it best.

    Names and numbers of the question: `names` counts runs of capitalised words, `unknown_names`
    those with a word that the report lacks, `topic_words` is the logarithm of how many words carry
    the topic, `asks_number` is 0 or 1. Matches are cosines: `sentence_weakest` and
    `paragraph_weakest` of the question's weakest words in the sentence and its paragraph,
    `nearby_cosine` of the whole question with the sentence and its neighbours, `near_answer` of the
    weakest words near a word that can be the answer, `question_word` of "how many" or "who" with
    such a word, `tight` within ten words.
    `has_answer` is 1 where the sentence holds a word of the kind asked for; `opposed` counts words
    of the question that it lacks while it holds an opposite, "fell" for "rose". Of a question for a
    quantity, such as money or a length, `quantity_missing` is 1 where the paragraph gives none of
    the kind and 0.5 where the sentence doesn't. Of a question for "which ...", `unnamed` is 1 where
    the sentence speaks of such without a new name beside it, `nameless` where it has no new name.
    """

    names: float
    unknown_names: float
    topic_words: float
    asks_number: float
    sentence_weakest: float
    paragraph_weakest: float
    nearby_cosine: float
    near_answer: float
    has_answer: float
    question_word: float
    tight: float
    opposed: float
    quantity_missing: float
    unnamed: float
    nameless: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StemEvidence:
    """What stems tell where the model of words doesn't read the question or the report.

    Where both are in one language, `words_missing` is the share of the question's words, by rarity,
    that the paragraph, its headings and title lack, and `answer_far`, of a question for a number,
    is how far from the numbers of the sentence they stand, 0 to 1. In any two languages
    `has_answer` and `paragraph_has_answer` are 1 where the sentence and its paragraph hold a word
    of the kind asked for. Where nothing can be told, each is what is usual. `quantity_missing` is
    what it is among the evidence of words. `asked_words` is the logarithm of one more than the
    words that are matched by meaning, for few are easily met. `meant_weakest` and
    `meant_weakest_here` are the matches by meaning of the question's weakest words in the paragraph
    and in the sentence, 0 without a multilingual model. `one_language` is 1 where both are in one,
    `spaceless` where the question is in a script that writes no spaces, `one_spaceless` where both
    are in one such language: what is usual differs between these.
    """

    one_language: float
    spaceless: float
    one_spaceless: float
    words_missing: float
    has_answer: float
    paragraph_has_answer: float
    answer_far: float
    quantity_missing: float
    asked_words: float
    meant_weakest: float
    meant_weakest_here: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningEvidence:
    """What the multilingual model tells of them, whatever language they are in.

    `meaning_cosine` is the best cosine of the question with the sentence and its neighbours,
    `meaning_above` how many standard deviations that is above the mean of the report, and
    `disagreement` how far it is below the best of any sentence: 0 where the choice is the model's
    too. `paragraph_cosine` is that with all of the paragraph's sentences taken together.
    """

    meaning_cosine: float
    paragraph_cosine: float
    meaning_above: float
    disagreement: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchEvidence:
    """What every match tells: what of the question it lacks, and how far it is ahead.

    `year_missing` is 1 where the question names years and none of them is in the paragraph, its
    headings or title, `numbers_missing` and `names_missing` count other numbers and names that
    aren't, without names in a script that it isn't written in. `shared` is the share of its terms,
    by rarity, that are, `shared_here` that in the sentence with its headings; `margin` is how much
    higher it scores than any other paragraph.
    """

    year_missing: float
    numbers_missing: float
    names_missing: float
    shared: float
    shared_here: float
    margin: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedEvidence:
    """How like the best expected question it is, and how much less so like those of its sentence.

    `expected_gap` compares only with those of the sentence that ask for the same kind of answer.
    """

    expected_best: float
    expected_gap: float


@dataclass(frozen=True, slots=True)
class Features:
    """The features of a question against the sentence that matches it best; None for what lacks.

    `words` lacks where the model of words doesn't read the question or the report, and only then
    there is `stems`; `meaning` lacks without a multilingual model, `expected` without expected
    questions. `misses_new` says that the paragraph lacks the topic words, or surely one of
    them, that a follow-up adds to the question before it, `misses_year` that nothing in or around
    it is of a year that the question names, `misses_point` that it tells of something else by a
    rule of `embeddings/text/misses/misses_point.py`: of another thing, the opposite, a plan.
    """

    match: MatchEvidence
    words: WordEvidence | None
    meaning: MeaningEvidence | None
    expected: ExpectedEvidence | None
    stems: StemEvidence | None = None
    misses_new: bool = False
    misses_year: bool = False
    misses_point: bool = False

    def without_expected(self) -> Self:
        """Return the features that the same report without expected questions would give."""
        return replace(self, expected=None)

    def without_meaning(self) -> Self:
        """Return the features that it would give without a multilingual model."""
        return replace(self, meaning=None)

    def kind(self) -> str:
        """Say which evidence there is, which is the name of the model that judges by it."""
        parts = (("words", self.words), ("meaning", self.meaning), ("expected", self.expected))
        return "_".join(name for name, evidence in parts if evidence) or "match"

    def by_name(self) -> Mapping[str, float]:
        """Return the features that there are by their names, as answerable.toml has them."""
        values: dict[str, float] = {}
        for evidence in (self.match, self.words, self.stems, self.meaning, self.expected):
            values |= asdict(evidence) if evidence else {}
        return values
