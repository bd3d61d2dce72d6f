"""Names of which a text has another of the same kind: Peter Hall, where it has only Anna Hall."""

import re
from collections.abc import Iterator

from embeddings.text.languages import language_of
from embeddings.text.misses.same_names import may_be_one
from embeddings.text.word_kinds import is_stop

# A word with a capital, and what may stand between two words of one name.
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SHORTEST = 3
# What stands before a family name instead of a first one; and how offices end in a language
# that writes every noun with a capital.
_TITLES = frozenset(
    """administrator admiral alderman ambassador archdeacon architect attorney aunt baron bishop
    canon captain chair chairman chairperson chairwoman chancellor chief clerk coach colonel
    commander commissioner congressman congresswoman constable coordinator corporal councillor
    councilman councilwoman count coxswain curator dame deacon dean deputy detective director doctor
    don doña duke editor engineer familia familie famiglia famille family foreman frau gardener
    general governor head herr inspector judge justice keeper king lady lawyer lieutenant lord
    madame mademoiselle magistrate major manager marshal master mayor mechanic mevrouw minister miss
    mister monsieur mrs nurse officer pastor president prince princess principal prof professor
    queen rabbi ranger rector registrar representative reverend saint secretary senator sergeant
    señor señora señorita senhor senhora sheriff signor signora sir solicitor speaker superintendent
    surveyor teacher treasurer uncle vicar warden мать отец царь князь""".split()
)
_OFFICE = re.compile(
    r"(?:er|in|ent|or|ist|rat|wart|frau|mann|herr|chef|ende[rn]?|te[rn]?|meister)$", re.I
)
# How much of a name another case of it may lack at its end.
_ENDING = 2


def has_another_name(question: str, around: str, language: str, asked_in: str) -> bool:
    """Say whether a text has what a question names by two words only with another first word.

    Args:
        question: what is asked.
        around: a passage, with the headings over it.
        language: the code of its language.
        asked_in: the code of the question's language.
    """
    names = _named(question, asked_in)
    return any(_has_only_others(first, last, around, language) for first, last in names)


def _named(question: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the last two words of each name in a question, which has a word before it."""
    found = [*_WORD.finditer(question)]
    for one, other, after in zip(found, found[1:], [*found[2:], None], strict=False):
        is_last = after is None or not _joins(question, other, after) or not _is_name(after)
        is_whole = is_last and one is not found[0] and _joins(question, one, other)
        if is_whole and _is_name(one) and _is_name(other) and not is_stop(one[0], language):
            yield one[0], other[0]


def _has_only_others(first: str, last: str, around: str, language: str) -> bool:
    """Say whether a text has the last word of a name, and behind others than the first alone."""
    found = [*_WORD.finditer(around)]
    held = [_beginning(word[0]) for word in found]
    # "Judge Hall" may be Anna Hall, too.
    if _beginning(first) in held or _is_title(first, language):
        return False
    places = [n for n, each in enumerate(held) if each == _beginning(last)]
    return bool(places) and all(
        n > 0
        and _joins(around, *found[n - 1 : n + 1])
        and _tells(found[n - 1], language)
        and not may_be_one(first, found[n - 1][0])
        for n in places
    )


def _tells(before: re.Match[str], language: str) -> bool:
    """Say whether a word before the last of a name is another first one, and no title."""
    return _is_name(before) and not (is_stop(before[0], language) or _is_title(before[0], language))


def _is_title(word: str, language: str) -> bool:
    """Say whether a word may be a title or an office, by which nobody is told from another."""
    if word.lower() in _TITLES:
        return True
    return not language_of(language).capital_names and _OFFICE.search(word) is not None


def _joins(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether nothing but a blank stands between two words."""
    return text[one.end() : other.start()] == " "


def _is_name(word: re.Match[str]) -> bool:
    """Say whether a word is written as a name is."""
    return word[0][0].isupper() and len(word[0]) >= _SHORTEST and not word[0].isupper()


def _beginning(word: str) -> str:
    """Return what all cases of a name have."""
    lower = re.sub(r"[’']s?$", "", word.lower())
    return lower[: max(4, len(lower) - _ENDING)]
