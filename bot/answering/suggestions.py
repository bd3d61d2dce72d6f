"""Suggested questions: questions that the reports answer, checked by asking them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice
from threading import Lock

from cachetools import LRUCache

from bot.answering.candidates import (
    Candidate,
    by_rank,
    by_rating,
    english_first,
    groups_all_over,
    is_handy,
)
from bot.answering.checks import Ask, CheckOf, Checks
from bot.answering.titled_questions import titled_questions
from embeddings.conversation.followup import is_elliptical
from embeddings.search.searcher import Searcher

# Of so many languages and choices of reports the suggestions from all over them are remembered.
_REMEMBERED = 256


class Suggestions:
    """The questions that may be suggested of a library, and what came of asking them."""

    def __init__(self, searcher: Searcher, ask: Ask) -> None:
        self._searcher = searcher
        self._ask = ask
        self._checks = Checks(ask)
        self._all: LRUCache[tuple[str, int, frozenset[str] | None], tuple[str, ...]]
        self._all = LRUCache(_REMEMBERED)
        self._lock = Lock()
        self._unchecked = self._uncheckeds()
        self._chosen = lru_cache(_REMEMBERED)(self._chosen_of)

    @cached_property
    def _candidates(self) -> Sequence[Candidate]:
        """Return the expected questions that may be shown if they stand alone, in all languages."""
        collection = self._searcher.collection
        paragraphs = collection.paragraph_of[collection.expected_sentence]
        return [
            Candidate(question.text, question.language, int(paragraph), row)
            for row, (question, paragraph) in enumerate(
                zip(collection.expected, paragraphs, strict=True)
            )
            if is_handy(question.text)
        ]

    def check_next(self) -> bool:
        """Ask the next question that wasn't checked yet, of all reports; return whether one was."""
        with self._lock:
            candidate = next(self._unchecked, None)
        if candidate is None:
            return False
        self._checks.check(candidate.text)
        return True

    def _uncheckeds(self) -> Iterator[Candidate]:
        """Yield the candidates whose answer isn't known."""
        for candidate in self._candidates:
            if self._checks.known(candidate.text) is None and not is_elliptical(candidate.text):
                yield candidate

    def all_over(
        self, language: str, count: int, sources: frozenset[str] | None = None
    ) -> tuple[str, ...]:
        """Return questions from all over the reports, each of another paragraph.

        Args:
            language: the code of the language wanted; another that is read where there is none.
            count: how many at most.
            sources: ids of the only reports to ask; None is all.
        """
        key = (language, count, sources)
        with self._lock:
            known = self._all.get(key)
        if known is None:
            check = self._checks.up_to(None)
            groups = groups_all_over(self._chosen(language, sources), count)
            found = self._checked(groups, count, sources, check)
            titled: Iterable[str] = ()
            if len(found) < count:
                titled = titled_questions(self._searcher, check, language, sources)
            # Each title is asked as it is taken, so no more are taken than are wanted.
            known = _capitalised(islice(chain(found, titled), count))
            with self._lock:
                self._all[key] = known
        return known

    def near(
        self,
        question: str,
        language: str,
        count: int,
        sources: frozenset[str] | None = None,
        most: int | None = None,
    ) -> tuple[str, ...]:
        """Return questions like another one, each of another paragraph.

        Args:
            question: the other one.
            language: the code of the language wanted; another that is read where there is none.
            count: how many at most.
            sources: ids of the only reports to ask; None is all.
            most: how many searches this may cost; None for as many as it takes to find `count`.
        """
        likeness = self._searcher.expected_similarities(question)
        candidates = self._chosen(language, sources)
        ratings = likeness[[candidate.row for candidate in candidates]]
        if candidates and not (ratings > 0).any():
            answer = self._ask(question, 20, sources=sources)
            ratings = by_rank(candidates, answer, self._searcher)
            most = None if most is None else 0
        folded = question.strip().casefold()
        groups = (
            group for group in by_rating(candidates, ratings) if group[0].text.casefold() != folded
        )
        check = self._checks.up_to(most)
        return _capitalised(self._checked(groups, count, sources, check))

    def _chosen_of(self, language: str, sources: frozenset[str] | None) -> Sequence[Candidate]:
        """Return the candidates of some reports in a language, or else in another."""
        within = self._searcher.collection.select_reports(sources)
        sentences = self._searcher.collection.expected_sentence
        inside = [c for c in self._candidates if within is None or within[sentences[c.row]]]
        languages = {candidate.language for candidate in inside}
        other = min(languages, default="", key=english_first)
        chosen = language if language in languages else other
        return [candidate for candidate in inside if candidate.language == chosen]

    def _checked(
        self,
        groups: Iterable[Sequence[Candidate]],
        count: int,
        sources: frozenset[str] | None,
        check: CheckOf,
    ) -> list[str]:
        """Return the first of each group that its own paragraph answers, as many as are wanted."""
        found: dict[int, str] = {}
        paragraphs = self._searcher.collection.paragraphs
        for group in groups:
            for candidate in group:
                if len(found) == count:
                    return list(found.values())
                if candidate.paragraph in found or is_elliptical(candidate.text):
                    continue
                checked = check(candidate.text, sources)
                if (
                    checked
                    and checked.answered
                    and checked.first == paragraphs[candidate.paragraph]
                ):
                    found[candidate.paragraph] = candidate.text
                    break
        return list(found.values())


def _capitalised(texts: Iterable[str]) -> tuple[str, ...]:
    """Return questions with a capital letter each."""
    return tuple(text[0].upper() + text[1:] for text in texts)
