"""Abbreviations that end no sentence, where a splitter of sentences cuts behind them."""

import re

from corpus.abbreviation_lists import goes_on

# Abbreviations that never end a sentence and that the splitter doesn't know.
_ABBREVIATION = re.compile(
    r"\b(?:[Aa]pprox|Ca|Cf|Incl|Vgl|ca|cf|incl|max|min|est|resp|pp|Figs?|Nos?|Hr|Fr|Dr|Prof|Mrs?|Ms|Mme|Mlle|Sra|Srta|Dra"
    r"|Rt|Hon|Messrs|Cllrs?|Revd|Cmdr|Supt|Insp|Dott|Ing|Sig|Nr|vgl|bzw|evtl|ggf|env)\.$"
)
# A small letter with a stop is a part of an abbreviation, "d. h.", but for a unit: "4 m."; a
# capital behind a hyphen is one of a name, "J.-P. Roux"; "p.m." may end a sentence.
_LETTER = re.compile(r"(?<![\d.])(?<!\d\s)\b[^\W\d_]\.$")
# These end no sentence before a figure, and these none before a name.
_COUNTED = re.compile(
    r"\b(?:abs|nos?|arts?|cap|pp?|s|p[áa]gs?|n[úu]m|vol|ch|figs?|sec|al|bd|nr|godz|ok|kap|ziff|tab)\.$",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:Srs?|dr|prof|ks|św|mgr|inż|[Mm]evr|[Dd]hr|ing|dott|sig)\.$|(?:^|[*_“\"(])St\.$"
)
_SHORT_WORD = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]{1,4}\.){1,4}$")
_AUTHORS = re.compile(r"\bet al\.$")


def breaks_off(before: str, behind: str, language: str) -> bool:
    """Say whether a cut is inside a sentence, by what stands before it and behind it."""
    after = behind[0]
    # "![" begins a picture of Markdown.
    if after == "[" and before.endswith(" !"):
        return True
    if not before.endswith("."):
        return before[-1].islower() and (after.islower() or after.isdigit())
    # Between the parts of a word: "J.-C.".
    if re.match(r"-\w", behind):
        return True
    if _ABBREVIATION.search(before) or goes_on(before, behind, language):
        return True
    letter = _LETTER.search(before)
    if letter and (letter[0].islower() or before[-3:-2] == "-"):
        return True
    if after.islower():
        return _SHORT_WORD.search(before) is not None
    if after.isdigit():
        return (_COUNTED.search(before) or _AUTHORS.search(before)) is not None
    if after in "[(":
        return _AUTHORS.search(before) is not None
    return _TITLED.search(before) is not None
