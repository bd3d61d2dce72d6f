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

from embeddings.batches import in_rows
from embeddings.torchscript import without_lock
from embeddings.transformer.linear import Affine, linear

# So many tokens are encoded in a row, whose weights are read once: the time of a token is least
# then, though it is held against those of other texts as well. A row is filled up to a multiple of
# `_ROUND`: each number of tokens is prepared once, and that is kept, a megabyte each.
_ROW, _ROUND = 192, 8


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
        # Copied: they may be a few bytes of a file that would stay mapped for them.
        self.weight, self.bias = affine.weight.clone(), affine.bias.clone()
        self.epsilon = epsilon

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

    def forward(self, states: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """Return what `Layers` does, by this one."""
        n, d = states.shape
        shape = (1, n, 3, self.heads, d // self.heads)
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

    def forward(self, states: torch.Tensor, seen: torch.Tensor) -> torch.Tensor:
        """Return (n, d) of (n, d), the tokens of texts one behind another.

        Args:
            states: (n, d) float32.
            seen: (n, n) bool, at which tokens each one looks.
        """
        for layer in self.layers:
            states = layer(states, seen)
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
        with torch.inference_mode():
            return [states for row in in_rows(texts, _ROW) for states in self._packed(row)]

    def _packed(self, texts: Sequence[Sequence[int]]) -> list[torch.Tensor]:
        """Encode texts in one row, where each token looks at those of its own text alone.

        Returns:
            (t, d) of each text.
        """
        lengths = [*map(len, texts)]
        lengths.append(-sum(lengths) % _ROUND)
        ids = torch.tensor([*chain.from_iterable(texts), *repeat(0, lengths[-1])])
        counts = torch.tensor(lengths)
        text_of = torch.repeat_interleave(torch.arange(len(lengths)), counts)
        places = torch.arange(len(ids)) - (counts.cumsum(0) - counts)[text_of]
        states = self._norm(self._embedded(ids) + self._positions[places])
        *rows, _ = torch.split(self._layers(states, text_of[:, None] == text_of), lengths)
        return rows
