"""Articles, by which a small word that opens a noun is told from one that stands for a noun."""

from embeddings.text.words import Word

# Of the languages that have any, as far as they are words of their own.
ARTICLES = frozenset(
    """the a an all der die das den dem ein eine einen le la les un une des du el los las una il lo
    gli i o os as um uma de het een""".split()
)


def opens_no_noun(word: Word) -> bool:
    """Say whether a word is small and opens no noun: "it" and "because", but not "the", "two"."""
    return word.is_stop and not (word.is_number_word or word.lower in ARTICLES)
