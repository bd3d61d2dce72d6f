"""The models that the options name, loaded."""

from dataclasses import dataclass
from typing import Self

from bot.answering.options import LibraryOptions
from embeddings.models import Models, load_models
from embeddings.search.reranker import CrossEncoder


@dataclass(frozen=True, slots=True)
class LoadedModels:
    """The models that everything is encoded by, and the one for reranking where there is one."""

    models: Models
    reranker: CrossEncoder | None

    @classmethod
    def load(cls, options: LibraryOptions) -> Self:
        """Load them, and torch before them, which takes seconds.

        Raises:
            ModelError: one cannot be loaded.
        """
        models = load_models(options.model, options.languages, options.multilingual)
        return cls(models, CrossEncoder.load(options.reranker))
