"""The arrays that go from step to step, named once; a docstring elsewhere says their shape."""

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

# Vectors of unit length, and whatever is computed of them: cosines, scores, weights.
Vectors: TypeAlias = NDArray[np.float32]
# Vocabulary ids of tokens, and where tokens start and end in their text, in characters.
TokenIds: TypeAlias = NDArray[np.int32]
TokenSpans: TypeAlias = NDArray[np.int32]
# Token vectors in the bytes of a codec, a row each; and what is saved, byte by byte.
TokenCodes: TypeAlias = NDArray[np.uint8]
SavedBytes: TypeAlias = NDArray[np.uint8]
# Keys of texts, 16 bytes each: hashes that stay the same when rows are numbered anew.
Keys: TypeAlias = NDArray[np.uint8]

# Row numbers, by what they are rows of: a collection's sentences, paragraphs, section paths,
# expected questions and reports; and, where code knows nothing of these, any texts or vectors.
SentenceRows: TypeAlias = NDArray[np.int64]
# (n,) which sentence of its paragraph each is, from 0.
SentenceNumbers: TypeAlias = NDArray[np.int32]
ParagraphRows: TypeAlias = NDArray[np.int64]
HeadingRows: TypeAlias = NDArray[np.int64]
QuestionRows: TypeAlias = NDArray[np.int64]
ReportRows: TypeAlias = NDArray[np.int64]
# (p,) hashes that paragraphs share which say the same.
Hashes: TypeAlias = NDArray[np.uint64]
TextRows: TypeAlias = NDArray[np.int64]

# Which rows count: true for those that do.
Mask: TypeAlias = NDArray[np.bool_]


def offsets_of(lengths: Iterable[int] | NDArray[np.int64]) -> TextRows:
    """Return (n + 1,) where n rows of some lengths begin, one after the other, and the end."""
    counts = lengths if isinstance(lengths, np.ndarray) else [*lengths]
    offsets: TextRows = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return offsets
