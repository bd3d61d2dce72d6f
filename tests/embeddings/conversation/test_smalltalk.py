"""Small talk: what is answered without searching, and what is a question however it sounds."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.answering.library import Library
from bot.cli.terminal import print_answer
from bot.texts import ENGLISH
from embeddings.conversation.smalltalk import (
    SmallTalk,
    SmallTalkKind,
    language_of_small_talk,
    without_greeting,
)
from embeddings.encoder import Encoder
from tests.fakes import WordEncoder, report_of, word_setup

SAID: dict[SmallTalkKind, str] = {
    "hello": "hi!|Hello there bot|heyyyy|Good morning|你好|您好！|hola|Bonjour!|नमस्ते|👋|안녕하세요"
    "|helo|hii|gud morning!",
    "thanks": "thx alot|thankyou|thx a lot|Thank you so much!|谢谢！|非常感谢|merci beaucoup"
    "|спасибо|🙏|ok, thanks|no thanks|谢谢你的帮助|Super, vielen Dank für die Hilfe!|no, gracias"
    "|D'accord, merci|Хорошо, спасибо за помощь|thanks for the info|Grazie mille per l'aiuto",
    "bye": "bye|Good night|see you later|再见|tschüss|thanks, bye!|thanks, that's all I needed"
    "|Danke, das war alles",
    "who": "who are you?|What can you do?|are you a bot|你是谁|你能做什么？|hi, who are you?|help"
    "|Was kannst du?|¿eres un robot?|что ты умеешь?|I don't understand|你会说英语吗",
    "how": "how are you?|Hello, how are you|what's up|你好吗|ça va ?",
    "ok": "ok|OK!|cool|great answer|I see|😀|👍👍|好的|太好了|hahaha|never mind|sorry|没有"
    "|you're pretty good"
    "|alles klar|entendido|понятно|schon gut",
}
MEANT: dict[SmallTalkKind, str] = {
    "who": "could you tell me what you can do|what do you know about yourself?"
    "|who am i talking with?|Are you a real human?",
    "thanks": "I appreciate your help a lot",
    "how": "how are you doing on this day",
}
QUESTIONS = """\
thank the teachers fund
Who is the governor?
What can the government do?
How are schools funded?
good morning program
Hello, how much did GDP grow?
hi how many jobs
what can i ask the government for
How are you going to fix the roads?
help for farmers
great wall
test results
How is it going with the railway?
why?
how much exactly?
what about Dalian?
好的政策有哪些？
谢谢你告诉我，GDP是多少？
who speaks for the county?
no smoking
Hilfe für Bauern
ayuda a los agricultores
что это значит для семей?
und jetzt?
и в 2022?
et alors ?
现在有多少人？
What does it say about ChatGPT?
What does it say about bots?
Does it use ChatGPT?
anything on ChatGPT?
and ChatGPT?
What do you know about ChatGPT?
artificial intelligence
How does the program work?
which languages are spoken?
How was the day?
And toll?
No war?
legal?
¿y ayuda?
Und was ist das?
¿Y cómo funciona?
没有吗？
это всё про парк?
"""


@pytest.fixture(scope="module")
def small_talk(encoder: Encoder) -> SmallTalk:
    """Return what tells small talk, with the bundled model."""
    return SmallTalk(encoder)


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, said in SAID.items() for text in said.split("|")]
)
def test_a_listed_message_is_small_talk(text: str, kind: SmallTalkKind) -> None:
    """Whatever its marks and capitals, alone or with others, and without any model."""
    assert SmallTalk(WordEncoder()).kind(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, said in MEANT.items() for text in said.split("|")]
)
def test_a_message_that_means_the_same_is_small_talk(
    small_talk: SmallTalk, text: str, kind: SmallTalkKind
) -> None:
    """It is in no list, but the model finds it near one that is."""
    assert small_talk.kind(text) == kind


@pytest.mark.parametrize("text", QUESTIONS.splitlines())
def test_a_question_is_never_small_talk(small_talk: SmallTalk, text: str) -> None:
    """One word of its own is enough, however it opens."""
    assert small_talk.kind(text) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hello, how much did it grow?", "how much did it grow?"),
        ("hi how many jobs", "how many jobs"),
        ("Good morning! Who spoke here?", "Who spoke here?"),
        ("你好，粮食产量是多少？", "粮食产量是多少？"),
        ("good morning program", "good morning program"),
        ("How are schools funded?", "How are schools funded?"),
        ("my start-up needs money", "my start-up needs money"),
        ("hello", "hello"),
        ("", ""),
    ],
)
def test_a_greeting_is_not_searched_for(text: str, left: str) -> None:
    """What a question opens with politely is left out; the rest stays to the letter."""
    assert without_greeting(text) == left


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            ("Bonjour!", "fr"),
            ("Привет, как дела?", "ru"),
            ("hola bot", "es"),
            ("こんにちは", "ja"),
        ),
        *(("hello", ""), ("谢谢", ""), ("hi, hola", "es"), ("thx a lot", ""), ("", "")),
    ],
)
def test_small_talk_says_its_language(text: str, code: str) -> None:
    """English and Chinese need no word on it, since their lines are spoken anyway."""
    assert language_of_small_talk(text) == code


@pytest.mark.parametrize(
    "text", ["thanks, that was great", "ok, you're the best!", "hi! what's up"]
)
def test_one_kind_after_another_is_small_talk(small_talk: SmallTalk, text: str) -> None:
    """A polite opening with more small talk behind it asks nothing."""
    assert small_talk.kind(text) is not None


def test_foreign_small_talk_is_told_which_languages_are_read(tmp_path: Path) -> None:
    """The kind is known all the same, so a human line can come first."""
    report = report_of("Pigs live on farms.", tmp_path)
    library = Library.of([report], tmp_path / "ix", word_setup())
    answer = library.ask("Bonjour")
    assert (answer.outcome, answer.talk, answer.unread) == ("smalltalk", "hello", "fr")


@given(st.text(max_size=100))
def test_any_text_may_be_said(text: str) -> None:
    """Whatever is typed, a kind or nothing comes back, and no question grows."""
    assert SmallTalk(WordEncoder()).kind(text) in (*SAID, None)
    assert text.endswith(without_greeting(text))


def test_small_talk_is_answered_without_passages(tmp_path: Path) -> None:
    """The history and the reports are left alone; the terminal says a line."""
    library = Library.of(
        [report_of("Pigs live on farms.", tmp_path)], tmp_path / "ix", word_setup()
    )
    answer = library.ask("hello", 5, ["pigs?"], reply=True)
    assert (answer.outcome, answer.talk, answer.passages, answer.history) == (
        "smalltalk",
        "hello",
        (),
        (),
    )
    assert answer.confidence == 1.0
    assert list(answer.as_json()) == [
        "question",
        "outcome",
        "confidence",
        "passages",
        "read_with",
        "took_ms",
    ]
    out = io.StringIO()
    print_answer(answer, Console(file=out))
    assert out.getvalue() == ENGLISH.talk["hello"] + "\n"
