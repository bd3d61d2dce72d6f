"""A run of clauses that meaning chose, made longer where it surely lacks the answer."""

from embeddings.search.marks.asked_kind import AskedKind
from embeddings.search.marks.best_run import Weighed
from embeddings.search.query import Query
from embeddings.text.clauses import Clause
from embeddings.text.words import stems, words


def with_answer(
    text: str, weighed: Weighed, run: Clause, query: Query, asked: AskedKind, language: str
) -> Clause:
    """Return a run with the clause that gives the kind of answer asked for, where it lacks one.

    So it is with another that gives one, and has words of the question that the run lacks. Where
    none does and the run says nothing that the question doesn't, it is all of the text.

    Args:
        text: the sentence.
        weighed: its clauses, and how surely each holds the answer.
        run: those that were chosen.
        query: the question.
        asked: the kind of answer that it asks for.
        language: the language of the sentence.
    """
    parts, chosen = weighed.parts, run
    given = asked.given([text[part.start : part.end] for part in parts], language)
    answers = [n for n, gives in enumerate(given) if gives]
    if not answers:
        return run if _tells(text[run.start : run.end], query) else Clause(0, len(text))
    if not any(run.start <= parts[n].start < run.end for n in answers):
        best = max(answers, key=weighed.shares.__getitem__)
        chosen = _joined(run, parts[best])
    if language == query.language:
        held = stems(text[chosen.start : chosen.end], language)
        missing = stems(query.question, language) - held
        for part in map(parts.__getitem__, answers):
            if missing & stems(text[part.start : part.end], language):
                chosen = _joined(chosen, part)
    return chosen


def _joined(one: Clause, other: Clause) -> Clause:
    """Return what reaches from the first to the last of two clauses."""
    return Clause(min(one.start, other.start), max(one.end, other.end))


def _tells(run: str, query: Query) -> bool:
    """Say whether some words say more than a date and what the question says."""
    asked = {part for word in query.words for part in word.stems}
    return any(
        not (word.is_stop or word.is_number or word.is_day)
        and 2 * len(asked.intersection(word.stems)) < len(word.stems)
        for word in words(run, query.language)
    )
