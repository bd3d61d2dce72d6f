"""The network gives what the library's own BERT gives of the same weights."""

import random
from functools import partial

import pytest
import torch
from transformers import BertConfig, BertModel

from embeddings.transformer import minilm
from embeddings.transformer.linear import Affine
from embeddings.transformer.minilm import layers_of
from embeddings.transformer.network import Network, Norm

WORDS = "embeddings.word_embeddings.weight"


def bert() -> BertModel:
    """Return a small BERT with weights at random."""
    torch.manual_seed(3)
    shape = {"hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2}
    return BertModel(BertConfig(vocab_size=50, num_attention_heads=4, **shape)).eval()


def network_of(model: BertModel, form: str = "float32") -> Network:
    """Return our network of its weights."""
    weights = {name: tensor.detach() for name, tensor in model.named_parameters()}
    embedded = partial(torch.nn.functional.embedding, weight=weights.pop(WORDS))
    return minilm.network_of(embedded, weights, layers=2, heads=4, epsilon=1e-12, form=form)


@pytest.mark.parametrize(
    "lengths", [(3, 7, 1), (16, 15, 1), (1,), (80, 100, 5, 90, 200, 1), (200,)]
)
def test_texts_of_unlike_length_are_as_if_alone(lengths: tuple[int, ...]) -> None:
    """Each has the vectors that the library's model gives it, in however many rows they are."""
    model = bert()
    chance = random.Random(7)
    texts = [[chance.randrange(50) for _ in range(length)] for length in lengths]
    together = network_of(model)(texts)
    assert [tuple(states.shape) for states in together] == [(length, 32) for length in lengths]
    for text, states in zip(texts, together, strict=True):
        with torch.inference_mode():
            wanted = model(torch.tensor([text])).last_hidden_state[0]
        torch.testing.assert_close(states, wanted, atol=1e-5, rtol=1e-5)


def test_narrow_weights_keep_the_direction() -> None:
    """In bfloat16 and float16 the cosine with the library's vectors stays above 0.999."""
    model = bert()
    with torch.inference_mode():
        wanted = model(torch.tensor([[5, 7, 9, 12]])).last_hidden_state[0]
    for form in ("bfloat16", "float16"):
        states = network_of(model, form)([[5, 7, 9, 12]])[0]
        assert float(torch.cosine_similarity(states, wanted).min()) > 0.999, form


def test_a_norm_has_mean_and_variance_of_its_own() -> None:
    """Weights of 1 and biases of 0 leave each row with mean 0 and variance 1."""
    norm = Norm(Affine(torch.ones(4), torch.zeros(4)), 0.0)
    states = norm(torch.tensor([[1.0, 2.0, 3.0, 4.0]]))
    assert [round(value, 4) for value in states[0].tolist()] == [-1.3416, -0.4472, 0.4472, 1.3416]


def test_layers_are_named_as_in_the_file() -> None:
    """Each layer's weights are those of its number."""
    weights = {name: tensor.detach() for name, tensor in bert().named_parameters()}
    second = list(layers_of(weights, 2))[1]
    assert second.query.weight is weights["encoder.layer.1.attention.self.query.weight"]
    assert second.narrowed_norm.bias is weights["encoder.layer.1.output.LayerNorm.bias"]
