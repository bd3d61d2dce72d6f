"""The two models that everything is encoded by."""

from dataclasses import dataclass

from embeddings.encoder import Encoder
from embeddings.multilingual import MultilingualEncoder


@dataclass(frozen=True, slots=True)
class Models:
    """One for words, by their tokens; one for meaning across languages, None where it is off."""

    words: Encoder
    meaning: MultilingualEncoder | None = None
