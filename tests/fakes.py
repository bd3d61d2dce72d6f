"""A model whose vectors a reader can derive by hand, and small reports to ask it about."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.model import Entry, Report
from corpus.readers.options import ReadOptions
from corpus.readers.process.here import read_here
from corpus.report import make_report
from embeddings.arrays import Vectors
from embeddings.encoder import Encoded, normalise
from embeddings.index.collection import Collection
from embeddings.index.server import Server
from embeddings.models import Models
from embeddings.progress import DoneCallback
from embeddings.search.search_setup import SearchSetup
from embeddings.text.words import words

# Each word is an axis; a word that isn't here has none, and no token.
AXES = ("pigs", "farms", "trains", "europe", "grain", "harvest", "schools", "winter")

# What the axes mean, in three languages.
MEANINGS = (
    ("pigs", "猪", "schweine"),
    ("farms", "农场", "höfe"),
    ("trains", "火车", "züge"),
    ("europe", "欧洲", "europa"),
    ("grain", "粮食", "getreide"),
    ("harvest", "收获", "ernte"),
    ("schools", "学校", "schulen"),
    ("winter", "冬天", "winter"),
)


def axis(*words: str) -> Vectors:
    """Return the unit vector of some words."""
    vector = np.zeros(len(AXES), np.float32)
    vector[[AXES.index(word) for word in words]] = 1 / np.sqrt(len(words))
    return vector


class WordEncoder:
    """Encodes a text as the axes of its known words: two texts' cosine is their shared words'."""

    name = "words"
    checksum = "words-1"
    dimension = len(AXES)
    languages = frozenset({"en"})
    vocabulary = frozenset(AXES)

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def documents(
        self, texts: Sequence[str], progress: DoneCallback | None = None
    ) -> list[Encoded]:
        """Encode texts and remember which."""
        self.encoded.extend(texts)
        if progress:
            progress(len(texts))
        return [self.question(text) for text in texts]

    def questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode texts one by one."""
        return [self.question(text) for text in texts]

    def question(self, text: str) -> Encoded:
        """Encode one text: a token a known word, and their normalised sum."""
        known = [word for word in words(text) if word.lower in AXES]
        ids = np.array([AXES.index(word.lower) for word in known], np.int32)
        spans = np.array([(word.start, word.end) for word in known], np.int32).reshape(-1, 2)
        tokens = np.eye(len(AXES), dtype=np.float32)[ids]
        return Encoded(normalise(tokens.sum(axis=0)), ids, spans, tokens)


class MeaningEncoder:
    """Encodes as `WordEncoder` does, but words of several languages on the same axes."""

    name = "meaning"
    checksum = "meaning-1"
    dimension = len(AXES)

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def passages(self, texts: Sequence[str], progress: DoneCallback | None = None) -> Vectors:
        """Encode passages and remember which."""
        self.encoded.extend(texts)
        if progress:
            progress(len(texts))
        return np.array([self.question(text) for text in texts]).reshape(-1, self.dimension)

    def questions(self, texts: Sequence[str], progress: DoneCallback | None = None) -> Vectors:
        """Encode questions just so."""
        return self.passages(texts, progress)

    def question(self, text: str) -> Vectors:
        """Encode one text as the normalised sum of the axes that it names."""
        vector = np.zeros(self.dimension, np.float32)
        for number, names in enumerate(MEANINGS):
            vector[number] = sum(name in text.lower() for name in names)
        return normalise(vector)

    def documents(
        self, texts: Sequence[str], progress: DoneCallback | None = None
    ) -> list[Encoded]:
        """Encode passages with their tokens and remember which."""
        self.encoded.extend(texts)
        if progress:
            progress(len(texts))
        return [self.asked(text) for text in texts]

    def asked(self, text: str) -> Encoded:
        """Encode one text with a token for each axis that it names, where it first does."""
        lowered = text.lower()
        found = [(lowered.find(n), n, axis) for axis, all in enumerate(MEANINGS) for n in all]
        held = sorted((at, at + len(name), axis) for at, name, axis in found if at >= 0)
        ids = np.array([axis for _, _, axis in held], np.int32)
        spans = np.array([span[:2] for span in held], np.int32).reshape(-1, 2)
        tokens = np.eye(self.dimension, dtype=np.float32)[ids]
        return Encoded(self.question(text), ids, spans, tokens)


def word_setup(server: Server | None = None) -> SearchSetup:
    """Return the setup of a searcher by words alone, with an encoder of its own."""
    return SearchSetup(Models(WordEncoder()), server=server)


def meaning_setup(server: Server | None = None) -> SearchSetup:
    """Return the setup of a searcher by words and meaning, with encoders of its own."""
    return SearchSetup(Models(WordEncoder(), MeaningEncoder()), server=server)


def entry(file: Path, **more: str) -> Entry:
    """Return a catalog entry for a file, with plain values where none are given."""
    values = {
        "id": "tiny",
        "title": "A Tiny Report",
        "date": "2020-03-01",
        "language": "en",
        "publisher": "Nobody",
    }
    return Entry(**values | more, file=str(file), readers=None)


def report_of(text: str, folder: Path, **more: str) -> Report:
    """Read a report from its text."""
    file = folder / "tiny.txt"
    file.write_text(text, encoding="utf-8")
    described = entry(file, **more)
    return make_report(described, read_here(file, ReadOptions(described.language)))


def collection_of(*texts: str, folder: Path) -> Collection:
    """Return the collection of a report that has these texts for paragraphs."""
    return Collection.of([report_of("\n\n".join(texts), folder)])
