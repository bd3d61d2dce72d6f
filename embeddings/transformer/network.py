"""The network of both bundled models: BERT's encoder, without what only its training needs.

Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers", 2019. What passes from layer
to layer, norms and sums are float32; only the linear layers and what they feed are narrower.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Self

import torch
from torch.nn.functional import layer_norm, scaled_dot_product_attention

from embeddings.torchscript import without_lock
from embeddings.transformer.linear import Affine, linear

# Up to so many tokens texts are encoded in a row: filling them up would cost more than to multiply
# each token with those of all texts. `python -m benchmarks.encoders` measures it.
_PACKED = 256
# They are filled up to a multiple of so many, since each number of tokens has to be prepared once.
_ROUND = 16


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


class Norm(torch.nn.Module):
    """Scales each token's vector to mean 0 and variance 1, then by weights of its own."""

    def __init__(self, affine: Affine, epsilon: float) -> None:
        super().__init__()
        self.weight, self.bias, self.epsilon = affine.weight, affine.bias, epsilon

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """Return (n, d) of (n, d)."""
        return layer_norm(states, self.weight.shape, self.weight, self.bias, self.epsilon)


class EncoderLayer(torch.nn.Module):
    """One layer: each token looks at the others of its text, and is changed by what it sees."""

    def __init__(self, weights: LayerWeights, heads: int, epsilon: float, form: str) -> None:
        """Pack a layer's weights; query, key and value are multiplied as one."""
        super().__init__()
        three = (weights.query, weights.key, weights.value)
        together = Affine(
            torch.cat([each.weight for each in three]), torch.cat([each.bias for each in three])
        )
        self.heads = heads
        self.projected = linear(together, form)
        self.attended = linear(weights.attended, form)
        self.attended_norm = Norm(weights.attended_norm, epsilon)
        self.widened = linear(weights.widened, form, with_gelu=True)
        self.narrowed = linear(weights.narrowed, form)
        self.narrowed_norm = Norm(weights.narrowed_norm, epsilon)

    def forward(self, states: torch.Tensor, texts: int, seen: torch.Tensor | None) -> torch.Tensor:
        """Return what `Layers` does, by this one."""
        n, d = states.shape
        shape = (texts, n // texts, 3, self.heads, d // self.heads)
        query, key, value = self.projected(states).view(shape).permute(2, 0, 3, 1, 4).unbind()
        mixed = scaled_dot_product_attention(query, key, value, seen)
        attended = self.attended(mixed.transpose(1, 2).reshape(n, d))
        states = self.attended_norm(states + attended)
        changed: torch.Tensor = self.narrowed_norm(states + self.narrowed(self.widened(states)))
        return changed


class Layers(torch.nn.Module):
    """All layers, one after another."""

    def __init__(self, layers: Iterable[EncoderLayer]) -> None:
        super().__init__()
        self.layers = torch.nn.ModuleList(layers)

    def forward(self, states: torch.Tensor, texts: int, seen: torch.Tensor | None) -> torch.Tensor:
        """Return (b * t, d) of (b * t, d), the tokens of `texts` texts one behind another.

        Args:
            states: (b * t, d) float32.
            texts: b, how many they are.
            seen: (b, 1, 1, t) bool, the tokens that are none of padding; None for all.
        """
        for layer in self.layers:
            states = layer(states, texts, seen)
        return states


class Network:
    """A whole encoder, which several threads may ask at once."""

    def __init__(
        self,
        embedded: Callable[[torch.Tensor], torch.Tensor],
        positions: torch.Tensor,
        norm: Norm,
        layers: Iterable[EncoderLayer],
    ) -> None:
        self._embedded = embedded
        self._positions = positions
        self._norm = norm
        self._layers = without_lock(Layers(layers))
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
        packed = [EncoderLayer(each, heads, norm.epsilon, form) for each in layers]
        return cls(embedded, positions, norm, packed)

    def __call__(self, texts: Sequence[Sequence[int]]) -> list[torch.Tensor]:
        """Return the vectors of each text's tokens, (t, d) float32, as the last layer has them.

        Args:
            texts: the vocabulary ids of each, with the model's own marks; none is empty.
        """
        # OpenMP counts threads for each thread that asks: a new one would start with all cores.
        torch.set_num_threads(1)
        lengths = [*map(len, texts)]
        packed = len(texts) > 1 and sum(lengths) <= _PACKED
        with torch.inference_mode():
            return self._in_a_row(texts, lengths) if packed else self._filled_up(texts, lengths)

    def _in_a_row(self, texts: Sequence[Sequence[int]], lengths: list[int]) -> list[torch.Tensor]:
        """Encode texts as one, whose tokens look at those of their own text alone."""
        parts = [*lengths, -sum(lengths) % _ROUND]
        ids = torch.tensor([*chain.from_iterable(texts), *repeat(0, parts[-1])])
        counts = torch.tensor(parts)
        part_of = torch.repeat_interleave(torch.arange(len(parts)), counts)
        places = torch.arange(len(ids)) - (counts.cumsum(0) - counts)[part_of]
        seen = (part_of[:, None] == part_of)[None, None]
        states = self._states(ids, self._positions[places], 1, seen)
        rows = torch.split(states, parts)
        return list(rows[:-1])

    def _filled_up(self, texts: Sequence[Sequence[int]], lengths: list[int]) -> list[torch.Tensor]:
        """Encode texts side by side, each filled up to the longest."""
        longest = max(lengths)
        ids = torch.zeros(len(texts), longest, dtype=torch.int64)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = torch.tensor(text)
        inside = torch.arange(longest) < torch.tensor(lengths)[:, None]
        seen = None if bool(inside.all()) else inside[:, None, None]
        positions = self._positions[:longest].repeat(len(texts), 1)
        states = self._states(ids.reshape(-1), positions, len(texts), seen)
        rows = states.view(len(texts), longest, -1)
        return [row[:length] for row, length in zip(rows, lengths, strict=True)]

    def _states(
        self, ids: torch.Tensor, positions: torch.Tensor, texts: int, seen: torch.Tensor | None
    ) -> torch.Tensor:
        """Return (n, d) of (n,) ids and what is added for their places, as `Layers` does."""
        states: torch.Tensor = self._layers(
            self._norm(self._embedded(ids) + positions), texts, seen
        )
        return states
