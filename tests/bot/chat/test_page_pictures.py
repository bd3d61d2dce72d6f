"""Page: the page of a PDF as a picture, from an answer and from wherever a paragraph is read."""

import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from bot.demo.server.serve import serve
from bot.demo.server.state.faults import Fault
from bot.texts import CHINESE, ENGLISH
from tests.bot.answering.page_picture.reports import pdf, tint
from tests.corpus.readers.pdf.typeset import Galley
from tests.process import Process, Talk, buttons, running

pytestmark = pytest.mark.slow

QUESTION = "What are the dredging works of the inner basin paid from?"
ANSWER = "The dredging of the inner basin is paid from the harbour dues alone."
FILLER = (
    "The council met in the town hall and considered the accounts of the year with great care. "
    "Members asked the clerk to read the minutes of the last meeting aloud, which was done. "
)
LONG = (
    "The lighthouse on the northern pier, which had been dark since the storm of the winter "
    "before, was lit again in the presence of the mayor, of the members of the harbour board, of "
    "the pilots with their families, of two brass bands and of a crowd that filled the whole quay."
)
PIGS = "There are 4,000 pigs on the farms of the province. Every farm keeps some of its own.\n"


def accounts(canvas: Canvas) -> None:
    """Draw two pages: the answer on the first, a sentence that runs on to the second."""
    galley = Galley(canvas, [(60, 470)], head="Accounts of the Harbour", size=12)
    galley.heading("Harbour")
    galley.paragraph(f"{FILLER}{ANSWER} It was voted without debate.")
    for _ in range(7):
        galley.paragraph(FILLER * 2)
    while galley.y < galley.bottom - 28:
        galley.paragraph("Nothing else was said of it.")
    galley.paragraph(LONG)
    galley.paragraph(FILLER)


def write_reports(folder: Path) -> None:
    """Write a PDF, a text, and the catalog of both."""
    (folder / "dues.pdf").write_bytes(pdf(accounts))
    (folder / "pigs.txt").write_text(PIGS, encoding="utf-8")
    tables = (("dues", "Harbour Accounts", "dues.pdf"), ("pigs", "A Report on Pigs", "pigs.txt"))
    catalog = "\n".join(
        f'[[report]]\nid = "{name}"\ntitle = "{title}"\ndate = "2020-03-01"\nlanguage = "en"\n'
        f'publisher = "Nobody"\nfile = "{file}"\n'
        for name, title, file in tables
    )
    (folder / "catalog.toml").write_text(catalog, encoding="utf-8")


@pytest_asyncio.fixture(scope="module")
async def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the reports."""
    folder = tmp_path_factory.mktemp("pages")
    write_reports(folder)
    return folder


@pytest_asyncio.fixture(scope="module")
async def harbour(folder: Path) -> AsyncIterator[Process]:
    """Run a bot that answers from them."""
    names = {"VERBATIM_CORPUS__CATALOG": str(folder / "catalog.toml")}
    async with serve() as server, running(server, folder / "index", **names) as process:
        server.telegram.faults.enabled = True
        yield process


def picture(bot: Process, said: dict[str, Any]) -> Image.Image:
    """Return the largest size of a photo that was sent."""
    file = bot.server.telegram.files[photo_id(said)]
    return Image.open(io.BytesIO(file.content)).convert("RGB")


def photo_id(said: dict[str, Any]) -> str:
    """Return Telegram's id of a photo."""
    return str(said["photo"][-1]["file_id"])


async def test_the_page_of_an_answer_is_sent_as_a_photo(harbour: Process) -> None:
    """It replies to the answer, names report, date and page, and the sentence is yellow."""
    talk = Talk.of(harbour, "Ada")
    answer = await talk.say(QUESTION)
    assert ANSWER in answer["text"]
    photo = await talk.sent(answer, "Page")
    assert photo["caption"] == "Harbour Accounts, 1 Mar 2020 · p. 1"
    assert photo["reply_to_message"]["message_id"] == answer["message_id"]
    image = picture(harbour, photo)
    assert image.width > 1000
    tinted = tint(image)
    assert tinted.top > 0.05 and tinted.bottom < 0.3


async def test_a_second_tap_sends_what_telegram_has(harbour: Process) -> None:
    """The photo goes out by its id, and is uploaded anew when Telegram knows it no more."""
    talk = Talk.of(harbour, "Ben")
    answer = await talk.say(QUESTION)
    first = await talk.sent(answer, "Page")
    again = await talk.sent(answer, "Page")
    assert photo_id(again) == photo_id(first) and again["caption"] == first["caption"]
    harbour.server.telegram.files.pop(photo_id(first))
    anew = await talk.sent(answer, "Page")
    assert photo_id(anew) != photo_id(first) and anew["caption"] == first["caption"]


