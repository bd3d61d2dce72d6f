"""Questions of somebody who is named ask what he is, and for no name."""

import pytest

from embeddings.text.named_people import kind_asked


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who is Karel Novotny?", "which"),
        ("who is karel novotny", "which"),
        ("And who was Li Wen?", "which"),
        ("who's Comfort Adjei", "which"),
        # Titles are words of English, and so is all that one of these chairs.
        ("Who is Prime Minister?", "who"),
        ("who is headteacher", "who"),
        ("Who is the chair of Harrowby?", "who"),
        ("Who chairs Harrowby?", "who"),
        ("Who is novotny", "who"),
        ("How old is Karel Novotny?", "number"),
    ],
)
def test_a_name_behind_who_is_asks_for_no_name(question: str, kind: str) -> None:
    """Anything that a sentence says of him can answer."""
    assert kind_asked(question) == kind
