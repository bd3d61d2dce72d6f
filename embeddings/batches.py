"""Encoding many texts: those of like length together, on all cores."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def in_batches(
    texts: Sequence[str],
    size: int,
    encode: Callable[[list[str]], Iterable[T]],
    progress: Callable[[int], None] | None = None,
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
