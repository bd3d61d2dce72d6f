"""What asks for two things or several, searched for each: the best passage of each comes first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from embeddings.conversation.change_over_years import change_of
from embeddings.conversation.two_things import TwoThings, two_things
from embeddings.search.outcome import Outcome
from embeddings.search.result import Hit, SearchResult
from embeddings.search.searcher import Searcher
from embeddings.search.several_search import each_with_history, questions_of, search_each
from embeddings.text.words import stems
from embeddings.text.year_words import years_named

# The outcomes of a search, the worst first.
_RANK = {Outcome.ABSENT: 0, Outcome.UNSURE: 1, Outcome.ANSWERED: 2}


def search_both(
    searcher: Searcher,
    question: str,
    k: int = 5,
    history: Sequence[str] = (),
    reports: frozenset[str] | None = None,
) -> SearchResult:
    """Search as `Searcher.search` does, but for each of several questions, or of two things."""
    if questions := questions_of(searcher, question, history):
        return search_each(searcher, questions, k, history, reports)
    whole = searcher.search(question, k, history, reports)
    pair = _pair(searcher, question, reports)
    if pair is None or not whole.hits or not _are_apart(searcher, pair, whole):
        return whole
    found = [searcher.search(each, k, history, reports) for each in pair.questions]
    if not all(result.hits for result in found):
        return whole
    outcome = _of_both(found, whole.outcome)
    if not pair.is_explicit and _RANK[outcome] < _RANK[whole.outcome]:
        return whole
    deciding = [each.confidence for each in (*found, whole) if each.outcome == outcome]
    confidence = min(deciding, default=min(each.confidence for each in found))
    return SearchResult(_merged(found, k), confidence, outcome)


def encode_ahead(searcher: Searcher, asked: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Encode together what `search_both` will of questions, each with those asked before it."""
    searcher.reader.encode_ahead(
        each for question, history in asked for each in _searched(searcher, question, history)
    )


def _searched(
    searcher: Searcher, question: str, history: Sequence[str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what may be searched for a question: each of several, or itself and two things."""
    if questions := questions_of(searcher, question, history):
        yield from each_with_history(searcher, questions, history)
        return
    yield question, history
    pair = _pair(searcher, question)
    if pair and _may_be_apart(searcher, pair):
        yield from ((each, history) for each in pair.questions)


def _pair(
    searcher: Searcher, question: str, reports: frozenset[str] | None = None
) -> TwoThings | None:
    """Tell a question of two things, or for a change from one report's year to another's."""
    years = searcher.reader.report_years.of_series(reports)
    return change_of(question, years) or two_things(question)


def _are_apart(searcher: Searcher, pair: TwoThings, whole: SearchResult) -> bool:
    """Say whether two things are to be searched apart: compared, or joined by the question alone.

    Of those only joined, the reports must know both, and no passage answer for both.
    """
    paragraph = whole.hits[0].paragraph
    if pair.is_explicit:
        is_answered = whole.outcome == Outcome.ANSWERED
        return not (pair.is_change and is_answered and tells_change(paragraph.text, pair))
    if not _may_be_apart(searcher, pair):
        return False
    language = searcher.collection.languages[searcher.collection.paragraph_row(paragraph)]
    named = stems(pair.first, language) | stems(pair.second, language)
    if named <= stems(paragraph.text, language):
        return False
    return not searcher.word_places.stand_together(pair.first, pair.second)


def tells_change(text: str, change: TwoThings) -> bool:
    """Say whether a text tells of a change by itself: from year to year, or since the first."""
    since = re.search(rf"\bsince (?:\w+ )?{change.first}\b", text, re.I)
    return since is not None or years_named(text) >= {change.first, change.second}


def _may_be_apart(searcher: Searcher, pair: TwoThings) -> bool:
    """Say whether two things may be searched apart, before anything was found."""
    return pair.is_explicit or searcher.word_places.hold(pair.first, pair.second)


def _merged(found: Sequence[SearchResult], k: int) -> tuple[Hit, ...]:
    """Take the hits of either in turn, each paragraph once."""
    hits: dict[str, Hit] = {}
    for hit in chain.from_iterable(zip_longest(*(result.hits for result in found))):
        if hit is not None:
            hits.setdefault(hit.paragraph.id, hit)
    return tuple(hits.values())[:k]


def _of_both(found: Sequence[SearchResult], whole: Outcome) -> Outcome:
    """Judge by both; where they differ the question as a whole decides, but one absent is unsure.

    Where the whole is absent too, a part that is only unsure answers nothing.
    """
    least, most = sorted((result.outcome for result in found), key=_RANK.__getitem__)
    if least == Outcome.ABSENT:
        is_absent = most == least or (whole == least and most == Outcome.UNSURE)
        return Outcome.ABSENT if is_absent else Outcome.UNSURE
    return sorted((least, most, whole), key=_RANK.__getitem__)[1]
