"""What tells languages apart, with what it knows left on the disk."""

import mmap

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from corpus.language_identifier import language_identifier

TEXTS = (
    "How many bridges were built last year?",
    "¿Cuántos puentes se construyeron el año pasado?",
    "Wie viele Brücken wurden gebaut?",
    "去年修了多少座桥？",
    "Сколько мостов построили?",
    "KOLIKO MOSTOVA",
    "",
    "42",
)
FEW = ["en", "es", "de", "sr"]


@pytest.fixture(scope="module")
def known() -> LanguageIdentifier:
    """Load py3langid as it loads itself."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def test_languages_are_ranked_as_py3langid_does(known: LanguageIdentifier) -> None:
    """All of them with the same chances, and few of them as when it is restricted to these."""
    everything = language_identifier()
    assert [everything.rank(text) for text in TEXTS] == [known.rank(text) for text in TEXTS]
    few = language_identifier(FEW)
    known.set_languages(FEW)
    try:
        assert [few.rank(text) for text in TEXTS] == [known.rank(text) for text in TEXTS]
    finally:
        known.set_languages()
    assert few.classify(TEXTS[1])[0] == "es"


def test_what_it_knows_stays_on_the_disk() -> None:
    """Of the 39 MB by which it goes from letter to letter, rows are read as they are wanted."""
    moves = language_identifier(FEW).tk_nextmove
    assert moves.nbytes > 1 << 25
    assert isinstance(moves.obj.base, mmap.mmap)
