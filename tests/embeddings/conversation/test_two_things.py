"""Questions that name two things or two years."""

import pytest

from embeddings.conversation.two_things import two_things


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("compare 2021 and 2022 GDP growth", "2021 GDP growth", "2022 GDP growth"),
        ("GDP growth in 2021 and in 2022?", "GDP growth in 2021", "GDP growth in 2022"),
        ("growth in 2021 and the aim in 2022", "growth in 2021", "growth and the aim in 2022"),
        (
            "Was growth higher last year or this year?",
            "Was growth higher last year",
            "Was growth higher this year",
        ),
        ("difference between Dalian and Shenyang", "Dalian", "Shenyang"),
        ("GDP of Dalian versus Shenyang", "GDP of Dalian", "GDP of Shenyang"),
        ("roads and railways in Dalian", "roads in Dalian", "railways in Dalian"),
        ("Which is larger, Andorra or Bhutan?", "Andorra", "Bhutan"),
        ("比较2021年和2022年的GDP增长", "2021年的GDP增长", "2022年的GDP增长"),
        ("大连和沈阳的区别", "大连", "沈阳"),
    ],
)
def test_each_thing_has_its_question(question: str, first: str, second: str) -> None:
    """In the order named, with what is said of both."""
    pair = two_things(question)
    assert pair is not None
    assert pair.questions == (first, second)


@pytest.mark.parametrize(
    "question",
    [
        "How did exports change between 2019 and 2021?",
        "growth from 2016 to 2020",
        "schools, hospitals and roads",
        "How much did the GDP grow in 2021?",
        "and 2022?",
        "",
    ],
)
def test_periods_and_longer_lists_stay_one_question(question: str) -> None:
    """So does what names one thing."""
    assert two_things(question) is None
