"""The index of a library: what it holds of sentences, headings and expected questions, by verbs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, Self, get_args

import numpy as np

from embeddings.arrays import HeadingRows, Mask, QuestionRows, SentenceRows, Vectors
from embeddings.encoder import Encoded, Encoder
from embeddings.index.candidates import BY_MEANING, BY_VECTOR, Candidates, Sought
from embeddings.index.collection import Collection, EncodeSpan
from embeddings.index.facts import Facts, facts_key
from embeddings.index.meaning import (
    Meaning,
    MeaningTables,
    count_texts,
    meaning_texts,
)
from embeddings.index.token_table import TokenTable
from embeddings.multilingual import MultilingualEncoder

FORMAT = 5
# The tables of an index: sentences alone (no tokens), sentences in their context, section paths,
# expected questions.
TableName = Literal["sentences", "contexts", "headings", "expected"]
TABLES: tuple[TableName, ...] = get_args(TableName)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from; loading refuses any difference."""

    format: int
    model: str
    checksum: str
    dimension: int
    languages: str
    multilingual: str
    corpus: str
    paragraphs: int
    sentences: int

    @classmethod
    def of(
        cls, collection: Collection, encoder: Encoder, multilingual: MultilingualEncoder | None
    ) -> Self:
        """Return the manifest that an index of this collection and these models has."""
        return cls(
            FORMAT,
            encoder.name,
            encoder.checksum,
            encoder.dimension,
            " ".join(sorted(encoder.languages)),
            multilingual.checksum if multilingual else "",
            collection.checksum,
            len(collection.paragraphs),
            len(collection.sentences),
        )

    def reads(self, languages: Sequence[str]) -> Mask:
        """Return (n,) which of some languages the model of words reads; "*" is all."""
        read = self.languages.split()
        return np.array(["*" in read or language in read for language in languages], bool)


@dataclass(frozen=True, slots=True)
class Previous:
    """What of an older index can be used again: only tables of the same models."""

    tables: Mapping[TableName, TokenTable]
    meaning: MeaningTables | None
    facts: Mapping[str, Facts] = field(default_factory=dict)


