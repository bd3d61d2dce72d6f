"""The network of both bundled models: BERT's encoder, without what only its training needs.

Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers", 2019. What passes from layer
to layer, norms and sums are float32; only the linear layers and what they feed are narrower.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import torch
from torch.nn.functional import layer_norm, scaled_dot_product_attention

from embeddings.transformer.linear import Affine, Layer, linear


@dataclass(frozen=True, slots=True, eq=False)
class LayerWeights:
    """The weights of one layer: its attention, and the two linear layers behind it."""

    query: Affine
    key: Affine
    value: Affine
    attended: Affine
    attended_norm: Affine
    widened: Affine
    narrowed: Affine
    narrowed_norm: Affine


@dataclass(frozen=True, slots=True, eq=False)
class Norm:
    """Scale each token's vector to mean 0 and variance 1, then by weights of its own."""

    affine: Affine
    epsilon: float

    def __call__(self, states: torch.Tensor) -> torch.Tensor:
        """Return (n, d) of (n, d)."""
        weight, bias = self.affine.weight, self.affine.bias
        return layer_norm(states, weight.shape, weight, bias, self.epsilon)


@dataclass(frozen=True, slots=True, eq=False)
class EncoderLayer:
    """One layer: each token looks at the others of its text, and is changed by what it sees."""

    heads: int
    projected: Layer
    attended: Layer
    attended_norm: Norm
    widened: Layer
    narrowed: Layer
    narrowed_norm: Norm

    @classmethod
    def of(cls, weights: LayerWeights, heads: int, epsilon: float, form: str) -> Self:
        """Pack a layer's weights; query, key and value are multiplied as one."""
        three = (weights.query, weights.key, weights.value)
        together = Affine(
            torch.cat([each.weight for each in three]), torch.cat([each.bias for each in three])
        )
        return cls(
            heads,
            linear(together, form),
            linear(weights.attended, form),
            Norm(weights.attended_norm, epsilon),
            linear(weights.widened, form, with_gelu=True),
            linear(weights.narrowed, form),
            Norm(weights.narrowed_norm, epsilon),
        )

    def __call__(self, states: torch.Tensor, texts: int, seen: torch.Tensor | None) -> torch.Tensor:
        """Return (b * t, d) of (b * t, d), the tokens of `texts` texts one behind another.

        Args:
            states: (b * t, d) float32.
            texts: b, how many they are.
            seen: (b, 1, 1, t) bool, the tokens that are none of padding; None for all.
        """
        shape = (texts, -1, 3, self.heads, states.shape[1] // self.heads)
        query, key, value = self.projected(states).view(shape).permute(2, 0, 3, 1, 4)
        mixed = scaled_dot_product_attention(query, key, value, seen)
        attended = self.attended(mixed.transpose(1, 2).reshape(states.shape))
        states = self.attended_norm(states + attended)
        return self.narrowed_norm(states + self.narrowed(self.widened(states)))


class Network:
    """A whole encoder, which several threads may ask at once."""

    def __init__(
        self,
        embedded: Callable[[torch.Tensor], torch.Tensor],
        positions: torch.Tensor,
        norm: Norm,
        layers: Sequence[EncoderLayer],
    ) -> None:
        self._embedded = embedded
        self._positions = positions
        self._norm = norm
        self._layers = layers
        self.dimension = positions.shape[1]

    @classmethod
    def of(
        cls,
        embedded: Callable[[torch.Tensor], torch.Tensor],
        positions: torch.Tensor,
        norm: Norm,
        layers: Iterable[LayerWeights],
        heads: int,
        form: str,
    ) -> Self:
        """Pack the weights of a network, layer by layer.

        Args:
            embedded: returns (n, d) float32, the vectors of (n,) vocabulary ids.
            positions: (p, d) float32, what is added to the token at each place of a text.
            norm: what its sum goes through.
            layers: their weights, in order.
            heads: among how many heads of attention a vector is shared out.
            form: that of the linear layers' weights.
        """
        packed = [EncoderLayer.of(each, heads, norm.epsilon, form) for each in layers]
        return cls(embedded, positions, norm, packed)

    def __call__(self, texts: Sequence[Sequence[int]]) -> list[torch.Tensor]:
        """Return the vectors of each text's tokens, (t, d) float32, as the last layer has them.

        Args:
            texts: the vocabulary ids of each, with the model's own marks; none is empty.
        """
        # OpenMP counts threads for each thread that asks: a new one would start with all cores.
        torch.set_num_threads(1)
        longest = max(map(len, texts))
        ids = torch.zeros(len(texts), longest, dtype=torch.int64)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = torch.tensor(text)
        lengths = torch.tensor([len(text) for text in texts])
        inside = torch.arange(longest) < lengths[:, None]
        with torch.inference_mode():
            states = self._states(ids, None if bool(inside.all()) else inside[:, None, None])
        return [row[: len(text)] for row, text in zip(states, texts, strict=True)]

    def _states(self, ids: torch.Tensor, seen: torch.Tensor | None) -> torch.Tensor:
        """Return (b, t, d) of (b, t) ids."""
        texts, tokens = ids.shape
        states = self._embedded(ids.reshape(-1)).view(texts, tokens, -1) + self._positions[:tokens]
        states = self._norm(states.view(texts * tokens, -1))
        for layer in self._layers:
            states = layer(states, texts, seen)
        return states.view(texts, tokens, -1)
