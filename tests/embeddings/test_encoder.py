"""The real model: bundled, checked, offline; and any other from a folder."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from embeddings import bundled_encoder as module
from embeddings.encoder import Encoder, normalise
from embeddings.model_files import ModelError, bundled_folder
from embeddings.models import load_encoder


def test_the_bundled_model_encodes_words_and_texts(encoder: Encoder) -> None:
    """A text gives a unit vector of 384 components and one for each of its tokens."""
    encoded = encoder.question("Pigs live on farms.")
    assert encoded.vector.shape == (384,)
    assert encoded.tokens.shape == (len(encoded.ids), 384) == (5, 384)
    np.testing.assert_allclose(np.linalg.norm(encoded.tokens, axis=1), 1, atol=1e-5)


def test_documents_come_back_in_their_order(encoder: Encoder) -> None:
    """Batches are sorted by length inside, not in what comes out."""
    texts = ["Short.", "A much longer text about pigs and farms.", "Trains."]
    together = np.array([encoded.vector for encoded in encoder.documents(texts)])
    alone = np.array([encoder.question(text).vector for text in texts])
    # Passages may be multiplied in bfloat16, questions aren't.
    np.testing.assert_allclose(np.diag(together @ alone.T), 1, atol=5e-4)


def test_the_bundled_model_needs_no_network(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading it opens no socket."""

    def refused(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.getaddrinfo", refused)
    assert load_encoder().checksum == encoder.checksum == module.BUNDLED_CHECKSUM


def test_weights_with_another_checksum_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both checksums are named, and what to do."""
    monkeypatch.setattr(module, "BUNDLED_CHECKSUM", "0" * 64)
    with pytest.raises(ModelError, match=r"53aa51172d142c89….*0000….*Reinstall"):
        load_encoder()


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("tokenizer.json", None),
        ("tokenizer.json", "{"),
        ("config.json", "{}"),
        ("config.json", None),
    ],
)
def test_a_damaged_package_is_named(
    file: str, content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever of it is missing or spoiled, with what to do."""
    folder = tmp_path / "model"
    shutil.copytree(bundled_folder(), folder)
    (folder / file).unlink()
    if content is not None:
        (folder / file).write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "bundled_folder", lambda: folder)
    with pytest.raises(
        ModelError, match=r"The bundled model in .* is damaged: .*Reinstall gt-all"
    ) as error:
        load_encoder()
    assert "\n" not in str(error.value)


def test_a_package_without_what_passages_need_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told when the first passage is encoded, as `doctor` does; none at all needs nothing."""
    folder = tmp_path / "model"
    shutil.copytree(bundled_folder(), folder)
    (folder / "modules.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(module, "bundled_folder", lambda: folder)
    encoder = load_encoder()
    assert encoder.documents([]) == []
    with pytest.raises(ModelError, match=r"is damaged: .*Reinstall gt-all"):
        encoder.documents(["Pigs."])


@pytest.mark.slow
def test_questions_and_small_talk_need_no_sentence_transformers() -> None:
    """It is loaded for the first passage, not while a person waits."""
    code = """import sys
from embeddings.conversation.smalltalk import SmallTalk
from embeddings.models import load_encoder
encoder = load_encoder()
print(SmallTalk(encoder).kind("what are you able to do?"), len(encoder.question("Pigs").ids))
print("sentence_transformers" in sys.modules)
encoder.documents(["Pigs."])
print("sentence_transformers" in sys.modules)"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["who 1", "False", "True"]


def test_an_unknown_model_is_explained(tmp_path: Path) -> None:
    """A folder that holds no model is named, in one line."""
    with pytest.raises(ModelError, match=r"embeddings\.model") as error:
        load_encoder(str(tmp_path))
    assert "\n" not in str(error.value)


def test_a_zero_vector_stays_zero() -> None:
    """Normalising divides by no zero."""
    assert normalise(np.zeros((2, 3), np.float32)).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_a_question_asked_again_is_remembered(encoder: Encoder) -> None:
    """It isn't encoded twice, and nobody can change what is remembered."""
    first = encoder.question("Where are pigs kept?")
    assert encoder.question("Where are pigs kept?") is first
    with pytest.raises(ValueError, match="read-only"):
        first.vector[0] = 1.0
