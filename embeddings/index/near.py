"""Stores of a library's vectors: lists of many are made once, kept beside the index and added to.

They can be deleted at any time, and are made anew where they are damaged or where too much of them
isn't in the library any more.
"""

import logging
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np

from corpus.checksum import sha256_of
from corpus.durable import write_durably
from corpus.sealed import BrokenSealError, sealed, unsealed
from embeddings.arrays import TextRows
from embeddings.index.checksums import checksums_of
from embeddings.index.vectors import MANY, FlatVectors, ListedVectors, Many, VectorStore

log = logging.getLogger(__name__)

# What says which lists there are, and their files.
_CONTENTS, _FILES = "near.json", "near-*"
# Which share of the lists may be gone, and which may be added to them, before they are made anew.
_GONE, _ADDED = 0.3, 0.3


@dataclass(frozen=True, slots=True)
class Reports:
    """Which rows reports have, one after the other: their keys, and how many rows each."""

    keys: tuple[str, ...]
    lengths: tuple[int, ...]

    def rows(self) -> dict[str, range]:
        """Return the rows of each report."""
        ends = np.cumsum(self.lengths).tolist()
        starts = [end - length for end, length in zip(ends, self.lengths, strict=True)]
        return dict(zip(self.keys, map(range, starts, ends), strict=True))


@dataclass(frozen=True, slots=True)
class _Lists:
    """A file of lists, its checksum, and the reports whose vectors are in them, in order."""

    file: str
    sha256: str
    keys: tuple[str, ...]
    lengths: tuple[int, ...]


def stores_of(
    vectors: Mapping[str, Many], reports: Reports, folder: Path | None, models: str
) -> dict[str, VectorStore]:
    """Return a store of each of some vectors, by name.

    Args:
        vectors: the vectors, which all have a row per sentence.
        reports: which rows are whose.
        folder: where lists are kept; None for nowhere.
        models: what the vectors were made by, in a word.
    """
    if sum(reports.lengths) < MANY:
        return {name: FlatVectors(each) for name, each in vectors.items()}
    saved = _saved(folder, models)
    stores: dict[str, VectorStore] = {}
    made: dict[str, ListedVectors] = {}
    for name, each in vectors.items():
        lists = _loaded(folder, saved[name], each, reports) if folder and name in saved else None
        if lists is None:
            log.info("Putting %d vectors (%s) into lists.", len(each), name)
            lists = made[name] = ListedVectors.build(each)
        stores[name] = lists
    if made and folder:
        kept = {name: saved[name] for name in saved.keys() - made.keys()}
        for name, file in _save(folder, models, kept, made, reports).items():
            rows = np.arange(len(vectors[name]))
            # What was just made is let go: on the disk it takes no memory. Another process may have
            # made lists of its own and deleted these.
            with suppress(RuntimeError):
                stores[name] = ListedVectors.load(file, vectors[name], rows, mapped=True)
    return stores


def forget_lists(folder: Path, keys: AbstractSet[str]) -> None:
    """Delete lists with vectors of reports whose keys aren't among some."""
    if any(not keys >= {*each.keys} for each in _saved(folder).values()):
        for file in [folder / _CONTENTS, *folder.glob(_FILES)]:
            file.unlink(missing_ok=True)


def _loaded(folder: Path, saved: _Lists, vectors: Many, reports: Reports) -> ListedVectors | None:
    """Return lists that were saved with what was added since; None where they must be made anew."""
    now = reports.rows()
    known = [now.get(key) for key in saved.keys]
    rows = [
        np.arange(each.start, each.stop) if each is not None else np.full(length, -1)
        for each, length in zip(known, saved.lengths, strict=True)
    ]
    listed: TextRows = np.concatenate([np.empty(0, np.int64), *rows])
    added = [now[key] for key in reports.keys if key not in set(saved.keys)]
    fresh: TextRows = np.concatenate([np.empty(0, np.int64), *map(_numbers, added)])
    if (listed < 0).mean() > _GONE or len(fresh) > _ADDED * len(vectors):
        return None
    file = folder / saved.file
    if checksums_of(folder, [file.name]).get(file.name) != saved.sha256:
        return None
    lists = ListedVectors.load(file, vectors, listed, mapped=not len(fresh))
    if len(fresh):
        lists.add(fresh)
    return lists


def _numbers(rows: range) -> TextRows:
    """Return a range as an array."""
    return np.arange(rows.start, rows.stop)


def _saved(folder: Path | None, models: str | None = None) -> dict[str, _Lists]:
    """Return which lists a folder has, of some models or of any, by name."""
    if folder is None:
        return {}
    try:
        contents: Any = unsealed((folder / _CONTENTS).read_bytes())
    except (OSError, BrokenSealError):
        return {}
    if models not in (None, contents["models"]):
        return {}
    return {
        name: _Lists(Path(each["file"]).name, each["sha256"], *_tuples(each))
        for name, each in contents["lists"].items()
    }


def _tuples(each: Mapping[str, Any]) -> Sequence[Any]:
    """Return the keys and lengths of saved lists."""
    return tuple(each["keys"]), tuple(each["lengths"])


def _save(
    folder: Path,
    models: str,
    kept: Mapping[str, _Lists],
    made: Mapping[str, ListedVectors],
    reports: Reports,
) -> Mapping[str, Path]:
    """Write lists that were made, and return their files.

    A folder that cannot be written has them made anew next time.
    """
    saved, files = dict(kept), dict[str, Path]()
    try:
        for name, lists in made.items():
            file = folder / f"near-{name}-{token_hex(6)}"
            lists.save(file)
            saved[name] = _Lists(file.name, sha256_of(file), reports.keys, reports.lengths)
            files[name] = file
        described = {name: asdict(each) for name, each in saved.items()}
        write_durably(folder / _CONTENTS, sealed({"models": models, "lists": described}))
    except (OSError, RuntimeError) as error:
        log.warning("The lists of vectors cannot be kept in %s: %s", folder, error)
        return {}
    named = {each.file for each in saved.values()}
    for file in folder.glob(_FILES):
        if file.name not in named:
            file.unlink(missing_ok=True)
    return files
