"""The segment of a report that was made of a bank: nothing of it is encoded."""

from dataclasses import replace

import numpy as np

from benchmarks.scale.bank import Bank, gathered, with_noise
from benchmarks.scale.generator import Made
from embeddings.arrays import ParagraphRows, Vectors
from embeddings.index.byte_vectors import pack_vectors, unpack_vectors
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.index.keys import keys_of
from embeddings.index.parts import Part, parts_of
from embeddings.index.segment import Held, Segment, TableName, encode_spans
from embeddings.index.token_table import TokenTable
from embeddings.index.vector_table import MeaningName, VectorTable

# How long the noise is to a vector: copies of a sentence have a cosine of 0.98 with it.
NOISE = 0.2
_READ = frozenset({"en"})


def segment_of(bank: Bank, made: Made, facts: Facts, seed: int) -> Segment:
    """Return the segment of a report.

    The vectors and tokens of a sentence are those of the one that it was made of, and the vector of
    its context is the mean of its paragraph's.

    Args:
        bank: what the report was made of.
        made: the report.
        facts: what it tells.
        seed: of the noise.
    """
    collection = Collection.of([made.report])
    (part,) = parts_of(collection, _READ)
    vectors = with_noise(bank.vectors[made.sentences], NOISE, seed)
    around = means(vectors, collection.paragraph_of)
    tables = _tables(bank, made, (collection, part), (vectors, around))
    meanings = with_noise(bank.meanings[made.sentences], NOISE, seed + 1)
    headed = with_noise(bank.heading_meanings[made.headings], NOISE, seed + 2)
    nothing = np.empty((0, bank.meanings.shape[1]), np.float32)
    # Nothing of it is encoded again, so that any keys of its own do.
    meaning: dict[MeaningName, VectorTable] = {
        "sentences": VectorTable(tables["contexts"].keys, pack_vectors(meanings)),
        "headings": VectorTable(tables["headings"].keys, pack_vectors(headed)),
        "expected": VectorTable(tables["expected"].keys, pack_vectors(nothing)),
    }
    keys = tables["contexts"].keys_as_bytes()
    meant = gathered(bank.meant, made.sentences, keys, meanings)
    counts = tables["contexts"].token_counts()
    return Segment((Held.of(part),), tables, meaning, meant, (facts,), counts)


def means(vectors: Vectors, paragraph_of: ParagraphRows) -> Vectors:
    """Return (n, d) float32 of unit length: for each of (n, d) vectors the mean of its paragraph.

    Args:
        vectors: (n, d) float32.
        paragraph_of: (n,) the paragraph of each, in order.
    """
    starts = np.flatnonzero(np.diff(paragraph_of, prepend=-1))
    sums = np.add.reduceat(vectors, starts, axis=0)
    sums /= np.linalg.norm(sums, axis=1, keepdims=True)
    of_row = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(vectors)))
    around: Vectors = sums[of_row]
    return around


def _tables(
    bank: Bank, made: Made, of: tuple[Collection, Part], vectors: tuple[Vectors, Vectors]
) -> dict[TableName, TokenTable]:
    """Return the tables of words, given the vectors of sentences and of their contexts."""
    spans = encode_spans(*of, _READ)
    keys = {name: [span.key for span in spans[name]] for name in spans}
    contexts = gathered(bank.contexts, made.sentences, keys["contexts"], vectors[1])
    alone = replace(
        without_tokens(contexts), keys=keys_of(keys["sentences"]), vectors=pack_vectors(vectors[0])
    )
    table = bank.heading_table
    headed = unpack_vectors(table.vectors[made.headings])
    none = np.empty(0, np.int64)
    return {
        "sentences": alone,
        "contexts": contexts,
        "headings": gathered(table, made.headings, keys["headings"], headed),
        "expected": gathered(table, none, [], headed[:0]),
    }


def without_tokens(table: TokenTable) -> TokenTable:
    """Return a table of the same texts without their tokens."""
    return replace(
        table,
        ids=table.ids[:0],
        spans=table.spans[:0],
        tokens=table.tokens[:0],
        offsets=np.zeros_like(table.offsets),
    )
