"""Encoding in batches: what goes together, what comes back, and in which thread."""

import threading

from embeddings.batches import in_batches, in_rows


def test_the_longest_go_together_and_all_come_back_in_order() -> None:
    """Batches are of like length; what comes out is as the texts came, however many they are."""
    seen: list[list[str]] = []
    done: list[int] = []

    def shout(batch: list[str]) -> list[str]:
        seen.append(batch)
        return [text.upper() for text in batch]

    texts = ["pig", "a long text", "ox", "a longer text", "x"]
    assert in_batches(texts, 2, shout, done.append) == [text.upper() for text in texts]
    assert sorted(seen) == [["a longer text", "a long text"], ["pig", "ox"], ["x"]]
    assert done == [2, 2, 1]
    assert in_batches([], 2, shout) == []


def test_one_batch_is_encoded_by_who_asks() -> None:
    """No thread is begun for it."""
    threads = in_batches(["a", "b"], 2, lambda batch: [threading.current_thread()] * len(batch))
    assert threads == [threading.current_thread()] * 2


def test_texts_make_rows_of_no_more_than_some_characters() -> None:
    """A long one has a row of its own, whatever stands before and behind it."""
    texts = ["a" * length for length in (100, 92, 1, 300, 5, 192, 193)]
    rows = [[len(text) for text in row] for row in in_rows(texts, 192)]
    assert rows == [[100, 92], [1], [300], [5], [192], [193]]
    assert not list(in_rows([], 192))
