"""The words that open a question in English, for what is built from each of them.

`is_question_word` takes "many" and "much" for such, too, but neither "whom" nor "whose": beside
these stands what is asked about.
"""

QUESTION_WORDS = tuple("who what when where which why how whose whom".split())
# The same as a part of a pattern.
ASKING = "|".join(QUESTION_WORDS)
