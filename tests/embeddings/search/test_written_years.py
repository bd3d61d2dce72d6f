"""Years of a question as the reports write them."""

from pathlib import Path

import pytest

from embeddings.search.searcher import Searcher
from tests.fakes import report_of, word_setup


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        (
            "平成17年10月1日に町が合併しました。",
            "2005年に合併した町は？",
            "平成17年に合併した町は？",
        ),
        (
            "平成17年10月1日に町が合併しました。",
            "Which towns merged in 2005?",
            "Which towns merged in 平成17年?",
        ),
        ("2005年10月1日に町が合併しました。", "平成17年に合併した町は？", "2005年に合併した町は？"),
        (
            "平成17年(2005年)に町が合併しました。",
            "2005年に合併した町は？",
            "2005年に合併した町は？",
        ),
        ("平成17年10月1日に町が合併しました。", "1999年に合併した町は？", "1999年に合併した町は？"),
    ],
)
def test_a_year_is_searched_as_the_report_writes_it(
    text: str, question: str, expected: str, tmp_path: Path
) -> None:
    """By its era or as the west does; as it is asked where the report writes both or neither."""
    report = report_of(text, tmp_path, language="ja", title="市政報告書", date="2024-06-10")
    searcher = Searcher.open([report], tmp_path / "ix", word_setup())
    assert searcher.reader.query(question).text == expected
