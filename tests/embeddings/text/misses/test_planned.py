"""Questions for when something was done, and sentences that tell when it will be."""

import pytest

from embeddings.text.misses.planned import is_only_planned


@pytest.mark.parametrize(
    ("language", "asked_in", "question", "sentence"),
    [
        ("en", "en", "When did the bridge open?", "The bridge will open in May 2031."),
        ("en", "en", "In which year was the roof repaired?", "The roof is to be repaired in 2031."),
        ("de", "de", "Wann wurde die Halle eröffnet?", "2031 soll die Halle eröffnet werden."),
        ("fr", "fr", "Quand le pont a-t-il été ouvert ?", "Le pont ouvrira ; il sera payant."),
        ("es", "es", "¿Cuándo se abrió la piscina?", "La piscina se abrirá en 2031."),
        ("pt", "pt", "Quando abriu a piscina?", "A piscina abrirá em 2031."),
        ("it", "it", "Quando è stata aperta la piscina?", "La piscina aprirà nel 2031."),
        ("nl", "nl", "Wanneer werd de hal geopend?", "De hal zal in 2031 open gaan."),
        ("ru", "ru", "Когда открыли музей?", "Музей откроют в 2031 году."),
        ("pl", "pl", "Kiedy otwarto muzeum?", "Muzeum zostanie otwarte w 2031 roku."),
        ("zh", "zh", "新馆是什么时候开放的？", "新馆将于2031年开放。"),
        ("zh", "en", "When did the museum open?", "新馆将于2031年开放。"),
        ("en", "zh", "新馆是什么时候开放的？", "The museum will open in 2031."),
    ],
)
def test_sentence_tells_when_it_will_be(
    language: str, asked_in: str, question: str, sentence: str
) -> None:
    """That it will open in May doesn't say when it opened."""
    assert is_only_planned(question, sentence, language, asked_in)


@pytest.mark.parametrize(
    ("language", "question", "sentence"),
    [
        ("en", "When will the bridge open?", "The bridge will open in May 2031."),
        ("en", "When did the bridge open?", "The bridge opened in 2019 and will close in 2031."),
        ("en", "When did the bridge open?", "It stands since 2019; its owner will sell it."),
        ("en", "When was the tax due?", "The tax shall be paid on 1 May."),
        ("en", "Did the bridge open?", "The bridge will open in May 2031."),
        ("de", "Wann wird die Halle eröffnet?", "2031 soll die Halle eröffnet werden."),
        ("de", "Wann wurde die Halle eröffnet?", "Die Halle wurde 2019 eröffnet und soll wachsen."),
        ("es", "¿Cuándo se abrirá la piscina?", "La piscina se abrirá en 2031."),
        ("ru", "Когда откроют музей?", "Музей откроют в 2031 году."),
        ("zh", "新馆什么时候开放？", "新馆将于2031年开放。"),
        ("xx", "When did it open?", "It will open in 2031."),
    ],
)
def test_sentence_may_tell_when_it_was(language: str, question: str, sentence: str) -> None:
    """A plan answers what is asked of it, and one beside what was excludes nothing."""
    assert not is_only_planned(question, sentence, language, language)
