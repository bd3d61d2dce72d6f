"""Follow-ups, edited questions, small talk, and what is no question."""

from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.demo.server.people.sending import (
    send_document,
    send_location,
    send_photo,
    send_sticker,
    send_voice,
)
from bot.demo.server.serve import serve
from bot.demo.server.state.messages import delete
from bot.texts import CHINESE, ENGLISH, Texts
from tests.process import Process, Talk, buttons, running, shown

JOBS = "How many new urban jobs were created in 2021?"


async def test_an_elliptical_question_is_read_with_the_one_before(bot: Process) -> None:
    """The answer says in its first line how it was read."""
    talk = Talk.of(bot, "Ada")
    assert not (await talk.say(JOBS))["text"].startswith("↪")
    said = await talk.say("and in 2022?")
    first, *_ = said["text"].split("\n")
    assert first == f"↪ Read with “{JOBS}”"
    assert said["text"].endswith("¶19")
    turned = await talk.turned(said, "›")
    assert turned["text"].startswith(first)


async def test_two_questions_in_a_message_have_a_card_each(bot: Process) -> None:
    """Each card names the question that it answers, and stands alone in what it says of it."""
    talk = Talk.of(bot, "Zoe")
    stations, kings = "How many 5G base stations were built?", "Who is the King of Spain?"
    said = await talk.say(f"{JOBS} And {stations[0].lower()}{stations[1:]}")
    assert said["text"].split("\n")[0] == f"Question 1 of 2: “{JOBS}”"
    turned = await talk.turned(said, "›")
    assert turned["text"].split("\n")[0] == f"Question 2 of 2: “{stations}”"
    half = await talk.say(f"{JOBS} {kings}")
    assert half["text"].split("\n")[0] == f"Question 1 of 2: “{JOBS}”"
    assert ENGLISH.unsure not in half["text"]
    other = await talk.turned(half, "›")
    assert other["text"].split("\n")[:2] == [f"Question 2 of 2: “{kings}”", ENGLISH.unsure]


async def test_a_reply_to_an_answer_is_read_with_its_question(bot: Process) -> None:
    """Also when other questions were asked since."""
    talk = Talk.of(bot, "Ben")
    answer = await talk.say(JOBS)
    await talk.say("How many kilometers of rural roads were built?")
    said = await talk.say("and in 2022?", answer)
    assert said["text"].startswith(f"↪ Read with “{JOBS}”")


async def test_a_full_question_never_drags_the_old_one_in(bot: Process) -> None:
    """It is searched alone, even in reply to an answer."""
    talk = Talk.of(bot, "Cai")
    answer = await talk.say(JOBS)
    full = "How many kilometers of rural roads were built?"
    alone = await talk.say(full)
    assert not alone["text"].startswith("↪")
    assert (await talk.say(full, answer))["text"] == alone["text"]


async def test_a_chain_of_follow_ups_keeps_its_beginning(bot: Process) -> None:
    """The third is read with the first and the second."""
    talk = Talk.of(bot, "Dee")
    await talk.say(JOBS)
    await talk.say("and in 2022?")
    said = await talk.say("why?")
    assert said["text"].startswith(f"↪ Read with “{JOBS}” · “and in 2022?”")


async def test_thanks_in_between_do_not_end_a_conversation(bot: Process) -> None:
    """Small talk is no question that a follow-up could mean."""
    talk = Talk.of(bot, "Eli")
    await talk.say(JOBS)
    await talk.say("thanks!")
    assert (await talk.say("and in 2022?"))["text"].startswith(f"↪ Read with “{JOBS}”")


async def test_a_reply_to_a_human_line_follows_up_the_question_before_it(bot: Process) -> None:
    """ "You're welcome" answers no question that could be meant."""
    talk = Talk.of(bot, "Fay")
    await talk.say(JOBS)
    welcome = await talk.say("thanks!")
    said = await talk.say("and in 2022?", welcome)
    assert said["text"].startswith(f"↪ Read with “{JOBS}”")


async def test_after_a_while_a_follow_up_stands_alone(library: Library, index_folder: Path) -> None:
    """The time is a setting; here it is no time at all."""
    async with (
        serve() as server,
        running(server, index_folder, VERBATIM_CHAT__FOLLOWUP_MINUTES="0") as bot,
    ):
        talk = Talk.of(bot, "Fei")
        await talk.say(JOBS)
        assert not (await talk.say("and in 2022?"))["text"].startswith("↪")


async def test_an_edited_question_edits_its_answer(bot: Process) -> None:
    """No second message comes; the answer is the one that the new words would have got."""
    talk = Talk.of(bot, "Gil")
    first = await talk.say("How much were taxes and fees cut?")
    question = bot.message(first).reply_to
    assert question is not None
    bot.server.people.edit(question, JOBS)
    edited = await bot.heard(talk.user, "edited")
    assert edited["message_id"] == first["message_id"]
    other = Talk.of(bot, "Gil's friend")
    fresh = await other.say(JOBS)
    assert edited["text"] == fresh["text"]
    following = await talk.turned(edited, "›")
    assert following["text"] == (await other.turned(fresh, "›"))["text"]
    assert len(talk.from_bot()) == 1


async def test_an_edit_of_a_follow_up_is_still_read_with_its_question(bot: Process) -> None:
    """What it was read with stays."""
    talk = Talk.of(bot, "Hui")
    await talk.say(JOBS)
    said = await talk.say("and in 2021?")
    question = bot.message(said).reply_to
    assert question is not None
    bot.server.people.edit(question, "and in 2022?")
    edited = await bot.heard(talk.user, "edited")
    assert edited["text"].startswith(f"↪ Read with “{JOBS}”")


