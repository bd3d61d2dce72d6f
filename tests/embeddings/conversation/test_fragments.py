"""The table of the ways in which a sentence opens that is the rest of another one."""

import pytest

from embeddings.conversation.fragments import FRAGMENTS, Fragment, fragment_of, is_fragment
from embeddings.conversation.topics import topics
from embeddings.text.words import words

NAMES = "oak elm ash yew fir".split()


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda fragment: fragment.example)
def test_each_way_is_told_by_its_example(fragment: Fragment) -> None:
    """No other of the table holds of it before."""
    found = words(fragment.example)
    assert fragment_of(found) == fragment
    assert is_fragment(found, spare=1)


@pytest.mark.parametrize("spare", [0, 1], ids=["question", "reply"])
@pytest.mark.parametrize(
    "fragment",
    [fragment for fragment in FRAGMENTS if fragment.most],
    ids=lambda fragment: fragment.example,
)
def test_what_names_more_is_no_fragment(fragment: Fragment, spare: int) -> None:
    """Each has its most, and some may name one thing more in a reply."""
    assert fragment.most is not None
    most = fragment.most + spare * fragment.leans
    told = {}
    for number in range(len(NAMES) + 1):
        found = words(" ".join([fragment.example.strip("?"), *NAMES[:number]]))
        told[len(topics(found))] = is_fragment(found, spare)
    assert told == {count: count <= most for count in told}
    assert min(told) <= most < max(told)


@pytest.mark.parametrize("question", ["is the ferry still open?", "who leads the port of Holm?"])
def test_a_question_of_its_own_opens_in_none_of_these_ways(question: str) -> None:
    """Such as one with its verb or its noun."""
    assert fragment_of(words(question)) is None
