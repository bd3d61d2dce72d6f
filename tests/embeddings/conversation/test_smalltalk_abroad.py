"""Small talk in languages that few of the interface's lines are in."""

import pytest

from embeddings.conversation.smalltalk import SmallTalk, SmallTalkKind, language_of_small_talk
from tests.fakes import WordEncoder

# What is said in languages that few of the interface's lines are in, with what stands around it.
SAID_ABROAD: dict[SmallTalkKind, str] = {
    "thanks": "Danke euch allen!|Grazie a tutti, siete gentilissimi"
    "|شكراً|شكراً لك|شكراً جزيلاً لكم|شكـــرا|متشکرم|خیلی ممنون|sağ olun|Çok sağ olun"
    "|고마워요|감사해요|정말 고마워요!|grazie mille, gentilissimi!|cảm ơn nhiều nhé|spasibo"
    "|toda raba|תודה רבה לכם|बहुत बहुत धन्यवाद|آپ کا بہت شکریہ|অনেক ধন্যবাদ"
    "|ขอบคุณมากครับ|terima kasih banyak ya|dziękuję pani bardzo|děkuji vám moc"
    "|дуже дякую вам|tack så jättemycket|mange tak|kiitos paljon|nagyon köszönöm"
    "|mulțumesc frumos|ευχαριστώ πολύ",
    "hello": "السلام عليكم ورحمة الله|السلام عليكم ورحمة الله وبركاته|صباح الخير|مساء الخير"
    "|iyi günler|iyi akşamlar|günaydın|hoi|goedenavond|hallo allemaal|chào bạn"
    "|नमस्ते जी|السلام علیکم|নমস্কার|สวัสดีตอนเช้าค่ะ|selamat siang pak"
    "|dzień dobry państwu|dobré ráno|добрий день|god morgon|godmorgen|hyvää päivää"
    "|jó napot kívánok|bună ziua|καλημέρα σας|בוקר טוב",
    "bye": "tot ziens allemaal|Merci à tous et bonne journée",
}
QUESTIONS_ABROAD = """\
merci pour quoi ?
danke wofür?
teşekkür belgesi
고마워 재단은?
감사
감사 보고서
cảm ơn ai?
ขอบคุณใคร
صباح الخير متى تفتح المدرسة؟
شكر المعلمين
Hoi An
salam district
mange takk for maten i skolen
תודה למי?
kiitos hallitukselle
Mahlzeit
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [(text, kind) for kind, said in SAID_ABROAD.items() for text in said.split("|")],
)
def test_thanks_and_greetings_of_other_languages_are_small_talk(
    text: str, kind: SmallTalkKind
) -> None:
    """With whom they are said to and how politely, in any script, with or without its signs."""
    assert SmallTalk(WordEncoder()).kind(text) == kind


@pytest.mark.parametrize("text", QUESTIONS_ABROAD.splitlines())
def test_a_question_of_another_language_is_no_small_talk(text: str) -> None:
    """One word of its own is enough there too, and a word that names a topic isn't listed."""
    assert SmallTalk(WordEncoder()).kind(text) is None


@pytest.mark.parametrize(
    ("text", "code"), [("شكراً", "ar"), ("متشکرم", "fa"), ("고마워요", "ko"), ("ขอบคุณมากครับ", "th")]
)
def test_it_says_its_language_however_it_is_written(text: str, code: str) -> None:
    """Vowel signs of Arabic don't count, and politeness behind it neither."""
    assert language_of_small_talk(text) == code
