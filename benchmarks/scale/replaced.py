"""Models that encode passages in no time, so that what else adding a report takes is measured."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from zlib import crc32

import numpy as np

from embeddings.arrays import Vectors
from embeddings.encoder import Encoded, Encoder, normalise
from embeddings.multilingual import MultilingualEncoder

_TOKEN = re.compile(r"\w+|[^\w\s]")
# How many different tokens there are, and how many of a text are read.
_TOKENS, _READ = 5000, 256


class Clock:
    """How many seconds were spent in the place of encoding."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time of the block."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds += time.perf_counter() - started


class ReplacedWords:
    """A model of words by name, that gives each token of a passage a fixed random vector."""

    def __init__(self, model: Encoder, clock: Clock) -> None:
        self._model, self._clock = model, clock
        self.name, self.checksum = model.name, model.checksum
        self.dimension, self.languages = model.dimension, model.languages
        self._vectors = random_vectors(_TOKENS, model.dimension)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the whole words that the model knows as one token."""
        return self._model.vocabulary

    def documents(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Return passages as if they were encoded."""
        return in_place_of_encoding(texts, self._vectors, self._clock, progress)

    def question(self, text: str) -> Encoded:
        """Encode one question by the model itself."""
        return self._model.question(text)

    def questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode questions by the model itself."""
        return self._model.questions(texts)


class ReplacedMeaning:
    """A multilingual model by name, that gives each passage a random vector."""

    def __init__(self, model: MultilingualEncoder, clock: Clock) -> None:
        self._model, self._clock = model, clock
        self.name, self.checksum, self.dimension = model.name, model.checksum, model.dimension
        self._vectors = random_vectors(_TOKENS, model.dimension)

    def passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Return (n, d), passages as if they were encoded."""
        with self._clock.running():
            rows = np.array([crc32(text.encode()) % _TOKENS for text in texts], np.int64)
            vectors: Vectors = self._vectors[rows]
        if progress:
            progress(len(texts))
        return vectors

    def questions(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Return (n, d), questions as if they were encoded."""
        return self.passages(texts, progress)

    def question(self, text: str) -> Vectors:
        """Encode one question by the model itself."""
        return self._model.question(text)

    def documents(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Return passages with their tokens as if they were encoded."""
        return in_place_of_encoding(texts, self._vectors, self._clock, progress)

    def asked(self, text: str) -> Encoded:
        """Encode one question by the model itself."""
        return self._model.asked(text)


def in_place_of_encoding(
    texts: Sequence[str],
    vectors: Vectors,
    clock: Clock,
    progress: Callable[[int], None] | None,
) -> list[Encoded]:
    """Return passages whose words have fixed vectors, the time of it on a clock."""
    with clock.running():
        encoded = [token_vectors(text, vectors) for text in texts]
    if progress:
        progress(len(texts))
    return encoded


def token_vectors(text: str, vectors: Vectors) -> Encoded:
    """Return a passage whose words have fixed vectors, and their mean."""
    found = [*_TOKEN.finditer(text)][:_READ]
    ids = np.array([crc32(match[0].encode()) % _TOKENS for match in found], np.int32)
    spans = np.array([match.span() for match in found], np.int32).reshape(-1, 2)
    tokens = vectors[ids]
    return Encoded(normalise(tokens.sum(axis=0, keepdims=True))[0], ids, spans, tokens)


def random_vectors(count: int, dimension: int) -> Vectors:
    """Return (count, dimension) float32 of unit length, the same each time."""
    return normalise(np.random.default_rng(1).standard_normal((count, dimension), np.float32))
