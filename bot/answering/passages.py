"""Passages of a library's reports, made of what a search found."""

from collections.abc import Mapping
from dataclasses import replace

from bot.answering.answers import Passage, window
from corpus.model import Report
from embeddings.search.result import Hit


def passage_in(reports: Mapping[str, Report], hit: Hit) -> Passage:
    """Make a passage of a hit in one of several reports, with those of the others that say it."""
    also = tuple(
        passage_of(reports[each.report], Hit(each, min(hit.sentence, len(each.sentences) - 1), 1.0))
        for each in hit.also
    )
    return replace(passage_of(reports[hit.paragraph.report], hit), also=also)


def passage_of(report: Report, hit: Hit) -> Passage:
    """Make a passage of a hit: its sentence, and as much around it as a phone shows well."""
    first, last = window(hit.paragraph, hit.sentence)
    return Passage(
        report,
        hit.paragraph,
        sentence=hit.sentence,
        first=first,
        last=last,
        score=hit.score,
        mark=hit.mark,
        parts=hit.parts,
    )
