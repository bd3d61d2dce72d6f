"""What a collection's own words tell of questions: what is mistyped, and in which language."""

from embeddings.encoder import Encoder
from embeddings.index.collection import Collection
from embeddings.text.spelling import Spelling
from embeddings.text.words import words


def spelling_of(collection: Collection, encoder: Encoder) -> Spelling:
    """Return what mends words: towards those of English reports; those of others are known."""
    english = [
        text
        for text, paragraph in zip(collection.texts, collection.paragraph_of, strict=True)
        if collection.languages[paragraph] == "en"
    ]
    headings = [
        collection.headings[heading]
        for heading, language in zip(collection.heading_of, collection.languages, strict=True)
        if heading >= 0 and language == "en"
    ]
    others = {
        word.lower
        for paragraph, language in zip(collection.paragraphs, collection.languages, strict=True)
        if language != "en"
        for word in words(paragraph.text, language)
    }
    return Spelling([*english, *dict.fromkeys(headings)], {*encoder.vocabulary, *others})


def usual_language(collection: Collection) -> str:
    """Return the language of questions that don't tell theirs: English, or that of all reports."""
    held = set(collection.languages)
    return held.pop() if len(held) == 1 else "en"
