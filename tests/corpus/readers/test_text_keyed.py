"""Plain text: "word: title" above prose is a heading, "key: value" in a list or alone is none."""

import pytest

from corpus.front_matter import with_front_matter
from corpus.readers.labels import label_of
from corpus.readers.outline_words import ordinal_of
from corpus.readers.text import read_text
from tests.corpus.readers.reading import read, shown

PROSE = "It has been a difficult year for all of us, but the library stayed open on every day."


def outline(first: str, *titles: str) -> list[str]:
    """Return what is read of a text that begins with a line and has prose below all titles."""
    texts = [first, *(part for title in titles for part in (title, PROSE))]
    document = with_front_matter(read(read_text, "\n\n".join(texts)))
    return [line for line in shown(document) if line != PROSE]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("أولاً: كلمة الرئيسة", "ثانياً: العيادات"),
        ("الفصل الأول: المقدمة", "الفصل الثاني: المالية"),
        ("Primo: premessa", "Secondo: il pubblico"),
        ("Первое: введение", "Второе: походы"),
        ("Birinci Bölüm: Giriş", "İkinci Bölüm: Üretim"),
        ("Phần thứ nhất: Mở đầu", "Phần thứ hai: Bạn đọc"),
        ("First: introduction", "Second: readers"),
        ("첫째, 인사말", "둘째, 현황"),
        ("अध्याय 1: प्रस्तावना", "अध्याय 2: पाठक"),
        ("Hoofdstuk een: Voorwoord", "Hoofdstuk twee: Bezoekers"),
        ("Luku yksi: Johdanto", "Luku kaksi: Talous"),
    ],
)
def test_ordinal_words_label_headings(first: str, second: str) -> None:
    """They count in any language, and so do two lines that share the word for a part."""
    assert outline("Report", first, second) == ["Report", f"# {first}", f"# {second}"]


def test_ordinals_stand_beside_other_headings() -> None:
    """Two of them are enough among bare titles; one without its neighbour is a value."""
    titles = ("Report", "Aims", "First: boats", "Second: nets", "Money", "Thanks")
    assert outline(*titles)[1:] == [f"# {title}" for title in titles[1:]]
    assert outline("Report", "Aims", "First: boats", "Money")[1:] == [
        "# Aims", "First: boats", "# Money"
    ]  # fmt: skip


def test_a_series_of_words_above_prose_is_its_headings() -> None:
    """Three lines with another word each, a text below each; a year may stand in them."""
    titles = ("Membership: a good year", "Money: not so good", "Plans: what 2024 brings")
    assert outline("Report", *titles)[1:] == [f"# {title}" for title in titles]


@pytest.mark.parametrize(
    "titles",
    [
        ("Photo: Ann Ross", "Photo: Bob Hall", "Photo: Cleo Marsh"),
        ("Members: 146", "Boats: 12", "Fee: 48 euros"),
        ("Chair: Ann", "Treasurer: Bob"),
        ("The chair: Ann", "The treasurer: Bob"),
        ("Bild 1: Der Hafen", "Bild 2: Die Mole", "Bild 3: Das Dock"),
    ],
)
def test_values_between_paragraphs_are_no_headings(titles: tuple[str, ...]) -> None:
    """Keys that come again, figures, captions, and two that share no word are values."""
    assert outline(PROSE, *titles) == list(titles)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_list_of_values_is_no_series(between: str) -> None:
    """Keys one behind another open no sections, whether blank lines part them or not."""
    lines = ("Chair: Ann", "Treasurer: Bob", "Secretary: Cleo", "Editor: Dan")
    document = read(read_text, "\n\n".join((PROSE, between.join(lines), PROSE)))
    assert [line for line in shown(document) if line.startswith("#")] == []
    steps = ("First: buy boats", "Second: mend nets", "Third: sell fish")
    document = read(read_text, "\n\n".join((PROSE, between.join(steps), PROSE)))
    assert [line for line in shown(document) if line.startswith("#")] == []


def test_words_among_many_headings_are_values() -> None:
    """Where bare titles are more, a line with a colon is what it says."""
    titles = ("Aims", "Chair: Ann", "Money", "Treasurer: Bob", "Boats", "Editor: Dan", "Thanks")
    assert outline("Report", *titles)[1:] == [
        title if ":" in title else f"# {title}" for title in titles
    ]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("ثالثًا: المالية", 3),
        ("Dördüncü Kısım – Mali durum", 4),
        ("Четвёртая часть: планы", 4),
        ("1. First: boats", 0),
        ("In the first place: boats", 0),
        ("First-class travel", 0),
        ("First we row", 0),
    ],
)
def test_an_ordinal_stands_before_its_title(line: str, number: int) -> None:
    """With one or two words beside it and a mark behind; vowel marks and case don't count."""
    assert ordinal_of(line) == number


@pytest.mark.parametrize(
    ("line", "kind", "count"),
    [
        ("Hoofdstuk 3: Honden", "chapter", "3"),
        ("अध्याय २ पाठक", "chapter", "२"),
        ("Chương II", "chapter", "II"),
        ("المادة 4", "article", "4"),
        ("ส่วนที่ ๒", "section", "๒"),
    ],
)
def test_the_words_for_parts_are_known(line: str, kind: str, count: str) -> None:
    """With a count behind it, the word for a part labels a line in many languages."""
    label = label_of(line)
    assert label and (label.kind, label.count) == (kind, count)
