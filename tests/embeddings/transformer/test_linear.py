"""Linear layers: each form gives what the full weights give, within the digits that it has."""

import pytest
import torch

from embeddings.transformer import linear as module
from embeddings.transformer.linear import Affine, form, linear

# How far outputs of a size near 1 may be from those in single precision.
DIGITS = {"float32": 1e-6, "float16": 1e-3, "bfloat16": 2e-2}


def affine() -> Affine:
    """Return the weights of a layer of 64 inputs and 32 outputs."""
    torch.manual_seed(0)
    return Affine(torch.randn(32, 64) / 8, torch.randn(32))


@pytest.mark.parametrize("name", DIGITS)
@pytest.mark.parametrize("with_gelu", [False, True])
def test_a_form_gives_nearly_the_same(name: str, *, with_gelu: bool) -> None:
    """With and without the unit behind it, for one token and for many."""
    weights, inputs = affine(), torch.randn(40, 64)
    wanted = torch.nn.functional.linear(inputs, weights.weight, weights.bias)
    if with_gelu:
        wanted = torch.nn.functional.gelu(wanted)
    layer = linear(weights, name, with_gelu=with_gelu)
    for rows in (1, 40):
        outputs = layer(inputs[:rows]).float()
        torch.testing.assert_close(outputs, wanted[:rows], atol=DIGITS[name], rtol=DIGITS[name])


@pytest.mark.parametrize(
    ("capabilities", "is_allowed", "engine", "named"),
    [
        ({"avx512_bf16": True}, True, "x86", "bfloat16"),
        ({"amx_bf16": True, "avx512_bf16": False}, True, "x86", "bfloat16"),
        ({"avx512_bf16": True}, False, "x86", "float16"),
        ({"avx512_bf16": False}, True, "x86", "float16"),
        ({}, False, "fbgemm", "float16"),
        ({}, False, "qnnpack", "float32"),
    ],
)
def test_the_form_is_what_the_processor_is_fast_at(
    capabilities: dict[str, bool],
    engine: str,
    named: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_allowed: bool,
) -> None:
    """Bfloat16 by its instructions, float16 on x86, the weights as they are elsewhere."""
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: capabilities)
    monkeypatch.setattr(module, "_is_allowed", lambda: is_allowed)
    monkeypatch.setattr(module, "_engine", lambda: engine)
    assert form() == named
