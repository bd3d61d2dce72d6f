"""Passages in bfloat16: what they give beside the full weights, and what is left alone."""

from pathlib import Path

import pytest
import torch
from sentence_transformers import SentenceTransformer

from embeddings import half_precision
from embeddings.bundled_encoder import BundledEncoder
from embeddings.half_precision import narrow_linears
from embeddings.model_files import bundled_folder

ROOT = Path(__file__).parents[2]


def small_model() -> torch.nn.Sequential:
    """Return a model of two linear layers and one that isn't."""
    torch.manual_seed(0)
    layers = (torch.nn.Linear(64, 32), torch.nn.LayerNorm(32), torch.nn.Linear(32, 16, bias=False))
    return torch.nn.Sequential(*layers).eval().requires_grad_(False)


def test_linear_layers_are_narrowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a processor that multiplies bfloat16; what comes out is nearly the same."""
    monkeypatch.setattr(half_precision, "form", lambda: "bfloat16")
    model, inputs = small_model(), torch.randn(2, 5, 64)
    before = model(inputs)
    assert narrow_linears(model)
    kinds = [layer.weight.dtype for layer in model]
    assert kinds == [torch.bfloat16, torch.float32, torch.bfloat16]
    with torch.autocast("cpu", torch.bfloat16), torch.inference_mode():
        torch.testing.assert_close(model(inputs).float(), before, atol=3e-2, rtol=0)


@pytest.mark.parametrize("form", ["float16", "float32"])
def test_other_processors_keep_the_full_weights(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the model changes."""
    monkeypatch.setattr(half_precision, "form", lambda: form)
    model = small_model()
    assert not narrow_linears(model)
    assert {layer.weight.dtype for layer in model} == {torch.float32}


@pytest.mark.parametrize("form", ["bfloat16", "float16"])
def test_both_ways_to_encode_keep_the_vectors_of_the_full_model(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cosine at least 0.9995, of texts and of each token, as a passage and as a question."""
    monkeypatch.setattr(half_precision, "form", lambda: form)
    monkeypatch.setattr("embeddings.transformer.linear.form", lambda: form)
    encoder = BundledEncoder.load()
    full = SentenceTransformer(str(bundled_folder()), device="cpu").eval()
    text = (ROOT / "corpus/reports/liaoning-2022.txt").read_text("utf-8")
    texts = ["", "Grain.", *(text[start : start + 700] for start in range(2000, 9000, 700))]
    texts.append(text[2000:6000])
    for given, passage in zip(texts, encoder.documents(texts), strict=True):
        with torch.inference_mode():
            output = full(full.preprocess([given]))
        # The first and the last token are the model's own marks.
        tokens = torch.nn.functional.normalize(output["token_embeddings"][0][1:-1])
        for encoded in (passage, encoder.question(given)):
            vector = torch.from_numpy(encoded.vector.copy())
            assert float(vector @ output["sentence_embedding"][0]) >= 0.9995
            assert encoded.tokens.shape == tuple(tokens.shape)
            cosines = (torch.from_numpy(encoded.tokens.copy()) * tokens).sum(dim=1)
            assert not len(cosines) or float(cosines.min()) >= 0.9995
            assert encoded.ids.tolist() == output["input_ids"][0][1:-1].tolist()
            assert encoded.spans.tolist() == passage.spans.tolist()
