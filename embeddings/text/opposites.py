"""Words that mean the opposite of each other: a question with one isn't answered by the other."""

from collections.abc import Iterable

from embeddings.text.words import stem, words

# English pairs of common opposites, from general knowledge of the language; both ways.
_PAIRS = """
    rise/fall rise/decline rise/drop increase/decrease increase/decline increase/drop grow/shrink
    grow/fall grow/decline growth/decline growth/fall gain/loss gain/lose win/lose more/less
    more/fewer most/least most/fewest higher/lower highest/lowest high/low larger/smaller
    largest/smallest biggest/smallest longest/shortest oldest/youngest oldest/newest fastest/slowest
    first/last earliest/latest best/worst better/worse maximum/minimum upper/lower import/export
    buy/sell open/close opened/closed begin/end start/end start/stop start/finish arrive/depart
    arrival/departure birth/death born/died success/failure succeed/fail pass/fail accept/reject
    approve/reject allow/forbid allowed/forbidden permit/forbid permitted/prohibited
    permit/prohibit require/forbid include/exclude income/expenditure revenue/expenditure
    profit/loss surplus/deficit urban/rural public/private male/female men/women boys/girls
    father/mother son/daughter husband/wife north/south northern/southern east/west
    eastern/western winter/summer hot/cold warm/cold dry/wet rich/poor strong/weak
    hire/dismiss employment/unemployment employed/unemployed legal/illegal safe/dangerous
    lawful/unlawful before/after inside/outside build/demolish create/abolish create/destroy
    strengthen/weaken improve/worsen accelerate/slow expand/reduce expand/shrink reduce/increase
    raise/lower raise/cut cut/increase admit/deny agree/disagree advantage/disadvantage
    benefit/harm major/minor majority/minority senior/junior domestic/foreign internal/external
    enter/leave join/leave attack/defend victory/defeat supply/demand lend/borrow asset/liability
    credit/debit day/night morning/evening young/old light/dark light/heavy easy/difficult
    cheap/expensive full/empty early/late wholesale/retail""".split()
_OPPOSITES: dict[str, set[str]] = {}
for _pair in _PAIRS:
    _one, _other = map(stem, _pair.split("/"))
    _OPPOSITES.setdefault(_one, set()).add(_other)
    _OPPOSITES.setdefault(_other, set()).add(_one)


def count_opposed(question: str, text: str, languages: Iterable[str]) -> int:
    """Count the words of a question that a text lacks while it holds an opposite of theirs.

    Args:
        question: the question.
        text: the text.
        languages: the codes of both; no opposites are known of another language than English.
    """
    if set(languages) != {"en"}:
        return 0
    held = {part for word in words(text) for part in word.stems}
    asked = {part for word in words(question) for part in word.stems}
    return sum(bool(_OPPOSITES.get(part, set()) & held) for part in asked - held)
