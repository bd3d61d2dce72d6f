"""From headings to questions that a person might ask; a heading that makes none is passed over."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from embeddings.conversation.chinese import is_chinese
from embeddings.conversation.followup import is_elliptical
from embeddings.conversation.topics import AUXILIARY, PREPOSITION
from embeddings.text.words import MONTHS, NUMBERS, PERIOD, STOP, is_question_word, words, years

_ASKS = ("?", "？")
# Markup that a heading may bring along: links, attributes, tags, emphasis, code, footnotes.
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(
    r"\{[#.:][^}]*\}|<[^<>]{1,80}>|\[\^?\d{1,3}\]|&[a-z]{2,6};|[*`#~|•►→]+|(?<!\w)_+|_+(?!\w)"
)
_PICTURES = re.compile("[\u2600-\u27bf\U0001f000-\U0001ffff\ufe0f]")
# A label of several parts: "1.2.3", "A.1", "IV.", "(6)", "Annex A —", "Part One:", "Q1.".
_LABEL = re.compile(
    r"\W*?(?:[(（\[]?(?:\d{1,3}(?:[.\-]\d{1,3}){0,5}(?!\d)[a-z]?|[IVXLC]+|[A-Za-z](?=[.)\]:）]|\d)"
    r"(?:\.?\d{1,3}){0,4}|[一二三四五六七八九十]+(?=[)）、.]))"
    r"(?:[)）\]]|、|[.:)）]+(?=\s|[^\d\s])|\s*[—–:]\s+|(?<=\d)\s+(?=[A-Z\u4e00-\u9fff]))"
    r"|第\S{1,4}[章节條条部分篇]|(?:附[件表录]|[图表])\s*\d{1,3}|§{1,2}\s*\d+[a-z]?(?![a-z])"
    r"|(?i:article|section|chapter|part|annex|appendix|schedule|book|volume|title|exhibit|rule"
    r"|table|figure|box|step|question|module|unit|lesson|q|no\.)\s*"
    r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z]|(?i:one|two|three|four|five|six|seven|eight|nine|ten))\b"
    r"\s*[.:)—–-]*|[QA]\s*[:.)])\s*"
)
# Headings that say what part of a report it is and nothing of what it is about.
_GENERIC = frozenset(
    re.split(
        r"\s*\|\s*",
        """abstract | about | about us | about this report | acknowledgements | acknowledgments |
    addendum | afterword | aims | annex | annexes | answers | appendices | appendix |
    background | bibliography | body | chapter | comments | conclusion | conclusions |
    contact | contact us | contents | copyright | definitions | details | discussion |
    disclaimer | document | epilogue | errata | examples | executive summary | faq | faqs |
    figures | foreword | frequently asked questions | further information | further reading |
    general | general information | glossary | highlights | home | imprint | index |
    information | intro | introduction | key facts | legal notice | links | list of figures |
    list of tables | main text | methodology | methods | miscellaneous | more | next steps |
    news | note | notes | objectives | other | other matters | others | outline | overview |
    page | part | preamble | preface | prologue | purpose | questions | questions and answers |
    recommendations | references | remarks | report | resources | results | scope | section |
    sources | summary | supplement | table of contents | tables | terms | text | the report |
    title | tldr | untitled | various | welcome | 目录 | 目次 | 前言 | 序言 | 引言 | 附录 |
    附件 | 结论 | 总结 | 小结 | 致谢 | 参考文献 | 概述 | 概况 | 简介 | 说明 | 其他 | 背景 |
    摘要 | 正文 | 后记""",
    )
)
_CODE = re.compile(
    r"://|www\.|\S@\S|\w\(\)|[\\{}<>=;]|\b\w+_\w+|\.(?:md|txt|pdf|html?|docx?)\b", re.I
)
_CONCERNING = re.compile(r"^(?:on|of|about|concerning|regarding|re:)\s+(?=\w)", re.I)
_SUBJECTS = frozenset("we i you they it he she there this that these those let".split())
# A label of one word and a number, "Artículo 30", and how many headings have one like it.
_NUMBERED = re.compile(r"\W*([^\W\d_]{2,})\s+(\d{1,4}|[IVXLC]+)[a-z]?(?!\w)[.:)—–-]*\s*")
_OFTEN = 3
# What begins no name of a topic: "as for the committee", "welcome to the office".
_OPENING = frozenset("as if because although though please welcome thank thanks dear".split())
# What speaks to whoever reads, in a question that asks the report nothing.
_READER = frozenset("you your need any want got".split())
_CAPITALS = frozenset("us uk eu un it who ai".split())
_DATED = MONTHS | NUMBERS | PERIOD | frozenset("quarter half week day month q h".split())
# Words between the nouns of other languages that are written in Latin letters.
_FOREIGN = frozenset(
    "der das und dem les des la le el los las du et y il gli della uns sur aux för och het".split()
)


@dataclass(frozen=True, slots=True)
class Habits:
    """How a report writes its headings.

    `labels` are the words in small letters that many of them begin with, a number behind; `shouts`
    says that most are in capitals.
    """

    labels: frozenset[str] = frozenset()
    shouts: bool = False

    @classmethod
    def of(cls, headings: Sequence[str]) -> Self:
        """Look at all headings of a report."""
        begun = {match.group(1, 2) for each in headings if (match := _NUMBERED.match(each))}
        counts = Counter(word.lower() for word, number in begun if not years(number))
        labels = frozenset(word for word, count in counts.items() if count >= _OFTEN)
        return cls(labels, 2 * sum(map(str.isupper, headings)) > len(headings))

    def without_label(self, heading: str) -> str:
        """Return a heading without such a label."""
        match = _NUMBERED.match(heading)
        is_label = match is not None and match[1].lower() in self.labels
        return heading[match.end() :] if match and is_label else heading


def question_about(
    heading: str,
    phrase: str,
    length: int,
    is_english: Callable[[str], bool],
    habits: Habits = Habits(),  # nothing of it changes
) -> str | None:
    """Return a question about a section; None where its heading makes no good one.

    Args:
        heading: the heading as the report has it.
        phrase: how the interface asks about a section, with `{title}`.
        length: how many characters the question may have.
        is_english: says whether a word in lower case is English.
        habits: how the report writes its headings.
    """
    title = habits.without_label(_bare(heading))
    if title.endswith(_ASKS):
        return _as_asked(title, length)
    title = _CONCERNING.sub("", title.rstrip(" .:!…,;-–—"), count=1)
    if is_chinese(title):
        is_told = title not in _GENERIC and is_chinese(phrase)
        return _cut(title, phrase, length) if is_told else None
    if title.isupper() and (habits.shouts or " " in title):
        title = _in_small_letters(title, is_english)
    if not _is_topic(title, is_english):
        return None
    found = words(title)
    if is_question_word(found[0]) and len(found) > 1 and found[1].lower in AUXILIARY:
        return _as_asked(f"{title}?", length)
    is_article = found[0].lower in ("the", "a", "an") and len(found) > 1
    if (is_question_word(found[0]) or is_article) and not title[1].isupper():
        title = title[0].lower() + title[1:]
    return _cut(title, phrase, length)


def question_led(lead: str, length: int) -> str | None:
    """Return the question of an FAQ that leads to its answer; None where it is none by itself."""
    title = _bare(lead)
    return _as_asked(title, length) if title.endswith(_ASKS) else None


def _bare(heading: str) -> str:
    """Return a heading without its markup and its labels."""
    text = _MARKUP.sub(" ", _LINK.sub(r"\1", heading))
    text = "".join(
        sign for sign in text if ord(sign) < 0x1F000 and not 0x2600 <= ord(sign) < 0x27C0
    )
    text = " ".join(text.split()).strip("“”\"' ")
    while (label := _LABEL.match(text)) and label.end():
        text = text[label.end() :].strip()
    return text


def _as_asked(title: str, length: int) -> str | None:
    """Return a heading that is a question; None if it is long, several, or lacks its topic."""
    text = title.rstrip("?？! ") + title.rstrip("! ")[-1]
    alone = not any(mark in text[:-1] for mark in ("?", "？", ". ", "。"))
    is_good = alone and len(text) <= length and not is_elliptical(text)
    return text if is_good and not _asks_the_reader(text) else None


def _asks_the_reader(text: str) -> bool:
    """Say whether an English question asks whoever reads it, as "lost your card?" does."""
    found = words(text)
    asks = any(is_question_word(word) or word.lower in AUXILIARY for word in found[:3])
    speaks = len(found) < 2 or any(word.lower in _READER for word in found)
    return text.isascii() and not asks and speaks


def _in_small_letters(title: str, is_english: Callable[[str], bool]) -> str:
    """Return a heading in capitals as it would be written in a sentence; acronyms stay."""

    def written(match: re.Match[str]) -> str:
        low = match[0].lower()
        if is_english(low) and (low not in _CAPITALS or len(title.split()) > 3):
            return low
        return match[0] if len(low) <= 4 else match[0].capitalize()

    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", written, title)


def _is_topic(title: str, is_english: Callable[[str], bool]) -> bool:
    """Say whether a heading in Latin letters names something that one can ask about."""
    found = words(title)
    letters = [word for word in found if word.text[0].isalpha()]
    if not letters or title.casefold() in _GENERIC or _CODE.search(title) or "?" in title:
        return False
    if all(word.lower in _DATED or word.is_number or word.lower in STOP for word in found):
        return False
    first = letters[0].lower
    if first in _OPENING:
        return False
    asks = is_question_word(letters[0])
    if not asks and (first in _SUBJECTS or first in PREPOSITION or first in AUXILIARY):
        return False
    if not asks and any(word.lower in AUXILIARY - {"may", "will", "can"} for word in found[1:]):
        return False
    if title.count("(") != title.count(")") or (len(title) < 3 and not title.isupper()):
        return False
    # Another language's words don't stand in an English sentence; names do.
    small = [word.lower for word in letters if word.text.islower()]
    foreign = [low for low in small if len(low) > 2 and not is_english(low)]
    return 3 * len(foreign) < len(letters) and not _FOREIGN.intersection(small)


def _cut(title: str, phrase: str, length: int) -> str:
    """Return the question about a title, which is cut at a word where it is too long."""
    room = length - len(phrase.format(title=""))
    if len(title) > room:
        cut = title[: room - 1]
        title = (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"
    return phrase.format(title=title)
