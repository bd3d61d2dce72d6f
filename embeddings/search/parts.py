"""What is known of a collection and its index, worked out once for all that search it."""

from dataclasses import dataclass
from typing import Self

from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.index.index import Index
from embeddings.models import Models
from embeddings.search.expected import Expected
from embeddings.search.known_words import spelling_of
from embeddings.search.new_topic import NewTopics
from embeddings.search.read_rows import ReadRows
from embeddings.search.signals import Signals
from embeddings.search.terms import Terms
from embeddings.text.spelling import Spelling


@dataclass(frozen=True, slots=True, eq=False)
class SearchParts:
    """A collection with its index, the models that ask it, and what its own words tell.

    `read_rows` are the sentences that the model of words reads.
    """

    collection: Collection
    index: Index
    models: Models
    facts: Facts
    spelling: Spelling
    signals: Signals
    expected: Expected
    terms: Terms
    read_rows: ReadRows
    new_topics: NewTopics

    @classmethod
    def of(cls, collection: Collection, index: Index, models: Models) -> Self:
        """Work out what is known of a collection.

        Raises:
            ValueError: the index is one of another number of sentences.
        """
        sentences = len(collection.sentences)
        if index.manifest.sentences != sentences:
            raise ValueError(f"{sentences} sentences, index of {index.manifest.sentences}")
        facts, read_rows = Facts.joined(index.facts), ReadRows.of(collection, index)
        return cls(
            collection,
            index,
            models,
            facts,
            spelling_of(facts, models.words),
            Signals(collection, index.facts, facts),
            Expected(collection, index, models.words.languages),
            Terms(collection, facts.terms),
            read_rows,
            NewTopics(collection, index, models, read_rows),
        )
