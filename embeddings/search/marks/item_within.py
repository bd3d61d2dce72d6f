"""The item of a list inside a sentence that answers a question which asks for one of them.

"一是……；二是……", "(a) ...; (b) ...", "in the first ... 210, in the second 480": where the model of
words doesn't read a sentence, its marks tell the items, and the question's own words tell which.
"""

import re
from functools import lru_cache
from itertools import chain, pairwise

from embeddings.search.marks.asked_kind import AskedKind
from embeddings.search.query import Query
from embeddings.text.clauses import Clause, clauses, trimmed
from embeddings.text.languages import language_of
from embeddings.text.spaceless import pairs
from embeddings.text.word_kinds import topic_stems
from embeddings.text.words import stems, words

# What counts the items: "一是", "第二，", "（三）", "①", "(b)", "2)", "一つ目は", "첫째,".
_COUNT = re.compile(
    r"(?<![\w第])(?:第?[一二三四五六七八九十][是，,、：]|第[一二三四五六七八九十]に|[一二三四五六七八九]つ目[はが])"
    r"|[(（](?:[一二三四五六七八九十]{1,2}|\d{1,2}|[a-z]|[ivx]{1,4})[)）]|[①-⑳]"
    r"|(?<!\S)(?:\d{1,2}|[a-z])\)(?=\s)"
    r"|(?:첫|둘|셋|넷|다섯|여섯|일곱)째(?:로|는|,)?"
)
_PARTED = re.compile(r"[;；；؛]")
_LEAD_END = re.compile(r"[:：]")
# A character with the hiragana before or behind it, of which one belongs to another word or ending.
_ENDING = re.compile("[\u3040-\u309f][^\u3040-\u309f]|[^\u3040-\u309f][\u3040-\u309f]")
# Of how many sentences the items are remembered.
_REMEMBERED = 2000


def item_within(
    query: Query, asked: AskedKind, text: str, language: str, around: frozenset[str]
) -> Clause | None:
    """Return the item of a sentence that answers: it alone has all that any has of the question.

    None where no one thing is asked for, the item gives no such, or another has a word of the
    question that it lacks. Where all around lacks a word of the question, what stands behind a
    clause may go on about it, and belongs to it: "the output was 3 tons, up 4%".

    Args:
        query: the question.
        asked: the kind of answer that it asks for.
        text: the sentence.
        language: that of its report.
        around: the stems of its paragraph and headings.
    """
    items, is_list = items_of(text)
    if language != query.language or len(items) < 2:
        return None
    texts = [text[item.start : item.end] for item in items]
    asked_words = _topic_stems(query.question, language)
    asking = frozenset(chain.from_iterable(asked_words))
    held = [asking & stems(each, language) for each in texts]
    best = max(range(len(items)), key=lambda number: len(held[number]))
    others = (own for number, own in enumerate(held) if number != best)
    if not (asked.allows(texts[best], language) and all(own < held[best] for own in others)):
        return None
    last = best
    if not is_list and any(_lacks(around, word) for word in asked_words):
        goes_on = [asked.allows(each, language) for each in texts]
        while last + 1 < len(items) and goes_on[last + 1] and not held[last + 1]:
            last += 1
    return Clause(items[best].start, items[last].end)


def _topic_stems(question: str, language: str) -> list[tuple[str, ...]]:
    """Return the stems of each word of a question in order, without pairs that no content word has.

    So "は何" is none, nor the last letter of a Korean word with its particle, nor of a Japanese one
    the character at which its ending begins.
    """
    known = language_of(language)
    found = []
    for word in words(question, language):
        if word.is_spaceless:
            ending = next((each for each in known.endings if word.text.endswith(each)), "")
            parted = pairs(word.text.removesuffix(ending))
            kept = (two for two in parted if known.stop.isdisjoint(two) and not _ENDING.match(two))
            found.append(tuple(kept))
        else:
            found.append(topic_stems(word.text, language))
    return found


def _lacks(around: frozenset[str], word: tuple[str, ...]) -> bool:
    """Say whether a text lacks a part of a word: a pair of characters and both that overlap it."""
    held = [False, *(stem in around for stem in word), False]
    return any(not any(held[number : number + 3]) for number in range(len(word)))


@lru_cache(_REMEMBERED)
def items_of(text: str) -> tuple[tuple[Clause, ...], bool]:
    """Return the items of the list that a sentence holds, without what leads to them.

    These are what is counted, or else what semicolons part, or else its clauses, of which nobody
    knows whether they are a list.
    """
    counted = [match.start() for match in _COUNT.finditer(text)]
    if len(counted) > 1:
        return _cut(text, counted), True
    lead = _lead_end(text)
    parted = [match.end() for match in _PARTED.finditer(text, lead)]
    if parted:
        return _cut(text, [lead, *parted]), True
    return tuple(part for part in clauses(text) if part.start >= lead), False


def _lead_end(text: str) -> int:
    """Return where a list begins behind its first colon; 0 without one."""
    found = _LEAD_END.search(text)
    inside = found and not text[found.end() : found.end() + 1].isdigit()
    return found.end() if found and inside else 0


def _cut(text: str, starts: list[int]) -> tuple[Clause, ...]:
    """Return the parts of a text from each start to the next, without the signs around them."""
    parts = (trimmed(text, start, end) for start, end in pairwise([*starts, len(text)]))
    return tuple(part for part in parts if part.start < part.end)
