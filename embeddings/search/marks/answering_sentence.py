"""Which sentence of a paragraph answers: often the one behind that which names the subject."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from embeddings.search.marks.asked_kind import AskedKind
from embeddings.search.marks.completed import is_denied
from embeddings.search.query import Query
from embeddings.search.result import Hit
from embeddings.text.words import Word, is_question_word, stems

# Of so many sentences the stems are remembered: other questions find them again.
_stems = lru_cache(4000)(stems)
# A question with fewer words is met by many sentences.
_SAYS_ENOUGH = 3


def answering(query: Query, asked: AskedKind, hit: Hit, language: str) -> Hit:
    """Return a hit with the sentence of its paragraph that gives the kind of answer asked for.

    That is its own sentence where that does, or where no other that goes on about the same does;
    else the first of these. A follow-up's is the one with all that it names where its own has none.

    Args:
        query: the question.
        asked: the kind of answer that it asks for.
        hit: a paragraph found, by the sentence that matches best.
        language: the language of its report.
    """
    paragraph, lead = hit.paragraph, hit.paragraph.lead
    texts = [paragraph.slice(number, number) for number in range(lead, len(paragraph.sentences))]
    place = hit.sentence - lead
    if place < 0 or len(texts) < 2:
        return hit
    denied = None if asked.is_reason else _denied(query, texts, place, language)
    if denied is not None:
        return replace(hit, sentence=denied + lead)
    given = asked.given(texts, language, is_strict=True)
    if given[place]:
        return hit
    if (named := _named(query, texts, place, language)) is not None:
        return replace(hit, sentence=named + lead)
    if (whole := _whole(query, hit, texts, place, language)) is not None:
        return replace(hit, sentence=whole + lead) if given[whole] or not any(given) else hit
    if not any(given):
        return hit
    going_on = _going_on(query, asked, texts, place, language)
    chosen = next((number for number in going_on if given[number]), place)
    return replace(hit, sentence=chosen + lead)


def _denied(query: Query, texts: Sequence[str], place: int, language: str) -> int | None:
    """Return the number of the sentence behind one that says what isn't so, where that is asked.

    It has a word of the question that the sentence lacks; None where that itself says what isn't
    so.
    """
    if language != query.language or not is_denied(query.question, language):
        return None
    if is_denied(texts[place], language):
        return None
    asking = stems(query.question, language) - _stems(texts[place], language)
    behind = (n for n in range(place + 1, len(texts)) if is_denied(texts[n], language))
    return next((n for n in behind if asking & _stems(texts[n], language)), None)


def _named(query: Query, texts: Sequence[str], place: int, language: str) -> int | None:
    """Return the number of the sentence that holds all words of a follow-up, nearest behind one.

    "What was the target?" behind "How many homes were built?" is answered behind these; one behind
    is nearer than one before. None where the sentence itself has some, or none has all.
    """
    if not query.history or language != query.language:
        return None
    added = {stem for word in query.words if _is_added(word, query) for stem in word.stems}
    if not added or added & _stems(texts[place], language):
        return None
    others = [*range(place + 1, len(texts)), *range(place - 1, -1, -1)]
    return next((n for n in others if added <= _stems(texts[n], language)), None)


def _whole(query: Query, hit: Hit, texts: Sequence[str], place: int, language: str) -> int | None:
    """Return the number of the first sentence that has, with its headings, all that is asked for.

    None where the sentence found has more than half of that, or it is said in a word or two.
    """
    asking = stems(query.question, language) if language == query.language else frozenset()
    if query.history or len(asking) < _SAYS_ENOUGH:
        return None
    headed = _stems(" > ".join(hit.paragraph.section), language)
    held = [asking & (headed | _stems(text, language)) for text in texts]
    if 2 * len(held[place]) > len(asking):
        return None
    return next((number for number, each in enumerate(held) if each == asking), None)


def _is_added(word: Word, query: Query) -> bool:
    """Say whether a word of a follow-up, not of what was asked before, names something."""
    is_dated = word.is_period or word.is_month or word.is_number
    closed = word.is_stop or word.is_number_word or is_question_word(word)
    return word.start >= query.start and not (closed or is_dated)


def _going_on(
    query: Query, asked: AskedKind, texts: Sequence[str], place: int, language: str
) -> list[int]:
    """Return the numbers of the sentences that may go on about the subject of one, nearest first.

    They stand behind it. Where no unit tells an answer, it has half of the question's words, as one
    that names the subject does, and they have all or none of these: one with some of them speaks of
    another of its kind. Where no words tell that, a person may stand before it. What gives a reason
    may be the sentence right before it.
    """
    reason = [place - 1] if asked.is_reason and place else []
    if language != query.language or asked.quantities:
        before = range(place - 1, -1, -1) if asked.kind == "who" else ()
        return [*range(place + 1, len(texts)), *(before or reason)]
    asking = stems(query.text, language)
    held = [_stems(text, language) & asking for text in texts]
    if 2 * len(held[place]) < len(asking):
        return reason
    behind = (
        number
        for number in range(place + 1, len(texts))
        if held[place] & held[number] in (frozenset(), held[place])
    )
    return [*behind, *reason]
