"""Reading reports: catalog, readers, sections, boilerplate; and what is refused and how."""

import json
from pathlib import Path

import pytest

from corpus.catalog import load_catalog
from corpus.model import Report, ReportError
from corpus.report import read_report
from embeddings.index.collection import Collection
from tests.fakes import entry, report_of

ROOT = Path(__file__).parent.parent.parent
PROSE = "This is a paragraph of ordinary prose that is long enough to be told from a title line."


@pytest.fixture(scope="module")
def liaoning() -> Report:
    """Return the shipped report."""
    return read_report(load_catalog(ROOT / "corpus/catalog.toml")[0])


def test_the_shipped_report_has_its_sections(liaoning: Report) -> None:
    """Three parts, and under the second the ten numbered assignments."""
    tops = list(dict.fromkeys(p.section[0] for p in liaoning.paragraphs if p.section))
    assert [top.split()[0] for top in tops] == ["I.", "II.", "III,"]
    second = {p.section[1] for p in liaoning.paragraphs if len(p.section) > 1}
    assert {title.split()[0] for title in second} == {f"({n})" for n in range(1, 11)}
    assert all(p.section[0].startswith("II.") for p in liaoning.paragraphs if len(p.section) > 1)


def test_the_shipped_report_has_its_paragraphs(liaoning: Report) -> None:
    """Paragraphs are numbered from 1; run-in items stay paragraphs; each is in the source."""
    assert [p.number for p in liaoning.paragraphs] == list(range(1, 80))
    assert sum(p.text.startswith("First, ") for p in liaoning.paragraphs) == 2
    assert all(p.text in liaoning.source for p in liaoning.paragraphs)


def test_the_title_block_is_a_passage(liaoning: Report) -> None:
    """Title, where and when delivered, and by whom, are the first passage, a sentence each."""
    title = liaoning.paragraphs[0]
    assert [title.slice(i, i).split()[0] for i in range(3)] == ["Report", "Delivered", "Acting"]


def test_boilerplate_of_the_web_page_is_left_out_and_named(liaoning: Report) -> None:
    """Chinese page head and foot, the end mark and what follows are left out, line by line."""
    lines = [left.line for left in liaoning.left_out]
    assert lines == [1, 2, 6, 8, 10, 182, 184, 186, 188, 190, 192, 193]
    assert not any("Copyright" in p.text or "THE END" in p.text for p in liaoning.paragraphs)


def test_boilerplate_is_told_by_general_signs_on_another_page(tmp_path: Path) -> None:
    """Navigation, copyright line and end mark go; what looks alike inside prose stays."""
    report = report_of(
        f"Home | News | Contact\n\n{PROSE}\n\nsee a | b\n\n{PROSE}\n\n"
        "© 2020 ACME\n\n*** End ***\n\nx",
        tmp_path,
    )
    assert [left.text for left in report.left_out] == [
        "Home | News | Contact",
        "© 2020 ACME",
        "*** End ***",
        "x",
    ]
    assert [p.text for p in report.paragraphs] == [PROSE, "see a | b", PROSE]


def test_the_way_to_a_page_and_its_registration_are_boilerplate(tmp_path: Path) -> None:
    """The way stands above the text; below it, such a line may be what to tap."""
    tap = "Settings > Privacy > Forget me"
    report = report_of(
        f"- Home > News > Harbour\n\n{PROSE}\n\n- {tap}\n\nICP备05012345号", tmp_path
    )
    left_out = [(left.text, left.why) for left in report.left_out]
    assert left_out == [
        ("- Home > News > Harbour", "row of links"),
        ("ICP备05012345号", "copyright line"),
    ]
    assert [p.text for p in report.paragraphs] == [PROSE, f"- {tap}"]


@pytest.mark.parametrize("years", ["2018", "2018—2019", "2018, 2019"])
def test_a_year_that_opens_the_report_is_a_heading(tmp_path: Path, years: str) -> None:
    """It has no letters of any script, and says of which year all below it is."""
    report = report_of(f"{years}\n\n{PROSE}\n\n2019\n\n{PROSE}\n\n12", tmp_path)
    assert [left.text for left in report.left_out] == ["12"]
    assert years in " ".join([*report.paragraphs[0].section, report.paragraphs[0].text])


def test_prose_in_another_script_inside_the_report_stays(tmp_path: Path) -> None:
    """Only the edges are trimmed: a Chinese line between English paragraphs is a paragraph."""
    report = report_of(f"{PROSE}\n\n中文的一行。\n\n{PROSE}", tmp_path)
    assert len(report.paragraphs) == 3
    assert report.left_out == ()


