"""What the words of a report tell, worked out once for each report and kept with the index.

A library's are those of its reports, one after the other: a report that is added costs its own.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.paragraphs import Paragraph, Paragraphs
from embeddings.arrays import Hashes, Mask, SentenceRows, TextRows, offsets_of
from embeddings.index.saved_counts import SavedCounts
from embeddings.text.answer_words import is_answer
from embeddings.text.bm25 import topic_terms
from embeddings.text.postings import Postings
from embeddings.text.sameness import bare, without_numbering
from embeddings.text.spelling import count_words
from embeddings.text.words import Word, stems, words
from embeddings.text.year_words import years_meant

# The number of the way in which texts are read: what was told in another is worked out anew.
FACTS_VERSION = 9


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What is told of n sentences and p paragraphs, those that lead to others left out.

    `numbers` and `dates` are (n,) which sentences hold such; sentence i means the years
    `years[year_offsets[i]:year_offsets[i + 1]]`. `terms` are those of the sentences; `stems` counts
    in how many paragraphs, with their headings, each stem occurs. `english` counts the words of
    English texts, `others` those of texts in other languages. `sames` is (p,) hashes that
    paragraphs share only when they say the same under the same heading.
    """

    numbers: Mask
    dates: Mask
    year_offsets: TextRows
    years: NDArray[np.int16]
    terms: Postings
    stems: Mapping[str, int]
    english: Mapping[str, int]
    others: Mapping[str, int]
    sames: Hashes

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph], language: str, year: int) -> Self:
        """Work out what the paragraphs of a report tell.

        Args:
            paragraphs: those of the report.
            language: the code of its language.
            year: the year that it was given in.
        """
        texts = [text for paragraph in paragraphs for text in _sentences_of(paragraph)]
        cut = [words(text, language) for text in texts]
        # What leads to a row of a table, its column heads, is said of its cells.
        whole = [t for p in paragraphs for t in ([p.text] if p.is_led else _sentences_of(p))]
        cut_whole = [words(text, language) for text in whole]
        meant = [sorted(map(int, years_meant(text, language, year))) for text in whole]
        held = Counter(part for each in paragraphs for part in _stems_of(each, language))
        counted = _words_of(paragraphs, texts, language)
        return cls(
            _holding(cut, "number"),
            _holding(cut, "when"),
            offsets_of(map(len, meant)),
            np.array([each for row in meant for each in row], np.int16),
            Postings.of(list(map(topic_terms, cut_whole))),
            held,
            counted if language == "en" else {},
            {} if language == "en" else counted,
            np.array([sameness(each) for each in paragraphs], np.uint64),
        )

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return what several reports tell, one after the other."""
        lengths = [np.empty(0, np.int64), *(np.diff(part.year_offsets) for part in parts)]
        return cls(
            np.concatenate([np.empty(0, bool), *(part.numbers for part in parts)]),
            np.concatenate([np.empty(0, bool), *(part.dates for part in parts)]),
            offsets_of(np.concatenate(lengths)),
            np.concatenate([np.empty(0, np.int16), *(part.years for part in parts)]),
            Postings.joined([part.terms for part in parts]),
            _summed(part.stems for part in parts),
            _summed(part.english for part in parts),
            _summed(part.others for part in parts),
            np.concatenate([np.empty(0, np.uint64), *(part.sames for part in parts)]),
        )

    def years_of(self, row: int) -> frozenset[str]:
        """Return the years that a sentence means."""
        start, end = self.year_offsets[row : row + 2]
        return frozenset(map(str, self.years[start:end].tolist()))

    def have_years(self, rows: SentenceRows) -> Mask:
        """Return (r,) which sentences mean any year."""
        means: Mask = self.year_offsets[rows + 1] > self.year_offsets[rows]
        return means


def facts_key(paragraphs: Paragraphs, language: str, year: int) -> str:
    """Return a hash that stays only while a report tells the same."""
    decided_by = f"{FACTS_VERSION} {language} {year} {paragraphs.checksum}"
    return hashlib.sha256(decided_by.encode()).hexdigest()[:32]


def sameness(paragraph: Paragraph) -> int:
    """Return 64 bits that paragraphs share only when they say the same under the same heading."""
    heading = without_numbering(paragraph.section[-1]) if paragraph.section else ""
    digest = hashlib.sha256(f"{heading}\0{bare(paragraph.text)}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def _sentences_of(paragraph: Paragraph) -> list[str]:
    """Return the sentences of a paragraph that answer, which don't lead to others."""
    numbers = range(paragraph.lead, len(paragraph.sentences))
    return [paragraph.slice(number, number) for number in numbers]


def _holding(cut: Sequence[Sequence[Word]], kind: str) -> Mask:
    """Return (n,) which sentences hold a word that can be an answer of a kind."""
    held = (
        any(word and is_answer(word, kind, before) for before, word in pairwise([None, *each]))
        for each in cut
    )
    return np.fromiter(held, bool, len(cut))


def _stems_of(paragraph: Paragraph, language: str) -> frozenset[str]:
    """Return the stems of a paragraph and of its headings."""
    return stems(paragraph.text, language) | stems(" > ".join(paragraph.section), language)


def _words_of(
    paragraphs: Sequence[Paragraph], texts: Sequence[str], language: str
) -> Mapping[str, int]:
    """Count the words of a report, in lower case; in English as the spelling has them."""
    if language == "en":
        headings = dict.fromkeys(" > ".join(each.section) for each in paragraphs)
        return count_words([*texts, *headings])
    return Counter(word.lower for each in paragraphs for word in words(each.text, language))


def _summed(counts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """Return the sums of several counts."""
    known: dict[str, int] = {}
    words, numbers = [np.empty(0, np.int64)], [np.empty(0, np.int32)]
    for each in counts:
        saved = SavedCounts.of(each)
        words.append(np.array([known.setdefault(word, len(known)) for word in saved], np.int64))
        numbers.append(saved.counts)
    total = np.zeros(len(known), np.int64)
    np.add.at(total, np.concatenate(words), np.concatenate(numbers))
    return dict(zip(known, total.tolist(), strict=True))
