"""What a list shows of a sentence that holds words to the letter."""

import pytest

from embeddings.search.all_places.excerpt import around

# The language of a sentence, the words, and the sentence with what is shown of it in brackets.
SHOWN = [
    ("zh", "石桥县", "[石桥县入选示范县，茶叶产值达到18.6亿元]。"),
    (
        "zh",
        "石桥县",
        "去年公路全线通车，[支持石桥县建设现代农业产业园，推进全县三十个村庄的道路改造和供水工程]。",
    ),
    (
        "zh",
        "石桥县",
        "全省在2023年共投[入资金186.5亿元用于石桥县以及周边十二个乡镇的道路桥梁学校医院和供水设施的建]设",
    ),
    ("ja", "浜町", "[浜町の2基は平成26年に完成しました]。"),
    (
        "ko",
        "부산",
        "올해 사업은 [도로 공사가 끝난 부산 지역에서 먼저 시작되었으며 내년에는 다른 여러] "
        "도시로 넓힌다.",
    ),
    (
        "en",
        "Vask",
        "After the long winter [of the year before, the ferry to Vask was repaired in "
        "the yard of] Ellerby, and it sails again every day of the week.",
    ),
]


@pytest.mark.parametrize(("language", "phrase", "marked"), SHOWN)
def test_words_are_shown_with_those_around_them(language: str, phrase: str, marked: str) -> None:
    """Whole clauses where no spaces part words, as many as there is room for, else whole words."""
    text = marked.replace("[", "").replace("]", "")
    start = text.index(phrase)
    first, last = around(text, start, start + len(phrase), language)
    assert f"{text[:first]}[{text[first:last]}]{text[last:]}" == marked
