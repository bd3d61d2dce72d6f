"""Passages of a library's reports, made of what a search found."""

from collections.abc import Mapping
from dataclasses import replace

from bot.answering.answers import Passage, passage_of
from corpus.model import Report
from embeddings.search.result import Hit


def passage_in(reports: Mapping[str, Report], hit: Hit) -> Passage:
    """Make a passage of a hit in one of several reports, with those of the others that say it."""
    also = tuple(
        passage_of(reports[each.report], Hit(each, min(hit.sentence, len(each.sentences) - 1), 1.0))
        for each in hit.also
    )
    return replace(passage_of(reports[hit.paragraph.report], hit), also=also)
