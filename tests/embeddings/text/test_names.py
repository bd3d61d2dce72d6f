"""Names of a collection, by the capitals of each text's own language."""

from embeddings.text.names import names_in


def test_a_word_that_never_lacks_its_capital_inside_a_sentence_is_a_name() -> None:
    """The first word of a text tells nothing, and English possessors lose their ending."""
    texts = [("Trains leave Baku's Port.", "en"), ("A port is near Europe.", "en")]
    assert names_in(texts) == {"baku", "europe"}


def test_a_language_that_writes_nouns_with_capitals_tells_no_names() -> None:
    """In a German report every noun has one; its words don't hide names of other reports."""
    texts = [("Die Bahn fährt nach Baku. Die reise war lang.", "de"), ("Le port de Reise.", "fr")]
    assert names_in(texts) == {"reise"}
