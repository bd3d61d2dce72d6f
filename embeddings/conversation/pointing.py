"""Pronouns in other languages than English: words that stand for what another question names."""

import re
from functools import cache

from corpus.toml_tables import read_table

# "There is" points at nothing, whatever it is made of.
THERE_IS = re.compile(
    r"\bgibt es\b|\bes gibt\b|\bgab es\b|\bil y a\b|\by a[- ]t[- ]il\b|\bci (?:sono|è)\b"
    r"|\bc['’]è\b|\b(?:zijn|is|waren|was) er\b|\ber (?:zijn|is|waren|was)\b|\bfinns det\b"
    r"|\bdet finns\b",
    re.I,
)
# A pronoun behind its verb, written with it.
BEHIND_VERB = {
    "fr": re.compile(r"[\w’']+-(?:t-)?(?:il|elle)s?\b", re.I),
    "pt": re.compile(r"\w{2,}-(?:[ln]?[oa]s?|lhes?)\b", re.I),
}
# A subject before the verb that "il" stands behind: "le musée emploie-t-il".
_SUBJECT = re.compile(
    r"(?<!de )\b(?:(?:les?|la|une?|ce|cet|cette|ces|[ms]on|sa) |l['’])\w+.* ", re.I
)


def points_behind_verb(question: str, code: str) -> bool:
    """Say whether a pronoun that is written with its verb stands for what isn't named before it."""
    pattern = BEHIND_VERB.get(code)
    verb = pattern.search(question) if pattern else None
    if verb is None:
        return False
    return code != "fr" or _SUBJECT.search(question[: verb.start()]) is None


@cache
def pointing_words(code: str) -> frozenset[str]:
    """Return the words of a language that point, of stands_alone.toml beside this module."""
    known: str = read_table(__package__, "stands_alone.toml").get(code, "")
    return frozenset(known.split())
