"""What is measured of a report that is added, with models that don't encode."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.scale.adding import Step, changed, markdown, taken
from benchmarks.scale.bank import Bank
from benchmarks.scale.generator import make_report
from benchmarks.scale.replaced import Clock, ReplacedMeaning, ReplacedWords
from corpus.model import Report
from corpus.report import read_report
from embeddings.index.collection import Collection
from tests.fakes import MeaningEncoder, WordEncoder, entry


def test_a_report_is_read_again_from_its_markdown(bank: Bank, tmp_path: Path) -> None:
    """With the same paragraphs, each under the same heading."""
    report = make_report(bank, 1, 1, 20).report
    file = tmp_path / "added.md"
    file.write_text(markdown(report), encoding="utf-8")
    again = read_report(entry(file))
    assert [each.text for each in again.paragraphs] == [each.text for each in report.paragraphs]
    assert [each.section[-1] for each in again.paragraphs] == [
        each.section[-1] for each in report.paragraphs
    ]


def test_a_changed_report_has_another_word_in_its_first_paragraph(reports: list[Report]) -> None:
    """All else stays, and its last sentence still ends where the text does."""
    other = changed(reports[0])
    first = other.paragraphs[0]
    assert first.text == f"{reports[0].paragraphs[0].text} again"
    assert first.slice(2, 2) == "Nobody counts the pigs of Dalian. again"
    assert [each.text for each in other.paragraphs[1:]] == [
        each.text for each in reports[0].paragraphs[1:]
    ]


def test_the_time_of_a_clock_is_left_out_and_what_is_new_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of ten seconds four went by in the place of encoding; one of two files is new."""
    (tmp_path / "old.seg").write_bytes(b"12345")
    now = [0.0]
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    clock = Clock()

    def change() -> None:
        """Encode for four seconds, and write a file for six."""
        with clock.running():
            now[0] += 4.0
        now[0] += 6.0
        (tmp_path / "new.seg").write_bytes(b"123")

    assert taken(tmp_path, clock, change) == Step(6.0, 3)
    assert clock.seconds == 4.0


def test_replaced_words_have_a_token_for_each_word() -> None:
    """The same word has the same vector; questions are the model's."""
    model = WordEncoder()
    words = ReplacedWords(model, Clock())
    (encoded,) = words.documents(["Pigs, and pigs."])
    assert encoded.spans.tolist() == [[0, 4], [4, 5], [6, 9], [10, 14], [14, 15]]
    (other,) = words.documents(["no pigs"])
    assert np.array_equal(other.tokens[1], encoded.tokens[3])
    assert np.linalg.norm(encoded.vector) == pytest.approx(1)
    assert (words.name, words.checksum, words.dimension) == ("words", "words-1", 8)
    assert words.vocabulary == model.vocabulary
    assert words.question("pigs").ids.tolist() == [0]
    assert model.encoded == []


def test_replaced_meanings_are_the_same_for_the_same_text() -> None:
    """As many as texts, in order."""
    model = MeaningEncoder()
    meaning = ReplacedMeaning(model, Clock())
    first, second, again = meaning.passages(["pigs", "farms", "pigs"])
    assert np.array_equal(first, again)
    assert not np.array_equal(first, second)
    assert np.array_equal(meaning.questions(["pigs"])[0], first)
    assert np.array_equal(meaning.question("pigs"), model.question("pigs"))
    assert model.encoded == []


def test_a_changed_report_has_another_index(reports: list[Report]) -> None:
    """So that its segment is built anew."""
    before, after = Collection.of([reports[0]]), Collection.of([changed(reports[0])])
    assert before.checksum != after.checksum
