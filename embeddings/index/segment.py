"""A segment of an index: everything that is kept of some reports, one after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple, Self, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from embeddings.arrays import TokenIds
from embeddings.index.collection import Collection, EncodeSpan
from embeddings.index.facts import Facts
from embeddings.index.key_rows import KeyRows
from embeddings.index.parts import Part
from embeddings.index.token_table import TokenTable
from embeddings.index.vector_table import (
    MEANINGS,
    MeaningName,
    MeaningTables,
    VectorTable,
    meaning_texts,
)
from embeddings.models import Models
from embeddings.progress import DoneCallback

# The tables of an index: sentences alone (no tokens), sentences in their context, section paths,
# expected questions.
TableName = Literal["sentences", "contexts", "headings", "expected"]
TABLES: tuple[TableName, ...] = get_args(TableName)
# In how many texts token ids occur: the ids, and the counts.
TokenCounts: TypeAlias = tuple[TokenIds, NDArray[np.int64]]


class Held(NamedTuple):
    """What a segment has of one report: its key, and how many rows of each kind."""

    key: str
    sentences: int
    headings: int
    expected: int
    read: int

    @classmethod
    def of(cls, part: Part) -> Self:
        """Return what a segment has of a part."""
        counts = map(len, (part.sentences, part.headings, part.expected, part.read))
        return cls(part.key, *counts)

    def rows(self, name: TableName) -> int:
        """Return how many rows of a table are the report's."""
        if name == "expected":
            return self.read
        return self.headings if name == "headings" else self.sentences


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """The tables of some reports; `held` says which rows are whose, in order.

    `meaning` and `meant`, sentences in their context by that model's tokens, are None without a
    multilingual model. `facts` are those of each report, and `counts` say in how many contexts each
    token of words occurs.
    """

    held: tuple[Held, ...]
    tables: Mapping[TableName, TokenTable]
    meaning: MeaningTables | None
    meant: TokenTable | None
    facts: tuple[Facts, ...]
    counts: TokenCounts

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the reports, in order."""
        return tuple(each.key for each in self.held)

    @classmethod
    def joined(cls, segments: Sequence[Self]) -> Self:
        """Return several segments, at least one, as one."""
        if len(segments) == 1:
            return segments[0]
        meanings = [segment.meaning for segment in segments if segment.meaning is not None]
        meant = [segment.meant for segment in segments if segment.meant is not None]
        return cls(
            tuple(each for segment in segments for each in segment.held),
            {name: TokenTable.joined([s.tables[name] for s in segments]) for name in TABLES},
            {name: VectorTable.joined([m[name] for m in meanings]) for name in MEANINGS}
            if meanings
            else None,
            TokenTable.joined(meant) if meant else None,
            tuple(facts for segment in segments for facts in segment.facts),
            added([segment.counts for segment in segments]),
        )

    def part(self, number: int) -> Self:
        """Return one report of several."""
        if len(self.held) == 1:
            return self
        tables = {name: self.tables[name].part(self._rows(name, number)) for name in TABLES}
        meaning = self.meaning
        return type(self)(
            (self.held[number],),
            tables,
            meaning and {n: meaning[n].part(self._meant(n, number)) for n in MEANINGS},
            self.meant and self.meant.part(self._rows("contexts", number)),
            (self.facts[number],),
            tables["contexts"].token_counts(),
        )

    def _rows(self, name: TableName, number: int) -> slice:
        """Return the rows of a table that are those of a report."""
        return _nth([each.rows(name) for each in self.held], number)

    def _meant(self, name: MeaningName, number: int) -> slice:
        """Return the rows of a table of meaning that are those of a report."""
        return _nth([getattr(each, name) for each in self.held], number)


class Known:
    """The rows of older segments by their keys, so that no text is encoded again.

    `words` and `meaning` say whether rows of these models are taken.
    """

    def __init__(
        self, segments: Sequence[Segment], *, words: bool = True, meaning: bool = True
    ) -> None:
        kept = segments if words else ()
        self.tables = {name: KeyRows([each.tables[name] for each in kept]) for name in TABLES}
        meanings = [each.meaning for each in segments if each.meaning is not None and meaning]
        self.meaning = {name: KeyRows([each[name] for each in meanings]) for name in MEANINGS}
        meant = [each.meant for each in segments if each.meant is not None and meaning]
        self.meant = KeyRows(meant)


def encode_part(
    collection: Collection,
    part: Part,
    models: Models,
    known: Known,
    progress: DoneCallback | None = None,
) -> Segment:
    """Encode a report, and work out what its words tell.

    Args:
        collection: the reports.
        part: the rows of the one.
        models: the models that encode it.
        known: what was encoded before by the same models.
        progress: told how many texts were done since the last call.
    """
    spans = encode_spans(collection, part, models.words.languages)
    tables = {
        name: TokenTable.build(spans[name], models.words, known.tables[name], progress)
        for name in TABLES
    }
    meaning: dict[MeaningName, VectorTable] | None = None
    meant: TokenTable | None = None
    if model := models.meaning:
        meant = TokenTable.build(spans["contexts"], model, known.meant, progress)
        texts = meaning_texts(collection, part)
        encoders = {name: model.passages for name in MEANINGS} | {"expected": model.questions}
        meaning = {
            name: VectorTable.build(
                texts[name], encoders[name], model.dimension, known.meaning[name], progress
            )
            for name in MEANINGS
        }
    facts = Facts.of(*collection.facts_basis(part.report))
    counts = tables["contexts"].token_counts()
    return Segment((Held.of(part),), tables, meaning, meant, (facts,), counts)


def empty_segment(models: Models) -> Segment:
    """Return a segment of no report."""
    tables = {name: TokenTable.build([], models.words) for name in TABLES}
    meaning: dict[MeaningName, VectorTable] | None = None
    if model := models.meaning:
        meaning = {n: VectorTable.build([], model.passages, model.dimension) for n in MEANINGS}
    meant = TokenTable.build([], model) if model else None
    return Segment((), tables, meaning, meant, (), tables["contexts"].token_counts())


def encode_spans(
    collection: Collection, part: Part, languages: frozenset[str]
) -> dict[TableName, list[EncodeSpan]]:
    """Return what each table of a report is made of, for a model that reads some languages."""
    read = collection.expected_in(languages)[part.read.start : part.read.stop]
    questions = [collection.expected[row].text for row in read]
    paths = [collection.headings[row] for row in part.headings]
    return {
        "sentences": [EncodeSpan(collection.texts[row], 0, 0) for row in part.sentences],
        "contexts": [collection.in_context(collection.sentences[row]) for row in part.sentences],
        "headings": [EncodeSpan(path, 0, len(path)) for path in paths],
        "expected": [EncodeSpan(text, 0, len(text)) for text in questions],
    }


def added(counts: Sequence[TokenCounts]) -> TokenCounts:
    """Return counts added up."""
    ids = np.concatenate([each[0] for each in counts])
    known, row = np.unique(ids, return_inverse=True)
    total = np.zeros(len(known), np.int64)
    np.add.at(total, row, np.concatenate([each[1] for each in counts]))
    return known, total


def _nth(lengths: Sequence[int], number: int) -> slice:
    """Return the rows of the report of a number, given how many each has."""
    bounds = [*accumulate(lengths, initial=0)]
    return slice(bounds[number], bounds[number + 1])
