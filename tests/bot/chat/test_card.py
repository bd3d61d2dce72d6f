"""The card that answers a question, and each of its buttons."""

import re

from bot.answering.library import Library
from tests.process import Process, Talk, buttons, keys, shown

QUESTION = "How much were taxes and fees cut?"
ANSWER = "made further tax and fee cuts of 16.76 billion yuan"


async def test_a_card_is_short_and_has_three_rows_of_plain_words(bot: Process) -> None:
    """About 900 characters around the sentence, and buttons that a newcomer understands."""
    said = await Talk.of(bot, "Ada").say(QUESTION)
    assert ANSWER in shown(said, "bold")
    assert len(shown(said, "blockquote")) <= 910
    assert [[key["text"] for key in row] for row in keys(said)] == [
        ["1/5", "›", "👍", "👎"],
        ["In full", "Context", "Copy", "Share"],
        ["All places"],
    ]


async def test_previous_and_next_turn_the_card_in_its_place(bot: Process) -> None:
    """The place is shown, the ends have no button beyond them, and going back comes back."""
    talk = Talk.of(bot, "Ben")
    first = said = await talk.say(QUESTION)
    quotes = [said["text"]]
    for rank in range(2, 6):
        said = await talk.turned(said, "›")
        assert f"{rank}/5" in buttons(said)
        quotes.append(said["text"])
    assert "›" not in buttons(said)
    assert len(set(quotes)) == 5
    for rank in range(4, 0, -1):
        said = await talk.turned(said, "‹")
        assert f"{rank}/5" in buttons(said)
    assert said["text"] == first["text"]
    assert keys(said) == keys(first)


async def test_the_words_that_answer_are_bold_on_every_turn(bot: Process, library: Library) -> None:
    """Not of the first passage alone."""
    talk = Talk.of(bot, "Bea")
    said = await talk.say(QUESTION)
    passages = library.ask(QUESTION).passages
    shorter = [len(p.answer) < len(p.paragraph.slice(p.sentence, p.sentence)) for p in passages]
    assert any(shorter[1:])
    for rank, passage in enumerate(passages):
        if rank:
            said = await talk.turned(said, "›")
        assert shown(said, "bold") == passage.answer


async def test_the_place_is_no_button_but_every_tap_is_answered(bot: Process) -> None:
    """A tap on "1/5" changes nothing and doesn't spin."""
    talk = Talk.of(bot, "Cai")
    said = await talk.say(QUESTION)
    assert (await talk.tap(said, "1/5"))["text"] == ""
    assert bot.message(said).edit_date is None


async def test_the_whole_paragraph_can_be_read_on_from(bot: Process, library: Library) -> None:
    """It comes as an expandable quote, and its buttons walk the report paragraph by paragraph."""
    talk = Talk.of(bot, "Dee")
    whole = await talk.sent(await talk.say(QUESTION), "In full")
    assert (
        shown(whole, "expandable_blockquote") == library.reports["liaoning-2022"].paragraphs[4].text
    )
    assert list(buttons(whole)) == ["‹ ¶4", "Contents", "¶6 ›"]
    read = await talk.turned(whole, "¶6")
    assert shown(read, "blockquote") == library.reports["liaoning-2022"].paragraphs[5].text
    assert list(buttons(read)) == ["‹ ¶5", "Contents", "¶7 ›"]
    contents = await talk.turned(read, "Contents")
    assert "I. A review of our work in 2021" in contents["text"]


async def test_around_shows_the_neighbours_and_walks_from_there(
    bot: Process, library: Library
) -> None:
    """The paragraphs before and after come in one message, to be read on in either direction."""
    talk = Talk.of(bot, "Eli")
    said = await talk.sent(await talk.say(QUESTION), "Context")
    assert re.findall(r"¶\d+", said["text"]) == ["¶4", "¶6"]
    paragraphs = library.reports["liaoning-2022"].paragraphs
    before = shown(said, "expandable_blockquote").removeprefix("… ")
    assert paragraphs[3].text.endswith(before)
    assert list(buttons(said)) == ["‹ ¶4", "¶6 ›"]
    read = await talk.turned(said, "‹ ¶4")
    assert shown(read, "blockquote") == paragraphs[3].text


async def test_copy_takes_the_quote_with_its_reference(bot: Process, library: Library) -> None:
    """At most 256 characters, the quote cut at a word, the place whole."""
    said = await Talk.of(bot, "Fei").say("How much did the GDP grow in 2021?")
    copied = next(key for row in keys(said) for key in row if key["text"] == "Copy")["copy_text"][
        "text"
    ]
    assert len(copied) <= 256
    quote, reference = copied.split("\n")
    assert reference.endswith(", 20 Jan 2022, ¶5")
    assert quote.startswith("“The provincial GDP was 2,758.4 billion yuan")
    assert quote.endswith("…”")
    assert quote[1:-2] in library.reports["liaoning-2022"].source


async def test_a_shared_passage_is_offered_where_it_is_shared_to(bot: Process) -> None:
    """What Share puts behind the bot's name gives just this passage, with its permalink."""
    talk = Talk.of(bot, "Gil")
    said = await talk.say(QUESTION)
    share = next(key for row in keys(said) for key in row if key["text"] == "Share")
    found = await talk.inline(share["switch_inline_query"])
    (result,) = found["results"]
    assert result["title"].startswith("¶5")
    query = bot.server.telegram.queries[found["query_id"]]
    sent = bot.server.people.choose(talk.user, query, result["id"], talk.chat)
    assert ANSWER in sent.text.text
    links = [entity.url for entity in sent.text.entities if entity.url]
    assert f"https://t.me/{bot.server.telegram.bot.username}?start=" in links[0]


async def test_no_button_carries_more_than_telegram_takes(bot: Process) -> None:
    """Of all buttons that a person meets under an answer, data and texts are within limits."""
    talk = Talk.of(bot, "Hui")
    said = await talk.say(QUESTION)
    met = [said, await talk.sent(said, "In full"), await talk.sent(said, "Context")]
    data = [
        key.get("callback_data", "n") for message in met for row in keys(message) for key in row
    ]
    assert all(1 <= len(text.encode()) <= 64 for text in data)
