"""all-MiniLM-L6-v2 as its package has it: the network of its weights, and its tokenizer."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from embeddings.tensor_file import head_of
from embeddings.transformer.linear import Affine
from embeddings.transformer.network import LayerWeights, Network, Norm
from embeddings.transformer.scattered_rows import ScatteredRows

# The names in the file of what `LayerWeights` has, in its order.
_PARTS = (
    *("attention.self.query", "attention.self.key", "attention.self.value"),
    *("attention.output.dense", "attention.output.LayerNorm"),
    *("intermediate.dense", "output.dense", "output.LayerNorm"),
)
_WORDS = "embeddings.word_embeddings.weight"


def network(folder: Path, form: str) -> Network:
    """Pack the weights of a BERT model's folder in a form of `linear`."""
    shape = json.loads((folder / "config.json").read_text("utf-8"))
    file = folder / "model.safetensors"
    words = _words(file)
    return network_of(
        lambda ids: torch.from_numpy(words(ids.numpy())),
        load_file(file),
        shape["num_hidden_layers"],
        shape["num_attention_heads"],
        shape["layer_norm_eps"],
        form,
    )


def _words(file: Path) -> ScatteredRows:
    """Return the vectors of words, which stay in the file; all else of it is packed."""
    tensors, start = head_of(file)
    words = tensors[_WORDS]
    return ScatteredRows(file, "<f4", start + words["data_offsets"][0], tuple(words["shape"]))


def network_of(
    embedded: Callable[[torch.Tensor], torch.Tensor],
    tensors: Mapping[str, torch.Tensor],
    layers: int,
    heads: int,
    epsilon: float,
    form: str,
) -> Network:
    """Pack the weights of a BERT model by their names, in a form of `linear`.

    Args:
        embedded: returns (n, d) float32, the vectors of (n,) vocabulary ids.
        tensors: the weights.
        layers: how many of them it has.
        heads: among how many heads of attention a vector is shared out.
        epsilon: what is added to the variance in norms.
        form: that of the linear layers' weights.
    """
    # The model reads one text at a time, so that each token is of the first kind.
    kind = tensors["embeddings.token_type_embeddings.weight"][0]
    return Network.of(
        embedded,
        tensors["embeddings.position_embeddings.weight"] + kind,
        Norm(_affine(tensors, "embeddings.LayerNorm"), epsilon),
        layers_of(tensors, layers),
        heads,
        form,
    )


def tokenizer(folder: Path) -> Tokenizer:
    """Return the model's tokenizer, which cuts off what the model doesn't see."""
    limit = json.loads((folder / "sentence_bert_config.json").read_text("utf-8"))["max_seq_length"]
    read = Tokenizer.from_file(str(folder / "tokenizer.json"))
    read.no_padding()
    read.enable_truncation(limit)
    return read


def layers_of(tensors: Mapping[str, torch.Tensor], count: int) -> Iterator[LayerWeights]:
    """Yield the weights of each layer."""
    for number in range(count):
        name = f"encoder.layer.{number}."
        yield LayerWeights(*(_affine(tensors, name + part) for part in _PARTS))


def _affine(tensors: Mapping[str, torch.Tensor], name: str) -> Affine:
    """Return the weight and the bias of one name."""
    return Affine(tensors[f"{name}.weight"], tensors[f"{name}.bias"])
