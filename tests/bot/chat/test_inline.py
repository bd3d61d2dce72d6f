"""Inline mode: the bot's name and a question, in any chat."""

from bot.answering.library import Library
from bot.demo.server.people.groups import open_group
from bot.texts import ENGLISH
from tests.process import Process, Talk

QUESTION = "How much were taxes and fees cut?"


async def test_a_question_gives_ten_passages_and_then_more(bot: Process) -> None:
    """A page of ten, an offset for the next, no passage twice, and an end."""
    talk = Talk.of(bot, "Ada")
    ids: list[str] = []
    offset = ""
    for _ in range(5):
        found = await talk.inline(QUESTION, offset)
        assert len(found["results"]) == 10
        ids += [result["id"] for result in found["results"]]
        offset = found["next_offset"]
    assert offset == ""
    assert len(set(ids)) == 50


async def test_a_result_shows_section_snippet_and_title(bot: Process, library: Library) -> None:
    """The snippet is the beginning of the sentence that answers, to the letter."""
    found = await Talk.of(bot, "Ben").inline(QUESTION)
    first = found["results"][0]
    report = library.reports["liaoning-2022"]
    assert first["title"] == "¶5 · I. A review of our work in 2021"
    snippet, title = first["description"].split("\n")
    assert snippet.removesuffix("…") in report.source
    assert title == f"{report.entry.title}, 20 Jan 2022"
    assert "button" not in found


async def test_a_chosen_result_is_the_quote_with_its_place(bot: Process) -> None:
    """It is sent in the person's name, by way of the bot, with a button that opens it there."""
    talk = Talk.of(bot, "Cai")
    group = open_group(bot.server.telegram, "Friends", talk.user)
    found = await talk.inline(QUESTION)
    query = bot.server.telegram.queries[found["query_id"]]
    sent = bot.server.people.choose(talk.user, query, found["results"][0]["id"], group)
    assert "made further tax and fee cuts of 16.76 billion yuan" in sent.text.text
    assert sent.text.text.endswith("20 Jan 2022 · ¶5")
    ((key,),) = sent.inline_keyboard
    assert key["url"].startswith(f"https://t.me/{bot.server.telegram.bot.username}?start=")


async def test_nothing_typed_yet_says_what_it_is_and_suggests(bot: Process) -> None:
    """Each suggested question comes with its answer, ready to be sent."""
    talk = Talk.of(bot, "Dee")
    found = await talk.inline("")
    assert found["button"] == {"text": ENGLISH.inline_start, "start_parameter": "help"}
    about, *suggested = found["results"]
    assert about["title"] == ENGLISH.inline_about
    assert 1 <= len(suggested) <= 3
    assert all(result["title"].endswith("?") for result in suggested)
    query = bot.server.telegram.queries[found["query_id"]]
    sent = bot.server.people.choose(talk.user, query, suggested[0]["id"], talk.chat)
    assert sent.text.text.startswith(suggested[0]["title"])
    assert "¶" in sent.text.text


async def test_what_is_not_in_the_report_is_said_above_the_closest(bot: Process) -> None:
    """The person may still send the closest passages, but isn't misled."""
    found = await Talk.of(bot, "Eli").inline("Who won the football world cup in Brazil?")
    assert found["button"]["text"] == ENGLISH.inline_absent
    assert found["results"]


async def test_results_are_each_persons_own(bot: Process) -> None:
    """They depend on what somebody chose to search, so they are never given to another."""
    talk = Talk.of(bot, "Fei")
    await talk.inline(QUESTION)
    call = [c for c in bot.server.telegram.calls if c.method == "answerInlineQuery"][-1]
    assert str(call.parameters["is_personal"]).lower() == "true"
    assert int(call.parameters["cache_time"]) == 60


async def test_a_garbled_offset_and_a_passage_that_is_gone_break_nothing(bot: Process) -> None:
    """The first gives the first page, the second an empty list with a word on it."""
    talk = Talk.of(bot, "Gil")
    assert len((await talk.inline(QUESTION, "garbage"))["results"]) == 10
    gone = await talk.inline("liaoning-2022_5_0_00000000")
    assert (gone["results"], gone["button"]["text"]) == ([], ENGLISH.inline_gone)


async def test_an_inline_message_in_the_bots_own_chat_is_no_question(bot: Process) -> None:
    """The bot doesn't answer what was just sent with its help."""
    talk = Talk.of(bot, "Hui")
    found = await talk.inline(QUESTION)
    query = bot.server.telegram.queries[found["query_id"]]
    bot.server.people.choose(talk.user, query, found["results"][0]["id"], talk.chat)
    await talk.say("/help")
    assert len(talk.from_bot()) == 1
