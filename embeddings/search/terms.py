"""Terms: which of a question's words a sentence holds, each cut by its own language."""

import numpy as np

from embeddings.arrays import Mask, SentenceRows, TextRows, Vectors
from embeddings.index.collection import Collection
from embeddings.text.bm25 import Bm25, word_terms
from embeddings.text.languages import language_of
from embeddings.text.scripts import plain_number
from embeddings.text.words import Word, words


class Terms:
    """BM25 over the sentences of a collection, each cut by its report's language."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._size = len(collection.texts)
        languages = [collection.languages[row] for row in collection.paragraph_of]
        pairs = zip(collection.texts, languages, strict=True)
        self._bm25 = Bm25([word_terms(text, language) for text, language in pairs])
        held = np.array(languages, np.str_)
        self._rows_in = {language: held == language for language in sorted(set(languages))}

    def best(
        self, question: str, k: int, within: Mask | None = None, language: str = "en"
    ) -> TextRows:
        """Return the k sentences with the highest scores above 0.

        Args:
            question: what is asked.
            k: how many at most.
            within: (n,) the only sentences that count; None for all.
            language: the code of the question's language.
        """
        scores = np.zeros(self._size, np.float32)
        for report_language, rows in self._rows_in.items():
            terms = question_terms(question, language, report_language)
            scores = np.where(rows, self._bm25.scores(terms), scores)
        if within is not None:
            scores = np.where(within, scores, np.float32(0))
        best: TextRows = np.argsort(-scores, kind="stable")[:k]
        return best[scores[best] > 0]

    def shares(self, question: str, rows: SentenceRows, language: str = "en") -> Vectors:
        """Return (r,) the share of a question's terms, by rarity, that some sentences hold.

        Args:
            question: what is asked.
            rows: the sentences.
            language: the code of the question's language.
        """
        shares = np.zeros(len(rows), np.float32)
        for report_language, held in self._rows_in.items():
            terms = question_terms(question, language, report_language)
            for number in np.flatnonzero(held[rows]):
                shares[number] = self._bm25.coverage(terms, int(rows[number]))
        return shares

    def share_in_sentence(self, question: str, row: int, language: str = "en") -> float:
        """Return the share of a question's terms, by rarity, in a sentence and its headings."""
        ref = self._collection.sentences[row]
        section = self._collection.paragraphs[ref.paragraph].section
        around = [*section, self._collection.texts[row]]
        return self._share_in(question, around, ref.paragraph, language)

    def share_in_paragraph(self, question: str, paragraph: int, language: str = "en") -> float:
        """Return the share of a question's terms, by rarity, in a paragraph and its headings."""
        found = self._collection.paragraphs[paragraph]
        around = [self._collection.titles[paragraph], *found.section, found.text]
        return self._share_in(question, around, paragraph, language)

    def _share_in(self, question: str, texts: list[str], paragraph: int, language: str) -> float:
        """Return the share of a question's terms that texts of a paragraph's report hold."""
        own = self._collection.languages[paragraph]
        held = word_terms(" ".join(texts), own)
        return self._bm25.share_held(question_terms(question, language, own), frozenset(held))


def question_terms(question: str, language: str, report_language: str) -> list[str]:
    """Return the terms of a question as they would stand in a report.

    Stems are those of the report's language; the closed-class words of both carry no topic, and
    numbers are read as the question's language writes them. Years and periods decide by the
    sentence's period and not by their match.
    """
    own = language_of(language)
    found = [w for w in words(question, report_language) if not w.is_stop]
    chosen = [w for w in found if not (w.lower in own.stop or w.is_year or w.lower in own.period)]
    return [part for word in chosen or found for part in _terms(word, language)]


def _terms(word: Word, language: str) -> tuple[str, ...]:
    """Return the terms of a word of a question in a language."""
    if word.is_number and word.text[0].isdigit():
        return (plain_number(word.text, language_of(language)),)
    return word.terms
