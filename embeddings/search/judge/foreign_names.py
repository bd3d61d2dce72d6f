"""Names in another script than a passage's: that it lacks them as they are written proves nothing.

"Nangang" is 南港 in a report in Chinese. A word that is translated, such as "World Cup", may be met
in meaning, and an acronym is written in Latin letters everywhere.
"""

from collections import Counter
from collections.abc import Callable

from embeddings.search.parts import SearchParts
from embeddings.search.query import Query
from embeddings.text.names import name_of
from embeddings.text.scripts import script_of
from embeddings.text.words import Word

# Fewer letters than a name has.
_SHORTEST = 3


def names_written_otherwise(query: Query, parts: SearchParts, paragraph: int) -> frozenset[int]:
    """Return where the names of a question start that a paragraph's report may write otherwise."""
    # Its title tells nothing: the catalog may have it in another language.
    text = parts.collection.paragraphs[paragraph].text
    found = foreign_names(query, text, parts.spelling.is_english)
    return frozenset(word.start for word in found)


def foreign_names(query: Query, text: str, is_english: Callable[[str], bool]) -> list[Word]:
    """Return the words of a question that are names in a script which a text isn't written in.

    Args:
        query: the question; in English all words that English lacks are names, in another language
            those with a capital that don't open it. A script without capitals tells none.
        text: the passage.
        is_english: says whether a word in lower case is one of general English.
    """
    scripts = Counter(map(script_of, filter(str.isalpha, text)))
    own = max(scripts, key=lambda script: scripts[script], default="")
    return [
        word
        for word in query.words
        if own not in ("", script_of(word.text[0]))
        and _may_be_name(word)
        and _is_name(word, query, is_english)
    ]


def _may_be_name(word: Word) -> bool:
    """Say whether a word carries a topic, in letters that have capitals, and is no acronym."""
    letters = word.text
    is_cased = letters.lower() != letters.upper()
    return is_cased and len(letters) >= _SHORTEST and not (word.is_stop or letters.isupper())


def _is_name(word: Word, query: Query, is_english: Callable[[str], bool]) -> bool:
    """Say whether a word is a name, by its language's words or by its capital."""
    if query.language == "en":
        name = name_of(word)
        return not (is_english(name) or all(map(is_english, name.split("-"))))
    return word.is_capital and word.start not in (0, query.start)
