"""/reports: an admin lists, renames and removes reports."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.server.people.groups import add_bot, open_group
from bot.texts import ENGLISH
from corpus.refusal import Refusal
from tests.bot.chat.adding import PIGS, TRAINS, done, managing, offered, pdf
from tests.patience import until
from tests.process import Talk, buttons

pytestmark = pytest.mark.slow

SAID = ENGLISH.admins


@pytest_asyncio.fixture(scope="module")
async def ada(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Talk]:
    """Run a bot whose admin has added a report of pigs and one of trains."""
    async with managing(tmp_path_factory.mktemp("reports"), "Ada") as (_, (talk,)):
        for name, title, text in (
            ("pigs", "The Pigs of the Island", PIGS),
            ("trains", "The Trains of the Coast", TRAINS),
        ):
            await done(talk, await offered(talk, f"{name}.pdf", pdf(title, text)), SAID.add)
        yield talk


def label(said: dict[str, object], title: str) -> str:
    """Return the button of a report."""
    return next(text for text in buttons(said) if title in text)


async def test_reports_are_listed_with_date_and_paragraphs(ada: Talk) -> None:
    """Each has a button, those of the catalog too."""
    said = await ada.say("/reports")
    assert said["text"].startswith(SAID.reports.format(count=3))
    assert "• A Report on Farms · 1 Mar 2020 · 2 paragraphs" in said["text"].replace("\xa0", " ")
    assert len(buttons(said)) == 3


async def test_to_others_it_is_no_command(ada: Talk) -> None:
    """They are told what they are told of any; in a group they are told nothing."""
    other = Talk.of(ada.bot, "Ben")
    assert (await other.say("/reports"))["text"] == ENGLISH.unknown_command
    commands = ada.bot.server.telegram.profile.commands
    everybody = [each["command"] for each in commands[("default", 0, 0), "en"]]
    assert "reports" not in everybody
    await ada.say("/start")
    await until(lambda: (("chat", ada.chat.id, 0), "en") in commands)
    own = [each["command"] for each in commands[("chat", ada.chat.id, 0), "en"]]
    assert own[-3:] == ["stats", "reports", "invite"]


async def test_in_a_group_reports_are_not_managed(ada: Talk) -> None:
    """Whoever does that is asked to do it in private."""
    group = open_group(ada.bot.server.telegram, "Island", ada.user)
    add_bot(ada.bot.server.telegram, ada.user, group)
    said = await Talk(ada.bot, ada.user, group).say("/reports")
    assert said["text"] == ENGLISH.private_only


async def test_a_report_of_the_catalog_can_only_be_opened(ada: Talk) -> None:
    """It says why there is no button to remove it."""
    listed = await ada.say("/reports")
    said = await ada.turned(listed, label(listed, "A Report on Farms"))
    assert said["text"].endswith(SAID.from_catalog)
    assert list(buttons(said)) == [ENGLISH.contents, ENGLISH.back]


async def test_a_report_is_renamed_by_a_reply(ada: Talk) -> None:
    """The new title is that of its answers, too."""
    listed = await ada.say("/reports")
    said = await ada.turned(listed, label(listed, "The Trains"))
    assert "Added from trains.pdf." in said["text"]
    request = await ada.sent(said, SAID.rename)
    assert request["reply_markup"]["force_reply"] is True
    renamed = await ada.say("Trains by the Sea", reply_to=request)
    assert renamed["text"] == SAID.renamed.format(title="Trains by the Sea")
    answer = await ada.say("When does the night train to the harbour leave?")
    assert "Trains by the Sea" in answer["text"]
    assert TRAINS in answer["text"]


async def test_a_title_that_is_none_is_refused(ada: Talk) -> None:
    """The line says what a title needs."""
    listed = await ada.say("/reports")
    request = await ada.sent(await ada.turned(listed, label(listed, "The Pigs")), SAID.rename)
    said = await ada.say("!!!", reply_to=request)
    assert said["text"] == SAID.nothing_changed.format(why=SAID.refusals[Refusal.NO_TITLE])


async def test_a_report_is_removed_after_a_question(ada: Talk) -> None:
    """Kept it is found still; removed it is neither found nor listed."""
    listed = await ada.say("/reports")
    shown = await ada.turned(listed, label(listed, "The Pigs"))
    question = await ada.turned(shown, SAID.remove)
    assert question["text"] == SAID.remove_question.format(title="The Pigs of the Island")
    kept = await ada.turned(question, SAID.keep)
    assert PIGS in (await ada.say("How many pigs are on the farms of the island?"))["text"]
    question = await ada.turned(kept, SAID.remove)
    removed = await ada.turned(question, SAID.remove)
    assert removed["text"] == SAID.removed.format(title="The Pigs of the Island")
    assert PIGS not in (await ada.say("How many pigs are on the farms of the island?"))["text"]
    listed = await ada.turned(removed, ENGLISH.back)
    assert "The Pigs" not in listed["text"]
    assert "The Pigs" not in (await ada.say("/sources"))["text"]


async def test_a_tap_on_what_is_gone_says_so(ada: Talk) -> None:
    """A list from before a report was removed leads to the list of now."""
    added = pdf("The Owls of the Wood", "There are 6 owls in the wood.")
    await done(ada, await offered(ada, "owls.pdf", added), SAID.add)
    old = await ada.say("/reports")
    shown = await ada.turned(await ada.say("/reports"), label(old, "The Owls"))
    await ada.turned(await ada.turned(shown, SAID.remove), SAID.remove)
    assert (await ada.tap(old, label(old, "The Owls")))["text"] == SAID.gone_report
    assert "The Owls" not in (await ada.bot.heard(ada.user, "edited"))["text"]
