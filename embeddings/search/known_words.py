"""What a collection's own words tell of questions: what is mistyped, and in which language."""

import re

from embeddings.encoder import Encoder
from embeddings.index.collection import Collection
from embeddings.index.facts import Facts
from embeddings.text.forms import HYPHENS
from embeddings.text.spelling import Spelling

_HYPHEN = re.compile(f"[{re.escape(HYPHENS)}]")


def spelling_of(facts: Facts, encoder: Encoder) -> Spelling:
    """Return what mends words: towards those of English reports; those of others are known.

    So are the parts of those with hyphens, which are mended one by one.
    """
    parts = {part for word in facts.others for part in _HYPHEN.split(word)}
    return Spelling(facts.english, {*encoder.vocabulary, *facts.others, *parts})


def usual_language(collection: Collection) -> str:
    """Return the language of questions that don't tell theirs: English, or that of all reports."""
    held = set(collection.languages)
    return held.pop() if len(held) == 1 else "en"
