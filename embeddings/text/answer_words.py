"""Which words can be the answer to a question, by the kind of answer that it asks for."""

from embeddings.text.words import Word


def is_answer(word: Word, kind: str, before: Word | None = None) -> bool:
    """Say whether a word can be the answer, by the kind that is asked for.

    Args:
        word: a word of a sentence.
        kind: the kind of answer.
        before: the word before it; a day stands behind its month, a name isn't a first word. Where
            a script has no capitals, any word may be a name.
    """
    if kind == "number":
        return (word.is_number and not (word.is_year or word.is_day)) or word.is_number_word
    if kind == "when":
        day = word.is_number and before is not None and before.is_month
        return word.is_year or word.is_month or word.is_day or day
    if kind in ("who", "where") and (word.is_number or word.text.lower() != word.text.upper()):
        return word.is_capital and before is not None and not word.is_stop
    return not word.is_stop