async def test_the_page_is_there_wherever_a_paragraph_is_read(harbour: Process) -> None:
    """In full, Context, the contents, a link and a place of the list lead to it."""
    talk = Talk.of(harbour, "Cai")
    answer = await talk.say(QUESTION)
    whole = await talk.sent(answer, "In full")
    around = await talk.sent(answer, "Context")
    sentence = tint(picture(harbour, await talk.sent(whole, "Page")))
    assert tint(picture(harbour, await talk.sent(around, "Page"))) == sentence
    contents = await talk.turned(await talk.say("/contents"), "2020 · Harbour")
    paragraph = await talk.turned(contents, "¶1")
    read = tint(picture(harbour, await talk.sent(paragraph, "Page")))
    assert read.bottom - read.top > 1.5 * (sentence.bottom - sentence.top)
    place = await talk.turned(await talk.turned(answer, "All places"), "1")
    assert (await talk.sent(place, "Page"))["photo"]
    code = buttons(answer)["Page"].partition(":")[2]
    harbour.server.people.start(talk.user, code)
    assert (await talk.sent(await harbour.heard(talk.user), "Page"))["photo"]


async def test_a_sentence_over_two_pages_is_an_album(harbour: Process) -> None:
    """A photo of each page, the caption under the first."""
    talk = Talk.of(harbour, "Dee")
    answer = await talk.say("Who was there when the lighthouse on the northern pier was lit again?")
    assert "The lighthouse on the northern pier" in answer["text"]
    first = await talk.sent(answer, "Page")
    second = await harbour.heard(talk.user)
    assert first["caption"] == "Harbour Accounts, 1 Mar 2020 · p. 1–2"
    assert "caption" not in second
    assert first["media_group_id"] == second["media_group_id"]
    assert tint(picture(harbour, first)).top > 0.8
    assert tint(picture(harbour, second)).bottom < 0.3


async def test_a_text_has_no_such_button(harbour: Process) -> None:
    """Neither under an answer from it nor where it is read."""
    talk = Talk.of(harbour, "Eli")
    answer = await talk.say("How many pigs are on the farms?")
    assert "A Report on Pigs" in answer["text"]
    whole = await talk.sent(answer, "In full")
    assert "In full" in buttons(answer)
    assert ENGLISH.page_button not in [*buttons(answer), *buttons(whole)]


async def test_taps_while_it_is_on_its_way_send_no_other(harbour: Process) -> None:
    """Each tap is answered, one photo comes."""
    talk = Talk.of(harbour, "Fei")
    answer = await talk.say(QUESTION)
    harbour.server.telegram.faults.add(Fault("sendPhoto", status=429, retry_after=2))
    tapped, data = harbour.message(answer), buttons(answer)["Page"]
    for _ in range(2):
        harbour.server.people.tap(talk.user, tapped, data=data)
    for _ in range(2):
        await harbour.heard(talk.user, "answer")
    assert (await harbour.heard(talk.user))["photo"]
    await talk.say("/about")
    assert len([message for message in talk.from_bot() if message.attachment]) == 1


async def test_data_of_the_button_fits_and_outlives_a_restart(
    harbour: Process, folder: Path
) -> None:
    """Another process, which remembers nothing, sends the same page."""
    names = {"VERBATIM_CORPUS__CATALOG": str(folder / "catalog.toml")}
    async with serve() as server:
        async with running(server, folder / "index", **names) as first:
            talk = Talk.of(first, "Gil")
            answer = await talk.say(QUESTION)
            data = buttons(answer)["Page"]
            assert data.startswith("g:dues_1_") and len(data.encode()) <= 64
        async with running(server, folder / "index", **names) as second:
            # One that starts slowly answers the tap too late, and sends the page all the same.
            server.people.tap(talk.user, second.message(answer), data=data)
            photo = await second.heard(talk.user)
            assert photo["caption"] == "Harbour Accounts, 1 Mar 2020 · p. 1"


async def test_a_page_that_cannot_be_shown_is_explained(tmp_path: Path) -> None:
    """A file that is another now, or gone, is no reason for silence, in each language."""
    write_reports(tmp_path)
    file = tmp_path / "dues.pdf"
    names = {"VERBATIM_CORPUS__CATALOG": str(tmp_path / "catalog.toml")}
    async with serve() as server, running(server, tmp_path / "index", **names) as bot:
        talk, other = Talk.of(bot, "Hana"), Talk.of(bot, "Ines", language="zh")
        answer, chinese = await talk.say(QUESTION), await other.say(QUESTION)
        file.write_bytes(pdf(lambda canvas: canvas.drawString(90, 500, "Another edition.")))
        assert (await talk.sent(answer, ENGLISH.page_button))["text"] == ENGLISH.page_changed
        assert (await other.sent(chinese, CHINESE.page_button))["text"] == CHINESE.page_changed
        file.unlink()
        assert (await talk.sent(answer, ENGLISH.page_button))["text"] == ENGLISH.page_gone
        assert (await other.sent(chinese, CHINESE.page_button))["text"] == CHINESE.page_gone
        assert ANSWER in (await talk.say(QUESTION))["text"]
