"""Odd text costs no step of reading a question much more than plain text of its length.

Each step is measured against cutting the same text into words, by the processor's time of its own
thread, so that neither the machine nor what else runs on it counts.
"""

import time
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.directives import Directives
from bot.render.history_line import history_in, quotable
from bot.render.text import html, shorten
from embeddings.conversation.asking import asking_part
from embeddings.conversation.followup import is_elliptical, relevant_history
from embeddings.conversation.listing import topic_of_list
from embeddings.conversation.openings import opens_another
from embeddings.conversation.passed_on import passes_on
from embeddings.conversation.smalltalk import language_of_small_talk, without_greeting
from embeddings.conversation.two_things import two_things
from embeddings.search.period_words import names_period, without_period
from embeddings.search.query import last_pieces
from embeddings.text.bm25 import character_terms, is_spaceless
from embeddings.text.language import question_language, unread_latin, unread_script
from embeddings.text.languages import known_languages
from embeddings.text.quotations import quotations, without_marks
from embeddings.text.spelling import Spelling
from embeddings.text.words import answer_type, forget_words, words

LONGEST = 4096
# Times as long as cutting plain text of the same length into words; that takes about a millisecond.
MOST = 60
ODD = {
    "digits and dots": "1.2.3.4.",
    "digits and commas": "1,",
    "grouped numbers": "1 000 000 ",
    "per cent": "5%",
    "quotes": "“a” ",
    "straight quotes": '"',
    "guillemets": "«x»",
    "apostrophes": "d'",
    "full width": "Ｈｏｗ　ｍｕｃｈ１２３",
    "hidden": "a\u200b\u200d",
    "right to left": "\u202eabc",
    "accents": "e\u0301\u0302\u0303",
    "emoji": "👩‍👩‍👧",
    "one word": "abcdefghij",
    "hyphens": "a-",
    "slashes": "a/b/",
    "brackets": "(",
    "lines": "a\n",
    "years": "2021 and ",
    "comparing": "compare a and ",
    "choosing": "which a, or ",
    "Chinese": "税收减免",
    "Chinese joints": "和",
    "Greek": "α β ",
    "initials": "A. B. ",
    "mistyped": "gowrth provnice incme ",
    "polite": "please can you tell me ",
    "a report": "in the 2021 report ",
    "underscores": "_",
}
SPELLING = Spelling.of(["Growth of the province's income."], [])
DIRECTIVES = Directives({})
STEPS: dict[str, Callable[[str], object]] = {
    "spelling": SPELLING.correct,
    "script": lambda text: unread_script(text, frozenset({"en"})),
    "latin": lambda text: unread_latin(text, frozenset({"en"}), lambda word: False, absent=True),
    "language": lambda text: question_language(text, SPELLING.is_known, "en"),
    "greeting": without_greeting,
    "greeting's language": language_of_small_talk,
    "asking part": asking_part,
    "opening": opens_another,
    "two things": two_things,
    "follow-up": is_elliptical,
    "history": lambda text: relevant_history("and in 2022?", [text] * 3, reply=True),
    "list": topic_of_list,
    "passed on": passes_on,
    "quotations": quotations,
    "marks": without_marks,
    "characters": character_terms,
    "spaceless": is_spaceless,
    "period": lambda text: [names_period(text, code) for code in ("en", "zh", "de")],
    "without period": lambda text: without_period(text, "en"),
    "pieces": last_pieces,
    "directives": lambda text: DIRECTIVES.read(text, (), None),
    "directives before": lambda text: DIRECTIVES.read("and there?", (text,), None),
    "history line": history_in,
    "quotable": lambda text: quotable(text, ()),
    "html": html,
    "shorten": lambda text: shorten(text, 90),
    **{f"words {code}": partial(words, language=code) for code in known_languages()},
    **{f"asks {code}": partial(answer_type, language=code) for code in known_languages()},
}


def filled(unit: str) -> str:
    """Return a text of the longest length that repeats a unit."""
    return (unit * (LONGEST // len(unit) + 1))[:LONGEST]


def cost(step: Callable[[str], object], text: str) -> float:
    """Return the seconds of the processor that a step takes for a text, the least of some tries."""
    times = []
    for _ in range(3):
        # Words that are remembered would take no time at all.
        forget_words()
        begun = time.thread_time()
        step(text)
        times.append(time.thread_time() - begun)
    return min(times)


PLAIN = cost(words, filled("How much did it cost? "))


@pytest.mark.parametrize("unit", ODD.values(), ids=ODD.keys())
def test_no_step_takes_long_over_odd_text(unit: str) -> None:
    """Of 4,096 characters, each step of the text takes as long as a few tens of plain ones."""
    text = filled(unit)
    slow = {name: cost(step, text) / PLAIN for name, step in STEPS.items()}
    assert len(slow) > 50
    assert {name: round(times) for name, times in slow.items() if times > MOST} == {}


@settings(max_examples=15)
@given(unit=st.text(min_size=1, max_size=6))
def test_no_step_takes_long_over_whatever_is_repeated(unit: str) -> None:
    """Nor over a few characters of any kind, again and again."""
    text = filled(unit)
    slow = {name: cost(step, text) / PLAIN for name, step in STEPS.items()}
    assert {name: round(times) for name, times in slow.items() if times > MOST} == {}


def test_the_multilingual_model_reads_the_end_of_odd_text() -> None:
    """A question is read whole; of a thousand pieces the last ninety-six are."""
    question = "How much did the provincial GDP grow in 2021?"
    assert last_pieces(question) == question
    assert last_pieces("d'" * 500) == "d'" * 48
    assert last_pieces("税收" * 500) == "税收" * 96
    assert last_pieces("") == ""
