"""The marks that end sentences and clauses and that announce, in all scripts of today."""

# A blank follows these: the Latin ones, danda (in Bengali also typed as U+09F7), and those of
# Arabic, Syriac, Armenian, Ethiopic, Tibetan, Mongolian, N'Ko, Ol Chiki, Meetei and Sinhala.
SPACED_ENDS = (
    ".!?…‼⁇⁈⁉।॥\u09f7؟\u06d4\u0701\u0702\u0589\u1362\u1367"
    "\u0f0d\u0f0e\u1803\u1809\u07f9\u1c7e\u1c7f\uabeb\u0df4"
)
# None need follow these, of Chinese and Japanese, Khmer and Burmese.
DENSE_ENDS = "。！？｡\u17d4\u17d5\u104b"
SENTENCE_ENDS = SPACED_ENDS + DENSE_ENDS
QUESTION_MARKS = "?？؟\u1367⁇⁉"
COLONS = ":：\u1366\u17d6"
SEMICOLONS = ";；؛\u1364"
COMMAS = ",，、､،\u055d\u1363\u104a\u1802\u07f8"
# What ends a statement: no question, no exclamation, no dots.
FULL_STOPS = "".join(mark for mark in SENTENCE_ENDS if mark not in QUESTION_MARKS + "!！…‼⁈")
# What ends a sentence or a part of a list, for `endswith`; a text may break off with dots.
SENTENCE_OR_PART_ENDS = tuple(SENTENCE_ENDS.replace("…", "") + SEMICOLONS)
# What a line ends with that ends a sentence or a clause, or announces what follows it.
STOPS = SENTENCE_ENDS + COLONS + SEMICOLONS
# No title ends with one of these; it may break off with dots.
NO_TITLE_ENDS = STOPS.replace("…", "") + COMMAS


def ends_asking(text: str) -> bool:
    """Say whether a text ends with a question mark, of any script."""
    return text.endswith(tuple(QUESTION_MARKS))
