"""The two models that everything is encoded by."""

from collections.abc import Iterable
from dataclasses import dataclass

from embeddings.bundled_encoder import BUNDLED, BundledEncoder
from embeddings.encoder import Encoder
from embeddings.multilingual import MultilingualEncoder, load_multilingual
from embeddings.sentence_encoder import SentenceEncoder


@dataclass(frozen=True, slots=True)
class Models:
    """One for words, by their tokens; one for meaning across languages, None where it is off."""

    words: Encoder
    meaning: MultilingualEncoder | None = None


def load_encoder(name: str = BUNDLED, languages: Iterable[str] = ("en",)) -> Encoder:
    """Load the model of words that a setting names.

    Args:
        name: the bundled model, or a name or folder that sentence-transformers knows.
        languages: ISO 639-1 codes of the languages that the model reads; "*" is all of them.

    Raises:
        ModelError: the model is missing, damaged or cannot be loaded.
    """
    if name == BUNDLED:
        return BundledEncoder.load(languages)
    return SentenceEncoder.load(name, languages)


def load_models(name: str, languages: Iterable[str], multilingual: str) -> Models:
    """Load the models that settings name; `multilingual` is that of meaning, empty for none.

    Raises:
        ModelError: one is missing, damaged or cannot be loaded.
    """
    return Models(load_encoder(name, languages), load_multilingual(multilingual))
