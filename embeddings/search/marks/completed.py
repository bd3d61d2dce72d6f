"""A run of clauses with what belongs to it: the list that it announces, and what isn't so."""

import re
from collections.abc import Sequence

from embeddings.search.marks.asked_kind import AskedKind
from embeddings.search.query import Query
from embeddings.text.clauses import Clause
from embeddings.text.languages import language_of
from embeddings.text.words import stems

# Questions of these kinds ask for one thing, which is no list.
_ONE = frozenset(("number", "when"))
# What announces a list, and no hour; what parts its items, or leads to its last one.
_COLON = re.compile(r":(?!\d)|：")
_PARTED = re.compile(
    r"[,;、，；،؛]|\s(?:and|or|und|oder|sowie|et|ou|y|e|o|u|ed|en|of|и|или|i|oraz|lub|أو|और|या)\s"
    r"|\sو\w|[和及与與]"
)


def completed(
    text: str,
    parts: Sequence[Clause],
    run: Clause,
    query: Query,
    asked: AskedKind,
    language: str,
) -> Clause:
    """Return a run of a sentence's clauses with the clauses that belong to its answer.

    Args:
        text: the sentence.
        parts: its clauses.
        run: those that were chosen.
        query: the question.
        asked: the kind of answer that it asks for.
        language: that of the sentence.
    """
    whole = _with_list(text, run, query, asked, language)
    return whole if asked.is_reason else _with_negation(text, parts, whole, query, language)


def is_denied(text: str, language: str) -> bool:
    """Say whether a text, a question too, says or asks what isn't so."""
    return language_of(language).negation.search(text) is not None


def _with_list(text: str, run: Clause, query: Query, asked: AskedKind, language: str) -> Clause:
    """Return a run with all of the list that a colon in it or right behind it announces.

    "Which schools were extended?" is answered by all that stands behind "four schools were
    extended:". Where an item in the run has a word of the question that its lead lacks, that item
    is asked for.
    """
    if asked.kind in _ONE or asked.quantities or language != query.language:
        return run
    colon = next((found.start() for found in _COLON.finditer(text, run.start, run.end + 2)), -1)
    if not run.start <= colon <= run.end or not _is_list(text[colon + 1 :], language):
        return run
    asking = stems(query.question, language)
    lead, items = (stems(part, language) for part in (text[:colon], text[colon : run.end]))
    return run if asking & items - lead else Clause(run.start, len(text))


def _is_list(text: str, language: str) -> bool:
    """Say whether what stands behind a colon is a list: "Elm and Oak", and not "it had cost 2"."""
    explains = language_of(language).subject.match(text.lstrip())
    return _PARTED.search(text) is not None and explains is None


def _with_negation(
    text: str, parts: Sequence[Clause], run: Clause, query: Query, language: str
) -> Clause:
    """Return a run with the clause nearest to it that says what isn't so, where that is asked for.

    "Which berths have no power?" is answered by "but not at berth 6", and not by those that have.
    """
    if not is_denied(query.question, query.language) or is_denied(
        text[run.start : run.end], language
    ):
        return run
    denied = [part for part in parts if is_denied(text[part.start : part.end], language)]
    if not denied:
        return run
    nearest = min(denied, key=lambda part: max(part.start - run.end, run.start - part.end))
    return Clause(min(run.start, nearest.start), max(run.end, nearest.end))
