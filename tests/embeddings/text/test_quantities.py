"""Tests of the quantities that questions ask for and texts give."""

import pytest

from embeddings.text.quantities import quantities_asked, quantities_given


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How many yuan is the allowance?", {"money"}),
        ("What did it cost?", {"money"}),
        ("Total volume in US dollars, please", {"money"}),
        ("How many kilometers of roads were built?", {"length"}),
        ("By how many percent does it go up?", {"share"}),
        ("How long does route 12 take?", {"length", "time"}),
        ("How old is the king?", {"time", "age"}),
        ("How long has she been head?", {"length", "time", "since"}),
        ("How many days does the fee cover?", {"time"}),
        ("What about the fee, in euros?", set()),
        ("How many kilometers were built and at what cost?", {"length", "money"}),
        ("How many schools were built, and how much did it cost?", {"money"}),
        ("How many workers owed wages got paid, and how much was owed?", {"money"}),
        ("How many years did it take and what did it cost?", {"time", "money"}),
        ("How many per cent of farms?", {"share"}),
        ("How many farms, in percent?", {"share"}),
        ("How many square kilometers of land?", {"area"}),
        ("How many million cubic meters of water?", {"volume"}),
        ("How do I get there, and what does a ticket cost?", {"money"}),
        ("What is the fee if I come late?", {"money"}),
        ("How many hundred million yuan was it?", {"money"}),
        ("How many billion US dollars of exports?", {"money"}),
        ("Do you know what it costs?", {"money"}),
        ("Could you tell me the price of a ticket?", {"money"}),
        ("I'd like to know how many hectares were planted", {"area"}),
    ],
)
def test_question_asks_for_quantity(question: str, asked: set[str]) -> None:
    """A unit that is counted and words such as "cost" ask for a dimension."""
    assert quantities_asked(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "How much did GDP grow in 2021?",
        "How far did the rate rise?",
        "Who owns the 5 yuan ticket?",
        "Which degree did Ida take?",
        "Who won the race?",
        "What happened in recent years?",
        "Can they charge me a fee before I vote?",
        "Why is it bad to fix the price of wheat?",
        "How many flats can I rent?",
        "How many members owe the club anything?",
        "And what about those who owe rent?",
        "What happens if I don't pay the fee?",
        "How is the fee paid?",
        "How do they set the price of wheat?",
        "What caused the price to rise?",
        "Could you tell me whether the fee is paid back?",
        "Do you know who pays the fee?",
        "How many hundred million farms?",
    ],
)
def test_question_asks_for_no_quantity(question: str) -> None:
    """Units beside a number, units that are other words too and other questions ask for none."""
    assert quantities_asked(question) == frozenset()


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("GDP grew by 5.8 percent to 2.76 trillion yuan.", {"share", "money"}),
        ("It cost $5 for half of a mile.", {"money", "share", "length"}),
        ("Thirty-five hours and 1,200 new km", {"time", "length"}),
        ("Two-fifths of all depend on farming.", {"share"}),
        ("Bicycles cost nothing.", {"money"}),
        ("Holders of a badge park free of charge.", {"money"}),
        ("Parking is free after six.", {"money"}),
        ("Meals are for free, swimming is free.", {"money"}),
        ("A smoke-free school, free from pests, gave free school meals.", set()),
        ("Helpers must be over 18.", {"age"}),
        ("Helpers must be at least 18 and able to swim.", {"age"}),
        ("All over 18 and under 65 may vote.", {"age"}),
        ("Anyone over the age of twelve may row.", {"age"}),
        ("She has been head since May 2020.", {"since"}),
        ("It got 3 million, of which 2 came late.", {"share"}),
        ("The wall is over 18 kilometres long.", {"length"}),
        ("In recent years it grew.", set()),
    ],
)
def test_text_gives_quantities(text: str, given: set[str]) -> None:
    """A unit counts where a number stands before it, or right behind a sign."""
    assert quantities_given(text) == given
