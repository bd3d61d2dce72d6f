"""Linear layers with half the bytes: what they give beside full ones, and what is left alone."""

import pytest
import torch

from embeddings.half_precision import halve_linears


def test_halved_layers_give_nearly_the_same() -> None:
    """The outputs of a small model differ by less than a thousandth, with a bias and without."""
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(64, 32), torch.nn.Linear(32, 16, bias=False))
    inputs = torch.randn(2, 5, 64)
    full = model(inputs).detach()
    halve_linears(model)
    halved = model(inputs)
    assert halved.shape == (2, 5, 16)
    torch.testing.assert_close(halved, full, atol=1e-3, rtol=0)


def test_other_engines_keep_the_full_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where torch can't multiply by half-precision weights, nothing changes."""
    monkeypatch.setattr("embeddings.half_precision._ENGINES", ())
    model = torch.nn.Sequential(torch.nn.Linear(4, 4))
    halve_linears(model)
    assert type(model[0]) is torch.nn.Linear
