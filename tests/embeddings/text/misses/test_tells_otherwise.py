"""Texts that tell the opposite of what is asked for, or another of its kind."""

from pathlib import Path

import pytest

from embeddings.search.searcher import Searcher
from embeddings.text.misses.tells_otherwise import tells_otherwise
from tests.fakes import report_of, word_setup


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Why did the tax fall?", "The tax rose by 2 percent."),
        ("By how much did rents go up?", "Rents fell by a tenth."),
        ("Why did catches fall?", "They rose by a tenth."),
        ("What was the shortest wait?", "The longest wait was 71 weeks."),
        ("How wide is the slide?", "It has a slide that is twelve metres long."),
        ("How tall is the mast?", "The mast is 40 cm thick."),
        ("How many wards were checked in autumn?", "14 wards were checked in spring."),
        ("How many came on Tuesday?", "On Monday 40 came."),
        ("What is on on Tuesdays?", "It is open every Monday at nine."),
        ("Why did they fall behind in 2021, and why did sales fall?", "Sales grew, then rose."),
        ("What did it cost in March?", "In May it cost nine pounds."),
        ("What did it cost in May?", "In March it cost nine pounds, the Mayor says."),
    ],
)
def test_text_tells_otherwise(question: str, text: str) -> None:
    """It has what excludes that which is asked for, and not this itself."""
    assert tells_otherwise(question, text, text, "en")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did the tax fall?", "The tax rose by 2 percent."),
        ("Why did the tax fall?", "The tax rose, then it was lowered."),
        ("Why did the tax rise?", "The tax rose by 2 percent."),
        ("Which was the longest wait?", "The longest wait was 71 weeks, the shortest one."),
        ("How long is the slide?", "The slide is twelve metres long."),
        ("How high is the wall?", "The wall is two metres long and reaches a height of one."),
        ("How wide is the slide?", "The slide cost nine pounds."),
        ("How many wards were checked in spring?", "14 wards were checked in spring."),
        ("How many are open in June?", "From April, nine are open, ten in May."),
        ("When is it open on Mondays?", "It is open every Monday at nine."),
        ("How many joined in the fall?", "Membership rose by 40 in that season."),
        ("What is shut on Sunday?", "On Monday all is shut, on Sunday the bar."),
        # A synonym beside the opposite.
        ("Which is the largest school?", "Hill is the biggest school, Dale the smallest."),
        ("What was the hottest day?", "The warmest day was in July, the coldest in May."),
        # A time, beside a length.
        ("How long did the works take?", "The bridge, three metres wide, took six months."),
        # A word that belongs to what is asked about, and no direction.
        ("Where do the trees grow best?", "Trees that fell are replaced."),
        ("Why did staff fall ill?", "Absence rose by a tenth, the doctor says."),
        ("Why was the drop-in closed?", "Rents rose, and the drop-in was closed."),
        ("Why was it shut last fall?", "Costs rose by a tenth."),
        # What is told of it by another word isn't known to be of it.
        ("Why did fares fall?", "Ticket prices rose by 5 percent."),
        ("Why did catches fall?", "The sea temperature rose, and the cod moved north."),
        ("Why was it shut this fall?", "Costs rose by a tenth."),
        # A time that is written in another way, or describes what is asked about.
        ("What was planted in spring?", "Spring: in autumn, 400 bulbs."),
        ("When did the pool that was shut in March reopen?", "The pool was opened in May."),
        ("In which month did the pool shut in March reopen?", "The pool was opened in May."),
    ],
)
def test_text_may_tell_it(question: str, text: str) -> None:
    """Who asks whether it fell is told so by "it rose", and other words may say the same."""
    assert not tells_otherwise(question, text, text, "en")


def test_features_tell_that_the_best_sentence_tells_otherwise(tmp_path: Path) -> None:
    """Such a passage is unsure at most, as one that has only others."""
    text = "The tax rose by two crowns.\n\nPigs are fed at noon.\n"
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", word_setup())
    found = [
        searcher.features(searcher.reader.query(f"Why did the tax {direction}?"))
        for direction in ("fall", "rise")
    ]
    assert [features and features.misses_point for features in found] == [True, False]
