"""Linear layers in the form that this processor multiplies fastest.

A short question waits for the weights to be read, so half of their bytes is half of the wait: they
are kept in bfloat16 where the processor multiplies that by its own instructions, else in float16,
with sums in single precision. What goes in and comes out is float32 or bfloat16.
"""

from dataclasses import dataclass
from typing import TypeAlias

import torch
from torch.nn.functional import linear as multiplied

# What TorchScript calls a number of any kind; outside of it the name alone has to be there.
number: TypeAlias = float

# What a processor says of itself that multiplies bfloat16 by its own instructions.
_BFLOAT16 = ("avx512_bf16", "amx_bf16")
# The engines of torch that multiply by weights in float16; they are those of x86 with AVX2.
_FLOAT16 = ("x86", "fbgemm")


@dataclass(frozen=True, slots=True, eq=False)
class Affine:
    """What a layer multiplies by and adds: `weight` is (out, in) and `bias` (out,), float32."""

    weight: torch.Tensor
    bias: torch.Tensor


def form() -> str:
    """Return the form of the weights that suits this processor: bfloat16, float16 or float32."""
    capabilities = torch.cpu.get_capabilities()
    if any(map(capabilities.get, _BFLOAT16)) and _is_allowed():
        return "bfloat16"
    return "float16" if _engine() in _FLOAT16 else "float32"


def _is_allowed() -> bool:
    """Say whether oneDNN multiplies bfloat16; a setting may keep from it what a processor has."""
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def _engine() -> str:
    """Return the name of the engine by which torch multiplies narrower weights."""
    return str(torch.backends.quantized.engine)


def linear(affine: Affine, form: str, *, with_gelu: bool = False) -> torch.nn.Module:
    """Return a layer that maps (n, in) to (n, out), the weights packed once.

    Args:
        affine: its weights; they aren't kept where they are packed.
        form: one of those that `form` returns.
        with_gelu: apply the Gaussian error linear unit to what comes out.
    """
    if form == "bfloat16":
        return Bfloat16Linear(affine, "gelu" if with_gelu else "none")
    layer = Float16Linear(affine) if form == "float16" else Float32Linear(affine)
    return torch.nn.Sequential(layer, torch.nn.GELU()) if with_gelu else layer


class Bfloat16Linear(torch.nn.Module):
    """Multiplies in bfloat16, by weights in the order in which oneDNN reads them."""

    def __init__(self, affine: Affine, then: str) -> None:
        super().__init__()
        self.packed = torch.ops.mkldnn._reorder_linear_weight(affine.weight.bfloat16())
        self.bias, self.then = affine.bias.bfloat16(), then

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Return (n, out) bfloat16 of (n, in)."""
        scalars = torch.jit.annotate(list[number | None], [])  # type: ignore[no-untyped-call]
        outputs: torch.Tensor = torch.ops.mkldnn._linear_pointwise(
            inputs.to(torch.bfloat16), self.packed, self.bias, self.then, scalars, "none"
        )
        return outputs


class Float16Linear(torch.nn.Module):
    """Multiplies by weights in float16, with inputs, sums and outputs in float32."""

    def __init__(self, affine: Affine) -> None:
        super().__init__()
        self.packed = torch.ops.quantized.linear_prepack_fp16(affine.weight, affine.bias)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Return (n, out) of (n, in)."""
        outputs: torch.Tensor = torch.ops.quantized.linear_dynamic_fp16(inputs, self.packed)
        return outputs


class Float32Linear(torch.nn.Module):
    """Multiplies by the weights as they are."""

    def __init__(self, affine: Affine) -> None:
        super().__init__()
        self.weight, self.bias = affine.weight, affine.bias

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """Return (n, out) of (n, in)."""
        return multiplied(inputs, self.weight, self.bias)
