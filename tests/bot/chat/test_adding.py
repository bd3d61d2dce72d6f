"""An admin adds reports from the phone."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.server.people.groups import add_bot, open_group
from bot.demo.server.people.sending import send_album, send_document
from bot.demo.server.serve import serve
from bot.texts import ENGLISH
from tests.bot.chat.adding import (
    MORE,
    PIGS,
    TRAINS,
    WORKING,
    administered,
    done,
    managing,
    offered,
    offered_album,
    pdf,
)
from tests.patience import until
from tests.process import Process, Talk, buttons

pytestmark = pytest.mark.slow

SAID = ENGLISH.admins
QUESTION = "How many pigs are on the farms of the island?"


@pytest_asyncio.fixture(scope="module")
async def island(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[tuple[Process, list[Talk]]]:
    """Run a bot with two admins."""
    async with managing(tmp_path_factory.mktemp("adding"), "Ada", "Ben") as running:
        yield running


@pytest.fixture
def ada(island: tuple[Process, list[Talk]]) -> Talk:
    """Return the first admin."""
    return island[1][0]


@pytest.fixture
def ben(island: tuple[Process, list[Talk]]) -> Talk:
    """Return the second."""
    return island[1][1]


async def test_a_pdf_is_offered_added_and_answers_at_once(ada: Talk) -> None:
    """The offer says what was read; after Add its own words come back, and others' too."""
    said = await offered(ada, "island.pdf", pdf("The Animals of the Island", PIGS))
    assert "Title: The Animals of the Island" in said["text"]
    assert "Language: English" in said["text"]
    assert f"Publisher: {SAID.unknown}" in said["text"]
    assert SAID.guessed.format(details="title, date, language") in said["text"]
    assert "pages: 1" in said["text"]
    assert PIGS in said["text"]
    assert said["text"].endswith(SAID.shall_add)
    assert list(buttons(said)) == [SAID.add, SAID.cancel]
    added = await done(ada, said, SAID.add)
    assert added["text"] == SAID.added.format(title="The Animals of the Island")
    assert PIGS in (await ada.say(QUESTION))["text"]
    other = Talk.of(ada.bot, "Cai")
    assert PIGS in (await other.say(QUESTION))["text"]
    opened = await ada.turned(added, ENGLISH.contents)
    assert "The Animals of the Island" in opened["text"]


async def test_a_file_that_names_no_day_is_of_today(ada: Talk) -> None:
    """That is said, and any format that is read can be sent."""
    said = await offered(ada, "notes.txt", b"The Notes of the Coast\n\nThe coast is long.\n")
    today = ENGLISH.day(datetime.now(UTC).date().isoformat())
    assert f"Date: {today} ({SAID.today})" in said["text"]
    assert SAID.guessed.format(details="title, language") in said["text"]


async def test_cancelled_documents_are_not_added(ada: Talk) -> None:
    """The message says so, and nothing of the document is found."""
    said = await offered(ada, "trains.pdf", pdf("The Trains of the Coast", TRAINS))
    turned = await ada.turned(said, SAID.cancel)
    assert turned["text"] == SAID.not_added
    assert "reply_markup" not in turned
    assert TRAINS not in (await ada.say("When does the night train leave?"))["text"]


async def test_a_title_that_is_there_asks_for_a_new_edition(ada: Talk) -> None:
    """A new edition takes the place of the old one, whose words are no longer found."""
    title = "The Cows of the Valley"
    first = pdf(title, "There are 310 cows in the valley.")
    await done(ada, await offered(ada, "cows.pdf", first), SAID.add)
    again = await offered(ada, "cows.pdf", first)
    assert again["text"] == f"✗ {SAID.already_there.format(name='cows.pdf', title=title)}"
    assert "reply_markup" not in again
    said = await offered(ada, "new.pdf", pdf(title, "There are 425 cows in the valley."))
    assert said["text"].endswith(SAID.which)
    assert list(buttons(said)) == [f"New edition of {title}", SAID.another, SAID.cancel]
    updated = await done(ada, said, "New edition")
    assert updated["text"] == SAID.updated.format(title=title)
    answer = await ada.say("How many cows are in the valley?")
    assert "425 cows" in answer["text"]
    assert "310 cows" not in answer["text"]


