"""Linear layers in the form that this processor multiplies fastest.

A short question waits for the weights to be read, so half of their bytes is half of the wait: they
are kept in bfloat16 where the processor multiplies that by its own instructions, else in float16,
with sums in single precision. What goes in and comes out is float32 or bfloat16.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import torch
from torch.nn.functional import gelu
from torch.nn.functional import linear as multiplied

Layer: TypeAlias = Callable[[torch.Tensor], torch.Tensor]

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


def linear(affine: Affine, form: str, *, with_gelu: bool = False) -> Layer:
    """Return a layer that maps (n, in) to (n, out), the weights packed once.

    Args:
        affine: its weights; they aren't kept where they are packed.
        form: one of those that `form` returns.
        with_gelu: apply the Gaussian error linear unit to what comes out.
    """
    if form == "bfloat16":
        return _bfloat16(affine, "gelu" if with_gelu else "none")
    layer = _float16(affine) if form == "float16" else _float32(affine)
    return (lambda inputs: gelu(layer(inputs))) if with_gelu else layer


def _bfloat16(affine: Affine, then: str) -> Layer:
    """Multiply in bfloat16, by weights in the order in which oneDNN reads them."""
    packed = torch.ops.mkldnn._reorder_linear_weight(affine.weight.bfloat16())
    bias, multiply = affine.bias.bfloat16(), torch.ops.mkldnn._linear_pointwise

    def layer(inputs: torch.Tensor) -> torch.Tensor:
        outputs: torch.Tensor = multiply(inputs.bfloat16(), packed, bias, then, [], "none")
        return outputs

    return layer


def _float16(affine: Affine) -> Layer:
    """Multiply by weights in float16, with inputs, sums and outputs in float32."""
    packed = torch.ops.quantized.linear_prepack_fp16(affine.weight, affine.bias)
    multiply = torch.ops.quantized.linear_dynamic_fp16

    def layer(inputs: torch.Tensor) -> torch.Tensor:
        outputs: torch.Tensor = multiply(inputs, packed)
        return outputs

    return layer


def _float32(affine: Affine) -> Layer:
    """Multiply by the weights as they are."""
    return lambda inputs: multiplied(inputs, affine.weight, affine.bias)
