"""Chinese names as Latin letters spell them: 瓦房店 is Wafangdian.

Letters tell no tones, so only whole names are looked for: two characters or more, and all letters.
Some characters are read in two ways in names, as 长 in 长春, Changchun, and 长海, Zhanghai: either
way a name is found.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from anyascii import anyascii

from embeddings.text.scripts import without_accents

# Of how many texts it is remembered how they are spelled.
_REMEMBERED = 10_000
_RUN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff]{2,}")
# What is spelled otherwise in names, lest it be taken for another: Shaanxi is no Shanxi.
_OWN = dict(zip("陕陝厦廈都曾翟埔", "shaan shaan xia xia du zeng zhai pu".split(), strict=True))
# What is also read in another way in names: of places as 重庆 and 六安, or of people as 单 and 解.
_ALSO = dict(
    zip(
        "长長重乐樂单單解查盖蓋仇六蔚什番朴尉莘浚濬洞泊铅鉛涡渦枞樅缪繆藏",
        "chang chang chong yue yue shan shan xie zha ge ge qiu lu yu shi pan piao yu xin xun xun "
        "tong bo yan yan guo guo zong zong miao miao zang".split(),
        strict=True,
    )
)
# Fewer letters are met by chance, as a name of one character is.
FEWEST_LETTERS, _FEWEST = 4, 2


def letters_of(name: str) -> str:
    """Return the letters of a name as pinyin has them, without capitals, accents and signs."""
    plain = without_accents(unicodedata.normalize("NFC", name).lower())
    return "".join(filter(str.isalpha, plain))


def where_spelled(text: str, letters: str) -> tuple[int, int] | None:
    """Return where the characters of a text stand that are spelled by some letters.

    None where there are none, or but one character, or too few letters.

    Args:
        text: any text; characters of a name stand beside each other in it.
        letters: a name, as `letters_of` returns it.
    """
    if len(letters) < FEWEST_LETTERS:
        return None
    for start, spelled, borders in _spelled(text):
        found = spelled.find(letters)
        while found >= 0:
            first, last = borders.get(found), borders.get(found + len(letters))
            if first is not None and last is not None and last - first >= _FEWEST:
                return start + first, start + last
            found = spelled.find(letters, found + 1)
    return None


@lru_cache(_REMEMBERED)
def _spelled(text: str) -> tuple[tuple[int, str, dict[int, int]], ...]:
    """Return each run of characters: its start, its letters, and the border at a letter's place.

    A run comes once more for each of its characters that is also read in another way.
    """
    found = []
    for run in _RUN.finditer(text):
        usual = [*map(_syllable, run[0])]
        found.append((run.start(), *_joined(usual)))
        for number, character in enumerate(run[0]):
            if other := _ALSO.get(character):
                read = [*usual[:number], other, *usual[number + 1 :]]
                found.append((run.start(), *_joined(read)))
    return tuple(found)


def _joined(syllables: Sequence[str]) -> tuple[str, dict[int, int]]:
    """Return syllables as one word, and how many of them stand before each border's letter."""
    borders = {0: 0}
    for number, length in enumerate(accumulate(map(len, syllables)), 1):
        borders[length] = number
    return "".join(syllables), borders


def _syllable(character: str) -> str:
    """Return how a character is spelled; "lü" and "nü" as without their accent."""
    spelled = _OWN.get(character) or anyascii(character).lower()
    return re.sub("^([ln])v", r"\1u", spelled)
