"""Plain text in many scripts: sections, titles and sentences as in the English equivalent."""

from pathlib import Path

import pytest

from corpus.questions_answered import with_answers
from corpus.readers.pdf.labels import ends_with_stop
from corpus.readers.text import read_text
from corpus.sentences import split_sentences
from corpus.stops import SENTENCE_ENDS
from tests.corpus.readers.reading import read, shown
from tests.fakes import report_of

# A title, two headings, a paragraph and a shorter one.
TEXTS = {
    "hi": (
        "वार्षिक रिपोर्ट", "प्रस्तावना", "वित्त",
        "पिछला वर्ष हम सबके लिए कठिन रहा, फिर भी हमारा पुस्तकालय एक दिन भी बंद नहीं हुआ।",
        "कवि सम्मेलन रद्द कर दिया गया।",
    ),
    "ur": (
        "سالانہ رپورٹ", "تعارف", "مالیات",
        "گزشتہ سال ہم سب کے لیے مشکل رہا، پھر بھی ہماری لائبریری ایک دن بھی بند نہیں ہوئی۔",
        "لائبریری کی بنیاد 1987 میں رکھی گئی تھی۔",
    ),
    "hy": (
        "Տարեկան հաշվետվություն", "Ներածություն", "Ֆինանսներ",
        "Անցած տարին դժվար էր բոլորիս համար, բայց գրադարանը միշտ բաց էր։",
        "Գրադարանը հիմնադրվել է 1987 թվականին։",
    ),
    "am": (
        "ዓመታዊ ሪፖርት", "መግቢያ", "ገንዘብ",
        "ያለፈው ዓመት ለሁላችንም አስቸጋሪ ነበር፣ ግን ቤተ መጻሕፍቱ ክፍት ነበር።",
        "ቤተ መጻሕፍቱ በ1987 ተመሠረተ።",
    ),
    "my": (
        "အစီရင်ခံစာ", "နိဒါန်း", "ဘဏ္ဍာရေး",
        "ပြီးခဲ့သောနှစ်သည် ခက်ခဲခဲ့သော်လည်း စာကြည့်တိုက်သည် အမြဲဖွင့်ထားသည်။",
        "စာကြည့်တိုက်ကို ၁၉၈၇ တွင် တည်ထောင်ခဲ့သည်။",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_the_stops_of_every_script_end_sentences(language: str, tmp_path: Path) -> None:
    """Whatever mark ends a paragraph, it is no heading and no title line."""
    title, first, second, long, short = TEXTS[language]
    text = "\n\n".join((title, first, long, short, second, short, long))
    report = report_of(text, tmp_path, language=language)
    assert [(p.text, p.section) for p in report.paragraphs] == [
        (title, ()), (long, (first,)), (short, (first,)), (short, (second,)), (long, (second,)),
    ]  # fmt: skip
    assert report.left_out == ()


def test_thai_is_read_without_marks(tmp_path: Path) -> None:
    """No mark ends its sentences: what is short above something longer is a heading."""
    title, first, second = "รายงานประจำปีของห้องสมุด", "บทนำ", "การเงิน"
    long = "ปีที่ผ่านมาเป็นปีที่ยากลำบากสำหรับพวกเราทุกคน แต่ห้องสมุดเปิดทุกวัน"
    short = "ห้องสมุดก่อตั้งขึ้นในปี 2530"
    text = "\n\n".join((title, first, long, short, second, short, long))
    assert [(p.text, p.section) for p in report_of(text, tmp_path).paragraphs] == [
        (title, ()), (long, (first,)), (short, (first,)), (short, (second,)), (long, (second,)),
    ]  # fmt: skip


def test_wide_lines_without_marks_are_paragraphs() -> None:
    """Nobody wraps so wide: each line is a paragraph though none ends with a stop."""
    clause = "ปีที่ผ่านมาเป็นปีที่ยากลำบากสำหรับพวกเราทุกคน แต่ห้องสมุดเปิดทุกวัน"
    lines = [" ".join([clause] * times) for times in (4, 3, 5)]
    assert shown(read(read_text, "\n".join(lines))) == lines


@pytest.mark.parametrize("mark", [mark for mark in SENTENCE_ENDS if mark not in ".…"])
def test_a_stop_parts_two_sentences_in_a_pdf_too(mark: str) -> None:
    """Each mark ends a line of a PDF, and a sentence of a language without a splitter."""
    assert ends_with_stop(f"ab cd{mark}")
    first, second = split_sentences(f"ab cd{mark} Ef gh{mark}", "xx")
    assert (first.start, first.end, second.start) == (0, 6, 7)


def test_a_semicolon_cuts_a_long_sentence_in_every_script() -> None:
    """A sentence too long to quote is cut behind the semicolon of its script, not in a clause."""
    half = "كلمة " * 70
    text = f"{half.strip()}؛ {half.strip()}."
    first, second = split_sentences(text, "ar")
    assert text[first.start : first.end].endswith("كلمة؛")
    assert text[second.start :] == f"{half.strip()}."


def test_a_question_with_a_sentence_before_it_leads_to_nothing() -> None:
    """A paragraph that tells something first is more than a question, behind a danda too."""
    answer = "सोमवार को बंद रहता है।"
    asked = with_answers(read(read_text, f"पुस्तकालय कब बंद रहता है?\n\n{answer}"))
    told = with_answers(read(read_text, f"वह गाँव में है। कब बंद रहता है?\n\n{answer}"))
    assert (len(asked.blocks), len(told.blocks)) == (1, 2)


@pytest.mark.parametrize(
    "title",
    [
        "Biblioteca Civica «Ada Merini» di Roccalba",
        "Der Verein »Nordlicht« in Kiel",
        "Le journal ‹Nord› et ses lecteurs",
    ],
)
def test_a_quotation_in_the_title_parts_no_links(title: str, tmp_path: Path) -> None:
    """A pair of pointed marks about a name is a quotation; single ones still part links."""
    prose = "La biblioteca ha riaperto in maggio dopo quattordici mesi di lavori e di attesa."
    report = report_of(f"{title}\n\n{prose}\n\nHome » «Nord» » Links", tmp_path)
    assert report.source.startswith(title)
    assert [left.text for left in report.left_out] == ["Home » «Nord» » Links"]


def test_a_title_in_kanji_is_in_the_script_of_the_kana_below(tmp_path: Path) -> None:
    """Japanese mixes three scripts: a title in one of them is no line of another language."""
    prose = (
        "きのうはとてもいいてんきだったので、みんなでうみまであるいて、かいをたくさんひろいました。"
    )
    report = report_of(f"図書館年次報告書\n\n{prose}\n\nアンケート", tmp_path, language="ja")
    assert report.left_out == ()


def test_latin_lines_belong_to_reports_of_every_script(tmp_path: Path) -> None:
    """A title, an address or a name in Latin letters stays at the edges; another script goes."""
    prose = TEXTS["hi"][3]
    text = f"Annual Report 2023\n\n{prose}\n\noffice@example.org\n\n中文版"
    report = report_of(text, tmp_path, language="hi")
    assert [p.text for p in report.paragraphs][-2:] == [prose, "office@example.org"]
    assert [left.text for left in report.left_out] == ["中文版"]
