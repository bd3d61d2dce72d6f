"""Encoding many texts: those of like length together, on all cores."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from embeddings.progress import DoneCallback

T = TypeVar("T")
Counted = TypeVar("Counted", bound=Sized)


def in_batches(
    texts: Sequence[str],
    size: int,
    encode: Callable[[list[str]], Iterable[T]],
    progress: DoneCallback | None = None,
) -> list[T]:
    """Encode texts in batches, the longest first, one thread a batch.

    Args:
        texts: any number.
        size: how many make a batch.
        encode: encodes a batch, in whatever thread calls it.
        progress: told how many texts were done since the last call.

    Returns:
        What `encode` gave of each text, in the order of `texts`.
    """
    order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    listed = [[texts[number] for number in batch] for batch in batches]
    encoded: dict[int, T] = {}
    for batch, rows in zip(batches, _each(listed, encode), strict=True):
        encoded.update(zip(batch, rows, strict=True))
        if progress:
            progress(len(batch))
    return [encoded[number] for number in range(len(texts))]


def _each(
    batches: Sequence[list[str]], encode: Callable[[list[str]], Iterable[T]]
) -> Iterator[Iterable[T]]:
    """Encode batches; one alone needs no other thread."""
    if len(batches) == 1:
        yield encode(batches[0])
        return
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        yield from threads.map(encode, batches)


def in_rows(texts: Iterable[Counted], most: int) -> Iterator[list[Counted]]:
    """Yield texts in their order, as many together as have no more than `most` parts in all.

    One that alone has more stands alone.

    Args:
        texts: strings, or lists of what else is counted.
        most: how many characters, or whatever they are lists of.
    """
    row: list[Counted] = []
    for text in texts:
        if row and sum(map(len, row)) + len(text) > most:
            yield row
            row = []
        row.append(text)
    if row:
        yield row
