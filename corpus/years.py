"""How a year is written, as a part of patterns."""

# The first two digits of a year from 1500 to 2099, and all four.
CENTURY = r"(?:1[5-9]|20)"
YEAR = rf"{CENTURY}\d\d"
# The year of a date that a file is dated by: from 1900 to 2099.
YEAR_OF_DATE = r"(?:19|20)\d\d"
