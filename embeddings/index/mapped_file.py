"""Named arrays in one file in the safetensors format, read without being copied into memory."""

import errno
import mmap
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import save_file

from embeddings.arrays import TextRows
from embeddings.tensor_file import head_of

Arrays: TypeAlias = dict[str, Any]
# The names that the format has for types of numbers.
_TYPES = {
    "BOOL": np.bool_,
    "U8": np.uint8,
    "I16": np.int16,
    "U16": np.uint16,
    "I32": np.int32,
    "I64": np.int64,
    "U64": np.uint64,
}
# An array of fewer bytes soon stays in the memory that the system keeps files in.
_STAYS = 1 << 29


def write_arrays(file: Path, arrays: Mapping[str, Any]) -> None:
    """Write arrays to a file, and have the disk hold them.

    Raises:
        OSError: it cannot be written.
    """
    try:
        save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, file)
    except SafetensorError as error:
        raise OSError(errno.EIO, str(error)) from error
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def map_arrays(file: Path, *, mapped: bool = False, scattered: tuple[str, ...] = ()) -> Arrays:
    """Return the arrays of a file; of one that is mapped, what nobody asks for stays on the disk.

    A file that somebody cuts short ends the process that has it mapped.

    Args:
        file: what `write_arrays` wrote.
        mapped: whether its arrays stay on the disk.
        scattered: the ends of the names of arrays of which few rows are read, here and there.

    Raises:
        OSError: it cannot be read.
    """
    header, start = head_of(file)
    whole = np.memmap(file, np.uint8, mode="r") if mapped else np.fromfile(file, np.uint8)
    arrays: Arrays = {}
    for name, each in header.items():
        first, end = each["data_offsets"]
        data = whole[start + first : start + end]
        if isinstance(whole, np.memmap) and name.endswith(scattered):
            _read_scattered(whole, start + first, start + end)
        arrays[name] = np.asarray(data).view(_TYPES[each["dtype"]]).reshape(each["shape"])
    return arrays


def _read_scattered(whole: "np.memmap[Any, Any]", start: int, end: int) -> None:
    """Have the system read of some bytes no more than is asked for, where it can be told so.

    Else it reads what lies behind along with it, 30 times as much as a sentence has.
    """
    mapped: Any = whole.base
    if isinstance(mapped, mmap.mmap) and hasattr(mmap, "MADV_RANDOM"):
        first = start - start % mmap.PAGESIZE
        mapped.madvise(mmap.MADV_RANDOM, first, end - first)


def read_ahead(array: NDArray[Any], starts: TextRows, ends: TextRows) -> None:
    """Have the system begin to read some rows of an array, all at once, if it lies on the disk.

    Whoever asks for them one after the other waits for the disk each time.

    Args:
        array: one of `map_arrays`, or a part of one; for any other, and for one so small that it
            soon stays in memory, nothing is done.
        starts: (r,) the first row of each range.
        ends: (r,) the row behind its last; no range is empty.
    """
    mapped = _mapping_of(array) if array.nbytes >= _STAYS else None
    if mapped is None or not hasattr(mapped, "madvise"):
        return
    offset = _address(array) - _address(np.frombuffer(mapped, np.uint8))
    width = array.strides[0]
    for page, count in pages_of(offset + starts * width, offset + ends * width):
        mapped.madvise(mmap.MADV_WILLNEED, page * mmap.PAGESIZE, count * mmap.PAGESIZE)


def pages_of(starts: TextRows, ends: TextRows) -> list[tuple[int, int]]:
    """Return the pages of some ranges of bytes: the first of those that follow, and how many.

    Args:
        starts: (r,) where each range begins.
        ends: (r,) where it ends; no range is empty.
    """
    order = np.argsort(starts, kind="stable")
    first = starts[order] // mmap.PAGESIZE
    behind = np.maximum.accumulate((ends[order] - 1) // mmap.PAGESIZE + 1)
    begins = np.flatnonzero(np.r_[True, first[1:] > behind[:-1]])
    last = np.r_[begins[1:], len(behind)] - 1
    counts = behind[last] - first[begins]
    return [*zip(first[begins].tolist(), counts.tolist(), strict=True)]


def _mapping_of(array: NDArray[Any]) -> mmap.mmap | None:
    """Return the mapping of the file that an array lies in; None where it is in memory."""
    held: object = array
    while isinstance(held, np.ndarray):
        held = held.base
    return held if isinstance(held, mmap.mmap) else None


def _address(array: NDArray[Any]) -> int:
    """Return where an array begins in the memory of this process."""
    address: int = array.__array_interface__["data"][0]
    return address
