"""Languages: what is written in one that isn't read is told, and English never is."""

import io
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from rich.console import Console

from bot.answering.library import Library
from bot.cli.terminal import print_answer
from corpus.model import ExpectedQuestion
from embeddings.text import language as languages
from embeddings.text.language import question_language, unread_latin, unread_script
from embeddings.text.spelling import Spelling
from tests.fakes import report_of, word_setup

SPELLING = Spelling.of([], [])
ENGLISH = frozenset({"en"})
FOREIGN = [
    ("de", "Wie viele Brücken wurden im Norden gebaut?"),
    ("fr", "Combien de ponts ont été construits ?"),
    ("es", "¿Cuántos puentes se construyeron el año pasado?"),
    ("it", "Quanti ponti sono stati costruiti?"),
    ("pt", "Quantas pontes foram construídas no ano passado?"),
    ("nl", "Hoeveel bruggen zijn er gebouwd?"),
    ("pl", "Ile mostów zbudowano w zeszłym roku?"),
    ("tr", "Geçen yıl kaç köprü yapıldı?"),
    ("vi", "Có bao nhiêu cây cầu được xây dựng?"),
    ("ru", "Сколько мостов было построено?"),
    ("uk", "Скільки мостів збудовано торік?"),
    ("ar", "كم عدد الجسور الجديدة؟"),
    ("fa", "چند پل ساخته شد؟"),
    ("he", "כמה גשרים נבנו?"),
    ("el", "Πόσες γέφυρες χτίστηκαν;"),
    ("ko", "다리가 몇 개 지어졌나요?"),
    ("ja", "橋はいくつ建設されましたか？"),
    ("th", "มีการสร้างสะพานกี่แห่ง"),
    ("hi", "कितने पुल बनाए गए?"),
    ("zh", "去年建了多少座桥？"),
]
READ = """\
How many bridges were built last year?
hwo mnay brigdes wre biult lsat yaer
bridges
Velm Arvenia Dalian
GDP
Who is Li Lecheng?
Is the Москва bridge open?
What did Nguyễn Văn Thành teach?
Who is João Guimarães Rosa?
When did Jarosław Wiśniewski score?
high-speed rail 2031
U+FFFF end-of-string
12 345
?
"""


def foreign(text: str, read: frozenset[str] = ENGLISH, *, absent: bool = True) -> str:
    """Return the language of a message that isn't read."""
    latin = unread_latin(text, read, SPELLING.is_english, absent=absent)
    return unread_script(text, read) or latin


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_a_language_that_is_not_read_is_named(language: str, text: str) -> None:
    """By its script, or by its words where the script is read."""
    assert foreign(text) == language
    assert foreign(text, frozenset({"en", language})) == ""
    assert foreign(text, frozenset({"*"})) == ""


@pytest.mark.parametrize("text", READ.splitlines())
@pytest.mark.parametrize("absent", [True, False])
def test_english_is_never_called_foreign(text: str, absent: bool) -> None:
    """Names, typos and codes don't make a question foreign, found or not."""
    assert foreign(text, absent=absent) == ""


def test_an_unread_message_is_absent_and_says_its_language(tmp_path: Path) -> None:
    """No passage comes; the terminal says which languages are read."""
    report = report_of("Pigs live on farms.", tmp_path)
    library = Library.of([report], tmp_path / "ix", word_setup())
    for language, text in FOREIGN:
        answer = library.ask(text)
        assert (answer.outcome, answer.unread, answer.passages) == ("absent", language, ())
    out = io.StringIO()
    print_answer(library.ask(FOREIGN[-1][1]), Console(file=out), library.languages)
    assert out.getvalue() == "I can only read questions in English.\n"


