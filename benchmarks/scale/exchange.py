"""Other numbers, years and names in a sentence; each is as long as what it stands for.

So the places of the sentence's tokens stay right.
"""

import random
import re
from collections.abc import Iterable, Mapping, Sequence

# A year, another number, or a capitalised word behind another word: a name, mostly.
_WORDS = re.compile(
    r"(?P<year>\b(?:19|20)\d\d\b)|(?P<number>\d)|(?<=[a-z,] )(?P<name>[A-Z][a-z]{3,})\b"
)
_YEARS = range(1950, 2030)


def names_by_length(texts: Iterable[str]) -> Mapping[int, Sequence[str]]:
    """Return the names in some texts by their length, each once, in order."""
    names = sorted({found["name"] for text in texts for found in _WORDS.finditer(text)} - {None})
    lengths = sorted({len(name) for name in names})
    return {length: [name for name in names if len(name) == length] for length in lengths}


def exchanged(text: str, names: Mapping[int, Sequence[str]], seed: int) -> str:
    """Return a text, as long as before, with other numbers, years and names.

    Args:
        text: any text.
        names: the names to choose from, by their length; one of another length stays.
        seed: the same text and seed give the same.
    """
    chance = random.Random(seed)

    def another(match: re.Match[str]) -> str:
        """Return what stands for a match."""
        if match["year"]:
            return str(chance.choice(_YEARS))
        if match["number"]:
            return str(chance.randint(1, 9))
        return chance.choice(names.get(len(match[0]), [match[0]]))

    return _WORDS.sub(another, text)
