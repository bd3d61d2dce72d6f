"""How a year is written, as a part of patterns."""

# The first two digits of a year from 1500 to 2099, and all four.
CENTURY = r"(?:1[5-9]|20)"
YEAR = rf"{CENTURY}\d\d"
# The year of a date that a file is dated by: from 1900 to 2099.
YEAR_OF_DATE = r"(?:19|20)\d\d"
# The lines between two numbers, for the end of a set, where a hyphen stands for itself.
DASHES = "–—-"
# What stands between two years that are written as one, and the second of them, short or in full:
# "2019/20", "2019 – 2020"; no part of a date is: "2019-03-31", "1.4.2019-31.3.2020".
BETWEEN_YEARS = rf"\s?[/{DASHES}]\s?"
SECOND_YEAR = rf"{CENTURY}?\d\d(?!\d|[./]\d|[{DASHES}]\d\d(?!\d))"
# Two that are written as one: the first, what stands between them, and the second.
TWO_YEARS = rf"(?<!\d)({YEAR})({BETWEEN_YEARS})({SECOND_YEAR})"
# A year, or two that are written as one. "2021-03" is a month: who reads years compares the two.
YEARS = rf"(?<!\d){YEAR}(?:{BETWEEN_YEARS}{SECOND_YEAR})?(?!\d)"
