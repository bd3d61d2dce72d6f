"""Terms: which of a question's words a sentence holds, each cut by its own language."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from embeddings.arrays import Mask, SentenceRows, TextRows, Vectors
from embeddings.index.collection import Collection
from embeddings.text.bm25 import Bm25, highest, word_terms
from embeddings.text.languages import language_of
from embeddings.text.postings import Postings
from embeddings.text.scripts import plain_number
from embeddings.text.words import Word, words

# Of how many sentences and paragraphs the terms around them are remembered.
_RECENT = 500


class Terms:
    """BM25 over the sentences of a collection, each cut by its report's language."""

    def __init__(self, collection: Collection, postings: Postings) -> None:
        self._collection = collection
        self._bm25 = Bm25(postings)
        held = np.array(collection.languages, np.str_)
        self._rows_in = {
            language: (held == language)[collection.paragraph_of]
            for language in sorted(set(collection.languages))
        }
        self._around_sentence = lru_cache(_RECENT)(self._terms_of_sentence)
        self._around_paragraph = lru_cache(_RECENT)(self._terms_of_paragraph)

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
        scores = np.zeros(len(self._collection.sentences), np.float32)
        for report_language, rows in self._rows_in.items():
            terms = question_terms(question, language, report_language)
            scores += self._bm25.scores(terms, rows if len(self._rows_in) > 1 else None)
        if within is not None:
            scores[~within] = 0
        return highest(scores, k)

    def weighed(self, question: str, language: str = "en") -> Mapping[str, Mapping[str, float]]:
        """Return a question's terms by the languages of the reports, each with its part of a score.

        With a term's rarity multiplied in, and the share of its saturated count, it is `best`'s.
        """
        weighed: dict[str, Mapping[str, float]] = {}
        for report_language in self._rows_in:
            terms = question_terms(question, language, report_language)
            part = 1 / self._bm25.total_rarity(terms)
            weighed[report_language] = dict.fromkeys(terms, part)
        return weighed

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
            shares = np.where(held[rows], self._bm25.coverages(terms)[rows], shares)
        return shares

    def share_in_sentence(self, question: str, row: int, language: str = "en") -> float:
        """Return the share of a question's terms, by rarity, in a sentence and its headings."""
        own = self._collection.language_at(row)
        return self._share_in(self._around_sentence(row), question, own, language)

    def share_in_paragraph(self, question: str, paragraph: int, language: str = "en") -> float:
        """Return the share of a question's terms, by rarity, in a paragraph and its headings."""
        own = self._collection.languages[paragraph]
        return self._share_in(self._around_paragraph(paragraph), question, own, language)

    def are_all_in(self, question: str, paragraph: int, language: str = "en") -> bool:
        """Say whether a question names words, and all stand in a paragraph and its headings."""
        own = self._collection.languages[paragraph]
        chosen = content_words(question, language, own)
        terms = {term for word in chosen for term in _terms(word, language)}
        return bool(terms) and terms <= self._around_paragraph(paragraph)

    def _share_in(self, held: frozenset[str], question: str, own: str, language: str) -> float:
        """Return the share of a question's terms that are held, in a report's own language."""
        return self._bm25.share_held(question_terms(question, language, own), held)

    def _terms_of_sentence(self, row: int) -> frozenset[str]:
        """Return the terms of a sentence and its headings."""
        paragraph = self._collection.paragraph_at(row)
        section = self._collection.paragraphs[paragraph].section
        return self._terms_of([*section, self._collection.texts[row]], paragraph)

    def _terms_of_paragraph(self, paragraph: int) -> frozenset[str]:
        """Return the terms of a paragraph, its headings and its report's title."""
        found = self._collection.paragraphs[paragraph]
        around = [self._collection.titles[paragraph], *found.section, found.text]
        return self._terms_of(around, paragraph)

    def _terms_of(self, texts: list[str], paragraph: int) -> frozenset[str]:
        """Return the terms of texts of a paragraph's report."""
        return frozenset(word_terms(" ".join(texts), self._collection.languages[paragraph]))


def question_terms(question: str, language: str, report_language: str) -> list[str]:
    """Return the terms of a question as they would stand in a report.

    Stems are those of the report's language; the closed-class words of both carry no topic, and
    numbers are read as the question's language writes them. Years and periods decide by the
    sentence's period and not by their match.
    """
    chosen = content_words(question, language, report_language)
    if not chosen:
        chosen = [word for word in words(question, report_language) if not word.is_stop]
    return [part for word in chosen for part in _terms(word, language)]


def content_words(question: str, language: str, report_language: str) -> list[Word]:
    """Return the words of a question that carry its topic, cut as its report's language does."""
    own = language_of(language)
    found = (word for word in words(question, report_language) if not word.is_stop)
    return [w for w in found if not (w.lower in own.stop or w.is_year or w.lower in own.period)]


def _terms(word: Word, language: str) -> tuple[str, ...]:
    """Return the terms of a word of a question in a language."""
    if word.is_number and word.text[0].isdigit():
        return (plain_number(word.text, language_of(language)),)
    return word.terms
