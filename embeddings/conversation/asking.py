"""The part of a message that asks: the question behind greetings, thanks and what led to it."""

import re
from dataclasses import dataclass

from embeddings.conversation import chinese
from embeddings.conversation.followup import is_elliptical
from embeddings.conversation.requests_abroad import without_request
from embeddings.conversation.sentences import sentences
from embeddings.conversation.topics import AUXILIARY, topics
from embeddings.text.question_words import ASKING
from embeddings.text.words import is_question_word, words

_ASKED = re.compile(r"[?？][)\]”’\"'!！.]*\s*$")
# What people say around a question; a sentence that is made of it asks nothing of a report. It is
# longer than `followup`'s list of what is cut off before a question: the sentence is judged as a
# whole, so "hope" and "trouble" may stand here, which in front of a question belong to it.
_POLITE = re.compile(
    r"\b(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|thanks?|thank you|thx"
    r"|cheers|grateful|appreciate|sorry|excuse|pardon|apolog\w+|hope|regards|please bear|bother\w*"
    r"|trouble|disturb\w*|in advance|how are you|(?:my|a|another|one|quick|small|stupid|silly) "
    r"(?:\w+ )?question|(?:can|could|would|will|may|might) (?:you|anyone|somebody|someone|i) "
    r"(?:please |kindly |possibly |just |maybe )?(?:help|ask|bother|assist)\w*|help me|nice bot"
    r"|interesting|wow|amazing|impressive|great|i see|good to know|understood|got it"
    r"|are you (?:there|a bot|able)|anybody there|anyone there)\b"
    r"|你好|您好|大家好|早上好|下午好|晚上好|谢谢|感谢|打扰|麻烦|不好意思|抱歉|对不起|请教|辛苦|冒昧|在吗",
    re.I,
)
_REQUEST = (
    r"\b(?:(?:i|we)(?:'d|’d| would)? (?:just |only |really |also )?(?:want|like|need|love|wish)"
    r"(?:ed)? to (?:know|ask|find out|learn|hear|understand|see)|(?:i|we)(?: am|'m|’m| are| was)? "
    r"(?:just )?wonder(?:ing|ed)?|tell (?:me|us)|let (?:me|us) know|inform (?:me|us)"
    r"|(?:give|show|send|find) (?:me|us)|do you (?:happen to )?know|any idea|(?:my|the) question is"
    r"|(?:i|we)(?: am|'m|’m| are)? (?:looking for|curious)|explain(?: to me)?)\b"
)
_REQUESTS = re.compile(_REQUEST, re.I)
_IN_CHINESE = (
    r"请问(?:一下)?|[想要]问(?:一下|问)?|想(?:要)?(?:知道|了解|请教)(?:一下)?|(?:请)?告诉我"
)
# The words that a request leads in with, up to the question word behind it.
_LEAD = re.compile(
    rf".*(?:{_REQUEST})[\s,:]*(?:please |kindly |about |of |if you (?:know|could say) )?"
    rf"(?=(?:{ASKING}|whether|if|is|are|do|does|did|can)\b)"
    rf"|.*(?:{_IN_CHINESE})[\s，,：:]*(?=\S)",
    re.I | re.S,
)
_MEANT = re.compile(r"\W*(?:i mean|i meant|that is|for example|especially|in particular)\b", re.I)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a message asks, and what it says before that; `context` is empty where nothing helps."""

    question: str
    context: str = ""


def asking_part(message: str) -> Asking:
    """Return the part of a message that asks.

    The last sentences that ask count, several in a row together. What stands before them is their
    context only where they lack their topic: "There is a ferry. When does it sail?". A message of
    one sentence, of keywords, or without any question stays as it is.
    """
    said = sentences(message)
    first, end = _last_run([_asks(sentence) for sentence in said])
    if first == end:
        first, end = _last_run([_opens_like_one(sentence) for sentence in said])
    if first == end:
        return Asking(without_request(message))
    if len(said) == 1:
        return Asking(_without_lead(message))
    while end < len(said) and _MEANT.match(said[end]):
        end += 1
    question = _without_lead(" ".join(said[first:end]))
    before = [sentence for sentence in said[:first] if not _POLITE.search(sentence)]
    needed = is_elliptical(question)
    if needed and not before and not first and end == len(said):
        return Asking(message)
    return Asking(question, " ".join(before) if needed else "")


def asks(message: str) -> bool:
    """Say whether some sentence of a message asks something of a report."""
    return any(_asks(sentence) or _opens_like_one(sentence) for sentence in sentences(message))


def _last_run(asks: list[bool]) -> tuple[int, int]:
    """Return where the last run of sentences that ask begins and ends; the same if none does."""
    if True not in asks:
        return 0, 0
    end = len(asks) - asks[::-1].index(True)
    first = end
    while first and asks[first - 1]:
        first -= 1
    return first, end


def _asks(sentence: str) -> bool:
    """Say whether a sentence asks something of a report, by its mark or by a request."""
    asked = _ASKED.search(sentence) or _REQUESTS.search(sentence) or _in_chinese(sentence)
    return bool(asked) and not _is_polite(sentence)


def _is_polite(sentence: str) -> bool:
    """Say whether a sentence is nothing but politeness: "may I ask you something?"."""
    found = _POLITE.search(sentence)
    if found is None:
        return False
    rest = f"{sentence[: found.start()]} {sentence[found.end() :]}"
    if _LEAD.match(sentence):
        return False
    if chinese.is_chinese(sentence):
        return not chinese.asks(rest)
    return len(topics(words(rest))) <= 1 and not any(map(is_question_word, words(rest)))


def _in_chinese(sentence: str) -> bool:
    """Say whether a sentence in Chinese asks: "请问", or a question word."""
    return chinese.is_chinese(sentence) and (
        chinese.asks(sentence) or re.search(_IN_CHINESE, sentence) is not None
    )


def _opens_like_one(sentence: str) -> bool:
    """Say whether a sentence without a question mark opens like a question: "how much is it"."""
    found = words(sentence)
    if not found or _is_polite(sentence):
        return False
    if found[0].lower in AUXILIARY and len(found) > 2:
        return True
    verbs = [word for word in found[1:6] if word.lower in AUXILIARY]
    clause = found[0].lower in ("when", "where", "what") and "," in sentence
    return is_question_word(found[0]) and bool(verbs) and not clause


def _without_lead(question: str) -> str:
    """Return a question without the long words that lead to it, unless it needs them."""
    lead = _LEAD.match(question)
    if lead is None:
        return without_request(question)
    if not _says_more(lead.group()):
        return question
    rest = question[lead.end() :].strip()
    return question if not rest or is_elliptical(rest) else rest


def _says_more(lead: str) -> bool:
    """Say whether the words that lead to a question say more than that somebody asks."""
    if chinese.is_chinese(lead):
        return True
    return bool(topics(words(_REQUESTS.sub(" ", lead))))
