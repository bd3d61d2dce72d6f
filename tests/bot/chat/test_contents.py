"""/contents: the report read by its outline."""

from bot.answering.library import Library
from tests.process import Process, Talk, buttons, shown


async def test_contents_lead_from_section_to_item_to_paragraph_and_back(
    bot: Process, library: Library
) -> None:
    """Each tap turns the same message, and Back leads up to where it came from."""
    talk = Talk.of(bot, "Ada")
    said = await talk.say("/contents")
    assert said["text"].startswith("Contents\nReport on the Work of Liaoning")
    top = buttons(said)
    assert [label[:6] for label in top][-3:] == ["I. A r", "II. Wo", "III, C"]
    section = await talk.turned(said, "II. Work")
    assert "II. Work Arrangement for 2022" in section["text"]
    second_page = await talk.turned(section, "›")
    item = await talk.turned(second_page, "(6) Painstakingly")
    assert "rural revitalization" in item["text"]
    number, paragraph = next(
        (p.number, p)
        for p in library.reports["liaoning-2022"].paragraphs
        if "(6) Pain" in str(p.section)
    )
    read = await talk.turned(item, f"¶{number} ")
    assert shown(read, "blockquote") == paragraph.text
    back = await talk.turned(read, "Contents")
    assert back["text"] == item["text"]
    up = await talk.turned(back, "‹ Back")
    assert up["text"] == section["text"]
    assert buttons(await talk.turned(up, "‹ Back")) == top
    assert len(talk.from_bot()) == 1


async def test_walking_goes_through_the_whole_report(bot: Process, library: Library) -> None:
    """From the first paragraph to the last, each as it stands, with no dead end."""
    talk = Talk.of(bot, "Ben")
    said = await talk.say("/contents")
    read = await talk.turned(said, "¶1 ")
    assert "‹" not in "".join(buttons(read))
    met = [shown(read, "blockquote")]
    while following := [label for label in buttons(read) if label.endswith("›")]:
        read = await talk.turned(read, following[0])
        met.append(shown(read, "blockquote"))
    whole = "".join(p.text for p in library.reports["liaoning-2022"].paragraphs)
    assert "".join("".join(met).split()) == "".join(whole.split())
