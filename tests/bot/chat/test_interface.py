"""The languages of the interface, what the bot says of itself, and what it keeps."""

from bot.answering.library import Library
from bot.texts import CHINESE, ENGLISH, LANGUAGES
from tests.process import Process, Talk, buttons

QUESTION = "How much were taxes and fees cut?"


async def test_a_person_is_spoken_to_in_their_language(bot: Process) -> None:
    """Buttons, notes and dates are Chinese; the quote is the report's own."""
    talk = Talk.of(bot, "Mei", language="zh-hans")
    said = await talk.say(QUESTION)
    assert "made further tax and fee cuts" in said["text"]
    assert said["text"].endswith("2022年1月20日 · ¶5")
    *_, whole, around, copy, share, places = buttons(said)
    assert [whole, around, copy, share] == [
        CHINESE.whole,
        CHINESE.around,
        CHINESE.copy,
        CHINESE.share,
    ]
    assert places == CHINESE.all_places


async def test_suggested_questions_are_in_their_language_and_answered(bot: Process) -> None:
    """A Chinese welcome suggests Chinese questions, and a tap answers them."""
    talk = Talk.of(bot, "Li", language="zh")
    bot.server.people.start(talk.user)
    welcome = await bot.heard(talk.user)
    assert welcome["text"].startswith("我在报告中")
    suggested = list(buttons(welcome))
    assert 1 <= len(suggested) <= 3
    assert all(label.endswith("？") for label in suggested)
    question = await talk.sent(welcome, suggested[0])
    assert question["text"] == suggested[0]
    assert "¶" in (await bot.heard(talk.user))["text"]


async def test_the_language_is_chosen_and_kept(bot: Process) -> None:
    """/language offers both; from then on the bot and its menu speak the chosen one."""
    talk = Talk.of(bot, "Ada")
    said = await talk.say("/language")
    assert list(buttons(said)) == ["English", "中文"]
    assert (await talk.turned(said, "中文"))["text"] == CHINESE.language_set
    assert (await talk.say("?!"))["text"] == CHINESE.no_words
    commands = bot.server.telegram.profile.commands[("chat", talk.chat.id, 0), ""]
    assert commands[0]["description"] == CHINESE.commands["start"]
    said = await talk.say("/language")
    assert (await talk.turned(said, "English"))["text"] == ENGLISH.language_set


async def test_commands_and_descriptions_are_set_for_both_languages(bot: Process) -> None:
    """A phone shows them in its own language, and a group only what is of use there."""
    profile = bot.server.telegram.profile
    for code, texts in LANGUAGES.items():
        private = profile.commands[("default", 0, 0), code]
        assert private[0] == {"command": "start", "description": texts.commands["start"]}
        assert "stats" not in {command["command"] for command in private}
        group = [
            command["command"] for command in profile.commands[("all_group_chats", 0, 0), code]
        ]
        assert "ask" in group
        assert "start" not in group
        assert profile.descriptions[code] == texts.description
    assert profile.commands[("default", 0, 0), ""] == profile.commands[("default", 0, 0), "en"]


async def test_about_says_what_it_is_how_sure_and_what_is_kept(
    bot: Process, library: Library
) -> None:
    """With the model and the index that answers come from."""
    said = (await Talk.of(bot, "Ben").say("/about"))["text"]
    for words in (
        "What I am",
        "How sure I am",
        "What I keep",
        "paragraphs: 79",
        "all-MiniLM-L6-v2",
    ):
        assert words in said
    assert library.searcher.index.manifest.corpus[:12] in said
    assert "for 90 days" in said


async def test_privacy_says_what_is_kept_and_forget_deletes_it(bot: Process) -> None:
    """What was asked, voted and chosen is gone; nobody else's is."""
    talk, other = Talk.of(bot, "Cai"), Talk.of(bot, "Dee")
    assert "for 90 days" in (await talk.say("/privacy"))["text"]
    await other.say(QUESTION)
    said = await talk.say(QUESTION)
    await talk.tap(said, "👍")
    await talk.turned(await talk.say("/language"), "中文")
    gone = (await talk.say("/forget"))["text"]
    assert gone == CHINESE.forgotten.format(turns=1, votes=1)
    assert (await talk.say("and in 2022?"))["text"][:1] != "↪"
    assert (await talk.say("?!"))["text"] == ENGLISH.no_words
    assert (await other.say("and in 2022?"))["text"].startswith("↪")


async def test_help_names_everything_that_can_be_done(bot: Process) -> None:
    """In the person's language, with the bot's own name for inline mode."""
    said = (await Talk.of(bot, "Eli").say("/help"))["text"]
    for words in ("/contents", "/sources", "/language", "/privacy", "Context", "Copy", "/ask"):
        assert words in said
    assert f"@{bot.server.telegram.bot.username}" in said
