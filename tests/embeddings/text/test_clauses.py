"""Clauses: where a sentence can be cut so that each part reads well."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings.text.clauses import clauses


def parts(sentence: str) -> list[str]:
    """Return the texts of a sentence's clauses."""
    return [sentence[part.start : part.end] for part in clauses(sentence)]


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        (
            "The GDP was 2,758.4 billion yuan, a rise of 5.8%; prices rose by 1.1%.",
            ["The GDP was 2,758.4 billion yuan", "a rise of 5.8%", "prices rose by 1.1%."],
        ),
        (
            "the treaty was signed there in the winter of 1959 and "
            "it entered into force in 1961 at last",
            [
                "the treaty was signed there in the winter of 1959",
                "it entered into force in 1961 at last",
            ],
        ),
        ("Trade in oil and gas grew", ["Trade in oil and gas grew"]),
        (
            "Repairs cost 418,000 pounds in 2023 and 362,500 pounds in 2022",
            ["Repairs cost 418,000 pounds in 2023", "362,500 pounds in 2022"],
        ),
        (
            "Die Ernte lag bei 84 Tonnen in 2022 und 69 Tonnen in 2023",
            ["Die Ernte lag bei 84 Tonnen in 2022", "69 Tonnen in 2023"],
        ),
        (
            "Teachers grew from 121 to 134 between 2019 and 2023",
            ["Teachers grew from 121 to 134 between 2019 and 2023"],
        ),
        (
            "There were 12 in 2019 and 2020 and more than 3 of them stayed",
            ["There were 12 in 2019 and 2020 and more than 3 of them stayed"],
        ),
        (
            "It may sit in any case in which Congress, by law, asks",
            ["It may sit in any case in which Congress", "by law", "asks"],
        ),
        (
            "The envoy who came, the king (a cousin, by marriage) and his men",
            ["The envoy", "who came", "the king", "(a cousin, by marriage)", "his men"],
        ),
        (
            "He said “stop, or else” to Bob (Robert) Hill",
            ["He said “stop, or else” to Bob (Robert) Hill"],
        ),
        (
            "国内生产总值增长3%，粮食产量1.37万亿斤、棉花（新疆，河北）增产。",
            ["国内生产总值增长3%", "粮食产量1.37万亿斤", "棉花（新疆，河北）增产。"],
        ),
        (
            "ارتفع الناتج، وانخفضت الأسعار؛ وزاد العمل",
            ["ارتفع الناتج", "وانخفضت الأسعار", "وزاد العمل"],
        ),
        ("उत्पादन बढ़ा, कीमतें घटीं। काम बढ़ा", ["उत्पादन बढ़ा", "कीमतें घटीं।", "काम बढ़ा"]),
        (
            "Der Urlaub beträgt 24 Werktage, sofern nichts anderes gilt",
            ["Der Urlaub beträgt 24 Werktage", "sofern nichts anderes gilt"],
        ),
        ("A word — and another", ["A word", "another"]),
    ],
)
def test_a_sentence_is_cut_at_its_signs_and_joining_words(sentence: str, cut: list[str]) -> None:
    """Signs of every script and words that open a clause cut; numbers, brackets, pairs don't."""
    assert parts(sentence) == cut


@given(st.text(alphabet="ab ,;(“”)\n，。und1", max_size=80))
def test_clauses_are_slices_in_order_that_hold_all_letters(sentence: str) -> None:
    """Nothing but signs, white space and joining words lies between two clauses."""
    found = clauses(sentence)
    assert all(a.end <= b.start for a, b in pairwise(found))
    digits = "".join(sentence[part.start : part.end] for part in found).count("1")
    assert digits == sentence.count("1")


@pytest.mark.parametrize("sentence", ["", " ,; ", "…"])
def test_a_text_without_words_has_at_most_itself(sentence: str) -> None:
    """Nothing is cut out of what holds nothing."""
    assert parts(sentence) == ([sentence] if sentence == "…" else [])
