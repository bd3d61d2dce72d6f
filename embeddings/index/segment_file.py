"""A segment of an index as a file of named arrays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from corpus.checksum import sha256_of
from embeddings.index.byte_vectors import SCALE_BYTES
from embeddings.index.facts_file import facts_arrays, facts_from
from embeddings.index.mapped_file import Arrays, map_arrays, write_arrays
from embeddings.index.segment import TABLES, Held, Segment
from embeddings.index.token_codec import TokenCodec, codec_for
from embeddings.index.token_table import TokenTable
from embeddings.index.vector_table import MEANINGS, MeaningTables, VectorTable

_TOKENS = ("keys", "vectors", "ids", "spans", "tokens", "offsets")
_VECTORS = ("keys", "vectors")
# What is read of the few sentences that may answer.
_SCATTERED = tuple(f"{t}.{f}" for t in ("contexts", "meant") for f in ("tokens", "spans", "ids"))
# The table of tokens by meaning.
_MEANT = "meant"


@dataclass(frozen=True, slots=True)
class SegmentFile:
    """A file with a segment: its name, its checksum, and which reports it has."""

    name: str
    sha256: str
    held: tuple[Held, ...]

    @classmethod
    def of(cls, file: Path, segment: Segment) -> Self:
        """Describe a file that was just written."""
        return cls(file.name, sha256_of(file), segment.held)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of its reports, in order."""
        return tuple(each.key for each in self.held)


def segment_files(manifest: Mapping[str, object]) -> list[SegmentFile]:
    """Return the files that a manifest, whose seal is whole, names."""
    described: Any = manifest.get("segments", ())
    return [
        SegmentFile(
            Path(each["name"]).name, each["sha256"], tuple(Held(*held) for held in each["held"])
        )
        for each in described
    ]


def save_segment(file: Path, segment: Segment) -> None:
    """Write a segment, and have the disk hold it.

    Raises:
        OSError: it cannot be written.
    """
    arrays: Arrays = {}
    for name, table in segment.tables.items():
        arrays |= {f"{name}.{field}": getattr(table, field) for field in _TOKENS}
    for name, vectors in (segment.meaning or {}).items():
        arrays |= {f"meaning.{name}.{field}": getattr(vectors, field) for field in _VECTORS}
    if segment.meant is not None:
        arrays |= {f"{_MEANT}.{field}": getattr(segment.meant, field) for field in _TOKENS}
    for number, facts in enumerate(segment.facts):
        arrays |= {f"facts.{number}.{name}": array for name, array in facts_arrays(facts).items()}
    arrays["counts.ids"], arrays["counts.counts"] = segment.counts
    write_arrays(file, arrays)


def load_segment(
    file: Path, held: Iterable[Held], codec: TokenCodec, multilingual: str, *, mapped: bool = False
) -> Segment:
    """Return a segment that was saved.

    Args:
        file: what `save_segment` wrote.
        held: which reports it has.
        codec: what its tokens of words were encoded by.
        multilingual: the checksum of the multilingual model, empty where it was off.
        mapped: whether its arrays stay on the disk.
    """
    arrays = map_arrays(file, mapped=mapped, scattered=_SCATTERED)
    reports = tuple(held)
    tables = {name: _tokens(arrays, name, codec) for name in TABLES}
    told = _by_number(arrays, "facts.")
    facts = [facts_from(told[number]) for number in range(len(reports))]
    counts = arrays["counts.ids"], arrays["counts.counts"]
    meaning: MeaningTables | None = None
    meant: TokenTable | None = None
    if multilingual:
        meaning = _meaning(arrays)
        dimension = meaning["sentences"].vectors.shape[1] - SCALE_BYTES
        meant = _tokens(arrays, _MEANT, codec_for(multilingual, dimension))
    return Segment(reports, tables, meaning, meant, tuple(facts), counts)


def _tokens(arrays: Mapping[str, Any], name: str, codec: TokenCodec) -> TokenTable:
    """Return a table of tokens, of a segment's arrays."""
    return TokenTable(codec, *(arrays[f"{name}.{field}"] for field in _TOKENS))


def _meaning(arrays: Mapping[str, Any]) -> MeaningTables:
    """Return what the multilingual model knows, of a segment's arrays."""
    return {
        name: VectorTable(*(arrays[f"meaning.{name}.{field}"] for field in _VECTORS))
        for name in MEANINGS
    }


def _by_number(arrays: Mapping[str, Any], prefix: str) -> Mapping[int, Mapping[str, Any]]:
    """Return the arrays of each report of those named by a prefix, a number and a point."""
    numbered: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for name, array in arrays.items():
        if name.startswith(prefix):
            number, own = name.removeprefix(prefix).split(".", 1)
            numbered[int(number)][own] = array
    return numbered
