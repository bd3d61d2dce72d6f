"""How near a form of a model is to single precision, by hand."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.encoder_quality import PICTURE, Encoded, Sentences, plot, quality
from embeddings.evaluation.dataset import Question
from tests.fakes import report_of

EYE = np.eye(3, dtype=np.float32)
TURNED = np.array([[0.8, 0.6, 0], [0, 1, 0], [0, 0, 1]], np.float32)


@pytest.fixture
def text(tmp_path: Path) -> Sentences:
    """Return three sentences of two paragraphs, and a question about each paragraph."""
    report = report_of("Pigs live here. So do cows.\n\nTrains run.", tmp_path)
    asked = [Question("pigs?", "fact", ("Pigs",)), Question("trains?", "fact", ("Trains run",))]
    return Sentences.of("tiny", report.paragraphs, asked)


def test_what_is_right_is_any_sentence_of_a_paragraph_with_the_answer(text: Sentences) -> None:
    """Questions without an answer aren't asked."""
    assert text.texts == ["Pigs live here.", "So do cows.", "Trains run."]
    assert text.right == [frozenset({0, 1}), frozenset({2})]


def test_the_same_vectors_agree_and_others_are_off(text: Sentences) -> None:
    """Hits are those of the form itself."""
    asked = np.array([[0.9, 0.3, 0.1], [0.1, 0.2, 0.9]], np.float32)
    full, form = Encoded(EYE, asked), Encoded(TURNED, asked[::-1])
    same = quality([full], [full], [text])
    assert same.cells == ["1.00000", "1.00000", "1.0000", "1.0000", "1.000 / 1.000"]
    other = quality([form], [full], [text])
    assert other.cells == ["0.93333", "0.80000", "-0.6667", "1.0000", "0.000 / 1.000"]


def test_forms_are_drawn(tmp_path: Path) -> None:
    """A panel for each model."""
    plot({"words": {"float32": (8.0, 1.0), "int8": (2.0, 0.8)}}, tmp_path / PICTURE)
    assert (tmp_path / PICTURE).read_bytes().startswith(b"\x89PNG")