def test_languages_are_those_of_the_model_and_of_expected_questions(tmp_path: Path) -> None:
    """A sidecar in Chinese makes Chinese readable."""
    report = report_of("Pigs live on farms.", tmp_path)
    asked = replace(report, questions=(ExpectedQuestion("养了多少头猪", "zh", 1, 0),))
    library = Library.of([asked], tmp_path / "ix", word_setup())
    assert library.languages == ("en", "zh")
    assert library.ask("养了多少头猪？").unread == ""


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_the_language_of_a_question_is_told(language: str, text: str) -> None:
    """By its script or its words, whatever language is usual."""
    assert question_language(text, SPELLING.is_english, "en") == language
    assert question_language(text, SPELLING.is_english, "fr") == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Quién es Margaret Osei?"),
        ("es", "¿Hay visita?"),
        ("fr", "Que dois-je apporter ?"),
        ("it", "Cosa devo portare?"),
        ("sv", "Vad kostar parkeringen?"),
        ("nl", "Wat verdient de dierenarts?"),
        ("pl", "Kto napisał Lalkę?"),
        # Names, words of English as well, and mistyped ones tell no other language.
        ("en", "Kim Jong visit"),
        ("en", "dove lakes"),
        ("en", "wen did trams start"),
        ("en", "How come costs rose?"),
        ("en", "AI budget"),
    ],
)
def test_a_short_question_is_told_by_its_question_word(language: str, text: str) -> None:
    """Where what stands beside it isn't English; in Spanish the mark that opens it tells."""
    assert question_language(text, SPELLING.is_english, "en") == language


def test_of_languages_with_the_same_words_the_usual_one_is_taken() -> None:
    """Else the one that is likelier by its letters."""
    assert question_language("Hvad koster parkeringen?", SPELLING.is_english, "no") == "no"
    assert question_language("Hvad koster parkeringen?", SPELLING.is_english, "da") == "da"


def test_a_question_that_does_not_tell_is_in_the_usual_language() -> None:
    """English tells, a name alone doesn't, and no Latin letters are Chinese."""
    assert question_language("How much did the dike cost?", SPELLING.is_english, "fr") == "en"
    assert question_language("Dupont Zzyzx", SPELLING.is_english, "fr") == "fr"
    assert question_language("Dupont Zzyzx", SPELLING.is_english, "zh") == "en"


def test_letters_that_languages_share_are_read_as_the_report_is() -> None:
    """A question in Chinese characters alone may be Japanese, one in Cyrillic Bulgarian."""
    assert question_language("東京駅", SPELLING.is_english, "ja") == "ja"
    assert question_language("東京駅", SPELLING.is_english, "en") == "zh"
    assert question_language("駅はどこですか", SPELLING.is_english, "zh") == "ja"
    assert question_language("Колко моста?", SPELLING.is_english, "bg") == "bg"
    assert question_language("Сколько было мостов? Мы ждём", SPELLING.is_english, "bg") == "ru"
    assert question_language("عدد الجسور", SPELLING.is_english, "fa") == "fa"
    assert question_language("สะพาน", SPELLING.is_english, "zh") == "th"


def test_a_full_disk_makes_a_question_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is answered as well as may be, and told apart again once there is room."""
    french = "Liste des ponts construits dans le nord"
    with monkeypatch.context() as full:
        failing = Mock(side_effect=OSError("No space left on device"))
        full.setattr("corpus.language_identifier.TemporaryDirectory", failing)
        full.setattr(languages, "_identifier", languages._identifier.__wrapped__)
        assert question_language(french, SPELLING.is_known, "en") == "en"
        failing.assert_called_once()
    assert question_language(french, SPELLING.is_known, "en") == "fr"


@pytest.mark.parametrize(
    ("text", "usual", "language"),
    [
        ("Was war die Ursache?", "de", "de"),
        ("Was war die höchste Temperatur?", "en", "de"),
        ("Was kostet der Eintritt?", "en", "de"),
        ("Was bringt der Herbst?", "en", "de"),
        ("Quelle est la surface ?", "fr", "fr"),
        ("Quelle est la date de la vente ?", "en", "fr"),
        ("Quel train part de Dax ?", "en", "fr"),
        ("Hoe oud is de brug?", "nl", "nl"),
        ("Waar is de haven?", "en", "nl"),
        ("Wat was de oorzaak?", "en", "nl"),
        ("Was the dam built?", "de", "en"),
        ("Who was die Linke chair?", "de", "en"),
        ("What did De Wit say?", "nl", "en"),
        ("What is the plan de sauvegarde?", "fr", "en"),
        ("was teh dam bilt", "en", "en"),
    ],
)
def test_small_words_tell_a_language_whose_others_are_english_too(
    text: str, usual: str, language: str
) -> None:
    """A question word and two more small words than those of English are no chance."""
    assert question_language(text, SPELLING.is_known, usual) == language