class Index:
    """An encoded collection, asked by verbs: no other package reads its tables or vectors.

    `finds_words` says whether it finds candidates by words, too.
    """

    finds_words = False

    def __init__(
        self,
        manifest: Manifest,
        tables: Mapping[TableName, TokenTable],
        meaning: Meaning | None = None,
        facts: Mapping[str, Facts] | None = None,
    ) -> None:
        rows = len(tables["sentences"])
        if not rows == len(tables["contexts"]) == manifest.sentences:
            raise ValueError(f"{rows} sentences in the table, {manifest.sentences} in the manifest")
        self.manifest = manifest
        self.tables = tables
        self.meaning = meaning
        self.facts = facts or {}

    @classmethod
    def build(
        cls,
        collection: Collection,
        encoder: Encoder,
        multilingual: MultilingualEncoder | None = None,
        previous: Previous | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Self:
        """Encode a collection.

        Args:
            collection: what is searched.
            encoder: the model of words.
            multilingual: the model of meaning; None for none.
            previous: tables of the same models, whose rows are used again for the same texts.
            progress: told how many texts were just encoded, and of how many in all.
        """
        old, spans = previous or Previous({}, None), encode_spans(collection, encoder.languages)
        total = sum(map(len, spans.values()))
        if multilingual:
            total += sum(map(count_texts, meaning_texts(collection)))
        report = (lambda done: progress(done, total)) if progress else None
        tables = {
            name: TokenTable.build(spans[name], encoder, old.tables.get(name), report)
            for name in TABLES
        }
        meaning = None
        if multilingual:
            meant = MeaningTables.build(collection, multilingual, old.meaning, report)
            meaning = Meaning(meant, collection)
        facts = facts_of(collection, old.facts)
        return cls(Manifest.of(collection, encoder, multilingual), tables, meaning, facts)

    def as_previous(self) -> Previous:
        """Return what another index of the same models can use again."""
        return Previous(self.tables, self.meaning.tables if self.meaning else None, self.facts)

    def nearest(self, vector: Vectors, k: int, within: SentenceRows | None = None) -> SentenceRows:
        """Return the sentences nearest to a vector, alone or in their context.

        Args:
            vector: (d,) float32, unit length.
            k: how many of either kind, at most as many as there are.
            within: the only sentences that count, in order; None for all.

        Returns:
            Rows in order, each once.

        Raises:
            ValueError: the vector has another dimension.
        """
        both = (self.tables["sentences"], self.tables["contexts"])
        found = [table.vectors.nearest(vector, k, within) for table in both]
        rows: SentenceRows = np.unique(np.concatenate(found))
        return rows

    def candidates(self, sought: Sought, within: SentenceRows | None = None) -> Candidates:
        """Return the sentences that may answer a question.

        Args:
            sought: what they are looked for by.
            within: the only sentences that count for what is near, in order; None for all.
        """
        found = [sought.rows, self.nearest(sought.encoded.vector, BY_VECTOR, within)]
        if sought.meaning is not None and self.meaning is not None:
            found.append(self.meaning.nearest(sought.meaning, BY_MEANING, within))
        return Candidates(np.unique(np.concatenate(found)))

    def prepare(self, rows: SentenceRows) -> None:
        """Be told that the tokens of some sentences are asked for next; here they are at hand."""

    def sentence_vectors(self, rows: SentenceRows) -> Vectors:
        """Return (r, d), the vectors of some sentences by themselves."""
        return self.tables["sentences"].vectors.at(rows)

    def context_cosines(self, vector: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r,) the cosines of a (d,) vector with the contexts of some sentences."""
        cosines: Vectors = self.tables["contexts"].vectors.at(rows) @ vector
        return cosines

    def context_matches(self, question: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r, q), the best match of each question token in some sentences."""
        return self.tables["contexts"].best_matches(question, rows)

    def context_tokens(self, row: int) -> Encoded:
        """Return a sentence as it was encoded in its context."""
        return self.tables["contexts"].row(row)

    def context_token_counts(self) -> dict[int, int]:
        """Return in how many sentences each token id occurs: its document frequency."""
        return self.tables["contexts"].document_frequency()

    def heading_matches(self, question: Vectors, headings: HeadingRows) -> Vectors:
        """Return (h, q), the best match of each question token in some section paths."""
        return self.tables["headings"].best_matches(question, headings)

    def expected_nearest(
        self, vector: Vectors, k: int, within: QuestionRows | None = None
    ) -> QuestionRows:
        """Return the encoded expected questions nearest to a (d,) vector, best first."""
        return self.tables["expected"].vectors.nearest(vector, k, within)

    def expected_cosines(self, vector: Vectors, rows: QuestionRows) -> Vectors:
        """Return (r,) the cosines of a (d,) vector with some encoded expected questions."""
        cosines: Vectors = self.tables["expected"].vectors.at(rows) @ vector
        return cosines

    def expected_matches(self, question: Vectors, rows: QuestionRows) -> Vectors:
        """Return (r, q), the best match of each question token in some expected questions."""
        return self.tables["expected"].best_matches(question, rows)

    def rows_of_keys(self, keys: Sequence[str]) -> SentenceRows:
        """Return the sentences that have one of some keys in their context, in order.

        A key is `EncodeSpan.key`, which stays when rows are numbered anew. One that several
        sentences share gives them all, an unknown one none.
        """
        held = np.isin(self.tables["contexts"].keys, np.array(keys, np.str_))
        return np.flatnonzero(held)

    def count(self, name: TableName) -> int:
        """Return how many texts a table holds."""
        return len(self.tables[name])

    def vector_bytes(self, *names: TableName) -> int:
        """Return the size in bytes of the vectors of some tables."""
        floats = sum(map(self.count, names)) * self.manifest.dimension
        return floats * np.dtype(np.float32).itemsize

    def token_bytes(self, *names: TableName) -> int:
        """Return the size in bytes of the token vectors of some tables."""
        return sum(self.tables[name].tokens.nbytes for name in names)

    def size_bytes(self, *names: TableName) -> int:
        """Return the size in bytes of the vectors and token vectors of some tables."""
        return self.vector_bytes(*names) + self.token_bytes(*names)


def facts_of(collection: Collection, known: Mapping[str, Facts]) -> dict[str, Facts]:
    """Return what each report of a collection tells, by a key of it, in the reports' order.

    Args:
        collection: the reports.
        known: what is known already, by its key.
    """
    facts: dict[str, Facts] = {}
    for start, end in pairwise([*collection.first_of_report.tolist(), len(collection.paragraphs)]):
        paragraphs = collection.paragraphs[start:end]
        described = collection.languages[start], int(collection.dates[start][:4])
        key = facts_key(paragraphs, *described)
        facts[key] = known.get(key) or Facts.of(paragraphs, *described)
    return facts


def encode_spans(
    collection: Collection, languages: frozenset[str]
) -> dict[TableName, list[EncodeSpan]]:
    """Return what each table of an index is made of, for a model that reads some languages."""
    expected = [collection.expected[row].text for row in collection.expected_in(languages)]
    return {
        "sentences": [EncodeSpan(text, 0, 0) for text in collection.texts],
        "contexts": [collection.in_context(sentence) for sentence in collection.sentences],
        "headings": [EncodeSpan(path, 0, len(path)) for path in collection.headings],
        "expected": [EncodeSpan(text, 0, len(text)) for text in expected],
    }
