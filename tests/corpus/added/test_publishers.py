"""Who published a report, as is guessed."""

from pathlib import Path

import pytest

from tests.corpus.added.test_guesses import PROSE, read, with_part
from tests.corpus.readers.office import docx, p


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© Администрация Заозёрска, 2022", "Администрация Заозёрска"),
        ("© 2022 The Ministry (2020–2022)", "The Ministry"),
        ("© Forum Roads 2000 Trust", "Forum Roads 2000 Trust"),
        ("© Ministry of Roads 2021/22", "Ministry of Roads"),
        ("© 2021/22 Ministry of Roads, 2021 — 2022", "Ministry of Roads"),
    ],
)
def test_a_publisher_is_named_without_the_year(line: str, publisher: str, tmp_path: Path) -> None:
    """The year of the copyright is no part of the name."""
    assert read(tmp_path, "x.txt", f"{PROSE}\n\n{line}\n").entry.publisher == publisher


@pytest.mark.parametrize(
    ("author", "publisher"),
    [
        ("(anonymous)", "unknown"),
        ("python-docx", "unknown"),
        ("Microsoft Office User", "unknown"),
        ("Windows-Benutzer", "unknown"),
        ("Пользователь Windows", "unknown"),
        ("User 1", "unknown"),
        ("Apache POI", "unknown"),
        ("微软用户", "unknown"),
        ("Users of Roads", "Users of Roads"),
        ("Microsoft Research", "Microsoft Research"),
    ],
)
def test_what_programs_write_for_an_author_is_no_publisher(
    author: str, publisher: str, tmp_path: Path
) -> None:
    """Nor are names of accounts."""
    core = f'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{author}</dc:creator></p>'
    data = with_part(docx(p(PROSE)), "docProps/core.xml", core)
    assert read(tmp_path, "x.docx", data).entry.publisher == publisher
