"""The stop words that bm25s lists, without what it brings."""

import subprocess
import sys

import bm25s.stopwords
import pytest

from embeddings.text.stop_words import stop_words


def test_they_are_those_of_bm25s() -> None:
    """English has 33, and a language without a name none."""
    assert stop_words("EN") == frozenset(bm25s.stopwords.STOPWORDS_EN)
    assert len(stop_words("EN")) == 33
    assert stop_words("") == frozenset()


def test_a_language_that_it_has_not_is_a_mistake_of_the_table() -> None:
    """It is raised, and not taken for a language without stop words."""
    with pytest.raises(AttributeError, match="STOPWORDS_TLH"):
        stop_words("TLH")


def test_what_the_package_brings_is_not_loaded() -> None:
    """SciPy takes 26 MB that nothing else needs."""
    code = (
        "import sys; from embeddings.text.stop_words import stop_words; stop_words('EN'); "
        "print({'scipy', 'numpy', 'bm25s'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
