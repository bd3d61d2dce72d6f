"""An index whose sentences are on a Qdrant server; what is few of a library lies beside it."""

from collections.abc import Sequence

import numpy as np

from embeddings.arrays import SentenceRows, Vectors
from embeddings.encoder import Encoded
from embeddings.index.candidates import BY_MEANING, Candidates, Sought
from embeddings.index.collection import Collection
from embeddings.index.index import Index
from embeddings.index.manifest import Manifest
from embeddings.index.qdrant.meaning import QdrantMeaning
from embeddings.index.qdrant.points import (
    ALONE,
    CONTEXT,
    MEANING,
    SENTENCE,
    TOKENS,
    Seal,
    Search,
    without_sentences,
)
from embeddings.index.qdrant.sentences import RemoteSentences
from embeddings.index.qdrant.terms import term_number
from embeddings.index.segment import TableName

_REMOTE: tuple[TableName, ...] = ("sentences", "contexts")
_HALF = np.dtype(np.float16).itemsize


class QdrantIndex(Index):
    """An index by the same verbs: those about sentences ask the server.

    Section paths, expected questions and what the words of reports tell are those of `beside`, an
    index of the same collection without its sentences. `seals` are those of the reports, by id.
    """

    finds_words = True

    def __init__(
        self,
        manifest: Manifest,
        beside: Index,
        collection: Collection,
        sentences: RemoteSentences,
        seals: dict[str, Seal],
    ) -> None:
        super().__init__(beside.manifest, beside.segments, without_sentences(collection))
        self.manifest = manifest
        self.beside = beside
        self.collection = collection
        self.sentences = sentences
        self.seals = seals
        self._by_meaning: QdrantMeaning | None = None
        if meant := [each.meaning for each in beside.segments if each.meaning is not None]:
            self._by_meaning = QdrantMeaning(meant, sentences)
        self.meaning = self._by_meaning

    def candidates(self, sought: Sought, within: SentenceRows | None = None) -> Candidates:
        """Return the sentences that may answer a question, found and rescored by one query."""
        reports = self.sentences.reports_of(within)
        if reports == [] or not len(self.sentences):
            return Candidates(np.empty(0, np.int64))
        search = self._search(sought, reports)
        found = self.sentences.points.candidates(search)
        scores = {name: score for name, score, _ in found}
        vectors = {name: arrays for name, _, arrays in found}
        rows = np.sort(self.sentences.rows_of([*scores]))
        self.sentences.keep({row: vectors[self.sentences.ids[row]] for row in rows.tolist()})
        if self._by_meaning and sought.meaning is not None and reports is None:
            by_meaning = np.argsort(-self._by_meaning.scores(sought.meaning, rows), kind="stable")
            self._by_meaning.keep_nearest(sought.meaning, rows[by_meaning][:BY_MEANING])
        if not sought.is_read and not search.by_meaning:
            return Candidates(rows)
        late = np.zeros(len(rows), np.float32)
        if len(search.tokens):
            late[:] = [scores[self.sentences.ids[row]] for row in rows]
        if sought.is_read:
            late /= np.float32(sought.weights.sum() or 1)
        return Candidates(rows, late)

    def _search(self, sought: Sought, reports: Sequence[str] | None) -> Search:
        """Return what the server is asked for."""
        by_meaning = bool(self._by_meaning) and sought.meant is not None and not sought.is_read
        tokens = sought.encoded.tokens * sought.weights[:, None]
        if not sought.is_read:
            tokens = sought.meant if by_meaning and sought.meant is not None else tokens[:0]
        words: dict[int, float] = {}
        for language, weights in sought.terms.items():
            words |= {term_number(term, language): weight for term, weight in weights.items()}
        return Search(
            sought.encoded.vector,
            sought.meaning if self._by_meaning else None,
            tokens,
            words,
            [self.sentences.ids[row] for row in np.unique(sought.rows)],
            reports,
            by_meaning,
        )

    def prepare(self, rows: SentenceRows) -> None:
        """Fetch all that is kept of some sentences in one go, before it is asked for."""
        names = [SENTENCE, CONTEXT, TOKENS, *([ALONE, MEANING] if self._by_meaning else [])]
        self.sentences.at(rows, names)

    def nearest(self, vector: Vectors, k: int, within: SentenceRows | None = None) -> SentenceRows:
        """Return the sentences nearest to a vector, alone or in their context."""
        found = [self.sentences.nearest(name, vector, k, within) for name in (SENTENCE, CONTEXT)]
        rows: SentenceRows = np.unique(np.concatenate(found))
        return rows

    def sentence_vectors(self, rows: SentenceRows) -> Vectors:
        """Return (r, d), the vectors of some sentences by themselves."""
        return self.sentences.stacked(rows, SENTENCE)

    def context_cosines(self, vector: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r,) the cosines of a (d,) vector with the contexts of some sentences."""
        cosines: Vectors = self.sentences.stacked(rows, CONTEXT) @ vector
        return cosines

    def context_matches(self, question: Vectors, rows: SentenceRows) -> Vectors:
        """Return (r, q), the best match of each question token in some sentences."""
        return self.sentences.best_matches(question, rows, TOKENS)

    def context_tokens(self, row: int) -> Encoded:
        """Return a sentence as it was encoded in its context, with its tokens."""
        arrays = self.sentences.at(np.array([row], np.int64), [CONTEXT, TOKENS])[0]
        vector, tokens = (arrays[name].astype(np.float32) for name in (CONTEXT, TOKENS))
        ids, spans = (arrays[name].astype(np.int32) for name in ("ids", "spans"))
        return Encoded(vector, ids, spans, tokens)

    def context_token_counts(self) -> dict[int, int]:
        """Return in how many sentences each token id occurs: its document frequency."""
        counts: dict[int, int] = {}
        for report in self.collection.reports:
            for token, count in self.seals[report].counts.items():
                counts[token] = counts.get(token, 0) + count
        return counts

    def rows_of_keys(self, keys: Sequence[bytes]) -> SentenceRows:
        """Return the sentences that have one of some keys in their context, in order."""
        wanted = {*keys}
        contexts = map(self.collection.in_context, self.collection.sentences)
        return np.array([row for row, span in enumerate(contexts) if span.key in wanted], np.int64)

    def count(self, name: TableName) -> int:
        """Return how many texts a table holds."""
        return len(self.sentences) if name in _REMOTE else super().count(name)

    def token_bytes(self, *names: TableName) -> int:
        """Return the size in bytes of the token vectors of some tables."""
        tokens = sum(self.seals[report].tokens for report in self.collection.reports)
        remote = tokens * self.manifest.dimension * _HALF if "contexts" in names else 0
        return super().token_bytes(*names) + remote
