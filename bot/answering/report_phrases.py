"""Phrases that mean a report by its year: "in the 2021 report", "the report for 2021".

They are read in English and Chinese, and in their plainest form in some other languages; so is what
means the oldest report or the newest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.model import Entry
from corpus.years import YEARS
from embeddings.search.several_reports.report_years import years_of
from embeddings.text.year_words import years_named

_YEARS = rf"(?:fy ?)?(?P<years>{YEARS}(?:\s?(?:,|and|or|&)\s?{YEARS})*)"
_NOUN = r"(?:reports?|edition|version|document|handbook|yearbook|review|survey|accounts|guide)"
# These mean a report only where its title has them; "the 2021 survey" may be what is asked about.
_SOME_NOUN = re.compile(r"handbook|yearbook|review|survey|accounts|guide")
_LEADS = (
    r"(?P<lead>(?:according to|as per|based on|as (?:stated|reported|written|given) in|in|from|per"
    r"|by|of|under)\s+)?"
)
_ARTICLE = r"(?P<article>(?:the|that|this|our|your|its|their|a)\s+)?"
_AFTER = r"(?P<after>\s*,)?"
_ENGLISH = (
    # In the 2021 annual report; the report for 2021; in Annual Report 2021.
    rf"\b{_LEADS}{_ARTICLE}{_YEARS}(?:['’]s)?(?P<kind>(?:\s+[\w’'-]+){{0,4}}?)"
    rf"\s+(?P<noun>{_NOUN})\b{_AFTER}",
    rf"\b{_LEADS}{_ARTICLE}(?P<kind>(?:[\w’'-]+\s+){{0,4}}?)(?P<noun>{_NOUN})"
    rf"\s+(?:(?:of|for|from|about|on)\s+)?(?:the\s+)?(?:(?:financial\s+)?year\s+)?{_YEARS}{_AFTER}",
)
_CHINESE = (
    r"(?P<lead>在|根据|按照?|依据|据)?(?P<article>那份|这份)?"
    rf"(?P<years>{YEARS})\s*(?:年度|年)?的?(?P<kind>[\u4e00-\u9fff]{{0,6}}?)"
    r"(?P<noun>报告|年报)(?P<after>里面?|之?中|当中|上|[，,])*",
)
_OTHERS = (
    r"\b(?P<lead>(?:según|en|de|dans|selon|d’après|d'après|im|in|laut|nel|secondo|no|em|segundo|в"
    r"|согласно|في|وفق)\s+)?(?P<article>(?:el|la|le|les|dem|den|der|das|il|o)\s+|l['’])?"
    r"(?P<kind>)(?P<noun>informe(?:\s+anual)?|rapport(?:\s+annuel)?|\w*bericht\w*"
    r"|relazione(?:\s+annuale)?|relatório(?:\s+anual)?|отч[её]т\w*|доклад\w*|تقرير)"
    r"\s+(?:(?:de|del|du|von|vom|für|di|за|عام|سنة)\s+)?(?:l['’])?"
    rf"(?P<years>{YEARS})(?:\s+(?:год\w*))?(?P<after>\s*,)?",
)
_PHRASES = tuple(re.compile(each, re.I) for each in (*_ENGLISH, *_CHINESE, *_OTHERS))
_NEW, _OLD = "latest|newest|most recent", "oldest|earliest"
# The newest report or the oldest; what "the newest report on fish" is about may be of any age.
_EXTREMES = (
    rf"\b{_LEADS}(?P<article>the\s+)(?:(?P<new>{_NEW})|{_OLD})(?P<kind>(?:\s+annual)?)"
    rf"\s+(?P<noun>report|edition|version)\b(?!\s+(?:on|about|of|for)\b){_AFTER}",
    r"(?P<cut>在|根据|按照?|据)?(?:(?P<new>最新)|最早|最旧|最老)的?(?:年度|一份|一期)?的?(?:报告|年报)"
    r"(?:里面?|之?中|上|[，,])*",
    r"(?P<cut>最(?:(?P<new>新|も新しい)|古|も古い)の?(?:年次)?報告書?(?:では|に(?:は|よると)?|で|の)?)",
    r"\b(?P<cut>im|laut dem|nach dem) (?:(?P<new>neu(?:e?sten)|aktuellsten|jüngsten)|ältesten"
    r"|frühesten) (?:jahres|geschäfts)?bericht\b",
    r"\b(?P<cut>dans|selon|d['’]après) le (?:(?P<new>dernier)|premier) rapport(?: annuel)?\b"
    r"(?! (?:sur|de|du|des)\b)",
    r"\b(?P<cut>dans|selon|d['’]après) le rapport(?: annuel)? le plus (?:(?P<new>récent)|ancien)\b",
    r"\b(?P<cut>en|según) el informe(?: anual)? más (?:(?P<new>reciente|nuevo)|antiguo)\b",
    r"\b(?P<cut>nel(?:la)?|secondo (?:il|la)) (?:rapporto|relazione)(?: annuale)? più"
    r" (?:(?P<new>recente|nuov[oa])|vecchi[oa]|antic[oa])\b",
    r"\b(?P<cut>no|segundo o) relatório(?: anual)? mais (?:(?P<new>recente|novo)|antigo)\b",
    r"\b(?P<cut>in|volgens) het (?:(?P<new>nieuwste|laatste|recentste)|oudste) (?:jaar)?verslag\b",
    r"\b(?P<cut>в) (?:самом )?(?:(?P<new>новом|новейшем|последнем|свежем)|старом|раннем|первом)"
    r" (?:годовом )?отч[её]те\b",
)
_AGED = tuple(re.compile(each, re.I) for each in _EXTREMES)
# What may stand between a year and its report, beside words of the report's title.
_KINDS = frozenset(
    """annual yearly work progress activity financial management government status official
    quarterly final full whole same first second interim""".split()
)
_KINDS_IN_CHINESE = re.compile(r"(?:年度|工作|政府|省|市|财务|总结|全年|那份|这份|的)*")


def of_years(years: str, entries: Mapping[str, Entry]) -> set[str]:
    """Return the reports of some years; where none is of them by its title, those of that date.

    Years that a report is of together, as "2019/20", mean that one alone.
    """
    wanted = years_named(years)
    of = {name: years_of(name, entry.title, entry.date) for name, entry in entries.items()}
    exact = {name for name, own in of.items() if own == wanted}
    found = exact or {name for name, own in of.items() if own & wanted}
    return found or {name for name, entry in entries.items() if entry.date[:4] in wanted}


def read_phrases(text: str, entries: Mapping[str, Entry]) -> tuple[set[str], str]:
    """Return the reports that the phrases of a text mean, and the text without them.

    Where they mean reports of several years the text stays as it is: it compares them.
    """
    found = list(_dated(text, entries)) or list(_aged(text, entries))
    chosen = set[str]().union(*(meant for _, meant in found))
    several = len(found) > 1 or (found and len(chosen) > 1 and len(_years_in(found[0][0])) > 1)
    if not found or several:
        return chosen, text
    match, _ = found[0]
    return chosen, f"{text[: match.start()]} {_left(match)} {text[match.end() :]}"


def _years_in(match: re.Match[str]) -> frozenset[str]:
    """Return the years that a phrase names; "the latest" names none."""
    return years_named(match.groupdict().get("years") or "")


def _dated(text: str, entries: Mapping[str, Entry]) -> Iterator[tuple[re.Match[str], set[str]]]:
    """Yield the phrases that name years, apart from each other, with the reports that they mean."""
    taken: list[tuple[int, int]] = []
    for pattern in _PHRASES:
        start = 0
        while match := pattern.search(text, start):
            named = of_years(match["years"], entries)
            meant = {name for name in named if _fits(match, entries[name])}
            is_apart = _is_apart(match.span(), taken)
            # One that doesn't fit may hold a shorter one that does.
            start = match.end() if meant and is_apart else match.start() + 1
            if meant and is_apart:
                taken.append(match.span())
                yield match, meant


def _is_apart(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Say whether a span overlaps none of those that are taken."""
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _aged(text: str, entries: Mapping[str, Entry]) -> Iterator[tuple[re.Match[str], set[str]]]:
    """Yield the phrase that means the newest report or the oldest, where there are several."""
    found = (pattern.search(text) for pattern in _AGED)
    match = next(filter(None, found), None) if len(entries) > 1 else None
    if match:
        dates = {entry.date for entry in entries.values()}
        wanted = max(dates) if match["new"] else min(dates)
        yield match, {name for name, entry in entries.items() if entry.date == wanted}


def _fits(match: re.Match[str], entry: Entry) -> bool:
    """Say whether the words between year and noun, and the noun, may be those of a report."""
    kind, title = match["kind"].strip(), entry.title.casefold()
    noun = match["noun"].casefold()
    if _SOME_NOUN.fullmatch(noun) and noun not in title:
        return False
    if re.search(r"[\u4e00-\u9fff]", kind):
        return _KINDS_IN_CHINESE.fullmatch(kind) is not None or kind in title
    titled = set(re.findall(r"\w+", title))
    return all(word in _KINDS or word in titled for word in re.findall(r"\w+", kind.casefold()))


def _left(match: re.Match[str]) -> str:
    """Return what is left of a phrase: nothing of "in the 2021 report"; "the report" of others."""
    groups = match.groupdict()
    if groups.get("lead") or groups.get("after") or groups.get("noun") is None:
        return ""
    parts = (groups.get("article"), groups.get("kind"), groups.get("noun"))
    return " ".join(part.strip() for part in parts if part and part.strip())
