"""The index of a library: what it holds of sentences, headings and expected questions, by verbs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np

from embeddings.arrays import HeadingRows, QuestionRows, SentenceRows, Vectors
from embeddings.encoder import Tokens
from embeddings.index.building import Previous, build_segments
from embeddings.index.candidates import BY_MEANING, BY_VECTOR, Candidates, Sought
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.index.manifest import Manifest
from embeddings.index.meaning import Meaning, PlacedVectors
from embeddings.index.near import Reports, stores_of
from embeddings.index.segment import TABLES, Segment, TableName, added
from embeddings.index.stacked import StackedTokens, StackedVectors
from embeddings.index.vectors import FlatVectors, Many
from embeddings.models import Models
from embeddings.progress import ProgressCallback

# The tables in which the nearest vectors are looked for.
_SEARCHED: tuple[TableName, ...] = ("sentences", "contexts")
# The name of the vectors of sentences in their places, by the multilingual model.
_MEANT = "meaning"


class Index:
    """An encoded collection, asked by verbs: no other package reads its tables or vectors.

    `finds_words` says whether it finds candidates by words, too.
    """

    finds_words = False

    def __init__(
        self,
        manifest: Manifest,
        segments: Sequence[Segment],
        collection: Collection,
        folder: Path | None = None,
    ) -> None:
        self._tokens = {name: StackedTokens([s.tables[name] for s in segments]) for name in TABLES}
        rows = len(self._tokens["sentences"])
        if not rows == len(self._tokens["contexts"]) == manifest.sentences:
            raise ValueError(f"{rows} sentences in the table, {manifest.sentences} in the manifest")
        self.manifest = manifest
        self.segments = tuple(segments)
        self._vectors = {
            name: StackedVectors([s.tables[name] for s in segments]) for name in TABLES
        }
        self._expected = FlatVectors(self._vectors["expected"])
        searched: dict[str, Many] = {name: self._vectors[name] for name in _SEARCHED}
        meanings = [segment.meaning for segment in segments if segment.meaning is not None]
        if meanings:
            meant = StackedVectors([each["sentences"] for each in meanings])
            headings = StackedVectors([each["headings"] for each in meanings])
            searched[_MEANT] = PlacedVectors(meant, headings, collection)
        models = " ".join(map(str, manifest.by_models().values()))
        self._nearest = stores_of(searched, _reports_of(segments), folder, models)
        self.meaning: Meaning | None = None
        if meanings:
            tokens = StackedTokens([each.meant for each in segments if each.meant is not None])
            self.meaning = Meaning(meant, meanings, self._nearest[_MEANT], tokens)

    @classmethod
    def build(
        cls,
        collection: Collection,
        models: Models,
        previous: Previous | None = None,
        progress: ProgressCallback | None = None,
    ) -> Self:
        """Encode a collection.

        Args:
            collection: what is searched.
            models: the models that encode it.
            previous: an older index, of which what is the same is used again.
            progress: told how many texts were just encoded, and of how many in all.
        """
        made = build_segments(collection, models, previous, progress)
        return cls(Manifest.of(collection, models), [*made], collection)

    @property
    def facts(self) -> tuple[Facts, ...]:
        """Return what each report tells, in order."""
        return tuple(facts for segment in self.segments for facts in segment.facts)

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
        both = (self._nearest["sentences"], self._nearest["contexts"])
        found = [store.nearest(vector, k, within) for store in both]
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
        return self._nearest["sentences"].at(rows)

    def context_cosines(self, vector: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r,) the cosines of a (d,) vector with the contexts of some sentences."""
        cosines: Vectors = self._nearest["contexts"].at(rows) @ vector
        return cosines

    def context_matches(self, question: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r, q), the best match of each question token in some sentences."""
        return self._tokens["contexts"].best_matches(question, rows)

    def context_tokens(self, row: int) -> Tokens:
        """Return the tokens of a sentence as it was encoded in its context."""
        return self._tokens["contexts"].kept(row)

    def context_token_counts(self) -> dict[int, int]:
        """Return in how many sentences each token id occurs: its document frequency."""
        ids, counts = added([segment.counts for segment in self.segments])
        return dict(zip(ids.tolist(), counts.tolist(), strict=True))

    def heading_matches(self, question: Vectors, headings: HeadingRows) -> Vectors:
        """Return (h, q), the best match of each question token in some section paths."""
        return self._tokens["headings"].best_matches(question, headings)

    def expected_nearest(
        self, vector: Vectors, k: int, within: QuestionRows | None = None
    ) -> QuestionRows:
        """Return the encoded expected questions nearest to a (d,) vector, best first."""
        return self._expected.nearest(vector, k, within)

    def expected_cosines(self, vector: Vectors, rows: QuestionRows) -> Vectors:
        """Return (r,) the cosines of a (d,) vector with some encoded expected questions."""
        cosines: Vectors = self._expected.at(rows) @ vector
        return cosines

    def expected_matches(self, question: Vectors, rows: QuestionRows) -> Vectors:
        """Return (r, q), the best match of each question token in some expected questions."""
        return self._tokens["expected"].best_matches(question, rows)

    def rows_of_keys(self, keys: Sequence[bytes]) -> SentenceRows:
        """Return the sentences that have one of some keys in their context, in order.

        A key is `EncodeSpan.key`, which stays when rows are numbered anew. One that several
        sentences share gives them all, an unknown one none.
        """
        return self._tokens["contexts"].rows_of_keys(keys)

    def count(self, name: TableName) -> int:
        """Return how many texts a table holds."""
        return len(self._tokens[name])

    def vector_bytes(self, *names: TableName) -> int:
        """Return the size in bytes of the vectors of some tables."""
        return sum(self._vectors[name].size_bytes for name in names)

    def token_bytes(self, *names: TableName) -> int:
        """Return the size in bytes of the token vectors of some tables."""
        return sum(self._tokens[name].size_bytes for name in names)

    def size_bytes(self, *names: TableName) -> int:
        """Return the size in bytes of the vectors and token vectors of some tables."""
        return self.vector_bytes(*names) + self.token_bytes(*names)


def _reports_of(segments: Sequence[Segment]) -> Reports:
    """Return which sentences the reports of segments have."""
    held = [each for segment in segments for each in segment.held]
    return Reports(tuple(each.key for each in held), tuple(each.sentences for each in held))
