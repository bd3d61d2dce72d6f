"""What is kept of a sentence on a server: a point with its vectors, tokens and terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import ParagraphRows, SentenceRows, Vectors
from embeddings.encoder import Encoded, Encoder
from embeddings.index.byte_vectors import unpack_vectors
from embeddings.index.collection import Collection, EncodeSpan
from embeddings.index.meaning import in_place
from embeddings.index.parts import Part, parts_of
from embeddings.index.qdrant.terms import TermWeights, term_weights
from embeddings.index.segment import encode_spans
from embeddings.index.sentence_rows import SentenceRefs
from embeddings.index.stacked_paragraphs import StackedParagraphs
from embeddings.index.vector_table import VectorTable, count_texts, meaning_texts
from embeddings.models import Models
from embeddings.multilingual import MultilingualEncoder
from embeddings.progress import DoneCallback

# The names of the vectors: of the sentence alone, in its context, by its meaning in its place and
# alone; of its tokens, by words and by meaning; and its words.
SENTENCE, CONTEXT, MEANING, ALONE = "sentence", "context", "meaning", "alone"
TOKENS, MEANT, WORDS = "tokens", "meant", "words"

# Rows of tables by their keys.
Rows = Mapping[bytes, tuple[VectorTable, int]]
# Arrays of a point by name: vectors, and with the tokens their `ids` and `spans`.
Stored = Mapping[str, NDArray[np.float32] | NDArray[np.int32]]


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A sentence of a report: its vectors by name, its tokens in context, and its terms.

    `meant` are its tokens by the model of meaning, (m, d), None without one.
    """

    id: str
    report: str
    vectors: Mapping[str, Vectors]
    context: Encoded
    terms: TermWeights
    meant: Vectors | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """What says that every point of a report is there: a digest of their ids.

    `tokens` is how many tokens they have, and `counts` in how many of them each token id occurs.
    """

    digest: str
    tokens: int
    counts: Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """What points are looked for by, in one query.

    `vector` is (d,), the question's, `meaning` (e,) by its meaning, and `words` what each term
    number counts. `tokens` are (q, d), the question's times what each counts, by the model of words
    or, if `by_meaning`, by that of meaning: points come by their late interaction with them; where
    there are none, by their meaning, or without it by their context. `known` are points that come
    whatever is near. `reports` are the only ones that count; None for all.
    """

    vector: Vectors
    meaning: Vectors | None
    tokens: Vectors
    words: TermWeights
    known: Sequence[str]
    reports: Sequence[str] | None
    by_meaning: bool = False


def without_sentences(collection: Collection) -> Collection:
    """Return what of a collection is kept beside the server: all but its sentences."""
    return replace(collection, sentences=collection.sentences[:0])


def sentences_of(collection: Collection, paragraphs: ParagraphRows) -> SentenceRows:
    """Return the sentences of some paragraphs, in order."""
    rows = [collection.sentences_of(paragraph) for paragraph in paragraphs.tolist()]
    return np.concatenate([np.empty(0, np.int64), *rows])


def part_of(collection: Collection, paragraphs: ParagraphRows) -> Collection:
    """Return some paragraphs of a collection with their sentences, without expected questions."""
    (report,) = {int(collection.report_of[row]) for row in paragraphs}
    whole, rows = collection.paragraphs.parts[report], paragraphs.tolist()
    first = int(collection.first_of_report[report])
    chosen = StackedParagraphs([whole.some([row - first for row in rows])])
    named = np.unique(collection.heading_of[paragraphs])
    held = named[named >= 0]
    headings = np.searchsorted(held, collection.heading_of[paragraphs])
    return Collection(
        chosen,
        tuple(collection.dates[row] for row in paragraphs),
        tuple(collection.titles[row] for row in paragraphs),
        tuple(collection.languages[row] for row in paragraphs),
        SentenceRefs.of(chosen.parts),
        tuple(collection.headings[row] for row in held),
        np.where(collection.heading_of[paragraphs] < 0, -1, headings),
        (),
        np.empty(0, np.int64),
        np.empty(0, np.int64),
    )


def count_encoded(part: Collection, models: Models) -> int:
    """Return how many texts are encoded for the points of a part."""
    if models.meaning is None:
        return 2 * len(part.sentences)
    texts = meaning_texts(part, only_part(part))
    return 3 * len(part.sentences) + sum(map(count_texts, texts.values()))


def only_part(part: Collection) -> Part:
    """Return the rows of the only report that a part of a collection is of."""
    (rows,) = parts_of(part, frozenset())
    return rows


def points_of(
    part: Collection,
    ids: Sequence[str],
    models: Models,
    known: Rows | None = None,
    progress: DoneCallback | None = None,
) -> list[Point]:
    """Encode the sentences of a part of a collection.

    Args:
        part: whole paragraphs.
        ids: those of the sentences.
        models: the models that encode them.
        known: section paths by the same model of meaning, by their keys.
        progress: told how many texts were done since the last call.
    """
    spans = encode_spans(part, only_part(part), models.words.languages)
    alone = models.words.documents([span.text for span in spans["sentences"]], progress)
    encoded = _encoded(spans["contexts"], models.words, progress)
    meant = _meant(part, models, known, progress)
    by_meaning = _encoded(spans["contexts"], models.meaning, progress) if models.meaning else {}
    points = []
    for row, span in enumerate(spans["contexts"]):
        context = encoded[span.text].part(span.start, span.end)
        tokens = by_meaning[span.text].part(span.start, span.end).tokens if by_meaning else None
        vectors = {SENTENCE: alone[row].vector, CONTEXT: context.vector}
        vectors |= {name: table[row] for name, table in meant.items()}
        paragraph = part.paragraphs[part.sentences[row].paragraph]
        language = part.languages[part.sentences[row].paragraph]
        terms = term_weights(part.texts[row], language)
        points.append(Point(ids[row], paragraph.report, vectors, context, terms, tokens))
    return points


def _encoded(
    spans: Sequence[EncodeSpan],
    model: Encoder | MultilingualEncoder,
    progress: DoneCallback | None,
) -> Mapping[str, Encoded]:
    """Return the texts that spans stand in, each encoded once."""
    texts = list(dict.fromkeys(span.text for span in spans))
    if progress:
        progress(len(spans) - len(texts))
    return dict(zip(texts, model.documents(texts, progress), strict=True))


def _meant(
    part: Collection,
    models: Models,
    known: Rows | None,
    progress: DoneCallback | None,
) -> dict[str, Vectors]:
    """Return the vectors of sentences by their meaning, by name; none without such a model."""
    if models.meaning is None:
        return {}
    texts, model = meaning_texts(part, only_part(part)), models.meaning
    alone, paths = (
        unpack_vectors(
            VectorTable.build(texts[name], model.passages, model.dimension, known, progress).vectors
        )
        for name in ("sentences", "headings")
    )
    return {ALONE: alone, MEANING: in_place(alone, paths, part)}
