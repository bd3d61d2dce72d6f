"""Whether the words around a quotation ask something, or only where it stands."""

import re

from embeddings.conversation import chinese
from embeddings.conversation.listing import topic_of_list
from embeddings.conversation.topics import AUXILIARY, topics
from embeddings.text.languages import language_of
from embeddings.text.words import Word, is_question_word, words

# What is said of a text and of words in it, by what the words begin with: such a question is
# answered by where the quoted words stand.
_OF_TEXTS = re.compile(
    r"(?:(?:report|text|document|paper|book|article|page|paragraph|section|chapter|passage|sentence"
    r"|line|phrase|word|term|expression|place|time)s?\b|quot(?:e[sd]?|ing|ations?)\b"
    r"|sa(?:y|id)\b|says\b|stat(?:e|ed|es)\b|stands?\b|found\b|finds?\b|read\b"
    r"|(?:occurr?|appear|talk|search|look|show|mention|discuss|referr?)"
    r"(?:e?s|ed|n|ing|[ae]nces?|ions?)?\b"
    r"|exact|verbatim|literal|often|anything|something|please|can\b|help\b"
    # German, Dutch and the Scandinavian languages
    r"|bericht|absatz|absätz|abschnitt|kapitel|seite|satz|stelle|wort|wörter|begriff|ausdruck|erwähn"
    r"|sagt|steh|kommt?\b|vor\b|genannt|find|such|zeig|bitte|rapport|genoemd|vermeld|staat\b|zegt\b"
    r"|nævn|nämn|nevn|står\b|säger\b|siger\b|sier\b"
    # French, Spanish, Portuguese and Italian
    r"|texte|passage|phrase|mot\b|expression|parle|dit\b|dit-|mentionn|cit[éeao]|trouv|figur|cherch"
    r"|informe|texto|pasaje|frase|palabra|término|menciona|dice|aparec|encuentr|busca|habla|relatório"
    r"|palavra|diz\b|encontr|fala\b|relazione|rapporto|testo|parola|menzion|dice\b|trova|compare|parla"
    r"|favor"
    # Russian and Ukrainian, Polish
    r"|отчёт|отчет|текст|абзац|глав|раздел|страниц|слов|фраз|упомин|упомян|говор|сказан|встреча|наход|найд"
    r"|raport|tekst|słow|fraz|wspom|mówi|występ|znajd)",
    re.I,
)
# Of these some are done to things as well: "who found “Havbryn”?", "how long did it stand?".
_OF_THINGS = re.compile(
    r"(?:stands?|occur\w*|appear\w*|found|finds?|search\w*|look\w*|show\w*|read|help)\b", re.I
)
# "Where is it written?" and "what is written?" ask for words; "when was it written?" doesn't.
_WRITTEN = re.compile(r"(?:writ|wrote|geschrieben|écrit|escrit|scritt|napisan|написан)", re.I)
_PLACED = frozenset(
    """where what which is are does do wo was où que qu'est-ce quoi dónde qué onde o dove cosa
    где что gdzie co waar wat""".split()
)
_IN_CHINESE = re.compile(
    rf"报告|文[中章件]|原文|章|节|段落?|页|句|词语?|{chinese.NAMING}|涉及|出现|说明?|讲|写|关于|有关|对于|内容"
    r"|地方|查找|搜索|找|帮|里|中|上|这"
)
_TELLS = re.compile(chinese.TELLING)
_MARK = re.compile(r"[?？؟]")


def asks_beside(question: str, rest: str, language: str) -> bool:
    """Say whether a question asks more of the words that it quotes than where they stand.

    "Who built “Havbryn”?" does; "where is “Havbryn” mentioned?", keywords beside the quoted words
    and these alone don't.

    Args:
        question: the question without its quotation marks.
        rest: its words outside of them.
        language: the code of the language that it is in.
    """
    if topic_of_list(question):
        return False
    if chinese.is_chinese(rest):
        return _asks_in_chinese(rest)
    found = words(rest, language)
    if not found or not (_asks(found) or _MARK.search(rest)):
        return False
    told = [word for word in topics(found) if not _is_of_text(word, found)]
    if told and found[0].lower in _PLACED:
        told = [word for word in told if not _WRITTEN.match(word.text)]
    return bool(told) or _asks_of_it(found)


def _is_of_text(word: Word, found: list[Word]) -> bool:
    """Say whether a word of a question is said of a text, and not of who or when something was."""
    is_of_thing = word.language == "en" and _OF_THINGS.match(word.text) and _asks_who(found)
    return _OF_TEXTS.match(word.text) is not None and not is_of_thing


def _asks_who(found: list[Word]) -> bool:
    """Say whether the first word that asks is "who" or "when", or begins "how long"."""
    asking = [number for number, word in enumerate(found) if is_question_word(word)]
    if not asking:
        return False
    first, *behind = (word.lower for word in found[asking[0] :])
    return first in ("who", "whom", "when") or (first == "how" and behind[:1] == ["long"])


def _asks(found: list[Word]) -> bool:
    """Say whether words hold one that asks, or open like a question for yes or no."""
    return any(map(is_question_word, found)) or found[0].lower in AUXILIARY


def _asks_of_it(found: list[Word]) -> bool:
    """Say whether words without a topic ask who or when it is, or how much: "who is “…”?"."""
    if any(_OF_TEXTS.match(word.text) for word in found):
        return False
    kinds = (kind for kind, asks in language_of(found[0].language).asks if _holds(asks, found))
    return next(kinds, "other") in ("when", "who", "number")


def _holds(asks: re.Pattern[str], found: list[Word]) -> bool:
    """Say whether words ask for a kind of answer."""
    return asks.search(" ".join(word.lower for word in found)) is not None


def _asks_in_chinese(rest: str) -> bool:
    """Say whether words in Chinese ask for more than where something stands."""
    if not chinese.asks(rest):
        return False
    if _TELLS.search(rest):
        return not re.search(r"[几多]少?次", rest)
    return not chinese.is_elliptical(_IN_CHINESE.sub("", rest))
