"""A message of several questions, each searched: the best passage of each comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from embeddings.conversation.several import may_be_several, several_questions, year_of
from embeddings.search.outcome import Outcome
from embeddings.search.result import Hit, Part, SearchResult
from embeddings.search.searcher import Searcher


def questions_of(searcher: Searcher, message: str, history: Sequence[str]) -> tuple[str, ...]:
    """Return the questions of a message that are searched apart; none where it is one question.

    Args:
        searcher: what is asked, which tells the language.
        message: what asks.
        history: what it is read with; more than a year makes it one question.
    """
    if any(map(str.isalpha, "".join(history))) or not may_be_several(message):
        return ()
    return several_questions(message, searcher.reader.language_of(message))


def each_with_history(
    searcher: Searcher, questions: tuple[str, ...], history: Sequence[str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each question with the year that one before it names, if it names none itself."""
    language = searcher.reader.language_of(" ".join(questions))
    for number, question in enumerate(questions):
        year = year_of(questions, number, language)
        yield question, (year,) if year else history


def search_each(
    searcher: Searcher,
    questions: tuple[str, ...],
    k: int,
    history: Sequence[str],
    reports: frozenset[str] | None,
) -> SearchResult:
    """Search each of several questions, and show their passages in turn, one of each at least.

    It is answered where each is and absent where none is found; else it is unsure, as sure as what
    the least sure one is.
    """
    asked = each_with_history(searcher, questions, history)
    found = [searcher.search(question, k, before, reports) for question, before in asked]
    outcomes = {result.outcome for result in found}
    outcome = outcomes.pop() if len(outcomes) == 1 else Outcome.UNSURE
    return SearchResult(_in_turn(questions, found, k), min(r.confidence for r in found), outcome)


def _in_turn(questions: tuple[str, ...], found: Sequence[SearchResult], k: int) -> tuple[Hit, ...]:
    """Take the hits of each question in turn, a paragraph once, but for the best of each.

    Two questions may be answered by two sentences of one paragraph; one sentence that is the best
    of both says so.
    """
    parts = [
        Part(number, len(questions), question, result.outcome)
        for number, (question, result) in enumerate(zip(questions, found, strict=True), 1)
    ]
    best: dict[tuple[str, int], Hit] = {}
    others: dict[str, Hit] = {}
    for rank, row in enumerate(zip_longest(*(result.hits for result in found))):
        for part, hit in ((part, hit) for part, hit in zip(parts, row, strict=True) if hit):
            if rank:
                others.setdefault(hit.paragraph.id, replace(hit, parts=(part,)))
                continue
            place = hit.paragraph.id, hit.sentence
            before = best[place].parts if place in best else ()
            best[place] = replace(best.get(place, hit), parts=(*before, part))
    shown = {name for name, _ in best}
    rest = (hit for name, hit in others.items() if name not in shown)
    return (*best.values(), *rest)[: max(k, len(best))]