async def test_a_report_of_the_same_title_can_be_another(ada: Talk) -> None:
    """Both are listed then."""
    title = "The Ships of the Bay"
    for sentence in ("A hundred ships lie in the bay.", "Ninety ships lie in the bay."):
        said = await offered(ada, "ships.pdf", pdf(title, sentence))
        label = SAID.another if SAID.another in buttons(said) else SAID.add
        await done(ada, said, label)
    assert (await ada.say("/sources"))["text"].count(title) == 2


async def test_what_cannot_be_read_is_one_line(ada: Talk) -> None:
    """It names the file, and there is nothing to tap."""
    said = await offered(ada, "noise.pdf", b"%PDF-1.4 this is no document at all")
    assert said["text"].startswith("✗ I can't add noise.pdf: ")
    assert "/" not in said["text"].removeprefix("✗ ")
    assert len(said["text"].splitlines()) == 1
    assert "reply_markup" not in said


async def test_a_question_beside_a_document_is_answered_once_that_is_added(ada: Talk) -> None:
    """The offer says so; the answer replies to the document, and its button works."""
    owls, asked = "There are 73 owls in the old mill.", "How many owls are in the mill?"
    content = pdf("The Owls of the Mill", owls)
    said = await offered(ada, "owls.pdf", content, asked)
    assert said["text"].endswith(f"{SAID.shall_add}\n{SAID.answered_then}")
    assert (await done(ada, said, SAID.add))["text"].startswith("Added: The Owls of the Mill.")
    answer = await ada.bot.heard(ada.user)
    assert owls in answer["text"]
    assert answer["reply_to_message"]["caption"] == asked
    assert "👎" in buttons(await ada.turned(answer, "👍"))
    refused = await offered(ada, "owls.pdf", content, asked)
    assert refused["text"].startswith("✗ owls.pdf is there already")
    assert owls in (await ada.bot.heard(ada.user))["text"]


async def test_a_caption_that_asks_nothing_is_none(ada: Talk) -> None:
    """What is written beside a document in any case is no question."""
    said = await offered(ada, "moths.pdf", pdf("The Moths", MORE), "The report of the moths")
    assert said["text"].endswith(SAID.shall_add)
    await ada.turned(said, SAID.cancel)


async def test_a_document_that_is_too_big_is_not_fetched(ada: Talk) -> None:
    """Its size is said, and that Telegram gives bots no more than 20 MB."""
    telegram = ada.bot.server.telegram
    before = [call.method for call in telegram.calls].count("getFile")
    send_document(telegram, ada.user, ada.chat, "large.pdf", bytes(20_000_001))
    said = await ada.bot.heard(ada.user)
    assert said["text"] == SAID.too_big.format(name="large.pdf", size="20.0", limit=20)
    assert [call.method for call in telegram.calls].count("getFile") == before


async def test_others_who_send_a_document_are_told_to_ask(ada: Talk) -> None:
    """Nothing of it is fetched, and an album gets one line."""
    other = Talk.of(ada.bot, "Dee")
    telegram = ada.bot.server.telegram
    before = [call.method for call in telegram.calls].count("getFile")
    send_document(telegram, other.user, other.chat, "island.pdf", pdf("Of Dee", PIGS))
    assert (await ada.bot.heard(other.user))["text"] == ENGLISH.only_words
    send_album(telegram, other.user, other.chat, {"a.pdf": b"a", "b.pdf": b"b", "c.pdf": b"c"})
    assert (await ada.bot.heard(other.user))["text"] == ENGLISH.only_words
    await other.say("/help")
    texts = [message.text.text for message in other.from_bot()]
    assert texts[:2] == [ENGLISH.only_words] * 2
    assert len(texts) == 3
    assert [call.method for call in telegram.calls].count("getFile") == before


async def test_an_album_in_a_group_is_one_question(ada: Talk) -> None:
    """Captions on two of its pictures that ask the bot are answered once."""
    telegram, people = ada.bot.server.telegram, ada.bot.server.people
    group = open_group(telegram, "Farmers", ada.user)
    add_bot(telegram, ada.user, group)
    question = f"@{telegram.bot.username} Where do pigs live?"
    files = {"a.jpg": b"a", "b.jpg": b"b"}
    send_album(telegram, ada.user, group, files, question, everywhere=True)
    answer = await ada.bot.heard(ada.user)
    assert "Pigs live on farms." in answer["text"]
    people.say(ada.user, group, f"/ask@{telegram.bot.username}")
    assert (await ada.bot.heard(ada.user))["text"] == ENGLISH.ask_how


