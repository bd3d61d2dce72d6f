"""The models that the options name, loaded."""

from dataclasses import dataclass
from typing import Self

from bot.answering.options import LibraryOptions
from embeddings.encoder import Encoder
from embeddings.models import load_encoder
from embeddings.multilingual import MultilingualEncoder, load_multilingual
from embeddings.search.reranker import CrossEncoder


@dataclass(frozen=True, slots=True)
class LoadedModels:
    """The model of words, and those of meaning and for reranking where there are any."""

    words: Encoder
    meaning: MultilingualEncoder | None
    reranker: CrossEncoder | None

    @classmethod
    def load(cls, options: LibraryOptions) -> Self:
        """Load them, and torch before them, which takes seconds.

        Raises:
            ModelError: one cannot be loaded.
        """
        return cls(
            load_encoder(options.model, options.languages),
            load_multilingual(options.multilingual),
            CrossEncoder.load(options.reranker),
        )
