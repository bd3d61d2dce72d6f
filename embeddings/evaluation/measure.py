"""Measures retrieval and abstention on questions whose answers are known."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from embeddings.conversation.followup import relevant_history
from embeddings.evaluation.baselines import Method, baselines
from embeddings.evaluation.dataset import Question
from embeddings.evaluation.metrics import Ranks
from embeddings.index.collection import Collection
from embeddings.index.segment import TABLES
from embeddings.search.result import SearchResult
from embeddings.search.searcher import Searcher
from embeddings.search.weights import Weights

# What ships, asked of a report that has no expected questions.
PLAIN = "ships, no expected questions"
SHIPS = "ships"
_DEPTH = 50
# Late interaction over sentences with nothing beside it.
_BARE = Weights.nothing()


@dataclass(frozen=True, slots=True)
class Measured:
    """The ranks of a method's first right paragraph (0 for none), in question order."""

    method: Method
    ranks: Ranks
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What ships, question by question: its result, and whether its first hit is right."""

    question: Question
    result: SearchResult
    right: bool
    sentence_right: bool


def answerable(questions: Sequence[Question]) -> list[Question]:
    """Return the questions that have an answer."""
    return [question for question in questions if question.quotes]


def measure(method: Method, questions: Sequence[Question], collection: Collection) -> Measured:
    """Ask every question by a method, and time it.

    Returns:
        Ranks from 1, 0 beyond the first 50, and the median of milliseconds per question.
    """
    ranks, spent = [], []
    for question in questions:
        started = time.perf_counter()
        order = method.rank(question)[:_DEPTH]
        spent.append(time.perf_counter() - started)
        ranks.append(first_right(order, question, collection))
    return Measured(method, np.array(ranks, np.int64), 1000 * float(np.median(spent or [0])))


def first_right(order: Sequence[int], question: Question, collection: Collection) -> int:
    """Return the rank of the first paragraph that holds one of a question's quotes; 0 for none."""
    for rank, paragraph in enumerate(order, 1):
        if any(quote in collection.paragraphs[paragraph].text for quote in question.quotes):
            return rank
    return 0


def methods(searcher: Searcher, plain: Searcher | None = None) -> Iterator[Method]:
    """Yield the baselines, late interaction alone, what ships without and with its sidecar.

    Args:
        searcher: what ships.
        plain: the same without expected questions, if it is open already.
    """
    collection, index = searcher.collection, searcher.index
    yield from baselines(collection, index, searcher.setup.models.words)
    count = max(1, len(collection.paragraphs))
    tokens = index.token_bytes("contexts") / count
    every, expected = index.size_bytes(*TABLES) / count, index.size_bytes("expected") / count
    plain = plain or searcher.without_expected()
    yield _shipping("late interaction", searcher.weighing(_BARE), tokens)
    yield _shipping(PLAIN, plain, every - expected)
    if index.count("expected"):
        yield _shipping(SHIPS, searcher, every)


def ablations(searcher: Searcher) -> Iterator[Method]:
    """Yield what ships without its expected questions and without one part more each time."""
    for part, weights in searcher.setup.weights.ablations().items():
        yield _shipping(f"without {part}", searcher.weighing(weights), 0)


def _shipping(name: str, searcher: Searcher, size: float) -> Method:
    """Return a searcher as a method."""
    rows = {paragraph.id: n for n, paragraph in enumerate(searcher.collection.paragraphs)}

    def rank(question: Question) -> list[int]:
        """Return the rows of the paragraphs that are found, best first."""
        hits = searcher.search(question.text, _DEPTH, _read_with(question)).hits
        return [rows[hit.paragraph.id] for hit in hits]

    return Method(name, rank, size)


def judge(searcher: Searcher, questions: Sequence[Question]) -> list[Judged]:
    """Ask what ships every question that isn't chitchat."""
    judged = []
    for question in questions:
        if question.kind == "chitchat":
            continue
        result = searcher.search(question.text, 5, _read_with(question))
        first = result.hits[0] if result.hits else None
        text = first.paragraph.text if first else ""
        bold = first.paragraph.slice(first.sentence, first.sentence) if first else ""
        right = any(quote in text for quote in question.quotes)
        inside = any(quote in bold or (bold and bold in quote) for quote in question.quotes)
        judged.append(Judged(question, result, right, bool(inside)))
    return judged


def language_of(question: Question, collection: Collection) -> str:
    """Return the language that a question says it is in, or else that of the report it is about."""
    if question.lang:
        return question.lang
    for paragraph, language in zip(collection.paragraphs, collection.languages, strict=True):
        if any(quote in paragraph.text for quote in question.quotes):
            return language
    return collection.languages[0] if collection.languages else ""


def _read_with(question: Question) -> tuple[str, ...]:
    """Return the earlier questions that a question is read with, as in the chat."""
    return relevant_history(question.text, question.history)
