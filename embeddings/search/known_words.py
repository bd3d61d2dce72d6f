"""What a collection's own words tell of questions: what is mistyped, and in which language."""

from embeddings.encoder import Encoder
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.text.spelling import Spelling


def spelling_of(facts: Facts, encoder: Encoder) -> Spelling:
    """Return what mends words: towards those of English reports; those of others are known."""
    return Spelling(facts.english, {*encoder.vocabulary, *facts.others})


def usual_language(collection: Collection) -> str:
    """Return the language of questions that don't tell theirs: English, or that of all reports."""
    held = set(collection.languages)
    return held.pop() if len(held) == 1 else "en"
