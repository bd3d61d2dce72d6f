"""What is guessed of a file: title, date, language and publisher."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from corpus.added.candidate import Candidate, Given, read_candidate
from corpus.model import ReportError
from tests.corpus.readers.office import docx, p
from tests.corpus.readers.zips import zip_of

PROSE = (
    "The province built forty new schools in the winter, and trains carried the grain of a large "
    "harvest to the towns. Farms kept more pigs than in any year before."
)


def read(folder: Path, name: str, data: str | bytes, **given: str) -> Candidate:
    """Read a file as a candidate."""
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_candidate(file, given=Given(**given))


def test_a_plain_text_tells_all_by_its_first_lines(tmp_path: Path) -> None:
    """Each guess says where it was found; the id is the title's."""
    text = f"# Grain and Schools\n\n20 January 2022\n\nPublished by: The Ministry\n\n{PROSE}"
    candidate = read(tmp_path, "x.md", text)
    entry = candidate.entry
    assert (entry.title, entry.date, entry.language) == ("Grain and Schools", "2022-01-20", "en")
    assert (entry.publisher, entry.id) == ("The Ministry", "grain-and-schools-2022")
    assert candidate.guessed == {
        "title": "its first heading",
        "date": "its first lines",
        "language": "its text",
        "publisher": "its text",
        "id": "its title",
    }


def test_what_somebody_gives_is_not_guessed(tmp_path: Path) -> None:
    """And stands as it was given."""
    given = {
        "id": "mine",
        "title": "My Title",
        "date": "2001-02-03",
        "language": "de",
        "publisher": "Me",
        "url": "https://example.org/x",
    }
    candidate = read(tmp_path, "x.txt", PROSE, **given)
    assert {name: getattr(candidate.entry, name) for name in given} == given
    assert candidate.guessed == {}


def test_a_text_that_says_nothing_is_named_by_its_file_and_dated_today(tmp_path: Path) -> None:
    """The guess says so."""
    candidate = read(tmp_path, "the_grain-report.txt", f"{PROSE}\n\n{PROSE}")
    assert candidate.entry.title == "The grain report"
    assert candidate.entry.date == date.today().isoformat()
    assert candidate.guessed["title"] == "the name of the file"
    assert candidate.guessed["date"] == "today: nothing in it says when"
    assert candidate.entry.id == "the-grain-report"


def test_a_page_says_what_it_is_in_its_head(tmp_path: Path) -> None:
    """Its title, day, language and site."""
    head = (
        '<title>Grain 2019 | Ministry</title><meta property="og:title" content="Grain in Winter">'
        '<meta property="og:site_name" content="The Ministry">'
        '<meta property="article:published_time" content="2019-11-30T08:00:00Z">'
    )
    page = (
        f'<!doctype html><html lang="en-GB"><head>{head}</head><body><p>{PROSE}</p></body></html>'
    )
    entry = read(tmp_path, "x.html", page).entry
    assert (entry.title, entry.date) == ("Grain in Winter", "2019-11-30")
    assert (entry.language, entry.publisher) == ("en", "The Ministry")


def test_a_word_file_says_what_it_is_in_its_properties(tmp_path: Path) -> None:
    """Its title counts where its text speaks of it; what programs write there doesn't."""
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'

    def core(title: str) -> str:
        """Return the properties with a title."""
        return (
            f"<p {dc}><dc:title>{title}</dc:title><dc:creator>A. Writer</dc:creator>"
            "<dcterms:created>2018-05-06T00:00:00Z</dcterms:created></p>"
        )

    body = p("Schools and trains", '<w:pStyle w:val="Title"/>') + p(PROSE)
    for title, source in (
        ("The schools and trains", "what the file says of itself"),
        ("Microsoft Word - draft7.docx", "its first line"),
    ):
        file = tmp_path / "x.docx"
        file.write_bytes(with_part(docx(body), "docProps/core.xml", core(title)))
        candidate = read_candidate(file)
        assert candidate.guessed["title"] in (source, "its first heading")
        assert candidate.entry.title.lower() in ("the schools and trains", "schools and trains")
        assert (candidate.entry.date, candidate.entry.publisher) == ("2018-05-06", "A. Writer")


