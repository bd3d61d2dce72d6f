"""A sentence-transformers model: it encodes passages, and all where it is one of a person's own."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

import numpy as np

from embeddings.batches import in_batches
from embeddings.encoder import Encoded, encoded
from embeddings.model_files import checksum_of, load_model
from embeddings.progress import DoneCallback
from embeddings.recent import RecentQuestions
from embeddings.stages import stage

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32


class SentenceEncoder:
    """A sentence-transformers model on the CPU, which several threads may ask at once."""

    def __init__(
        self, model: "SentenceTransformer", name: str, checksum: str, languages: Iterable[str]
    ) -> None:
        self._model = model
        self._is_narrow = False
        # A tokenizer's settings change as it is asked, and it fails when two threads change them.
        self._tokenizing = Lock()
        self.languages = frozenset(languages)
        self.name = name
        self.checksum = checksum
        self.dimension = int(model.get_embedding_dimension())
        self._recent = RecentQuestions("words", self._encode_questions)

    @classmethod
    def load(
        cls, name: str, languages: Iterable[str] = ("en",), setting: str = "embeddings.model"
    ) -> Self:
        """Load a model that isn't bundled.

        Args:
            name: a name or folder that sentence-transformers knows.
            languages: ISO 639-1 codes of the languages that the model reads; "*" is all of them.
            setting: what names it, to be mended where it can't be loaded.

        Raises:
            ModelError: the model cannot be loaded.
        """
        model = load_model(name, name, setting)
        if Path(name).is_dir():
            return cls(model, name, checksum_of(Path(name)), languages)
        return cls(model, name, hashlib.sha256(name.encode()).hexdigest(), languages)

    @classmethod
    def of_bundled(cls, folder: Path, name: str, checksum: str, languages: Iterable[str]) -> Self:
        """Load the bundled model from its folder, to encode passages.

        It does so in bfloat16 where the processor multiplies that: twice as fast.
        """
        encoder = cls(load_model(str(folder), name), name, checksum, languages)
        # It imports torch, which takes seconds and is loaded by now.
        from embeddings.half_precision import narrow_linears

        encoder._is_narrow = narrow_linears(encoder._model)
        return encoder

    def documents(
        self, texts: Sequence[str], progress: DoneCallback | None = None
    ) -> list[Encoded]:
        """Encode passages with the model's own document prompt, longest together, on all cores.

        Args:
            texts: any number; what goes beyond the model's token limit isn't seen.
            progress: told how many texts were done since the last call.

        Returns:
            One `Encoded` per text, in the order of `texts`.
        """
        prompts = self._model.prompts
        named = [prompts[name] for name in ("document", "passage", "corpus") if name in prompts]
        prompt = (named or [""])[0] or ""
        return in_batches(texts, _BATCH, partial(self._encode, prompt=prompt), progress)

    def question(self, text: str) -> Encoded:
        """Encode one question with the model's own query prompt; a recent one is remembered."""
        return self._recent(text)

    def encode_ahead(self, texts: Sequence[str]) -> None:
        """Encode questions together before they are asked, and remember them."""
        self._recent.encode_ahead(texts)

    def questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode questions that nobody asks just now, none of which is remembered."""
        return [each for text in texts for each in self._encode_questions([text])]

    def _encode_questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode questions together with the model's own query prompt."""
        return self._encode([*texts], self._model.prompts.get("query") or "")

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the whole words that the model knows as one token."""
        return frozenset(word for word in self._model.tokenizer.get_vocab() if word.isalpha())

    def _encode(self, texts: list[str], prompt: str) -> list[Encoded]:
        """Encode texts after a prompt, in one thread."""
        # It takes seconds, and loading the model has done it already.
        import torch

        # OpenMP counts threads for each thread that asks: a new one would start with all cores.
        torch.set_num_threads(1)
        with_offsets = {"text": {"return_offsets_mapping": True}}
        with stage("tokenise"), self._tokenizing:
            batch = self._model.preprocess(texts, prompt=prompt, processing_kwargs=with_offsets)
        spans = batch.pop("offset_mapping").numpy().astype(np.int32) - np.int32(len(prompt))
        narrow = torch.autocast("cpu", torch.bfloat16, enabled=self._is_narrow)
        with torch.inference_mode(), narrow:
            output = self._model(batch)
        mask, ids = (output[name].numpy() for name in ("attention_mask", "input_ids"))
        vectors, tokens = (
            output[name].float().numpy() for name in ("sentence_embedding", "token_embeddings")
        )
        rows = zip(vectors, mask.astype(bool), ids, spans, tokens, strict=True)
        return [encoded(*row) for row in rows]
