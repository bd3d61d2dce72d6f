"""The texts of the interface: complete in each language, and fit for where they are shown."""

import re
from dataclasses import fields
from typing import get_args

import pytest
from telegram.constants import BotCommandLimit, BotDescriptionLimit, CallbackQueryLimit

from bot.chat.commands import commands
from bot.demo.server.text.format import message_text
from bot.texts import CHINESE, ENGLISH, LANGUAGES, Texts, texts_in
from bot.texts.admins import AdminTexts
from corpus.refusal import Refusal
from embeddings.conversation.smalltalk import SmallTalkKind

LANGUAGE = pytest.mark.parametrize("texts", LANGUAGES.values(), ids=LANGUAGES.keys())


def words(texts: Texts | AdminTexts) -> dict[str, str]:
    """Return every text by its key, those within others by both keys."""
    said: dict[str, str] = {}
    for name in (field.name for field in fields(texts)):
        value = getattr(texts, name)
        if isinstance(value, str):
            said[name] = value
        else:
            inner = words(value) if isinstance(value, AdminTexts) else value
            said |= {f"{name}.{key}": text for key, text in inner.items()}
    return said


def test_no_key_is_missing_in_either_language() -> None:
    """Both say everything, commands and small talk included, and nothing is left empty."""
    english, chinese = words(ENGLISH), words(CHINESE)
    assert english.keys() == chinese.keys()
    assert all(said.strip() for said in (*english.values(), *chinese.values()))


@pytest.mark.parametrize("name", words(ENGLISH))
def test_both_languages_fill_in_the_same(name: str) -> None:
    """A brace that one language has, the other has too."""
    found = [sorted(re.findall(r"{(\w+)", words(texts)[name])) for texts in LANGUAGES.values()]
    assert found[0] == found[1]


@pytest.mark.parametrize("name", words(ENGLISH))
def test_chinese_is_chinese(name: str) -> None:
    """No English text was left in the place of a Chinese one."""
    if name not in {"code", "locale"}:
        said = words(CHINESE)[name]
        assert said != words(ENGLISH)[name] or not re.search("[A-Za-z]{3}", said)
        assert re.search(r"[\u4e00-\u9fff]", said) or name == "page"


@LANGUAGE
def test_every_kind_of_refusal_has_its_line(texts: Texts) -> None:
    """What has no kind is said as the error says it."""
    assert set(texts.admins.refusals) == set(Refusal) - {Refusal.OTHER}


@LANGUAGE
def test_every_kind_of_small_talk_has_its_line(texts: Texts) -> None:
    """There is a line for each kind that is told apart, and no other."""
    assert set(texts.talk) == set(get_args(SmallTalkKind))


@LANGUAGE
def test_texts_keep_to_telegrams_limits(texts: Texts) -> None:
    """Descriptions, commands and what a tap is answered with are no longer than allowed."""
    assert len(texts.description) <= BotDescriptionLimit.MAX_DESCRIPTION_LENGTH
    assert len(texts.short_description) <= BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH
    for command in commands(texts, is_admin=True):
        assert 1 <= len(command.description) <= BotCommandLimit.MAX_DESCRIPTION
    longest = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH
    for name in (
        "no_question",
        "no_passage",
        "nothing_around",
        "old_contents",
        "one_must_stay",
        "voted_up",
        "voted_down",
        "not_kept",
    ):
        assert len(getattr(texts, name)) <= longest
    for alert in (texts.admins.gone_file, texts.admins.gone_report):
        assert len(alert) <= longest


@LANGUAGE
@pytest.mark.parametrize("name", ["welcome", "help", "about", "privacy"])
def test_long_texts_are_telegram_html(texts: Texts, name: str) -> None:
    """They parse, whatever is filled in."""
    names = re.findall(r"{(\w+)", getattr(texts, name))
    message_text(getattr(texts, name).format(**dict.fromkeys(names, "x")), "HTML", None, edit=False)


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        *(("zh", CHINESE), ("zh-hans", CHINESE), ("zh_CN", CHINESE), ("ZH", CHINESE)),
        *(("en", ENGLISH), ("en-GB", ENGLISH), ("de", ENGLISH), ("", ENGLISH), (None, ENGLISH)),
    ],
)
def test_a_language_code_chooses_the_texts(code: str | None, texts: Texts) -> None:
    """Variants of a language are that language; one that isn't spoken is answered in English."""
    assert texts_in(code) is texts


def test_dates_and_languages_are_named_as_people_name_them() -> None:
    """Each interface writes them in its own way."""
    assert ENGLISH.day("2022-01-20") == "20 Jan 2022"
    assert CHINESE.day("2022-01-20") == "2022年1月20日"
    assert ENGLISH.languages(("en", "zh")) == "English and Chinese"
    assert CHINESE.languages(("en", "zh")) == "英语和中文"


@LANGUAGE
@pytest.mark.parametrize("codes", [("en",), ("en", "zh"), ("en", "fr", "zh")])
def test_languages_that_are_read_are_said_alike_for_one_and_many(
    texts: Texts, codes: tuple[str, ...]
) -> None:
    """No "one of them" for one language."""
    said = texts.unread.format(languages=texts.languages(codes))
    assert said.count(texts.languages(codes)) == 1
    assert "one of" not in said
    assert "其中" not in said


def test_times_are_said_in_the_unit_that_fits() -> None:
    """What is left of less than a second is one."""
    assert [ENGLISH.seconds(count) for count in (0.2, 8, 120)] == [
        "1 second",
        "8 seconds",
        "2 minutes",
    ]
    assert CHINESE.seconds(120) == "2分钟"


def test_one_day_is_a_day() -> None:
    """Days are counted as each language counts them."""
    assert [ENGLISH.days(count) for count in (1, 2, 90)] == ["1 day", "2 days", "90 days"]
    assert ENGLISH.kept_days.format(days=ENGLISH.days(1)) == "for 1 day"
    assert CHINESE.kept_days.format(days=CHINESE.days(1)) == "保存 1天"


@pytest.mark.parametrize("name", words(ENGLISH))
def test_no_count_stands_before_a_plural(name: str) -> None:
    """ "1 questions" and "1 people" can't come about: a count stands behind what it counts."""
    counts = "questions|people|paragraphs|turns|votes|days|answered|unsure|absent|up|down"
    assert not re.search(rf"{{(?:{counts})}} [a-z]+", words(ENGLISH)[name])
