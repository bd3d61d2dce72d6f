"""All places of what a question asks for: what is looked for, and the lines that list it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answering.answers import Listed
from bot.answering.passages import passage_of
from corpus.model import Report
from embeddings.conversation.listing import topic_of_list
from embeddings.search.all_places.exact import exact_places
from embeddings.search.all_places.mentions import Mention
from embeddings.search.all_places.places import Places
from embeddings.search.outcome import Outcome
from embeddings.search.result import Hit
from embeddings.search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class AllPlaces:
    """All places, in the order of the reports.

    `is_worded` says that the words asked for stand in one of them at least.
    """

    listed: tuple[Listed, ...]
    is_worded: bool


NO_PLACES = AllPlaces((), is_worded=False)


def all_places(
    searcher: Searcher,
    places: Places,
    reports: Mapping[str, Report],
    question: str,
    history: Sequence[str] = (),
    sources: frozenset[str] | None = None,
) -> AllPlaces:
    """Return all places of what a question asks for, as it is searched: its part that asks."""
    mentions = _mentions(searcher, places, question, history, sources)
    several = len(reports) > 1
    listed = tuple(
        _line(reports[mention.paragraph.report], mention, several=several) for mention in mentions
    )
    return AllPlaces(listed, any(mention.is_worded for mention in mentions))


def _mentions(
    searcher: Searcher,
    places: Places,
    question: str,
    history: Sequence[str],
    sources: frozenset[str] | None,
) -> tuple[Mention, ...]:
    """Find what a question quotes, what it asks all places of, or else its topic and its answer."""
    if places.exact.are_quoted(question):
        return exact_places(places.exact, question, sources)
    if topic := topic_of_list(question):
        return places.find(topic, (), sources)
    mentions = places.find(question, history, sources)
    answer = searcher.search(question, 1, history, sources)
    if answer.outcome != Outcome.ANSWERED:
        return mentions
    # The passage that answers is never missing from the list under it.
    by_id = {mention.paragraph.id: mention for mention in mentions}
    by_id.setdefault(answer.hits[0].paragraph.id, _opening(answer.hits[0]))
    return places.exact.in_order(by_id.values())


def _opening(hit: Hit) -> Mention:
    """Return the mention of a sentence as a whole."""
    span = hit.paragraph.sentences[hit.sentence]
    return Mention(hit.paragraph, hit.sentence, span.start, span.end, False)


def _line(report: Report, mention: Mention, *, several: bool) -> Listed:
    """Return the line of a mention."""
    hit = Hit(mention.paragraph, mention.sentence, 1.0)
    return Listed(passage_of(report, hit), mention.start, mention.end, several)
