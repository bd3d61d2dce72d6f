"""A cross-encoder that reads question and sentence together: slower, and surer."""

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Self

import numpy as np

from embeddings.arrays import Vectors
from embeddings.model_files import ModelError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder as Loaded

_KIND = "cross-encoder:"
# How many of the best candidates are read.
_READ = 20


class CrossEncoder:
    """A sentence-transformers cross-encoder on the CPU, which several threads may ask in turn."""

    def __init__(self, model: "Loaded") -> None:
        self._model = model
        # Its tokenizer's settings change as it is asked.
        self._predicting = Lock()

    @classmethod
    def load(cls, setting: str) -> Self | None:
        """Load the reranker that a setting names: `cross-encoder:NAME`, or nothing when empty.

        Raises:
            ModelError: the setting names no kind that is known, or the model cannot be loaded.
        """
        if not setting:
            return None
        if not setting.startswith(_KIND):
            raise ModelError(f"The reranker '{setting}' must be '{_KIND}NAME', or empty for none.")
        name = setting.removeprefix(_KIND)
        # The import takes seconds, and only this needs it.
        from sentence_transformers import CrossEncoder as Loaded

        try:
            return cls(Loaded(name, device="cpu"))
        except Exception as error:
            raise ModelError(
                f"The reranker '{name}' cannot be loaded: {str(error).splitlines()[0]}. Give a "
                "name or folder of a cross-encoder, or leave search.reranker empty."
            ) from error

    def reordered(self, question: str, texts: Sequence[str], scores: Vectors) -> Vectors:
        """Return (n,) scores that put the texts that scored best in this model's order.

        Args:
            question: the question.
            texts: the candidates, one at least.
            scores: (n,) how well each was found to answer before.
        """
        best = np.argsort(-scores, kind="stable")[:_READ]
        judged = self.scores(question, [texts[number] for number in best])
        ordered = scores.copy()
        ordered[best] = scores.max() + judged - judged.min()
        return ordered

    def scores(self, question: str, texts: Sequence[str]) -> Vectors:
        """Return (n,) how well each text answers a question; higher is better."""
        pairs = [(question, text) for text in texts]
        with self._predicting:
            scored = self._model.predict(pairs, show_progress_bar=False)
        scores: Vectors = np.asarray(scored, np.float32).reshape(len(texts))
        return scores
