"""Questions that no model reads: what answers them, by the characters of expected questions."""

from dataclasses import dataclass

import numpy as np

from embeddings.arrays import Mask, SentenceRows
from embeddings.search.judge.answerable import AnswerabilityJudge
from embeddings.search.parts import SearchParts
from embeddings.search.result import SearchResult
from embeddings.search.several_reports.editions import Editions
from embeddings.text.bm25 import is_spaceless


@dataclass(frozen=True, slots=True, eq=False)
class CharacterSearch:
    """Finds the sentences of expected questions that share characters with a question."""

    parts: SearchParts
    editions: Editions
    judge: AnswerabilityJudge

    def is_for(self, question: str) -> bool:
        """Say whether a question is found by its characters alone.

        It is one without spaces, there is no model of meaning, and of the expected questions there
        are some that the model of words doesn't read.
        """
        is_needed = self.parts.models.meaning is None and self.parts.expected.reads_characters
        return is_needed and is_spaceless(question)

    def search(
        self, question: str, k: int, within: Mask | None, reports: frozenset[str] | None
    ) -> SearchResult:
        """Find the paragraphs that answer a question, and judge it by the share that matches.

        Args:
            question: the question, behind those that it builds on.
            k: how many paragraphs at most.
            within: (n,) the only sentences that count; None for all.
            reports: ids of the only reports to search; None is all.
        """
        scores, share = self.parts.expected.characters.matched(question, within)
        rows: SentenceRows = np.flatnonzero(scores)
        found = self.editions.best_hits(rows, scores[rows], k)
        hits = self.editions.shown(found, k, question, reports)
        return SearchResult(hits, share, self.judge.by_share(share))