async def test_an_answer_that_is_gone_is_given_anew_after_an_edit(bot: Process) -> None:
    """What can't be edited is sent as a new message."""
    talk = Talk.of(bot, "Ian")
    first = await talk.say("How much were taxes and fees cut?")
    question = bot.message(first).reply_to
    assert question is not None
    delete(bot.server.telegram, bot.message(first))
    bot.server.people.edit(question, JOBS)
    said = await bot.heard(talk.user)
    assert said["reply_to_message"]["message_id"] == question.id
    assert "jobs" in said["text"]


async def test_an_edit_that_changes_nothing_changes_nothing(bot: Process) -> None:
    """Telegram reports it, and the answer stays as it is."""
    talk = Talk.of(bot, "Jon")
    first = await talk.say(JOBS)
    question = bot.message(first).reply_to
    assert question is not None
    bot.server.people.edit(question, JOBS)
    await talk.say("/help")
    assert bot.message(first).edit_date is None
    assert len(talk.from_bot()) == 2


@pytest.mark.parametrize(
    ("says", "kind", "texts"),
    [
        *(("hello", "hello", ENGLISH), ("Thank you!", "thanks", ENGLISH)),
        *(("who are you?", "who", ENGLISH), ("bye", "bye", ENGLISH)),
        *(("你好", "hello", CHINESE), ("谢谢", "thanks", CHINESE)),
    ],
)
async def test_small_talk_gets_a_short_human_line(
    bot: Process, says: str, kind: str, texts: Texts
) -> None:
    """No passage comes, and no button."""
    language = "zh" if texts is CHINESE else "en"
    said = await Talk.of(bot, "Kim", language=language).say(says)
    assert said["text"] == texts.talk[kind]
    assert "reply_markup" not in said


@pytest.mark.parametrize(
    "asks",
    [
        "¿Cuántas nuevas estaciones base 5G se construyeron?",
        "Сколько новых базовых станций 5G построили?",
        "新建了多少5G基站？",
    ],
)
async def test_a_question_in_another_language_finds_the_english_passage(
    bot: Process, asks: str
) -> None:
    """The quote stays the report's own, the rest is said in the language of the phone."""
    said = await Talk.of(bot, "Lea").say(asks)
    assert "5G base stations" in said["text"]
    assert "· ¶" in said["text"]


@pytest.mark.parametrize("says", ["Привет, как дела?", "Bonjour"])
async def test_small_talk_in_another_language_gets_its_line(bot: Process, says: str) -> None:
    """It is answered in the language of the phone, and isn't searched."""
    said = await Talk.of(bot, "Lev").say(says)
    assert "report" in said["text"] and "¶" not in said["text"]


async def test_what_is_no_question_gets_one_friendly_line(bot: Process) -> None:
    """Photo, voice, sticker, place and file are told what can be done here."""
    talk = Talk.of(bot, "Max")
    people, who, chat = bot.server.people, talk.user, talk.chat
    send_photo(people.telegram, who, chat)
    send_voice(people.telegram, who, chat)
    send_sticker(people.telegram, who, chat)
    send_location(people.telegram, who, chat)
    send_document(people.telegram, who, chat, "report.txt", b"words")
    for _ in range(5):
        assert (await bot.heard(who))["text"] == ENGLISH.only_words


async def test_an_unknown_command_is_told_so(bot: Process) -> None:
    """One for another bot is none of ours, even here."""
    talk = Talk.of(bot, "Noa")
    assert (await talk.say("/nonsense"))["text"] == ENGLISH.unknown_command
    talk.write("/nonsense@another_bot")
    await talk.say("/help")
    assert len(talk.from_bot()) == 2


async def test_what_the_report_does_not_answer_comes_with_questions_that_it_does(
    bot: Process,
) -> None:
    """Up to three, like the one that was asked; a tap asks them; the closest passages are there."""
    talk = Talk.of(bot, "Oli")
    said = await talk.say("Who won the football world cup in Brazil?")
    assert said["text"] == ENGLISH.absent_but
    *suggested, closest = buttons(said)
    assert 1 <= len(suggested) <= 3
    assert closest == ENGLISH.closest
    question = await talk.sent(said, suggested[0])
    assert question["text"] == suggested[0]
    answer = await bot.heard(talk.user)
    assert not answer["text"].startswith(ENGLISH.unsure)
    assert shown(answer, "blockquote")
    turned = await talk.turned(said, ENGLISH.closest)
    assert turned["text"].startswith(ENGLISH.unsure)
    assert "1/5" in buttons(turned)


async def test_a_follow_up_is_understood_however_long_the_chain_is(bot: Process) -> None:
    """The question that names what it is about is read with the last ones."""
    talk = Talk.of(bot, "Pia")
    for question in (JOBS, "and in 2022?", "why?", "how exactly?", "and the target?"):
        await talk.say(question)
    said = await talk.say("how much?")
    assert said["text"].startswith(f"↪ Read with “{JOBS}” · “how exactly?” · “and the target?”")


async def test_an_edit_that_makes_a_follow_up_is_read_with_what_came_before(bot: Process) -> None:
    """A typo had made it stand alone."""
    talk = Talk.of(bot, "Quy")
    await talk.say(JOBS)
    said = await talk.say("Growth of pensions in Dalian")
    assert not said["text"].startswith("↪")
    question = bot.message(said).reply_to
    assert question is not None
    bot.server.people.edit(question, "and in 2022?")
    edited = await bot.heard(talk.user, "edited")
    assert edited["text"].startswith(f"↪ Read with “{JOBS}”\n")
