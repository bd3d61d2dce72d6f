"""The splitters of single languages, made faster than the library that they are of."""

import pysbd
import pytest

from corpus.splitters import KNOWN, segments

TEXTS = {
    "en": "Dr. Ames met Gen. Lee at 5 p.m. in Sec. 4. See No. 7, i.e. the last. It was c. 3 m.",
    "de": "Dr. Maier kam am 3. Mai um ca. 7 Uhr. Das gilt z.B. bzw. vgl. Nr. 4 hier. Es war gut.",
    "fr": "M. Dupont et Mme. Blanc, av. J.-C. ou env. 30 p. plus loin. Il est parti. Elle aussi.",
    "ru": "В 2016 г. было 3 тыс. руб. в год. Он жил на ул. Мира. Потом уехал.",
    "sk": "Firma s. r. o. má napr. 3 mil. eur. Bola tu. Potom odišla.",
    "zh": "会议于五日召开。代表说：“好。”大家同意！是吗？是的。",
}


def test_each_language_is_tried() -> None:
    """The texts are in languages that the splitters know."""
    assert set(TEXTS) <= KNOWN


@pytest.mark.parametrize("language", TEXTS)
def test_the_sentences_are_those_of_the_library(language: str) -> None:
    """Leaving out what takes long changes no sentence, abbreviations and all."""
    text = f"{TEXTS[language]} {TEXTS[language]}"
    theirs = pysbd.Segmenter(language=language, clean=False).segment(text)
    assert len(theirs) > 2
    assert [s.strip() for s in segments(text, language)] == [s.strip() for s in theirs]


def test_a_splitter_serves_again() -> None:
    """One text's abbreviations don't stay for the next one."""
    assert segments("He met Dr. Ames. It rained.", "en") == ["He met Dr. Ames.", "It rained."]
    assert segments("He met Gen. Lee. It rained.", "en") == ["He met Gen. Lee.", "It rained."]
