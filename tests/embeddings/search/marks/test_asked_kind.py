"""Which sentence, item or clause gives the kind of answer that a question asks for."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.readers.options import ReadOptions
from corpus.readers.process.here import read_here
from corpus.report import make_report
from embeddings.search.marks.answering_sentence import answering
from embeddings.search.marks.asked_kind import AskedKind
from embeddings.search.searcher import Searcher
from tests.fakes import entry, meaning_setup, report_of, word_setup


def marked(text: str, question: str, language: str, tmp_path: Path) -> str:
    """Return the words marked in the first passage of a report in a language."""
    report = report_of(text, tmp_path, language=language)
    searcher = Searcher.open([report], tmp_path / "ix", meaning_setup())
    hit = searcher.search(question, 1).hits[0]
    assert hit.mark is not None
    assert hit.paragraph.sentences[hit.sentence].start <= hit.mark.start
    return hit.paragraph.text[hit.mark.start : hit.mark.end]


@pytest.mark.parametrize(
    ("language", "text", "question", "words"),
    [
        (
            "de",
            "Der Beirat hat neun Mitglieder. Vorsitzende ist Karla Brinkmann.",
            "Wer leitet den Beirat?",
            "Vorsitzende ist Karla Brinkmann.",
        ),
        (
            "de",
            "Das Windrad Nord hat drei Flügel. Es versorgt 900 Haushalte.",
            "Wie viele Haushalte versorgt das Windrad Nord?",
            "Es versorgt 900 Haushalte.",
        ),
        (
            "fr",
            "La salle des fêtes compte 200 places. Elle a coûté 90 000 euros.",
            "Combien a coûté la salle des fêtes ?",
            "Elle a coûté 90 000 euros.",
        ),
        (
            "ja",
            "市民プールの利用者は3万人でした。入場料は300円です。",
            "市民プールの料金",
            "入場料は300円です。",
        ),
        (
            "de",
            "Die Leitung wurde nicht gebaut. Der Rat lehnte das ab, weil Geld fehlte.",
            "Warum wurde die Leitung nicht gebaut?",
            "Der Rat lehnte das ab, weil Geld fehlte.",
        ),
        # The reason may stand before what it explains.
        (
            "de",
            "Weil das Geld fehlte, tagte der Rat nicht. Die Leitung wurde nicht gebaut.",
            "Warum wurde die Leitung nicht gebaut?",
            "Weil das Geld fehlte, tagte der Rat nicht.",
        ),
        # A name may open the sentence.
        (
            "en",
            "Anna Bell is chief clerk. The clock struck nine. Judge Paul Renner retired in June.",
            "Who is the chief clerk?",
            "Anna Bell is chief clerk.",
        ),
        # By whom it was done needs no name, and a park is nobody.
        (
            "en",
            "The bandstand was repainted by volunteers. Dogs run about in Mill Park.",
            "Who repainted the bandstand?",
            "The bandstand was repainted by volunteers.",
        ),
        (
            "zh",
            "地铁2号线推迟到2025年开通。由于地质条件复杂，施工受阻。",
            "地铁2号线为什么推迟？",
            "由于地质条件复杂，施工受阻。",
        ),
        # A date has units of time, but is no duration.
        (
            "zh",
            "水库工程于2023年3月12日开工。预计需要20个月完成。",
            "水库工程要多久完成",
            "预计需要20个月完成。",
        ),
        (
            "zh",
            "水库工程12日开工。预计需要20个月完成。",
            "水库工程要多久完成",
            "预计需要20个月完成。",
        ),
        (
            "ja",
            "橋の工事は令和5年3月に始まりました。工期は18か月です。",
            "橋の工事の期間はどのくらいですか",
            "工期は18か月です。",
        ),
        (
            "vi",
            "Cây cầu được khởi công vào tháng 3 năm 2023. Việc xây dựng kéo dài 18 tháng.",
            "Việc xây dựng cây cầu kéo dài bao lâu?",
            "Việc xây dựng kéo dài 18 tháng.",
        ),
        (
            "ru",
            "Ремонт моста начался в 2023 году. Он продлится 18 месяцев.",
            "Сколько времени продлится ремонт моста?",
            "Он продлится 18 месяцев.",
        ),
        (
            "zh",
            "水库于2023年3月12日开工。水很清。",
            "水库的开放时间是什么",
            "水库于2023年3月12日开工。",
        ),
        (
            "de",
            "Das Freibad Nord wurde saniert. Das Freibad Süd soll 2026 folgen.",
            "Wann wurde das Freibad Nord saniert?",
            "Das Freibad Nord wurde saniert.",
        ),
    ],
)
def test_the_sentence_behind_the_subject_answers(
    language: str, text: str, question: str, words: str, tmp_path: Path
) -> None:
    """It gives what is asked for, unless it speaks of another of the kind."""
    assert marked(text, question, language, tmp_path) == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What was the target?", "The target was 140 of them."),
        ("And the trains?", "Trains and schools came later."),
        ("What about the roof and the target?", "In the north 90 farms were built."),
        ("And when?", "In the north 90 farms were built."),
    ],
)
def test_a_sentence_with_all_that_a_follow_up_names_answers_it(
    question: str, words: str, tmp_path: Path
) -> None:
    """The one found is that of the question before, and names nothing of it."""
    text = (
        "Trains and schools came later. In the north 90 farms were built. "
        "The target was 140 of them. The target was too high."
    )
    searcher = Searcher.open([report_of(text, tmp_path)], tmp_path / "ix", meaning_setup())
    hit = searcher.search(question, 1, ["How many farms were built in the north?"]).hits[0]
    assert hit.paragraph.slice(hit.sentence, hit.sentence) == words


LISTED = "今年要办：\n1. 新建学校3所；\n2. 改造公园5个；\n3. 开通公交线路7条。"


@pytest.mark.parametrize(
    ("language", "text", "question", "words"),
    [
        ("zh", LISTED, "今年开通几条公交线路", "开通公交线路7条。"),
        ("zh", LISTED, "今年要办什么", LISTED),
        (
            "fr",
            "Il a plu. Les travaux prévus :\n- la place du marché (90 000 euros) ;\n- le lavoir.",
            "Combien coûtera la place du marché ?",
            "la place du marché (90 000 euros)",
        ),
    ],
)
def test_an_item_that_is_asked_for_is_marked_alone(
    language: str, text: str, question: str, words: str, tmp_path: Path
) -> None:
    """An item has words of the question that the lead lacks; else the list is the answer."""
    assert marked(text, question, language, tmp_path) == words


@pytest.mark.parametrize(
    ("language", "text", "question", "held"),
    [
        (
            "zh",
            "轻轨3号线于5月6日开通运营，全长19.4公里，设站15座。",
            "轻轨3号线全长多少",
            "19.4公里",
        ),
        ("zh", "轻轨3号线于5月6日开通运营，全长19.4公里，设站15座。", "轻轨3号线有几座站", "15座"),
        (
            "ja",
            "令和4年7月3日の大雨では、北地区で床上浸水が6件発生しました。",
            "令和4年の大雨で床上浸水は何件",
            "6件",
        ),
    ],
)
def test_words_that_meaning_chose_hold_the_kind_of_answer(
    language: str, text: str, question: str, held: str, tmp_path: Path
) -> None:
    """A number that the question names doesn't draw the mark away from the one it asks for."""
    assert held in marked(text, question, language, tmp_path)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Where was the highest content of sand found?", 1),
        # The sentence found has more than half of it, another lacks some, or little is asked.
        ("Where was no plastic found?", 0),
        ("Where was the highest content of sand measured?", 0),
        ("Where is sand?", 0),
    ],
)
def test_the_sentence_with_all_that_is_asked_for_answers(
    question: str, sentence: int, tmp_path: Path
) -> None:
    """Where the one that was found has but half of it; headings count for both."""
    text = (
        "# Sand\n\nNo plastic was found deep below. The highest content was found near the harbour."
    )
    file = tmp_path / "sand.md"
    file.write_text(text)
    report = make_report(entry(file), read_here(file, ReadOptions("en")))
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    query = searcher.reader.query(question)
    hit = replace(searcher.search(question, 1).hits[0], sentence=0)
    assert answering(query, AskedKind.of(query), hit, "en").sentence == sentence
