"""Linear layers in half precision: in float16 for a short question, in bfloat16 for passages.

A short question waits for the weights to be read, so half of their bytes is half of the wait; sums
stay in single precision, and vectors keep a cosine of 0.99999 with those of the full weights.
Passages wait for the multiplying, which a processor with bfloat16 does twice as fast; softmax,
norms and pooling stay in single precision, and the cosine is 0.9999.
"""

from copy import deepcopy
from dataclasses import dataclass
from typing import Self

import torch

# The engines of torch that multiply by such weights; they are those of x86 processors with AVX2.
_ENGINES = ("x86", "fbgemm")
# What a processor says of itself that multiplies bfloat16 by its own instructions.
_BFLOAT16 = ("avx512_bf16", "amx_bf16")


class HalfLinear(torch.nn.Module):
    """A linear layer in float32 whose weights are packed as float16."""

    def __init__(self, linear: torch.nn.Linear) -> None:
        super().__init__()
        weight, bias = linear.weight.detach(), linear.bias
        self._packed = torch.ops.quantized.linear_prepack_fp16(
            weight, None if bias is None else bias.detach()
        )

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Return (..., out) of (..., in)."""
        outputs: torch.Tensor = torch.ops.quantized.linear_dynamic_fp16(inputs, self._packed)
        return outputs

    def in_bfloat16(self) -> torch.nn.Linear:
        """Return a layer with the same weights in bfloat16."""
        weight, bias = torch.ops.quantized.linear_unpack_fp16(self._packed)
        inputs, outputs = weight.shape[1], weight.shape[0]
        linear = torch.nn.Linear(inputs, outputs, bias is not None, dtype=torch.bfloat16)
        linear.load_state_dict({"weight": weight} | ({} if bias is None else {"bias": bias}))
        return linear.requires_grad_(False)


def halve_linears(model: torch.nn.Module) -> None:
    """Pack the weights of a model's linear layers, where this processor multiplies by them."""
    if torch.backends.quantized.engine not in _ENGINES:
        return
    for parent in list(model.modules()):
        for name, layer in list(parent.named_children()):
            # A class of its own may do more with its weights than multiply.
            if type(layer) is torch.nn.Linear and layer.weight.dtype == torch.float32:
                setattr(parent, name, HalfLinear(layer))


def multiplies_bfloat16() -> bool:
    """Say whether this processor multiplies bfloat16 by instructions of its own."""
    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(name) for name in _BFLOAT16)


@dataclass(frozen=True, slots=True)
class PassageForm:
    """The form of a model that encodes passages fastest on this processor.

    In bfloat16 it shares all with the model but the weights of the linear layers, for which it
    takes as many bytes again (21 MB of the bundled model). Where the processor doesn't multiply
    bfloat16, or nothing of the model was halved, it is the model itself.
    """

    model: torch.nn.Module
    is_bfloat16: bool

    @classmethod
    def of(cls, model: torch.nn.Module, *kept: object) -> Self:
        """Make it of a model; what is `kept` belongs to both, such as a tokenizer."""
        halved = [layer for layer in model.modules() if type(layer) is HalfLinear]
        if not halved or not multiplies_bfloat16():
            return cls(model, is_bfloat16=False)
        shared = {id(each): each for each in (*model.parameters(), *model.buffers(), *kept)}
        layers = {id(layer): layer.in_bfloat16() for layer in halved}
        return cls(deepcopy(model, shared | layers), is_bfloat16=True)

    def __call__(self, batch: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        """Return what the model makes of a batch."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.is_bfloat16):
            outputs: dict[str, torch.Tensor] = self.model(batch)
        return outputs
