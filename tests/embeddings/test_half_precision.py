"""Linear layers with half the bytes: what they give beside full ones, and what is left alone."""

from pathlib import Path

import pytest
import torch
from sentence_transformers import SentenceTransformer

from embeddings import half_precision
from embeddings.encoder import SentenceEncoder
from embeddings.half_precision import PassageForm, halve_linears
from embeddings.model_files import bundled_folder

ROOT = Path(__file__).parents[2]


def small_model() -> torch.nn.Sequential:
    """Return a model of two halved layers and one that isn't linear."""
    torch.manual_seed(0)
    layers = (torch.nn.Linear(64, 32), torch.nn.LayerNorm(32), torch.nn.Linear(32, 16, bias=False))
    model = torch.nn.Sequential(*layers)
    halve_linears(model)
    return model


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


def test_passages_are_multiplied_in_bfloat16(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a processor that does; the model itself stays as it is, and shares what isn't linear."""
    monkeypatch.setattr(half_precision, "multiplies_bfloat16", lambda: True)
    model, inputs = small_model(), torch.randn(2, 5, 64)
    before = model(inputs)
    form = PassageForm.of(model)
    assert isinstance(form.model, torch.nn.Sequential)
    assert [layer.weight.dtype for layer in form.model] == [
        torch.bfloat16,
        torch.float32,
        torch.bfloat16,
    ]
    assert form.model[1].weight is model[1].weight
    assert torch.equal(model(inputs), before)
    with torch.autocast("cpu", torch.bfloat16), torch.inference_mode():
        torch.testing.assert_close(form.model(inputs).float(), before, atol=3e-2, rtol=0)


def test_other_processors_encode_passages_as_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The very model; so does a model of which nothing was halved."""
    halved, full = small_model(), torch.nn.Sequential(torch.nn.Linear(4, 4))
    monkeypatch.setattr(half_precision, "multiplies_bfloat16", lambda: True)
    assert PassageForm.of(full) == PassageForm(full, is_bfloat16=False)
    monkeypatch.setattr(half_precision, "multiplies_bfloat16", lambda: False)
    assert PassageForm.of(halved) == PassageForm(halved, is_bfloat16=False)


@pytest.mark.parametrize("bfloat16", [True, False])
def test_passages_keep_the_vectors_of_the_full_model(
    encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch, *, bfloat16: bool
) -> None:
    """Cosine at least 0.9995, of texts and of each token; elsewhere an index made so is as good."""
    monkeypatch.setattr(half_precision, "multiplies_bfloat16", lambda: bfloat16)
    full = SentenceTransformer(str(bundled_folder()), device="cpu").eval()
    text = (ROOT / "corpus/reports/liaoning-2022.txt").read_text("utf-8")
    texts = ["", "Grain.", *(text[start : start + 700] for start in range(2000, 9000, 700))]
    for given, encoded in zip(texts, encoder.documents(texts), strict=True):
        with torch.inference_mode():
            output = full(full.preprocess([given]))
        vector = torch.from_numpy(encoded.vector)
        assert float(vector @ output["sentence_embedding"][0]) >= 0.9995
        # The first and the last token are the model's own marks.
        tokens = torch.nn.functional.normalize(output["token_embeddings"][0][1:-1])
        assert len(tokens) == len(encoded.tokens)
        cosines = (torch.from_numpy(encoded.tokens) * tokens).sum(dim=1)
        assert not len(cosines) or float(cosines.min()) >= 0.9995
