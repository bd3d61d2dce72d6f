"""Asking the texts of benchmarks/data with their tokens kept in several ways."""

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.asking import are_right
from benchmarks.reduced import FloatCodec, ProductCodec, ScalarCodec
from benchmarks.sets import QuestionSet
from embeddings.arrays import Vectors
from embeddings.conversation.followup import relevant_history
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.index.index import Index
from embeddings.index.parts import parts_of
from embeddings.index.segment import TableName, encode_spans
from embeddings.index.token_codec import ByteCodec, TokenCodec, TurnedCodec, rotation
from embeddings.search.late_interaction import late_interaction
from embeddings.search.searcher import Searcher

EXACT, BEFORE, SHIPS = "float32 (naive)", "8 bits (before)", "turned, 2 bits (ships)"
# The text whose sentences are timed, how many of them and how often, and what they are asked.
_TIMED, CANDIDATES, _TIMES = "factbook", 700, 25
_QUESTION = "How much did the production of grain grow last year?"
# The tables whose tokens are searched without expected questions.
_SEARCHED: tuple[TableName, ...] = ("contexts", "headings")
# Of how many questions of a text the error is measured, which takes every sentence's score.
_SCORED = 20
# From how many vectors centroids are learnt: about as few as FAISS takes without a warning.
_SAMPLE = 10_000

Tokens = dict[TableName, Vectors]


@dataclass(slots=True)
class Results:
    """What came of one way in all texts: hits, errors, bytes per token and milliseconds."""

    width: int
    hits: list[tuple[bool, bool]] = field(default_factory=list)
    errors: list[float] = field(default_factory=list)
    milliseconds: float = 0.0


def codecs(moments: Vectors, sample: Vectors) -> dict[str, TokenCodec]:
    """Return all ways by name, the exact one first.

    Args:
        moments: (d, d), the mean outer product of the token vectors of the other texts.
        sample: (n, d), some of those vectors.
    """
    dimension = len(moments)
    even = np.full(dimension, dimension**-0.5, np.float32)
    turned = {bits: ScalarCodec(rotation(dimension), even, bits) for bits in (4, 1)}
    cuts = ((192, 4), (128, 8), (128, 4), (96, 8), (96, 4))
    return {
        EXACT: FloatCodec(dimension),
        BEFORE: ByteCodec(dimension),
        "turned, 4 bits": turned[4],
        SHIPS: TurnedCodec(dimension),
        "turned, 1 bit": turned[1],
        **{f"learned {k}, {b} bits": ScalarCodec.learned(moments, k, b) for k, b in cuts},
        **{f"product, {m} bytes": ProductCodec.learned(moments, sample, m) for m in (64, 48)},
    }


def tokens_of(searcher: Searcher) -> Tokens:
    """Encode what a text's tables hold, as float32."""
    encoder, tokens = searcher.setup.models.words, {}
    (part,) = parts_of(searcher.collection, encoder.languages)
    spans = encode_spans(searcher.collection, part, encoder.languages)
    for name in _SEARCHED:
        texts = list(dict.fromkeys(span.text for span in spans[name]))
        encoded = dict(zip(texts, encoder.documents(texts), strict=True))
        parts = (encoded[span.text].part(span.start, span.end).tokens for span in spans[name])
        tokens[name] = np.concatenate([np.empty((0, encoder.dimension), np.float32), *parts])
    return tokens


def learned_without(text: str, every: Mapping[str, Tokens]) -> dict[str, TokenCodec]:
    """Return all ways to keep a text's tokens, learnt from the others'."""
    others = np.concatenate([each["contexts"] for name, each in every.items() if name != text])
    chosen = np.random.default_rng(0).choice(len(others), _SAMPLE, replace=False)
    return codecs(others.T @ others / np.float32(len(others)), others[chosen])


def reduced(searcher: Searcher, tokens: Tokens, codec: TokenCodec) -> Searcher:
    """Return a searcher of a report with the tokens that are searched kept in another way."""
    (segment,) = searcher.index.segments
    held = segment.tables
    kept = {t: replace(held[t], codec=codec, tokens=codec.encode(tokens[t])) for t in _SEARCHED}
    changed = replace(segment, tables={**held, **kept})
    return searcher.over(Index(searcher.index.manifest, [changed], searcher.collection))


def ask(
    questions: Sequence[Question],
    ways: Mapping[str, Searcher],
    results: Mapping[str, Results],
) -> None:
    """Ask a text's questions in each way, the exact one first, and note what comes of it."""
    # Question by question, as the encoders remember the last ones.
    for number, question in enumerate(questions):
        history = relevant_history(question.text, question.history)
        exact: Vectors | None = None
        for name, searcher in ways.items():
            found = searcher.search(question.text, 3, history).hits
            results[name].hits.append(are_right(question, found))
            if number < _SCORED:
                scores = every_score(searcher, question.text, history)
                exact = scores if exact is None else exact
                results[name].errors.append(float(np.abs(scores - exact).mean()))


def every_score(searcher: Searcher, question: str, history: Sequence[str]) -> Vectors:
    """Return the late-interaction score of every sentence."""
    query, index = searcher.reader.query(question, history), searcher.index
    rows = np.arange(index.count("contexts"))
    return late_interaction(index.context_matches(query.encoded.tokens, rows), query.weights)


def measured(
    sets: Sequence[QuestionSet], texts: Mapping[str, Searcher], most: int | None = None
) -> dict[str, Results]:
    """Return what comes of the answerable questions of some sets, by way.

    Args:
        sets: the sets, each of one of the texts.
        texts: the texts by their ids; what is learnt for one is learnt from the others.
        most: how many questions of each set are asked at most; None for all.
    """
    every = {name: tokens_of(searcher) for name, searcher in texts.items()}
    results: dict[str, Results] = {}
    for text, searcher in texts.items():
        codecs = learned_without(text, every)
        ways = {name: reduced(searcher, every[text], codec) for name, codec in codecs.items()}
        for name, codec in codecs.items():
            results.setdefault(name, Results(codec.width))
            if text == _TIMED:
                results[name].milliseconds = milliseconds(ways[name])
        own = [answerable(each, most) for each in sets if each.entry.id == text]
        ask([question for questions in own for question in questions], ways, results)
        print(text, flush=True)
    return results


def answerable(each: QuestionSet, most: int | None) -> list[Question]:
    """Return the answerable questions of a set, drawn where there are more than wanted."""
    questions = [question for question in load_questions(each.file) if question.quotes]
    if most is None or most >= len(questions):
        return questions
    return random.Random(1).sample(questions, most)


def milliseconds(searcher: Searcher) -> float:
    """Return the median time that the best matches of some sentences take, on one thread."""
    question, spent = searcher.setup.models.words.question(_QUESTION).tokens, []
    with threadpool_limits(1):
        for _ in range(_TIMES):
            started = time.perf_counter()
            searcher.index.context_matches(question, np.arange(CANDIDATES))
            spent.append(time.perf_counter() - started)
    return 1000 * float(np.median(spent))
