"""Words, stems, numbers, years and question words, each by the language of its text."""

import pytest

from embeddings.text.bm25 import word_terms
from embeddings.text.languages import known_languages, language_of
from embeddings.text.scripts import chinese_number, plain_digits, plain_number
from embeddings.text.words import answer_type, stems, words
from embeddings.text.year_words import years


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Brücken wurden gebaut", {"bruck", "gebaut"}),
        ("fr", "L’année dernière, les bateaux", {"anné", "derni", "bateau"}),
        ("es", "¿Cuántos puentes se construyeron?", {"puent", "constru"}),
        ("it", "I ponti dell'isola", {"pont", "isol"}),
        ("pt", "As pontes da ilha", {"pont", "ilha"}),
        ("nl", "De bruggen werden gebouwd", {"brug", "bouw"}),
        ("ru", "Ещё мосты были построены", {"мост", "постро"}),
        ("ar", "الجُسور في المدينة", {"جسور", "مدين"}),
        ("hi", "पुलों का निर्माण", {"पुल", "निर्माण"}),
        ("xx", "the of brug", {"the", "of", "brug"}),
    ],
)
def test_stems_and_stop_words_are_those_of_the_language(
    language: str, text: str, expected: set[str]
) -> None:
    """A French report is read by French rules alone, an unknown language by none."""
    assert stems(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "5G基站十二个", ["5", "G", "基站", "十二", "个"]),
        ("zh", "2022年有多少人", ["2022", "年有", "人"]),
        ("hi", "कितने पुल", ["कितने", "पुल"]),
        ("fr", "4 200 bateaux", ["4 200", "bateaux"]),
        ("en", "4 200 boats", ["4", "200", "boats"]),
        ("en", "A 5G基站 here", ["A", "5", "G", "基站", "here"]),
    ],
)
def test_words_end_where_the_script_changes(language: str, text: str, expected: list[str]) -> None:
    """Vowel signs stay with their letter; a script without spaces is cut at closed-class words."""
    assert [word.text for word in words(text, language)] == expected


def test_a_script_without_spaces_has_characters_and_pairs_for_terms() -> None:
    """Chinese, Japanese, Thai, Lao, Khmer and Burmese are cut alike."""
    assert word_terms("去年新增就业", "zh") == "去 年 去年 新 增 业 新增 增就 就业".split()
    assert word_terms("สะพาน", "th")[-1] == "าน"
    for text in ("ສະພານ", "ស្ពាន", "တံတား"):
        assert len(word_terms(text, "xx")) == 2 * len(text) - 1


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("de", "1.234,5", "1234.5"),
        ("en", "1,234.5", "1234.5"),
        ("de", "1.234", "1234"),
        ("en", "1.234", "1.234"),
        ("fr", "4\u202f200", "4200"),
        ("fr", "3,5", "3.5"),
        ("en", "58,466", "58466"),
        ("ar", "١٬٢٣٤٫٥", "1234.5"),
        ("hi", "३,५००", "3500"),
        ("zh", "２０２２", "2022"),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(
    language: str, number: str, expected: str
) -> None:
    """Digits of any script count, and the marks of groups and decimals are told apart."""
    assert plain_number(number, language_of(language)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三", "3"),
        ("十二", "12"),
        ("二十", "20"),
        ("三十五", "35"),
        ("二〇二二", "2022"),
        ("千", "千"),
    ],
)
def test_chinese_numbers_are_read(text: str, expected: str) -> None:
    """From 0 to 99 and digit by digit; others stay as they are."""
    assert chinese_number(text) == expected


def test_years_are_found_in_any_script() -> None:
    """Also right beside a letter of a script without spaces."""
    assert years("2022年和二〇二三年") == {"2022", "2023"}
    assert years("في عام ٢٠٢١، وعام 2020") == {"2021", "2020"}
    assert years("в 2019г. и в 2018 году") == {"2019", "2018"}
    assert years("12022年, A2022") == frozenset()
    assert plain_digits("２０２２年") == "2022年"


@pytest.mark.parametrize(
    ("language", "question", "kind"),
    [
        ("de", "Wann wurde die Brücke eröffnet?", "when"),
        ("de", "Wie viele Brücken gibt es?", "number"),
        ("fr", "Combien a coûté la digue ?", "number"),
        ("fr", "En quelle année le port a-t-il ouvert ?", "when"),
        ("fr", "Qui a dirigé le chantier ?", "who"),
        ("es", "¿Dónde está el puente?", "where"),
        ("es", "¿Cuántos puentes hay?", "number"),
        ("it", "Chi ha costruito il ponte?", "who"),
        ("pt", "Quando abriu a ponte?", "when"),
        ("nl", "Hoeveel bruggen zijn er?", "number"),
        ("ru", "Кто построил мост?", "who"),
        ("ru", "Сколько стоил мост?", "number"),
        ("zh", "去年新增了多少就业？", "number"),
        ("zh", "大桥哪一年建成？", "when"),
        ("zh", "谁签署的？", "who"),
        ("ja", "橋はどこにありますか？", "where"),
        ("ar", "متى بني الجسر؟", "when"),
        ("ar", "كم عدد الجسور؟", "number"),
        ("hi", "पुल कब बना?", "when"),
        ("hi", "कितने पुल बने?", "number"),
        ("xx", "How many?", "other"),
    ],
)
def test_each_language_has_its_own_question_words(language: str, question: str, kind: str) -> None:
    """No question is read by the words of another language."""
    assert answer_type(question, language) == kind


def test_a_region_behind_a_code_is_ignored_and_an_unknown_code_knows_nothing() -> None:
    """General rules are what is left."""
    assert language_of("pt-BR").stemmer == "portuguese"
    assert language_of("pt_BR").months == language_of("pt").months
    assert not language_of("xx").stop | language_of("xx").months


@pytest.mark.parametrize("code", known_languages())
def test_every_listed_language_can_be_used(code: str) -> None:
    """Its stemmer exists, and its patterns can be compiled."""
    assert [word.text for word in words("2021 abc", code)] == ["2021", "abc"]
    assert stems("abcdef", code)
    assert answer_type("?", code) == "other"
