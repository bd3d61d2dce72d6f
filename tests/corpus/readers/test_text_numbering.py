"""Plain text: headings and items that are numbered in the ways of many languages."""

import pytest

from corpus.boilerplate import leave_out
from corpus.front_matter import with_front_matter
from corpus.readers.text import read_text
from tests.corpus.readers.reading import read, shown

ENGLISH = "It has been a difficult year for all of us, but the library stayed open on every day."
CHINESE = "去年对我们所有人来说都很困难，但图书馆一天也没有关门，读者也增加了百分之十以上。"
ARABIC = "كان عام 2023 عاماً صعباً على القرى الجبلية، فقد أغلقت السيول الطرق أكثر من شهرين."
HINDI = "पिछला वर्ष हम सबके लिए कठिन रहा, फिर भी हमारा पुस्तकालय एक दिन भी बंद नहीं हुआ।"


def outline(prose: str, *titles: str) -> list[str]:
    """Return what is read of a text that has prose below all titles but the first."""
    texts = [titles[0], *(part for title in titles[1:] for part in (title, prose))]
    document = with_front_matter(leave_out(read(read_text, "\n\n".join(texts))))
    return [line for line in shown(document) if line != prose]


@pytest.mark.parametrize(
    ("prose", "first", "second"),
    [
        (CHINESE, "\uff11\uff0e前言", "\uff12\uff0e财务"),
        (CHINESE, "1、前言", "2、财务"),
        (ARABIC, "١- المقدمة", "٢- المالية"),
        (ARABIC, "1-المقدمة", "2-المالية"),
        (ARABIC, "١. المقدمة", "٢. المالية"),
        (HINDI, "१. प्रस्तावना", "२. वित्त"),
        (ENGLISH, "1- Aims", "2- Money"),
    ],
)
def test_numbers_of_every_kind_label_headings(prose: str, first: str, second: str) -> None:
    """The digits of any script count, with a stop, a dash or a mark of Chinese; none is lost."""
    title = {
        CHINESE: "年度报告",
        ARABIC: "التقرير السنوي",
        HINDI: "वार्षिक रिपोर्ट",
        ENGLISH: "Report",
    }
    shows = outline(prose, title[prose], first, second)
    assert [line.lstrip("# ") for line in shows] == [title[prose], first, second]
    assert [line[0] for line in shows[1:]] == ["#", "#"]


@pytest.mark.parametrize(
    ("prose", "first", "second"),
    [(ARABIC, "١ المقدمة", "٢ المالية"), (CHINESE, "\uff11 前言", "\uff12 财务")],
)
def test_bare_numbers_count_on_in_any_digits(prose: str, first: str, second: str) -> None:
    """A number without a mark is a label where the next one labels another line."""
    assert outline(prose, "2022", first, second) == ["2022", f"# {first}", f"# {second}"]


def test_a_year_in_other_digits_is_no_line_in_another_script() -> None:
    """It opens a report as "2018" does."""
    shows = outline(ARABIC, "٢٠٢٢", "المقدمة", "المالية")
    assert shows == ["٢٠٢٢", "# المقدمة", "# المالية"]


@pytest.mark.parametrize(
    ("lead", "items"),
    [
        ("نعتزم:", "١- شراء سيارة\n٢- بناء مركز"),
        ("明年要做：", "1、买书\n2、修屋顶"),
        ("明年要做：", "\uff11\uff0e买书\n\uff12\uff0e修屋顶"),
        ("हम करेंगे:", "१. पुस्तकें खरीदना\n२. छत की मरम्मत"),
    ],
)
def test_items_are_numbered_in_any_digits(lead: str, items: str) -> None:
    """A list is one paragraph with its lead, a line per item."""
    assert shown(read(read_text, f"{ENGLISH}\n\n{lead}\n{items}")) == [
        ENGLISH,
        f"{lead}\n{items}",
    ]


def test_items_begin_anew_in_any_digits() -> None:
    """Numbered lines right below each other are items, not one wrapped paragraph."""
    lines = ["نعمل في القرى", "١. شراء سيارة إسعاف", "٢. بناء مركز"]
    shows = shown(read(read_text, "\n".join([ARABIC, "", *lines])))
    assert shows == [ARABIC, f"# {lines[0]}", *lines[1:]]


def test_numbers_inside_a_line_are_no_labels() -> None:
    """A range or a compound at the start of a line counts nothing."""
    assert outline(ENGLISH, "3-year plan", "10 - 15 boats")[1:] == ["10 - 15 boats"]


def test_a_list_may_end_a_text() -> None:
    """Its items are no headings of each other, though nothing stands below the last."""
    items = ("1. Buy books", "2. Mend the roof", "3. Get computers")
    assert shown(read(read_text, "\n\n".join((ENGLISH, *items)))) == [ENGLISH, *items]