def test_bare_titles_in_plain_text_become_sections(tmp_path: Path) -> None:
    """A short line that ends like no sentence heads the paragraphs that follow it."""
    report = report_of(f"Cats\n\n{PROSE}\n\n{PROSE} Twice.\n\nDogs\n\n{PROSE}", tmp_path)
    assert [p.section for p in report.paragraphs] == [("Cats",), ("Cats",), ("Dogs",)]


def test_hard_wrapped_lines_are_one_paragraph(tmp_path: Path) -> None:
    """Lines of a wrapped paragraph join with a blank; it is a slice of the text that was read."""
    wrapped = "This is a paragraph that\nwas wrapped by hand at a\nnarrow width, long ago."
    report = report_of(f"{wrapped}\n\n{PROSE}", tmp_path)
    assert [p.text for p in report.paragraphs] == [wrapped.replace("\n", " "), PROSE]
    assert [report.source[p.start :][: len(p.text)] for p in report.paragraphs] == [
        p.text for p in report.paragraphs
    ]


def test_paragraphs_on_lines_of_their_own_stay_apart(tmp_path: Path) -> None:
    """Lines that each end like a sentence are paragraphs even without blank lines."""
    report = report_of("One is here.\nTwo is here.\nThree is here.", tmp_path)
    assert [p.text for p in report.paragraphs] == ["One is here.", "Two is here.", "Three is here."]


