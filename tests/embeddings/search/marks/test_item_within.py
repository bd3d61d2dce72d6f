"""Of a list inside a sentence the item is marked that a question asks for."""

from pathlib import Path

import pytest

from embeddings.search.marks.item_within import items_of
from embeddings.search.searcher import Searcher
from tests.fakes import meaning_setup, report_of

MEASURES = (
    "今年办了三件实事：一是投资8亿元建设东站；二是改造旧桥14座，方便居民2万户；三是新建泵站三座。"
)
TOWNS = "内訳は、北町が210件、西北町が180件、港町が460件、その他が30件です。"
STEPS = (
    "내년에는 첫째, 도서관 3곳을 새로 짓고, 둘째, 전기 버스 16대를 들여오며, "
    "셋째, 도로 5.2킬로미터를 넓힌다."
)


def marked(text: str, question: str, language: str, tmp_path: Path) -> str:
    """Return the words marked in the first passage of a report in a language."""
    report = report_of(text, tmp_path, language=language)
    searcher = Searcher.open([report], tmp_path / "ix", meaning_setup())
    hit = searcher.search(question, 1).hits[0]
    assert hit.mark is not None
    return hit.paragraph.text[hit.mark.start : hit.mark.end]


@pytest.mark.parametrize(
    ("language", "text", "question", "words"),
    [
        ("zh", MEASURES, "改造了多少座旧桥？", "二是改造旧桥14座，方便居民2万户"),
        ("zh", MEASURES, "东站投资多少？", "一是投资8亿元建设东站"),
        ("zh", MEASURES, "新建了几座泵站？", "三是新建泵站三座。"),
        (
            "zh",
            "小麦产量1.8万吨，黑木耳产量6500吨，比上年增长4%。",
            "黑木耳产量是多少？",
            "黑木耳产量6500吨",
        ),
        ("ja", TOWNS, "西北町は何件ですか？", "西北町が180件"),
        ("ja", TOWNS, "港町の件数は？", "港町が460件"),
        ("ko", STEPS, "버스를 몇 대 들여오나요?", "둘째, 전기 버스 16대를 들여오며"),
        (
            "es",
            "Los objetivos son: renovar el muelle sur; formar a 75 jóvenes; instalar dos grúas.",
            "¿A cuántos jóvenes se formará?",
            "formar a 75 jóvenes",
        ),
        (
            "ar",
            "تشمل الخطة المقبلة: تركيب 50 ألف عداد ذكي؛ وإنشاء خمسة خزانات جديدة؛ وتدريب 300 فني.",
            "كم خزاناً جديداً سيتم إنشاؤه؟",
            "وإنشاء خمسة خزانات جديدة",
        ),
    ],
)
def test_the_item_that_is_asked_for_is_marked(
    language: str, text: str, question: str, words: str, tmp_path: Path
) -> None:
    """It has the words of the question that other items lack, and the kind of answer."""
    assert marked(text, question, language, tmp_path) == words


def test_what_goes_on_about_a_clause_is_marked_with_it(tmp_path: Path) -> None:
    """Nothing says "growth" there, so that the figure behind the output may be what is asked."""
    text = "2023年，全市电力产量达到486.7亿千瓦时，比上年多6.2%。"
    words = "全市电力产量达到486.7亿千瓦时，比上年多6.2%。"
    assert marked(text, "电力产量增速多少", "zh", tmp_path) == words


def test_all_of_a_list_is_marked_where_all_is_asked_for(tmp_path: Path) -> None:
    """The question asks for no number, date or person."""
    assert marked(MEASURES, "今年办了哪些实事？", "zh", tmp_path) == MEASURES


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "要抓好：（一）修桥，10月完成；（二）种树30棵。",
            ["（一）修桥，10月完成", "（二）种树30棵。"],
        ),
        ("一つ目は道路、二つ目は橋です。", ["一つ目は道路", "二つ目は橋です。"]),
        ("We plan: (a) a road; (b) a bridge.", ["(a) a road", "(b) a bridge."]),
        ("Wir planen: eine Straße, neu; zwei Brücken.", ["eine Straße, neu", "zwei Brücken."]),
        ("Offen von 9:30 bis 12:00, montags zu.", ["Offen von 9:30 bis 12:00", "montags zu."]),
    ],
)
def test_marks_tell_the_items(text: str, items: list[str]) -> None:
    """They are counted, or parted by semicolons, or else clauses; a lead is none."""
    found, _ = items_of(text)
    assert [text[item.start : item.end] for item in found] == items
