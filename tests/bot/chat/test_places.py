"""All places: the button, the list with its pages, one of them opened, and the ways back."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.library import Library
from bot.demo.server.people.groups import add_bot, open_group
from bot.demo.server.serve import serve
from bot.render.places import PAGE
from tests.process import Process, Talk, buttons, keys, links, running, shown

QUESTION = "How much were taxes and fees cut?"
LIST = "Everything on Dalian"


def lines(said: dict[str, str]) -> list[str]:
    """Return the numbered lines of a list."""
    return [line for line in said["text"].split("\n") if re.match(r"\d+\. ", line)]


async def test_a_list_counts_and_quotes_each_place_on_a_line(
    bot: Process, library: Library
) -> None:
    """Each line has the report's own words, at most about 80 characters, and its paragraph."""
    said = await Talk.of(bot, "Ada").say(LIST)
    report = library.reports["liaoning-2022"]
    numbers = [p.number for p in report.paragraphs if "Dalian" in p.text]
    assert said["text"].startswith(f"{len(numbers)} paragraphs\n")
    found = [re.fullmatch(r"\d+\. (?:… )?(.+?)(?: …)? · ¶(\d+)", line) for line in lines(said)]
    assert [int(match[2]) for match in found if match] == numbers[:PAGE]
    assert all(match and match[1] in " ".join(report.source.split()) for match in found)
    assert all(match and "Dalian" in match[1] and len(match[1]) <= 80 for match in found)
    assert len([link for link in links(said) if "?start=liaoning-2022_" in link]) == PAGE


async def test_a_list_is_paged_and_its_places_open_and_lead_back(bot: Process) -> None:
    """All turn the one message: pages, a place, its neighbours, and the page that it came from."""
    talk = Talk.of(bot, "Ben")
    first = await talk.say(LIST)
    assert list(buttons(first)) == [*map(str, range(1, 9)), "1/2", "›", "‹ Answer"]
    second = await talk.turned(first, "›")
    assert lines(second)[0].startswith("9. ")
    place = await talk.turned(second, "10")
    assert "Dalian" in shown(place, "bold")
    assert [key["text"] for key in keys(place)[0]] == ["‹", "10/11", "›"]
    neighbour = await talk.turned(await talk.turned(place, "‹"), "‹")
    assert "8/11" in buttons(neighbour)
    back = await talk.turned(neighbour, "‹ All places")
    assert back["text"] == first["text"]
    answer = await talk.turned(back, "‹ Answer")
    assert "1/5" in buttons(answer)
    assert (await talk.turned(answer, "All places"))["text"] == first["text"]
    assert len(talk.from_bot()) == 1


async def test_the_button_lists_the_topic_of_any_question(bot: Process) -> None:
    """What answers is among the places, and the earlier question stays in the first line."""
    talk = Talk.of(bot, "Cai")
    said = await talk.say(QUESTION)
    listed = await talk.turned(said, "All places")
    assert "made further tax and fee cuts of 16.76 billion yuan" in lines(listed)[0]
    assert lines(listed)[0].endswith("¶5")
    followed = await talk.say("and in 2022?")
    assert followed["text"].startswith("↪ ")
    listed = await talk.turned(followed, "All places")
    assert listed["text"].split("\n")[0] == followed["text"].split("\n")[0]
    card = await talk.turned(listed, "1")
    assert card["text"].split("\n")[0] == followed["text"].split("\n")[0]


async def test_a_list_speaks_chinese(bot: Process) -> None:
    """Asked for in Chinese of a phone in Chinese, with a count and labels in Chinese."""
    said = await Talk.of(bot, "Dee", language="zh-hans").say("报告提到了哪些城市？")
    assert re.match(r"\d+ 个段落\n", said["text"])
    assert list(buttons(said))[-1] == "‹ 答案"


@pytest.mark.slow
async def test_the_buttons_of_a_list_work_in_another_process(index_folder: Path) -> None:
    """The list and a place carry all that they need, or read it off the message replied to."""
    async with serve() as server:
        async with running(server, index_folder) as first:
            talk = Talk.of(first, "Eli")
            said = await talk.say(LIST)
        data = [key.get("callback_data", "n") for row in keys(said) for key in row]
        assert len(data) == PAGE + 3
        assert all(1 <= len(text.encode()) <= 64 for text in data)
        async with running(server, index_folder) as second:
            talk = Talk(second, talk.user, talk.chat)
            further = await talk.turned(said, "›")
            assert lines(further)[0].startswith("9. ")
            place = await talk.turned(further, "9")
            assert "9/11" in buttons(place)
            assert all(len(text.encode()) <= 64 for text in buttons(place).values())
            assert (await talk.turned(place, "‹ All places"))["text"] == further["text"]


async def test_a_list_is_asked_in_a_group_with_a_command(bot: Process) -> None:
    """/ask lists, and anybody's tap turns the page."""
    talk = Talk.of(bot, "Fei")
    group = open_group(bot.server.telegram, "Readers", talk.user)
    add_bot(bot.server.telegram, talk.user, group)
    there = replace(talk, chat=group)
    said = await there.say(f"/ask {LIST}")
    assert said["text"].startswith("11 paragraphs")
    assert lines(await there.turned(said, "›"))[0].startswith("9. ")


async def test_words_in_quotation_marks_are_found_alone(bot: Process, library: Library) -> None:
    """Each passage holds them; where none does that is said, and the nearest are offered."""
    talk = Talk.of(bot, "Gil")
    said = await talk.say("“5g   base stations”")
    assert "5G base stations" in shown(said, "bold")
    assert "1/1" in buttons(said)
    missing = await talk.say("which 'flying' \"flying cars\" are built?")
    assert missing["text"] == "The report doesn't hold “flying cars”."
    assert list(buttons(missing)) == ["Closest passages"]


async def test_two_years_show_a_passage_each(bot: Process) -> None:
    """The first year's passage comes first, the other's is the next one."""
    talk = Talk.of(bot, "Hui")
    said = await talk.say("Compare 2021 and 2022 GDP growth")
    assert "a rise of 5.8%" in shown(said, "bold")
    assert "more than 5.5%" in shown(await talk.turned(said, "›"), "bold")