def test_markdown_headings_make_the_section_path(tmp_path: Path) -> None:
    """Number signs give the level, and leave the title."""
    file = tmp_path / "a.md"
    file.write_text(
        f"# Book\n\n## One\n{PROSE}\n\n### Deep\n\n{PROSE}\n\n## Two\n\n- item\n- item 2\n"
    )
    report = read_report(entry(file))
    assert [p.section for p in report.paragraphs] == [
        ("Book", "One"),
        ("Book", "One", "Deep"),
        ("Book", "Two"),
        ("Book", "Two"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n ", "is empty"),
        ("a.txt", b"\x01\x02\x03\x04 abc", "is binary"),
        ("a.txt", b"PK\x03\x04\0\0", "is broken or cut off"),
        ("a.txt", b"\x89PNG\r\n", "is a picture"),
    ],
)
def test_an_unusable_report_file_is_named(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    """Empty, binary, broken, no text: the error names the file and says why."""
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(ReportError, match=r"a\.txt") as error:
        read_report(entry(file))
    assert says in str(error.value)


def test_a_missing_report_file_is_named(tmp_path: Path) -> None:
    """A file that isn't there is an error with its path."""
    with pytest.raises(ReportError, match=r"gone\.txt cannot be read: No such file"):
        read_report(entry(tmp_path / "gone.txt"))


TABLE = """[[report]]
id = "a"
title = "A"
date = "2020-01-01"
language = "en"
publisher = "P"
file = "a.txt"
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TABLE + TABLE, "report id 'a' twice"),
        (TABLE.replace('"a"', '"A b"'), "'A b'"),
        (TABLE.replace("2020-01-01", "1 May"), "Write it as 2022-01-20"),
        (TABLE.replace("title", "titel"), "lacks title"),
        (TABLE + 'isbn = "1"\n', "unknown isbn"),
        (TABLE + f'url = "https://e.org/{"a" * 500}"\n', "a url that no message can hold"),
        (TABLE + 'url = "https://e.org/\\u202ea"\n', "a url that no message can hold"),
        (TABLE + 'url = "javascript:x"\n', "must start with https:// or http://"),
        ("", "must hold [[report]] tables"),
        ("[[report", "cannot be read"),
    ],
)
def test_a_wrong_catalog_is_explained(tmp_path: Path, text: str, says: str) -> None:
    """Duplicate id, bad id or date, missing or unknown key, no table: one line says which."""
    file = tmp_path / "catalog.toml"
    file.write_text(text)
    with pytest.raises(ReportError) as error:
        load_catalog(file)
    assert says in str(error.value)
    assert str(file) in str(error.value)


def test_catalog_paths_are_relative_to_the_catalog(tmp_path: Path) -> None:
    """A catalog can be used from any folder."""
    file = tmp_path / "catalog.toml"
    file.write_text(TABLE)
    assert load_catalog(file)[0].file == str(tmp_path / "a.txt")


def test_a_question_leads_its_answer(tmp_path: Path) -> None:
    """A paragraph that is only a question is one with the next; its sentence leads."""
    report = report_of(
        f"{PROSE}\n\nQ1: Who may join?\nA: Anyone. Children need a parent.\n\n"
        f"How much is it?\n\nWhen?\n\nIn May.\n\n“Where to?”\n\n{PROSE}",
        tmp_path,
    )
    assert [(p.text, p.lead) for p in report.paragraphs] == [
        (PROSE, 0),
        ("Q1: Who may join?\n\nA: Anyone. Children need a parent.", 1),
        ("How much is it?", 0),
        ("When?\n\nIn May.", 1),
        ("“Where to?”", 0),
        (PROSE, 0),
    ]


def test_a_row_is_one_sentence_below_its_heads(tmp_path: Path) -> None:
    """What leads a row is one sentence, and so is the row, whatever stops stand in them."""
    file = tmp_path / "a.md"
    file.write_text("| No. | Who |\n|---|---|\n| 1. | Dr. Holm. Retired. |\n")
    row = read_report(entry(file)).paragraphs[0]
    assert [row.slice(i, i) for i in range(2)] == ["| No. | Who |", "| 1. | Dr. Holm. Retired. |"]
    assert (row.lead, len(row.sentences)) == (1, 2)


def test_leading_sentences_are_not_searched(tmp_path: Path) -> None:
    """The heads of a row and the question of an answer are no units, but context."""
    report = report_of("Who may join?\n\nAnyone. All are welcome.", tmp_path)
    collection = Collection.of([report])
    assert tuple(collection.texts) == ("Anyone.", "All are welcome.")
    assert collection.in_context(collection.sentences[0]).text.startswith("Who may join?")


def test_a_sentence_knows_its_page(tmp_path: Path) -> None:
    """A paragraph that runs over a page has sentences on both; a text without pages has none."""
    first = "It rained on the first day of May, and the river\nrose by a metre. The bridge was then"
    report = report_of(f"{first}\n\f\nclosed to all carts. Nobody crossed it.", tmp_path)
    paragraph = report.paragraphs[0]
    pages = [report.page_at(paragraph, n) for n in range(len(paragraph.sentences))]
    assert [page.label if page else None for page in pages] == ["1", "1", "2"]
    plain = report_of(PROSE, tmp_path)
    assert plain.page_at(plain.paragraphs[0], 0) is None


def test_what_is_wrong_with_a_file_is_in_its_report(tmp_path: Path) -> None:
    """The reader's warnings reach whoever reads the report."""
    report = report_of(f"{PROSE} It cost 4 â€“ 5 pounds, or 6 â€“ 7.", tmp_path)
    assert [warning.split(",")[0] for warning in report.warnings] == [
        "2 characters are garbled in the file itself"
    ]


def test_the_first_section_is_no_part_of_the_title(tmp_path: Path) -> None:
    """Of the lines that a text opens with, the one that heads the first text stays a heading."""
    report = report_of(
        f"Parish Survey\n\nHolm and Berg\n\nWells\n\n{PROSE}\n\nMills\n\n{PROSE}", tmp_path
    )
    assert [(p.text, p.section) for p in report.paragraphs] == [
        ("Parish Survey\n\nHolm and Berg", ()),
        (PROSE, ("Wells",)),
        (PROSE, ("Mills",)),
    ]


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    """Catalog, report and expected questions may begin with one, as Notepad writes them."""
    mark = "\ufeff"
    (tmp_path / "a.txt").write_text(f"{mark}{PROSE}", encoding="utf-8")
    question = {"sentence": PROSE, "questions": {"en": ["What is it?"]}}
    (tmp_path / "q.jsonl").write_text(mark + json.dumps(question), encoding="utf-8")
    catalog = tmp_path / "catalog.toml"
    catalog.write_text(f'{mark}{TABLE}questions = "q.jsonl"\n', encoding="utf-8")
    report = read_report(load_catalog(catalog)[0])
    assert [p.text for p in report.paragraphs] == [PROSE]
    assert [q.text for q in report.questions] == ["What is it?"]


def test_a_labelled_title_that_leads_a_list_opens_a_section_of_its_own(tmp_path: Path) -> None:
    """So it is behind sections that paragraphs name themselves; elsewhere it is a list's lead."""
    first, last = "（一）污染防治。造林6万亩。", "（二）民生实事：\n1. 新建学校；\n2. 新建公园。"
    report = report_of(f"一、重点工作\n\n{first}\n\n{last}", tmp_path, language="zh")
    assert [paragraph.section[-1] for paragraph in report.paragraphs] == [
        "（一）污染防治。",
        "（二）民生实事",
    ]
