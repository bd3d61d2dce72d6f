"""Checksums of an index's files; one that is as it was when it was read through isn't read again.

Whether it is as it was is told by its size, its times and its place on the disk, which whatever
writes to it changes. `doctor` forgets them, and has every file read through.
"""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from corpus.checksum import sha256_of
from corpus.durable import write_durably
from corpus.sealed import BrokenSealError, sealed, unsealed

_KEPT = "checked.json"
# Within so many seconds of a change another one may leave the same times.
SETTLED = 2.0
# A file's size, when it and what is known of it were changed, in nanoseconds, and its number.
_Look: TypeAlias = list[int]


def checksums_of(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of files of a folder, by name; those that can't be read are left out."""
    known = _known(folder)
    kept: dict[str, dict[str, Any]] = {}
    sums: dict[str, str] = {}
    for name in names:
        with suppress(OSError):
            look, settled = _look_at(folder / name)
            before = known.get(name, {})
            is_same = before.get("look") == look
            sums[name] = before["sha256"] if is_same else sha256_of(folder / name)
            if is_same or settled:
                kept[name] = {"look": look, "sha256": sums[name]}
    fresh = {name: each for name, each in kept.items() if known.get(name) != each}
    if fresh:
        there = {name: each for name, each in known.items() if (folder / name).exists()}
        # A folder that can't be written has its files read again the next time.
        with suppress(OSError):
            write_durably(folder / _KEPT, sealed({"files": there | fresh}))
    return sums


def forget_checksums(folder: Path) -> None:
    """Have all files of a folder read through the next time.

    Raises:
        OSError: what is known of them can't be deleted.
    """
    (folder / _KEPT).unlink(missing_ok=True)


def _known(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what is kept of the files of a folder, by name."""
    try:
        files: Any = unsealed((folder / _KEPT).read_bytes())["files"]
    except (OSError, BrokenSealError, KeyError):
        return {}
    return dict(files)


def _look_at(file: Path) -> tuple[_Look, bool]:
    """Return how a file looks, and whether another change would make it look otherwise.

    Raises:
        OSError: it isn't there.
    """
    status = file.stat()
    changed = max(status.st_mtime, status.st_ctime)
    look = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
    return look, time.time() - changed > SETTLED
