"""What a question's best match tells of whether the report answers it; no feature knows a report.

A score can't tell: a near miss matches as well as an answer. What tells is the weakest matched
word, whether a word that could be the answer stands near the matched ones, and what is missing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of a question against the sentence that matches it best.

    Names and numbers of the question: `names` are capitalised words, `unknown_names` those that
    the report lacks, `topic_words` the logarithm of how many words carry the topic, `year_missing`
    and `asks_number` are 0 or 1. Matches are cosines: `sentence_weakest` and `paragraph_weakest`
    of the question's weakest words in the sentence and its paragraph, `nearby_cosine` of the whole
    question with the sentence and its neighbours, `near_answer` of the weakest words near a word
    that can be the answer, `question_word` of "how many" or "who" with such a word, `tight` within
    ten words. `has_answer` is 1 where the sentence holds a word of the kind asked for. The last
    two are None without expected questions: how like the best of them the question is, and how
    much less so those of the sentence that ask for the same kind.
    """

    names: float
    unknown_names: float
    topic_words: float
    year_missing: float
    asks_number: float
    sentence_weakest: float
    paragraph_weakest: float
    nearby_cosine: float
    near_answer: float
    has_answer: float
    question_word: float
    tight: float
    expected_best: float | None = None
    expected_gap: float | None = None

    @property
    def has_expected(self) -> bool:
        """Say whether there were expected questions to compare with."""
        return self.expected_best is not None

    def without_expected(self) -> Self:
        """Return the features that the same report without expected questions would give."""
        return replace(self, expected_best=None, expected_gap=None)

    def by_name(self) -> Mapping[str, float]:
        """Return the features that there are by their names, as answerable.toml has them."""
        return {name: value for name, value in asdict(self).items() if value is not None}
