"""What an admin sends that can't be added: a line that says why, and the reports go on."""

import io
import re
import resource
import zipfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
import pytest_asyncio
from reportlab.lib.pdfencrypt import StandardEncryption

from bot.texts import CHINESE, ENGLISH
from corpus.refusal import Refusal
from tests.bot.chat.adding import PIGS, TRAINS, done, managing, offered, pdf
from tests.corpus.readers.pdf.typeset import made, write
from tests.process import Process, Talk, buttons

pytestmark = pytest.mark.slow

SAID = ENGLISH.admins
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


@pytest_asyncio.fixture(scope="module")
async def ada(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Talk]:
    """Run a bot with an admin."""
    async with managing(tmp_path_factory.mktemp("refused"), "Ada") as (_, (talk,)):
        yield talk


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def encrypted() -> bytes:
    """Return a PDF that only a password opens."""

    def draw(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
        """Write the page."""
        write(canvas, 72, 80, PIGS, 11)
        canvas.showPage()

    return made(draw, encrypt=StandardEncryption("secret"))


@contextmanager
def full_disk(bot: Process, room: int) -> Iterator[None]:
    """Let no file of a bot, or of what it starts, hold more than so many bytes."""
    _, hard = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (hard, hard))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("locked.pdf", encrypted(), Refusal.LOCKED),
        ("photo.pdf", PNG, Refusal.PICTURE),
        ("many.zip", zipped({f"{n}.txt": b"" for n in range(10_001)}), Refusal.TOO_LARGE),
        ("empty.pdf", b" \n", Refusal.EMPTY),
        ("../../etc/locked.pdf", encrypted(), Refusal.LOCKED),
    ],
    ids=["encrypted", "picture", "many files", "empty", "path"],
)
async def test_a_file_that_is_no_report_is_refused_in_a_line(
    ada: Talk, name: str, content: bytes, why: Refusal
) -> None:
    """It names the file as it was sent, says why and no path of the machine, and has no button."""
    said = await offered(ada, name, content)
    assert said["text"] == f"✗ {SAID.cannot_add.format(name=name, why=SAID.refusals[why])}"
    assert "reply_markup" not in said
    assert "Pigs live on farms." in (await ada.say("Where do pigs live?"))["text"]


async def test_a_zip_bomb_is_refused_by_the_name_of_its_file(ada: Talk) -> None:
    """That is what is wrong with it."""
    said = await offered(ada, "bomb.zip", zipped({"big.txt": bytes(30_000_000)}))
    why = SAID.refusals[Refusal.HOSTILE]
    assert said["text"] == f"✗ {SAID.cannot_add.format(name='big.txt', why=why)}"
    assert "reply_markup" not in said


async def test_a_zip_without_a_report_says_so(ada: Talk) -> None:
    """What systems put into zips is passed over, and then there is nothing to offer."""
    content = zipped({"__MACOSX/._a.pdf": b"x", ".DS_Store": b"x", "Thumbs.db": b"x"})
    said = await offered(ada, "empty.zip", content)
    why = ENGLISH.admins.refusals[Refusal.EMPTY]
    assert said["text"] == f"✗ {ENGLISH.admins.cannot_add.format(name='empty.zip', why=why)}"
    assert "reply_markup" not in said


async def test_of_a_zip_what_can_be_read_is_offered(ada: Talk) -> None:
    """The broken file has its line; the good one is added."""
    content = zipped({"noise.pdf": b"%PDF-1.4 nothing", "b/trains.pdf": pdf("By Train", TRAINS)})
    said = await offered(ada, "both.zip", content)
    assert "✗ I can't add noise.pdf: " in said["text"]
    added = await done(ada, said, SAID.add_all.format(count=1))
    assert added["text"].startswith(SAID.added.format(title="By Train"))
    assert TRAINS in (await ada.say("When does the night train leave?"))["text"]


async def test_a_name_that_looks_like_a_path_is_text(ada: Talk) -> None:
    """The report is added, and the list says what its file was called."""
    said = await offered(ada, "../../etc/x.pdf", pdf("The Road", "The road is 9 miles long."))
    added = await done(ada, said, SAID.add)
    assert added["text"] == SAID.added.format(title="The Road")
    assert "9 miles" in (await ada.say("How long is the road?"))["text"]
    listed = await ada.say("/reports")
    (label,) = (text for text in buttons(listed) if "The Road" in text)
    opened = await ada.turned(listed, label)
    assert SAID.from_file.format(name="../../etc/x.pdf") in opened["text"]


@pytest.mark.parametrize(
    ("room", "line"),
    [(100, f"✗ {SAID.cannot_add}"), (3_500, SAID.nothing_changed)],
    ids=["document", "index"],
)
async def test_a_full_disk_is_a_line_and_the_reports_go_on(ada: Talk, room: int, line: str) -> None:
    """Nothing is added, be it the document that has no room or the index; once it has, it is."""
    title = f"The Moor of {room}"
    said = await offered(ada, "moor.pdf", pdf(title, f"The moor has {room} birds."))
    with full_disk(ada.bot, room):
        refused = await done(ada, said, SAID.add)
    why = SAID.refusals[Refusal.NO_ROOM]
    assert refused["text"] == line.format(name="moor.pdf", why=why)
    assert f"{room} birds" not in (await ada.say("How many birds has the moor?"))["text"]
    assert "Pigs live on farms." in (await ada.say("Where do pigs live?"))["text"]
    again = await offered(ada, "moor.pdf", pdf(title, f"The moor has {room} birds."))
    added = await done(ada, again, SAID.add)
    assert added["text"] == SAID.added.format(title=title)


@pytest_asyncio.fixture
async def chinese(ada: Talk) -> AsyncIterator[Talk]:
    """Let the admin read Chinese."""
    await ada.turned(await ada.say("/language"), "中文")
    yield ada
    await ada.turned(await ada.say("/language"), "English")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("locked.pdf", encrypted(), Refusal.LOCKED),
        ("sums.rtf", b"{\\rtf1 sums}", Refusal.OLD_DOCUMENT),
        ("empty.pdf", b" \n", Refusal.EMPTY),
    ],
    ids=["encrypted", "unsupported", "empty"],
)
async def test_an_admin_who_reads_chinese_is_told_in_chinese(
    chinese: Talk, name: str, content: bytes, why: Refusal
) -> None:
    """Why a file can't be added, and what to do, is said in the language of the phone."""
    said = await offered(chinese, name, content)
    line = CHINESE.admins.cannot_add.format(name=name, why=CHINESE.admins.refusals[why])
    assert said["text"] == f"✗ {line}"


async def test_a_full_disk_is_told_in_chinese_without_paths_and_settings(chinese: Talk) -> None:
    """These are for whoever runs the bot."""
    said = await offered(chinese, "moor.pdf", pdf("The Moor", "The moor has nine birds."))
    with full_disk(chinese.bot, 3_500):
        refused = await done(chinese, said, CHINESE.admins.add)
    why = CHINESE.admins.refusals[Refusal.NO_ROOM]
    assert refused["text"] == CHINESE.admins.nothing_changed.format(why=why)
    assert not re.search("[A-Za-z/]", refused["text"])
