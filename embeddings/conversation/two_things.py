"""Questions that name two things or two years: what each of them asks."""

import re
from dataclasses import dataclass

from corpus.years import DASHES, YEAR
from embeddings.text.bm25 import is_spaceless
from embeddings.text.words import Word, words


@dataclass(frozen=True, slots=True)
class TwoThings:
    """A question as two, in the order named; `first` and `second` are the things, or the years.

    `is_explicit` says that it compares them in words; else they are only joined, by "and" or "or".
    `is_change` says that it asks for a change from one year to another.
    """

    first: str
    second: str
    questions: tuple[str, str]
    is_explicit: bool
    is_change: bool = False


# "Last year" and "this year" are years, too.
_YEAR = rf"(?:(?<!\d){YEAR}(?!\d)|\b(?:last|this|next) year\b(?:'s|’s)?|去年|今年|明年|前年)"
_RANGE = re.compile(
    rf"\b(?:from|between|since) (?:\w+ )?{_YEAR}"
    rf"|{_YEAR}\s*(?:[/~\uff5e{DASHES}]|至|到|(?:up )?to|until|through)\s*{_YEAR}|从{_YEAR}",
    re.I,
)
_COMPARING = re.compile(
    r"\b(?:compar\w+|differ\w*|versus|vs|than)\b|比较|对比|相比|区别|差[别异]", re.I
)
_ASKING = re.compile(
    r"^\W*\b(?:(?:please|can you|could you) )?(?:compare|contrast"
    r"|(?:what(?:'s| is| are| was| were) the )?differences? (?:in|between))\b",
    re.I,
)
# A clause about one year, before one about another: growth in 2021 and the target in 2022.
_CLAUSE = re.compile(
    rf"(?P<first>.*?{_YEAR}) (?:and|or|versus|than|compared (?:to|with)) (?P<between>.*?){_YEAR}",
    re.I,
)
_LED = (
    r"(?:(?:compared (?:to|with|against)|and|or|versus|vs\.?|than|with|to|in|for|of|the|that of"
    r"|from|between) |[,，、和与跟或同比] ?)*"
)
_JOINT = r"(?:and|with|to|against|versus|vs\.?|from)"
_EXPLICIT = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:please |can you |could you )?(?:compare|contrast) (?P<a>.+?) {_JOINT} (?P<b>.+)",
        r".*?\bdifferences? (?:in (?P<head>.+?) )?between (?P<a>.+?) and (?P<b>.+)",
        r"how (?:do|does|did) (?P<a>.+?) (?:differ from|compare (?:to|with)) (?P<b>.+)",
        r"(?P<a>.+?) (?:vs\.?|versus) (?P<b>.+)",
        r"(?:which|what|who)\b[^,:]*[,:] (?:the )?(?P<a>.+?),? or (?P<b>.+)",
        r"(?:请)?(?:比较|对比)(?:一下)?(?P<a>.+?)(?:和|与|跟|同)(?P<b>.+)",
        r"(?P<a>.+?)(?:和|与|跟|同)(?P<b>.+?)(?:之间)?(?:有(?:什么|何|哪些))?的?(?:区别|差别|不同|差异).*",
    )
]
# What a year that was taken out leaves before or behind the other one.
_LEFT_OVER = re.compile(
    rf"^\W*(?:and|or|with|to|the)\b\W*|\b(?:and|or|than|versus|vs\.?|compared (?:to|with)|between) "
    rf"(?=(?:in |for |of )?{_YEAR})|[和与跟同]\s*(?=的|\s|$)",
    re.I,
)
_TAIL = re.compile(r"\b(?:in|of|for|at|on|during|by|within|across)\b.+$", re.I)


# A text of more characters is no question of two things, but a story.
_LONGEST = 400


def two_things(question: str) -> TwoThings | None:
    """Tell a question that asks of two things or two years; None for any other."""
    if len(question) > _LONGEST:
        return None
    text = " ".join(question.split()).strip(" ?!.。？！")
    return _two_years(text) or _compared(text) or _joined(text)


def _two_years(text: str) -> TwoThings | None:
    """Read a question that names two years, unless they are the ends of a period."""
    years = list(dict.fromkeys(re.findall(_YEAR, text, re.I)))
    if len(years) != 2 or (_RANGE.search(text) and not _COMPARING.search(text)):
        return None
    first, second = years
    clause = _CLAUSE.match(text)
    own = clause is not None and any(not word.is_stop for word in words(clause["between"]))
    opening = clause["first"] if clause and own else _without(text, second)
    return TwoThings(first, second, (opening, _without(text, first)), True)


def _without(text: str, year: str) -> str:
    """Return a question without a year, what leads to it and the words that compare."""
    rest = re.sub(rf"{_LED}\b{year}(?:年)?|{year}年?", " ", text, count=1, flags=re.I)
    rest = re.sub(r"比较|对比|相比|区别|差[别异]", " ", _ASKING.sub(" ", rest))
    rest = _LEFT_OVER.sub("", " ".join(rest.split()))
    return rest.strip(" ,，和与跟同")


def _compared(text: str) -> TwoThings | None:
    """Read a question that compares two things in words; what stands with one goes for both."""
    for pattern in _EXPLICIT:
        if match := pattern.fullmatch(text):
            head = match.groupdict().get("head")
            first, second = match["a"].strip(" ,"), match["b"].strip(" ,")
            sides = _shared(first, second)
            questions = [f"{head} {side}" if head else side for side in sides]
            return TwoThings(first, second, (questions[0], questions[1]), True)
    return None


def _shared(first: str, second: str) -> tuple[str, str]:
    """Give either side what only the other says: "roads and railways *in Dalian*"."""
    left, right = _TAIL.search(first), _TAIL.search(second)
    if right and not left:
        return f"{first} {right.group()}", second
    if left and not right:
        # GDP growth of Dalian and Shenyang: the second stands for the object of the first.
        preposition = left.group().split(" ", 1)[0]
        return first, f"{first[: left.start()]}{preposition} {second}"
    noun = second.split(" ", 1)[1:]
    if noun and " " not in f"{first}{noun[0]}" and noun[0].islower():
        return f"{first} {noun[0]}", second
    return first, second


def _joined(text: str) -> TwoThings | None:
    """Read a question with "A and B" or "A or B", as many words of either; no longer lists."""
    if is_spaceless(text):
        return None
    found = words(text)
    joints = [n for n, word in enumerate(found) if word.lower in ("and", "or")]
    if len(joints) != 1:
        return None
    joint = joints[0]
    before, after = _run(text, found[:joint][::-1]), _run(text, found[joint + 1 :])
    count = min(len(before), len(after))
    if not count:
        return None
    start, end = before[count - 1].start, after[count - 1].end
    if text[:start].rstrip().endswith((",", "/")):
        return None
    first, second = text[start : before[0].end], text[after[0].start : end]
    questions = (f"{text[:start]}{first}{text[end:]}", f"{text[:start]}{second}{text[end:]}")
    return TwoThings(first, second, questions, False)


def _run(text: str, found: list[Word]) -> list[Word]:
    """Return the words up to the first that carries no topic or is set off by a mark."""
    run: list[Word] = []
    for word in found:
        if run:
            low, high = sorted((run[-1], word), key=lambda each: each.start)
            if text[low.end : high.start].strip():
                break
        if word.is_stop or word.is_year:
            break
        run.append(word)
    return run
