"""Follow-ups: whether a question stands alone or needs the questions before it.

"And in 2022?", "why?" and "who signed it?" are elliptical: what they are about was said before. A
full question never takes an old one along, whatever was asked in between. Only closed-class words
decide (connectives, pronouns, prepositions, question words), so no rule knows a topic.
"""

import re
from collections.abc import Sequence

from embeddings.conversation import chinese
from embeddings.conversation.anaphora import means_some_of_them, means_them, points_back
from embeddings.conversation.bare_names import is_bare_name
from embeddings.conversation.fragments import CONNECTIVE, is_fragment
from embeddings.conversation.missing_noun import lacks_object
from embeddings.conversation.openings import opens_another
from embeddings.conversation.sentences import sentences
from embeddings.conversation.topics import topics
from embeddings.conversation.years_apart import carried_year
from embeddings.text.bm25 import is_spaceless
from embeddings.text.question_words import ASKING
from embeddings.text.words import Word, is_question_word, words

# How much of what was asked before is kept, and how much of each question.
_KEPT, _LENGTH = 3, 300
# A question of more characters stands alone.
_LONGEST = 400

# What people say before they ask; it says nothing of the question behind it. What names a thing
# too, "fine" and "well", is said so only before a mark, alone, or before what opens a follow-up.
# It is cut off, so it holds less than `asking`'s politeness, and "yes" and "no", which that lacks.
_PAUSE = (
    r"(?=\s*(?:[,.!;:…–—]|-\s|$)| (?:what|how) about\b"
    rf"| (?:and|but|so) (?:{ASKING}|in|for|at|on|by|with|from)\b)"
)
_FILLER = re.compile(
    r"(?:\W*\b(?:(?:ok|okay|o\.k|hm+|ah+|oh|wow|thanks|thank you|thx|alright|all right|i see|got it"
    r"|interesting|sorry|please|yes|yeah|no(?=\W*[,.!;])|hi|hello|hey)\b(?! of| to| the)"
    rf"|(?:well|right|great|good|nice|cool|fine|sure)\b{_PAUSE})[\s,.!;:…–—-]*)+",
    re.I,
)
# "And" and "what about" as they are typed on a phone, at the beginning or behind a mark: "n riga?",
# "wat abt", "hbu".
_BEGINS = r"((?:^|[,.;:!?…\n]|-\s)\W*(?:(?:and|but|so|ok|then|also) )*)"
_TYPED_AND = re.compile(rf"{_BEGINS}(?:(?:n|adn|nad|nd)(?= [^\W\d])|&(?=\s*\w))", re.I)
_TYPED = re.compile(
    rf"{_BEGINS}(?:(?:what|wat|waht|whta|wht|wath|hwat|whats|how|hows|ho|hwo)"
    r" ?(?:about|abt|bout|abot|abuot|aobut|abotu)|[wh]bu(?= \w))\b",
    re.I,
)
# Openings that ask for the same of something else.
_SAME_AGAIN = re.compile(
    r"\W*(?:and |but |so |ok |then |also )*(?:what about|(?:what|how) of|what if|as for|as to"
    r"|(?:the )?same (?:for|question|thing|in|with)|same goes|ditto|likewise"
    r"|similarly|in that case|of which|compared (?:to|with)|(?:instead|rather) of"
    r"|other than (?:that|this)|besides (?:that|this)|(?:no |sorry |actually )*i"
    r"(?:'m| am)? (?:mean|meant|asking about|was asking about))\b",
    re.I,
)
_ALSO = re.compile(r"\b(?:too|as well|either|neither|instead|though|then|else|otherwise)\W*$", re.I)


def with_opening(question: str) -> str:
    """Return a follow-up with "and" and "what about" in place of what was typed for them."""
    return _TYPED.sub(r"\1what about", _TYPED_AND.sub(r"\1and", question))


def relevant_history(
    question: str, history: Sequence[str], *, reply: bool = False
) -> tuple[str, ...]:
    """Return the earlier questions that a question is to be understood with.

    Args:
        question: what is asked now.
        history: what was asked before, oldest first.
        reply: the person answered to the answer itself; what could be either is then a follow-up.

    Returns:
        The last of the history, shortened, when the question is elliptical. In a long chain the
        full question that it began with stays, for it names what it is about. Of a full question
        that goes on with "and" the year of the one before; else nothing.
    """
    if not history:
        return ()
    if not is_elliptical(question, reply=reply, before=history[-1]):
        year = carried_year(question, history)
        return (year,) if year else ()
    kept = list(history[-_KEPT:])
    chain = zip(["", *history], history, strict=False)
    full = [past for before, past in chain if not is_elliptical(past, before=before)]
    if full and full[-1] not in kept:
        kept[0] = full[-1]
    return tuple(past[:_LENGTH] for past in kept)


def is_elliptical(question: str, *, reply: bool = False, before: str = "") -> bool:
    """Say whether a question lacks what it is about.

    Args:
        question: any text.
        reply: what could be either is taken for a follow-up.
        before: the question before it, whose language tells what a short one is in.
    """
    if len(question) > _LONGEST:
        return False
    if opens_another(question, before) or is_bare_name(question, before):
        return True
    if is_spaceless(question):
        return chinese.is_elliptical(question, reply=reply)
    spare = 1 if reply else 0
    named = 0
    for sentence in filter(words, sentences(_without_filler(with_opening(question)))):
        found = words(sentence)
        if _lacks(sentence, found, spare):
            return True
        named += len(topics(found))
        if named > 1:
            return False
    return False


def _without_filler(question: str) -> str:
    """Return a question without what people say before they ask."""
    filler = _FILLER.match(question)
    return question[filler.end() :] if filler else question


def _lacks(sentence: str, found: list[Word], spare: int) -> bool:
    """Say whether one sentence lacks its topic.

    Args:
        sentence: the sentence.
        found: its words.
        spare: how many words of topic more it may have.
    """
    count = len(topics(found))
    if count == 0 or (_SAME_AGAIN.match(sentence) and count <= 3 + spare):
        return True
    return (
        is_fragment(found, spare)
        or (count <= 2 + spare and _ALSO.search(sentence) is not None and not _is_request(found))
        or (count <= 5 and points_back(sentence, found))
        or (count <= 1 + spare and means_them(found))
        or (count <= 6 and means_some_of_them(found))
        or (count <= 4 and lacks_object([w for w in found if w.lower not in CONNECTIVE]))
    )


def _is_request(found: Sequence[Word]) -> bool:
    """Say whether it opens like a full question: a question word or verb, and a subject."""
    return is_question_word(found[0]) and len(topics(found)) > 2
