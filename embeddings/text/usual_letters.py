"""Letters and digits of keyboards for Chinese and Japanese, and styled ones, as the usual ones."""

import re
import unicodedata

# Full-width digits and letters, and signs of numbers and names. The marks of sentences stay.
_FULL = r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff03-\uff06\uff0b\uff0f\uff20\uff3f]"
# A hyphen or a point with such on both sides is one of a number or word.
_WITHIN = r"(?<=[0-9A-Za-z\uff10-\uff5a])[\uff0d\uff0e](?=[0-9A-Za-z\uff10-\uff5a])"
# A comma is one of a number behind one to three digits and before exactly three.
_THOUSANDS = r"(?:(?<=(?<!\d)\d)|(?<=(?<!\d)\d\d)|(?<=(?<!\d)\d{3}))\uff0c(?=\d{3}(?!\d))"
# Bold, italic and such letters and digits of mathematics, and letters in circles. Of signs that are
# like letters only the letters of those alphabets: not degrees, ohm or number.
_STYLED = (
    r"[\U0001d400-\U0001d7ff\u24b6-\u24e9"
    r"\u2102\u210a-\u2112\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134]"
)
_UNUSUAL = re.compile("|".join((_FULL, _WITHIN, _THOUSANDS, _STYLED)))


def usual_letters(text: str) -> str:
    """Return a text of the same length, its full-width and styled letters and digits as usual.

    Others stay, though they have a usual form too: "m²" is no "m2", and "½" is one number.
    """
    if text.isascii():
        return text
    return _UNUSUAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
