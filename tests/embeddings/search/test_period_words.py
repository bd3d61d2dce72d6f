"""Periods of a question in each language, and how a follow-up's own takes the place of another."""

from pathlib import Path

import pytest

from embeddings.search.period_words import names_period, without_period
from embeddings.search.searcher import Searcher
from embeddings.text.year_words import years_meant
from tests.fakes import report_of, word_setup

LAST = """\
en|last year
es|el año pasado
es|el año anterior
zh|去年
zh|上年
de|im Vorjahr
de|im letzten Jahr
fr|l'an dernier
fr|l’année précédente
ru|в прошлом году
ru|в предыдущем году
ar|في العام الماضي
ar|السنة الماضية
it|l'anno scorso
pt|no ano passado
nl|vorig jaar
hi|पिछले साल
hi|बीते वर्ष
ja|昨年度
ko|지난해
sv|förra året
da|sidste år
no|i fjor
pl|w zeszłym roku
tr|geçen yıl
uk|минулого року
th|ปีที่แล้ว
el|πέρυσι
vi|năm ngoái
"""
NEXT = """\
es|el próximo año
zh|明年
de|im kommenden Jahr
fr|l’année à venir
ru|в следующем году
ar|العام المقبل
hi|अगले वर्ष
uk|наступного року
tr|gelecek yıl
el|του χρόνου
vi|năm tới
th|ปีหน้า
"""
# A question, the one that goes on with it, and the first without its period.
CONTINUED = """\
es|¿Cuántos pigs se contaron en 2021?|¿Y en 2022?|¿Cuántos pigs se contaron en ?
es|¿Cuántos pigs se contaron en 2021?|¿y el año pasado?|¿Cuántos pigs se contaron en ?
zh|2021年养了多少头猪？|那2022年呢？|养了多少头猪？
zh|二〇二一年养了多少头猪？|去年呢？|养了多少头猪？
de|Wie viele Brücken wurden 2021 gebaut?|und 2022?|Wie viele Brücken wurden gebaut?
de|Wie viele Brücken wurden 2021 gebaut?|Und letztes Jahr?|Wie viele Brücken wurden gebaut?
fr|Combien de ponts ont été construits l'an dernier ?|et en 2022 ?|Combien de ponts ont été construits ?
fr|Combien de ponts ont été construits en 2021 ?|Et l'an dernier ?|Combien de ponts ont été construits en ?
ru|Сколько мостов построено в 2021 году?|а в 2022?|Сколько мостов построено в ?
ru|Сколько мостов построено в 2021 г.?|А в прошлом году?|Сколько мостов построено в ?
ar|كم عدد الجسور في ٢٠٢١؟|وفي 2022؟|كم عدد الجسور في ؟
ar|كم عدد الجسور في 2021؟|وفي العام الماضي؟|كم عدد الجسور في ؟
it|Quanti ponti sono stati costruiti nel 2021?|e nel 2022?|Quanti ponti sono stati costruiti nel ?
pt|Quantas pontes foram construídas em 2021?|E no ano passado?|Quantas pontes foram construídas em ?
hi|२०२१ में कितने पुल बनाए गए?|और 2022 में?|में कितने पुल बनाए गए?
ja|2021年度に橋はいくつ建設されましたか？|では2022年は？|に橋はいくつ建設されましたか？
th|ในปี 2021 สร้างสะพานกี่แห่ง|แล้วปี 2022 ล่ะ|ในปี สร้างสะพานกี่แห่ง
tr|2021 yılında kaç köprü inşa edildi?|peki geçen yıl?|yılında kaç köprü inşa edildi?
vi|Có bao nhiêu cây cầu được xây năm 2021?|còn năm 2022?|Có bao nhiêu cây cầu được xây năm ?
"""  # noqa: E501


def rows(text: str) -> list[list[str]]:
    """Return the fields of each line."""
    return [line.split("|") for line in text.splitlines()]


@pytest.mark.parametrize(("language", "words"), rows(LAST))
def test_the_last_year_is_a_period_in_its_language(language: str, words: str) -> None:
    """It means the year before the report's, and is taken out of a question."""
    assert names_period(words, language)
    assert years_meant(f"123 {words}", language, 2023) == {"2022"}
    assert len(without_period(f"123 {words} 456", language)) < len(f"123 {words} 456")


@pytest.mark.parametrize(("language", "words"), rows(NEXT))
def test_the_next_year_is_a_period_in_its_language(language: str, words: str) -> None:
    """It means the year after the report's."""
    assert names_period(words, language)
    assert years_meant(words, language, 2023) == {"2024"}


@pytest.mark.parametrize(("language", "before", "question", "kept"), rows(CONTINUED))
def test_the_period_of_a_follow_up_takes_the_place_of_the_one_before(
    language: str, before: str, question: str, kept: str, tmp_path: Path
) -> None:
    """It is read in the language of both, for it is too short to tell its own."""
    report = report_of("Pigs live on farms.", tmp_path)
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    query = searcher.reader.query(question, [before])
    assert (query.language, query.history.strip(), query.question) == (language, kept, question)
