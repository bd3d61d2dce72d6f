"""Words that are written in several ways have one form."""

import pytest

from embeddings.text.words import words


def terms(text: str) -> list[str]:
    """Return the stems of all words of a text."""
    return [part for word in words(text) for part in word.stems]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("co-operative", "cooperative"),
        ("e‑mail", "email"),
        ("Málaga’s", "Malaga"),
        ("Cafe\u0301", "cafe"),
        ("Søren", "Soren"),
        ("Straße", "Strasse"),
        ("ofﬁce", "office"),
        ("inspec\u00adtion", "inspection"),
        ("\uff12\uff10\uff11\uff19", "2019"),
        ("1,204", "1204"),
        ("L’eau", "eau"),
        ("harbours", "harbor"),
        ("organisations", "organization"),
        ("analysed", "analyzed"),
        ("kilometres", "kilometer"),
        ("theatre", "theater"),
        ("defence", "defense"),
        ("programme", "program"),
        ("archaeological", "archeological"),
        ("women’s", "woman"),
        ("taught", "teach"),
    ],
)
def test_forms_of_a_word_share_their_stem(written: str, asked: str) -> None:
    """Hyphens, accents, ligatures, unseen marks, spellings and irregular forms don't part them."""
    assert terms(written) == terms(asked)


def test_other_words_keep_their_own_stem() -> None:
    """What looks like a British spelling or a prefix, and is none, stays as it is."""
    assert terms("four hours tour") == ["four", "hour", "tour"]
    assert terms("tax-free co-op") == ["tax", "free", "co", "op"]


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("en", "non-smoking", ["nonsmok"]),
        ("de", "un-getan", ["un", "getan"]),
        ("de", "Ko-Finanzierung", ["kofinanzier"]),
        ("fr", "non-fumeur", ["nonfumeur"]),
        ("fr", "est-ce", ["est", "ce"]),
        ("es", "pre-escolar", ["preescol"]),
        ("id", "re-anak", ["re", "anak"]),
        ("xx", "non-smoking", ["non", "smoking"]),
    ],
)
def test_prefixes_are_those_of_the_language(
    language: str, written: str, expected: list[str]
) -> None:
    """An unknown language has none: each part between hyphens is a word."""
    assert [part for word in words(written, language) for part in word.stems] == expected
