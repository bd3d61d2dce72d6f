"""The forms of the words model that `benchmarks/encoders.py` compares, and how each encodes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from embeddings.arrays import Vectors
from embeddings.encoder import normalise
from embeddings.half_precision import PassageForm, halve_linears

Forward: TypeAlias = Callable[[dict[str, torch.Tensor]], dict[str, torch.Tensor]]

BATCH = 32


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the model, and how many bytes a weight of its linear layers takes."""

    name: str
    forward: Forward
    bytes: int


def forms(full: SentenceTransformer) -> Iterator[Form]:
    """Yield the forms of a model in float32, itself first."""
    yield Form("float32", full, 4)
    half = deepcopy(full)
    halve_linears(half)
    yield Form("float16", half, 2)
    yield Form("bfloat16", PassageForm.of(half, half.tokenizer), 2)
    quantize = torch.ao.quantization.quantize_dynamic
    int8 = quantize(deepcopy(full), {torch.nn.Linear})  # type: ignore[no-untyped-call]  # torch's
    yield Form("int8", int8, 1)


def encode(model: SentenceTransformer, forward: Forward, given: Sequence[str]) -> Vectors:
    """Encode texts with a form, longest together; return (n, d) of unit length."""
    order = sorted(range(len(given)), key=lambda n: len(given[n]))
    vectors = np.zeros((len(given), int(model.get_embedding_dimension())), np.float32)
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        with torch.inference_mode():
            output = forward(model.preprocess([given[row] for row in rows]))
        vectors[rows] = normalise(output["sentence_embedding"].float().numpy())
    return vectors


def encode_questions(model: SentenceTransformer, forward: Forward, asked: Iterable[str]) -> Vectors:
    """Encode questions one by one, as they come to the bot."""
    return np.concatenate([encode(model, forward, [question]) for question in asked])


def size(model: torch.nn.Module, form: Form) -> float:
    """Return how many MB a form takes: all but linear weights stay as they are."""
    linear = [each.weight for each in model.modules() if type(each) is torch.nn.Linear]
    weights = sum(weight.numel() for weight in linear)
    rest = sum(each.numel() for each in model.parameters()) - weights
    return (rest * 4 + weights * form.bytes) / 1e6
