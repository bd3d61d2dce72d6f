"""Questions for what isn't so, and texts that tell what is so."""

import pytest

from embeddings.text.misses.negated import is_not_negated


@pytest.mark.parametrize(
    ("language", "question", "sentence"),
    [
        ("en", "How many letters were not answered?", "Of 98 letters, 90 were answered."),
        ("en", "How many don't hold a licence?", "Nine of them hold a licence."),
        ("en", "Who is no longer the archivist?", "Ann Asher is the archivist."),
        ("en", "How many stones are safe?", "Of 64 stones, 9 are unsafe."),
        ("en", "How many fines are unpaid?", "Of 80 fines, 71 are paid."),
        ("de", "Wie viele Kühe wurden nicht geimpft?", "40 Kühe wurden geimpft."),
        ("de", "Wer ist nicht mehr Kassenwart?", "Kassenwart ist Jan Ott."),
        ("fr", "Combien de lettres n'ont pas été lues ?", "40 lettres ont été lues."),
        ("es", "¿Quién ya no es directora?", "La directora es Ana Gil."),
        ("it", "Quante case non sono abitate?", "Sono abitate 40 case."),
        ("nl", "Wie is niet meer voorzitter?", "Jan Bos is voorzitter."),
        ("ru", "Сколько птиц не получили корм?", "Корм получили 40 птиц."),
        ("zh", "没有发现虫蛀的书籍有多少册？", "发现虫蛀的书籍有四十册。"),
    ],
)
def test_text_tells_what_is_so(language: str, question: str, sentence: str) -> None:
    """How many are so doesn't say how many aren't."""
    assert is_not_negated(question, sentence, sentence, language, language)


@pytest.mark.parametrize(
    ("language", "question", "sentence"),
    [
        ("en", "How many letters were answered?", "Of 98 letters, 90 were answered."),
        ("en", "How many letters were not answered?", "Eight letters were not answered."),
        ("en", "How many letters were not answered?", "Eight letters are still open."),
        ("en", "Who may not vote?", "Only members may vote."),
        ("en", "How many came without a ticket?", "Forty came with a ticket."),
        ("en", "I could not find it: how many trees are there?", "There are 90 trees to find."),
        ("en", "Are the stones safe?", "Nine stones are unsafe."),
        ("en", "How many stones are safe?", "Nine stones are unsafe, 40 are safe."),
        ("fr", "Combien coûte un ticket primer ?", "Il faut imprimer un ticket à 3 euros."),
        ("zh", "是不是有很多书？多少册？", "有四十册书。"),
        ("zh", "书有多少册不同？", "书有四十册不同。"),
        ("xx", "How many were not answered?", "90 were answered."),
    ],
)
def test_text_may_tell_it(language: str, question: str, sentence: str) -> None:
    """What isn't so may be told in other words, and a yes or no by its opposite."""
    assert not is_not_negated(question, sentence, sentence, language, language)
