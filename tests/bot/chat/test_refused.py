"""What an admin sends that can't be added: a line that says why, and the reports go on."""

import io
import resource
import zipfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
import pytest_asyncio
from reportlab.lib.pdfencrypt import StandardEncryption

from bot.texts import CHINESE, ENGLISH
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
        ("locked.pdf", encrypted(), "opens only with a password"),
        ("photo.pdf", PNG, "it is a picture."),
        ("bomb.zip", zipped({"big.txt": bytes(30_000_000)}), "as a zip bomb does."),
        ("many.zip", zipped({f"{n}.txt": b"" for n in range(10_001)}), "a zip of 10,001 files"),
        ("empty.pdf", b" \n", "is empty."),
        ("../../etc/locked.pdf", encrypted(), "opens only with a password"),
    ],
    ids=["encrypted", "picture", "bomb", "many files", "empty", "path"],
)
async def test_a_file_that_is_no_report_is_refused_in_a_line(
    ada: Talk, name: str, content: bytes, why: str
) -> None:
    """It names the file as it was sent, says why and no path of the machine, and has no button."""
    said = await offered(ada, name, content)
    assert why in said["text"]
    assert len(said["text"].splitlines()) == 1
    assert "verbatim-" not in said["text"]
    assert "reply_markup" not in said
    assert "Pigs live on farms." in (await ada.say("Where do pigs live?"))["text"]


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


@pytest.mark.parametrize("room", [100, 20_000], ids=["document", "index"])
async def test_a_full_disk_is_a_line_and_the_reports_go_on(ada: Talk, room: int) -> None:
    """Nothing is added, be it the document that has no room or the index; once it has, it is."""
    title = f"The Moor of {room}"
    said = await offered(ada, "moor.pdf", pdf(title, f"The moor has {room} birds."))
    with full_disk(ada.bot, room):
        refused = await done(ada, said, SAID.add)
    assert "File too large" in refused["text"]
    assert len(refused["text"].splitlines()) == 1
    assert f"{room} birds" not in (await ada.say("How many birds has the moor?"))["text"]
    assert "Pigs live on farms." in (await ada.say("Where do pigs live?"))["text"]
    again = await offered(ada, "moor.pdf", pdf(title, f"The moor has {room} birds."))
    added = await done(ada, again, SAID.add)
    assert added["text"] == SAID.added.format(title=title)


async def test_an_admin_who_reads_chinese_is_told_in_chinese(ada: Talk) -> None:
    """What can't be added is said in the language of the phone."""
    language = await ada.say("/language")
    await ada.turned(language, "中文")
    said = await offered(ada, "locked.pdf", encrypted())
    await ada.turned(await ada.say("/language"), "English")
    beginning, _, _ = CHINESE.admins.cannot_add.partition("{why}")
    assert said["text"].startswith("✗ " + beginning.format(name="locked.pdf"))
