"""What an index says that it was built from, by which another one's is told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from embeddings.arrays import Mask
from embeddings.index.collection import Collection
from embeddings.index.facts import FACTS_VERSION
from embeddings.index.token_codec import codec_for
from embeddings.models import Models

# The number of the way in which indexes are kept: one of another is built anew.
FORMAT = 9


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from; loading refuses any difference.

    `facts` is the number of the way in which reports were read for what they tell.
    """

    format: int
    model: str
    checksum: str
    dimension: int
    languages: str
    codec: str
    multilingual: str
    facts: int
    corpus: str
    paragraphs: int
    sentences: int

    @classmethod
    def of(cls, collection: Collection, models: Models) -> Self:
        """Return the manifest that an index of this collection and these models has."""
        words, meaning = models.words, models.meaning
        return cls(
            FORMAT,
            words.name,
            words.checksum,
            words.dimension,
            " ".join(sorted(words.languages)),
            codec_for(words.checksum, words.dimension).name,
            meaning.checksum if meaning else "",
            FACTS_VERSION,
            collection.checksum,
            len(collection.paragraphs),
            len(collection.sentences),
        )

    def by_models(self) -> dict[str, object]:
        """Return what of it tells how a report is encoded, whatever the reports."""
        names = ("format", "model", "checksum", "dimension", "languages", "codec", "multilingual")
        return {name: getattr(self, name) for name in names}

    def reads(self, languages: Sequence[str]) -> Mask:
        """Return (n,) which of some languages the model of words reads; "*" is all."""
        read = self.languages.split()
        return np.array(["*" in read or language in read for language in languages], bool)


def shown(value: object) -> str:
    """Return a value of a manifest as a message shows it: "none" for one that is empty."""
    return "none" if value in ("", None) else str(value)