async def test_two_admins_at_once_both_add(ada: Talk, ben: Talk) -> None:
    """Each is told that theirs can be asked, and it can."""
    goats = pdf("The Goats of the Hill", "There are 77 goats on the hill.")
    geese = pdf("The Geese of the Pond", "There are 88 geese on the pond.")
    offers = await asyncio.gather(
        offered(ada, "goats.pdf", goats), offered(ben, "geese.pdf", geese)
    )
    added = await asyncio.gather(done(ada, offers[0], SAID.add), done(ben, offers[1], SAID.add))
    assert [said["text"] for said in added] == [
        SAID.added.format(title="The Goats of the Hill"),
        SAID.added.format(title="The Geese of the Pond"),
    ]
    assert "77 goats" in (await ben.say("How many goats are on the hill?"))["text"]
    assert "88 geese" in (await ada.say("How many geese are on the pond?"))["text"]


async def test_an_album_is_offered_as_one_and_added_as_one(ada: Talk) -> None:
    """One message lists its documents, and what can't be added of them."""
    files = {
        "bees.pdf": pdf("The Bees of the Garden", "There are 12 hives in the garden."),
        "noise.pdf": b"%PDF-1.4 nothing",
        "wool.pdf": pdf("The Wool of the North", "The north sold 900 bales of wool."),
    }
    count = len(ada.from_bot())
    said = await offered_album(ada, files)
    assert len(ada.from_bot()) == count + 1
    assert said["text"].startswith(SAID.documents.format(count=2))
    assert "✗ I can't add noise.pdf" in said["text"]
    added = await done(ada, said, SAID.add_all.format(count=2))
    assert added["text"].startswith(
        SAID.added.format(title="The Bees of the Garden, The Wool of the North")
    )
    assert "12 hives" in (await ada.say("How many hives are in the garden?"))["text"]
    assert "900 bales" in (await ada.say("How much wool did the north sell?"))["text"]


async def test_a_document_that_is_gone_is_said_to_be(ada: Talk) -> None:
    """The offer replies to the document: without it there is nothing to add."""
    said = await offered(ada, "trains.pdf", pdf("Trains", TRAINS))
    offer = ada.bot.message(said)
    assert offer.reply_to is not None
    ada.bot.server.people.delete(offer.reply_to)
    assert (await ada.tap(said, SAID.add))["text"] == SAID.gone_file


async def test_an_offer_is_taken_up_once(ada: Talk) -> None:
    """Other taps are answered at once, while it is added and after it, and change nothing."""
    said = await offered(ada, "ponies.pdf", pdf("The Ponies", "There are 300 ponies on the moor."))
    people, queries = ada.bot.server.people, ada.bot.server.telegram.queries
    offer, labels = ada.bot.message(said), buttons(said)
    add, cancel = labels[SAID.add], labels[SAID.cancel]
    taps = [people.tap(ada.user, offer, data=data) for data in (add, add, cancel)]
    await until(lambda: all(queries[tap.id].answer is not None for tap in taps), 10)
    messages = ada.bot.server.telegram.messages[ada.chat.id]
    assert messages[offer.id].text.text.startswith(WORKING)
    said_of = [(queries[tap.id].answer or {}).get("text", "") for tap in taps]
    assert said_of == ["", SAID.at_it, SAID.at_it]
    added = SAID.added.format(title="The Ponies")
    await until(lambda: messages[offer.id].text.text == added, 60)
    late = people.forge(ada.user, offer, add)
    await until(lambda: queries[late.id].answer is not None, 10)
    assert (queries[late.id].answer or {}).get("text", "") == ""
    assert messages[offer.id].text.text == added


async def test_an_offer_outlives_a_restart(tmp_path: Path) -> None:
    """Another process adds the document that the offer of the first replies to."""
    async with serve() as server:
        user = server.people.person("Eve")
        async with administered(tmp_path, server, user) as first:
            eve = Talk(first, user, server.people.private(user))
            said = await offered(eve, "island.pdf", pdf("The Island", MORE))
            album = await offered_album(eve, {"a.pdf": pdf("A Boat", TRAINS)})
        async with administered(tmp_path, server, user) as second:
            again = replace(eve, bot=second)
            added = await done(again, said, SAID.add)
            assert added["text"] == SAID.added.format(title="The Island")
            assert (await again.tap(album, "Add all"))["text"] == SAID.gone_file
