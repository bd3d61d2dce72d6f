"""Which sentences of a collection hold the words of a topic, told by the postings of its terms.

What leads to a sentence, and its headings, count as its own: a few texts of many sentences.
"""

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.paragraphs import Paragraph, Paragraphs
from embeddings.arrays import Mask
from embeddings.index.collection import Collection
from embeddings.search.all_places.topic_held import HeldTopic
from embeddings.text.bm25 import word_terms
from embeddings.text.postings import Postings


class HeldRows:
    """Tells which sentences hold words; no text of them is read for it."""

    def __init__(self, collection: Collection, terms: Postings) -> None:
        """Take a collection.

        Args:
            collection: the sentences.
            terms: the postings of their terms.
        """
        self._collection = collection
        self._terms = terms

    @cached_property
    def _leading(self) -> "Leading":
        """Return what stands above the sentences."""
        return Leading.of(self._collection)

    @cached_property
    def _titles(self) -> list[int]:
        """Return of each report how many headings stand over all of it."""
        return [*map(_titles_of, self._collection.paragraphs.parts)]

    @cached_property
    def _language_of(self) -> NDArray[np.str_]:
        """Return (p,) the language of each paragraph."""
        return np.array(self._collection.languages, np.str_)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages of the reports."""
        return tuple(sorted(set(self._collection.languages)))

    def of_topic(self, topic: HeldTopic) -> Mask:
        """Return (n, w) whether each sentence holds each word of a topic.

        One that carries no topic in a report's language is held everywhere in it.
        """
        held = np.zeros((len(self._collection.sentences), len(topic.words)), bool)
        for language in self.languages:
            inside = self.in_language(language)
            for number, ways in enumerate(topic.ways(language)):
                for way in ways:
                    held[:, number] |= inside & self.holding(way)
        return held

    def in_language(self, language: str) -> Mask:
        """Return (n,) which sentences are of reports in a language."""
        if len(self.languages) == 1:
            return np.full(len(self._collection.sentences), language in self.languages)
        mask: Mask = (self._language_of == language)[self._collection.paragraph_of]
        return mask

    def holding(self, terms: Iterable[str]) -> Mask:
        """Return (n,) which sentences hold all of some terms; all of them those of none."""
        held = np.ones(len(self._collection.sentences), bool)
        for term in terms:
            one = self._leading.holding(term)[self._collection.paragraph_of]
            one[self._terms.holding(term)[0]] = True
            held &= one
        return held

    def are_known(self, terms: Iterable[str]) -> bool:
        """Say whether each of some terms stands in a sentence or above one."""
        above = self._leading.terms
        return all(term in self._terms.numbers or term in above.numbers for term in terms)

    def above(self, paragraph: int) -> str:
        """Return the headings of a paragraph and what leads to it."""
        title = self._titles[int(self._collection.report_of[paragraph])]
        return _above(self._collection.paragraphs[paragraph], title)


class Leading:
    """The texts that stand above sentences: the `terms` of each, and (p,) which is above whom."""

    def __init__(self, terms: Postings, of_paragraph: NDArray[np.int64]) -> None:
        self.terms = terms
        self._of_paragraph = of_paragraph

    @classmethod
    def of(cls, collection: Collection) -> "Leading":
        """Cut what stands above the paragraphs of a collection, each text of a report once."""
        cut: list[list[str]] = []
        rows: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
        first = collection.first_of_report.tolist()
        for part, paragraph in zip(collection.paragraphs.parts, first, strict=True):
            language, title = collection.languages[paragraph], _titles_of(part)
            of_section = np.asarray(part.section_of, np.int64) + len(cut)
            cut += [word_terms(" ".join(path[title:]), language) for path in part.sections]
            # A row of a table has what leads to it among its own terms.
            for place in _led(part):
                of_section[place] = len(cut)
                cut.append(word_terms(_above(part[int(place)], title), language))
            rows.append(of_section)
        return cls(Postings.of(cut), np.concatenate(rows))

    def holding(self, term: str) -> Mask:
        """Return (p,) above which paragraphs a term stands."""
        texts = np.zeros(len(self.terms), bool)
        texts[self.terms.holding(term)[0]] = True
        held: Mask = texts[self._of_paragraph]
        return held


def _above(paragraph: Paragraph, title: int) -> str:
    """Return the headings of a paragraph behind so many of its report, and what leads to it."""
    return " ".join([*paragraph.section[title:], paragraph.lead_text])


def _titles_of(part: Paragraphs) -> int:
    """Return 1 where the first heading stands over all of a report, else 0.

    It is the report's title, and tells none of its paragraphs from others.
    """
    return int(len({path[:1] for path in part.sections}) == 1)


def _led(part: Paragraphs) -> NDArray[np.int64]:
    """Return the places of paragraphs of several sentences that others lead to."""
    leads, counts = np.asarray(part.leads), np.diff(np.asarray(part.bounds))
    return np.flatnonzero((leads > 0) & (leads != counts - 1))
