"""The words that sentences share with a question, each cut as its own report's language has it."""

import numpy as np

from embeddings.arrays import Mask, SentenceRows, TextRows, Vectors
from embeddings.index.collection import Collection
from embeddings.text.bm25 import Bm25, character_terms, is_spaceless, word_terms


class Terms:
    """BM25 over the sentences of a collection."""

    def __init__(self, collection: Collection) -> None:
        self._bm25 = Bm25([_terms(text) for text in collection.texts])
        self._collection = collection

    def best(self, question: str, k: int, within: Mask | None = None) -> TextRows:
        """Return the k sentences with the highest scores above 0."""
        return self._bm25.best(_terms(question), k, within)

    def shares(self, question: str, rows: SentenceRows) -> Vectors:
        """Return (r,) the share of a question's terms, by rarity, that some sentences hold."""
        terms = _terms(question)
        return np.array([self._bm25.coverage(terms, int(row)) for row in rows], np.float32)

    def share_in_sentence(self, question: str, row: int) -> float:
        """Return the share of a question's terms, by rarity, in a sentence and its headings."""
        ref = self._collection.sentences[row]
        section = self._collection.paragraphs[ref.paragraph].section
        held = _terms(" ".join([*section, self._collection.texts[row]]))
        return self._bm25.share_held(_terms(question), frozenset(held))

    def share_in_paragraph(self, question: str, paragraph: int) -> float:
        """Return the share of a question's terms, by rarity, in a paragraph and its headings."""
        found = self._collection.paragraphs[paragraph]
        title = self._collection.titles[paragraph]
        held = _terms(" ".join([title, *found.section, found.text]))
        return self._bm25.share_held(_terms(question), frozenset(held))


def _terms(text: str) -> list[str]:
    """Return the terms of a text: characters and their pairs, or stems of words."""
    return character_terms(text) if is_spaceless(text) else word_terms(text)
