"""What each part of the score is worth: `make ablations`.

A part that helps one kind of question may hurt another; it stays when all together lose without it.
What is written down is measured without expected questions, on the sets of benchmarks/data, at most
60 questions of each. A second table compares what the multilingual model encodes. Writes
docs/ablations.md.
"""

import random
from typing import Literal

import numpy as np

from benchmarks.asking import WORDS_ALONE, hits, open_texts
from benchmarks.encoded import encodings
from benchmarks.machine import commit_of
from benchmarks.sets import ROOT, question_sets
from embeddings.evaluation.dataset import Question, load_questions
from embeddings.evaluation.tables import table
from embeddings.search.searcher import Searcher
from embeddings.search.weights import Weights

Group = Literal["English", "reports in other languages", "questions in other languages"]
GROUPS: tuple[Group, ...] = (
    "English",
    "reports in other languages",
    "questions in other languages",
)
# How many questions of a set are asked at most, so that no text outweighs the others.
MOST = 60
_ABOUT = """\
# Ablations

Written by `make ablations` at commit {commit}: hit@1 / hit@3 without expected questions. `meaning`
off leaves the multilingual model its candidates; the last row has none.
"""
_ENCODED = """
## What is encoded

hit@1 / hit@3 of the multilingual model's cosine alone, each row with the one above:
"""

Texts = dict[str, Searcher]
Grouped = dict[Group, list[tuple[str, Question]]]


def grouped(texts: Texts) -> Grouped:
    """Return the answerable questions of every set with their text's id, by their kind."""
    found: Grouped = {group: [] for group in GROUPS}
    for each in question_sets():
        answerable = [question for question in load_questions(each.file) if question.quotes]
        for question in random.Random(1).sample(answerable, min(MOST, len(answerable))):
            language = texts[each.entry.id].reader.query(question.text, question.history).language
            found[group_of(language, each.entry.language)].append((each.entry.id, question))
    return found


def group_of(question: str, report: str) -> Group:
    """Say which kind of question it is, by its language and its report's."""
    if question != report:
        return "questions in other languages"
    return "English" if report == "en" else "reports in other languages"


def row(name: str, weights: Weights, texts: Texts, questions: Grouped) -> list[str]:
    """Return one row of the table: hit@1 / hit@3 of each kind of question, and of all together."""
    weighed = {text: searcher.weighing(weights) for text, searcher in texts.items()}
    groups = [
        np.concatenate([hits(weighed[text], [question]) for text, question in own])
        for own in questions.values()
    ]
    shares = [found.mean(axis=0) for found in (*groups, np.concatenate(groups))]
    cells = [name, *(f"{first:.3f} / {third:.3f}" for first, third in shares)]
    print(" | ".join(cells), flush=True)
    return cells


def main() -> None:
    """Measure what ships without expected questions, and without one part more each time."""
    texts, plain = open_texts(), Weights().without("expected")
    questions = grouped(texts)
    rows = [row("all parts", plain, texts, questions)]
    for part, weights in Weights().ablations().items():
        rows.append(row(f"without {part}", weights, texts, questions))
    words = open_texts(folder=WORDS_ALONE, multilingual=False)
    rows.append(row("without the multilingual model", plain, words, questions))
    counts = {group: len(own) for group, own in questions.items()}
    heads = [f"{group} ({count})" for group, count in counts.items()]
    parts = [
        _ABOUT.format(commit=commit_of(ROOT)),
        table(["what", *heads, f"all ({sum(counts.values())})"], rows),
    ]
    parts += [_ENCODED, encodings(texts), ""]
    (ROOT / "docs/ablations.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
