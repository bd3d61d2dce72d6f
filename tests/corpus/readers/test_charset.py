"""Character sets: told by marks, by the bytes, by the report's language, and by a detector."""

import pytest

from corpus.model import ReportError
from corpus.readers.files.charset import decode

RUSSIAN = "Это простой текст на русском языке. В нём 25 слов, и больше в нём ничего нет. " * 3
CHINESE = "中国是世界上历史最悠久的国家之一。\n中国各族人民共同创造了光辉灿烂的文化。"
JAPANESE = "一人の下人が、羅生門の下で雨やみを待っていた。広い門の下には、誰もいない。"
FRENCH = "Le port a reçu 4 200 bateaux en 2019, contre 3 900 l'année précédente. « Élève »"
POLISH = "Zażółć gęślą jaźń. Łódź to duże miasto w środkowej Polsce."
KOREAN = "대한민국은 민주공화국이다. 대한민국의 주권은 국민에게 있다."


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (CHINESE, "gb18030", "zh"),
        (CHINESE, "gb18030", "en"),
        ("國家的歷史與文化是人民共同創造的。" * 3, "big5", "zh"),
        (CHINESE, "utf-16-le", "zh"),
        (CHINESE, "utf-16-be", ""),
        (CHINESE, "utf-16", "zh"),
        (FRENCH, "utf-8-sig", "fr"),
        (FRENCH, "utf-32", "fr"),
        (JAPANESE, "cp932", "ja"),
        (JAPANESE, "euc_jp", ""),
        (JAPANESE, "iso2022_jp", "ja"),
        (KOREAN, "cp949", "ko"),
        (RUSSIAN, "cp1251", "ru"),
        (RUSSIAN, "koi8-r", "ru"),
        (POLISH, "cp1250", "pl"),
        (FRENCH, "cp1252", "fr"),
    ],
)
def test_a_text_is_read_in_the_character_set_that_it_was_saved_in(
    text: str, encoding: str, language: str
) -> None:
    """Unicode with and without a mark, and what was usual before it, give the same text."""
    assert decode(text.encode(encoding), language).text == text


def test_what_a_page_declares_counts_where_its_bytes_agree() -> None:
    """The first declaration may be an archive's: one that the bytes don't fit is passed over."""
    assert decode(CHINESE.encode("gb18030"), "", ["utf-8", "gb2312"]).text == CHINESE


def test_a_western_declaration_of_another_script_is_passed_over() -> None:
    """Editors write one by habit: no language has words of accented letters alone."""
    declared = ["iso-8859-1"]
    assert decode(RUSSIAN.encode("cp1251"), "ru", declared).text == RUSSIAN
    assert decode(RUSSIAN.encode("cp1251"), "", declared).text == RUSSIAN
    assert decode(RUSSIAN.encode("cp1251"), "", ["windows-1251"]).text == RUSSIAN
    assert decode((FRENCH * 9).encode("cp1252"), "", declared).text == FRENCH * 9


@pytest.mark.parametrize(
    "text",
    [
        "Preis: äöüß ÄÖÜß éèêë àâäá îïìí ôöòó. Die Liste der Zeichen.",
        "<p>Letters that the old press had: äöüß ÄÖÜß éèêë àâäá îïìí ôöòó ñãõý.</p>",
    ],
)
def test_a_page_that_lists_accented_letters_is_read_as_it_declares(text: str) -> None:
    """They are weighed against all words beside them, those of plain letters too."""
    assert decode(text.encode("cp1252"), "", ["windows-1252"]).text == text


def test_markup_weighs_nothing_against_a_western_declaration() -> None:
    """Tags, programs and styles have plain letters in a page of any script."""
    page = (
        "<html><head><style>p { color: navy; margin: auto }</style><script>var first = second;"
        f"if (first < third) open(first, second, third);</script></head><body>"
        f"<p class='lead text'>{RUSSIAN}&nbsp;HTML and PDF</p></body></html>"
    )
    assert decode(page.encode("cp1251"), "", ["iso-8859-1"]).text == page


def test_binary_files_are_refused() -> None:
    """Zero bytes that are no UTF-16, and control characters, say that it is binary."""
    for data in (b"PK\x03\x04\0\0\0", b"\x01\x02\x03\x04\x05 abc", b"\0\0\0\1\0\0\0\2\0"):
        with pytest.raises(ReportError, match="is binary"):
            decode(data)


def test_a_stray_zero_byte_is_left_out() -> None:
    """A program that puts one at the end or between two words makes no binary file of a text."""
    assert decode("Pigs\0 live on farms, 猪.\n".encode()).text == "Pigs live on farms, 猪.\n"
    assert decode(b"Pigs live on farms.\0").text == "Pigs live on farms."
    assert decode(b"Pigs. " * 1000 + b"\0" * 6).text == "Pigs. " * 1000
    with pytest.raises(ReportError, match="is binary"):
        decode(b"Pigs. " * 1000 + b"\0" * 7)
    assert decode("猪，Pigs.\n".encode("utf-16-le")).text == "猪，Pigs.\n"


def test_line_ends_of_all_systems_are_one() -> None:
    """CR LF, CR, and the CR CR LF of broken transfers each end one line."""
    assert decode(b"a\r\nb\rc\r\r\nd\n").text == "a\nb\nc\nd\n"


def test_what_is_not_seen_is_not_in_the_text() -> None:
    """Soft hyphens and marks of no width go; ligatures and parted accents are letters."""
    assert decode("in\u00adspec\u200btion of\ufb01ce cafe\u0301".encode()).text == (
        "inspection office caf\u00e9"
    )


def test_a_text_that_is_garbled_in_the_file_is_warned_of() -> None:
    """UTF-8 that was once read as windows-1252 stays as it stands, with line and sample."""
    garbled = "Fine.\nThe 1985â€“86 season and the 1986â€“87 season"
    decoded = decode(garbled.encode())
    assert decoded.text == garbled
    assert decoded.warnings[0].startswith("2 characters are garbled in the file itself, the first")
    assert "in line 2 (“Fine. The 1985â€“86 season" in decoded.warnings[0]


def test_proper_accents_are_no_garbling() -> None:
    """Words that merely hold such letters are not warned of."""
    assert decode("Âge, «Â», Ãlvares, São João – à côté".encode()).warnings == ()


def test_damaged_bytes_in_utf8_are_warned_of() -> None:
    """A few broken bytes don't make a UTF-8 text another one."""
    data = (FRENCH * 20).encode() + b"\xe9 fin"
    decoded = decode(data, "fr")
    assert decoded.text.endswith("\ufffd fin")
    assert decoded.warnings == (
        "1 characters are lost and stand as \ufffd, the first in line 1. Save the file anew from "
        "its source.",
    )