def with_part(data: bytes, name: str, text: str) -> bytes:
    """Return a zip with another entry in it."""
    with ZipFile(BytesIO(data)) as opened:
        entries: dict[str, str | bytes] = {n: opened.read(n) for n in opened.namelist()}
    return zip_of({**entries, name: text})


SECTIONS = f"Schools\n\n{PROSE}\n\nTrains\n\n{PROSE}\n"


@pytest.mark.parametrize(
    ("text", "title", "source"),
    [
        (
            f"Report of the province for 2020\n\n{SECTIONS}",
            "Report of the province for 2020",
            "line",
        ),
        (f"THE PROVINCE\n\n{SECTIONS}", "THE PROVINCE", "line"),
        (f"The province\n\nReport of 2020\n\n{PROSE}\n\n{SECTIONS}", "Report of 2020", "heading"),
        (f"The province, 3 May.\n\n{SECTIONS}", "Schools", "heading"),
        (SECTIONS, "Schools", "heading"),
    ],
)
def test_the_title_of_a_plain_text_stands_above_its_sections(
    text: str, title: str, source: str, tmp_path: Path
) -> None:
    """The first of several headings alike is a section's, unless it names a year."""
    candidate = read(tmp_path, "x.txt", text)
    assert candidate.entry.title == title
    assert candidate.guessed["title"] == f"its first {source}"


def test_a_title_may_look_smaller_than_the_headings_below_it(tmp_path: Path) -> None:
    """It is the first heading all the same, but for a line that is far smaller."""
    sections = f"# Schools\n\n{PROSE}\n\n# Trains\n\n{PROSE}\n"
    assert read(tmp_path, "x.md", f"## The province\n\n{sections}").entry.title == "The province"
    assert read(tmp_path, "x.md", f"#### The province\n\n{sections}").entry.title == "Schools"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Im vergangenen Jahr wurden in der Provinz vierzig neue Schulen gebaut.",
        ),
        (
            "fr",
            "L'année dernière, la province a construit quarante nouvelles écoles.",
        ),
        ("zh", "去年全省新建学校四十所，粮食总产量达到五百亿斤，铁路货运量继续增长。"),
        ("ru", "В прошлом году в области построили сорок новых школ и открыли три дороги."),
        ("es", "El año pasado la provincia construyó cuarenta escuelas nuevas para los niños."),
    ],
)
def test_the_language_is_told_by_the_text(language: str, text: str, tmp_path: Path) -> None:
    """So that sentences are cut as in that language."""
    assert read(tmp_path, "x.txt", f"{text}\n\n{text}\n").entry.language == language


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"date": "20.1.2022"}, "Write it as 2022-01-20"),
        ({"id": "Not An Id"}, "must be a-z, 0-9 and -"),
        ({"title": "…"}, "can't be a title"),
        ({"language": "english"}, "is no code of a language"),
        ({"url": "ftp://x"}, "must start with https"),
    ],
)
def test_details_that_cannot_be_are_refused(
    given: dict[str, str], says: str, tmp_path: Path
) -> None:
    """Each with what to do."""
    with pytest.raises(ReportError, match=says):
        read(tmp_path, "x.txt", PROSE, **given)


def test_an_unreadable_file_is_named_as_it_was_sent(tmp_path: Path) -> None:
    """Not by where it was put meanwhile, and on one line."""
    file = tmp_path / "1.bin"
    file.write_bytes(b"\x89PNG\r\n" * 20)
    with pytest.raises(ReportError) as caught:
        read_candidate(file, "my\npicture\u202e.png")
    assert str(caught.value).startswith(
        "The report my\ufffdpicture\ufffd.png cannot be read: it is"
    )
