"""A bot whose admins add reports: its own small library, and the documents that they send."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.demo.server.objects.model import User
from bot.demo.server.people.sending import send_album, send_document
from bot.demo.server.serve import Server, serve
from bot.texts import LANGUAGES
from tests.bot.answering.changing import options_in
from tests.corpus.readers.pdf.typeset import made, write
from tests.process import Process, Talk, running

PIGS = "There are 4,000 pigs on the farms of the island."
MORE = "There are 5,100 pigs on the farms of the island."
TRAINS = "The night train to the harbour leaves at eleven."
# How messages begin that say how far something is.
WORKING = tuple(
    line.partition("{")[0]
    for texts in LANGUAGES.values()
    for line in (
        texts.admins.reading,
        texts.admins.reading_many,
        texts.admins.waits,
        texts.admins.adding,
    )
)


def pdf(title: str, *sentences: str) -> bytes:
    """Return a PDF of one page: a title, and a paragraph per sentence."""

    def draw(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
        """Write the page."""
        write(canvas, 72, 80, title, 20, "Times-Bold")
        for number, sentence in enumerate(sentences):
            write(canvas, 72, 130 + 40 * number, sentence, 11)
        canvas.showPage()

    return made(draw)


@asynccontextmanager
async def managing(folder: Path, *names: str) -> AsyncIterator[tuple[Process, list[Talk]]]:
    """Run a bot of one small report, with people of these names as its admins."""
    async with serve() as server:
        people = [server.people.person(name) for name in names]
        async with administered(folder, server, *people) as process:
            yield process, [Talk(process, user, server.people.private(user)) for user in people]


@asynccontextmanager
async def administered(
    folder: Path, server: Server, *admins: User, **more: str
) -> AsyncIterator[Process]:
    """Run the bot of a folder's reports on a server; `more` are variables of its environment."""
    options = options_in(folder)
    settings = {
        "VERBATIM_ACCESS__ADMINS": json.dumps([user.id for user in admins]),
        "VERBATIM_CORPUS__CATALOG": str(options.catalog),
        "VERBATIM_CORPUS__ADDED": str(options.added),
        **more,
    }
    async with running(server, options.folder, **settings) as process:
        yield process


async def offered(talk: Talk, name: str, content: bytes, caption: str = "") -> dict[str, Any]:
    """Send a document, and return what the bot offers once it has read it."""
    telegram = talk.bot.server.telegram
    send_document(telegram, talk.user, talk.chat, name, content, caption=caption)
    await talk.bot.heard(talk.user)
    return await talk.bot.heard(talk.user, "edited")


async def offered_album(talk: Talk, files: dict[str, bytes]) -> dict[str, Any]:
    """Send documents as an album, and return what the bot offers once it has read them."""
    send_album(talk.bot.server.telegram, talk.user, talk.chat, files)
    await talk.bot.heard(talk.user)
    return await talk.bot.heard(talk.user, "edited")


async def done(talk: Talk, said: dict[str, Any], label: str) -> dict[str, Any]:
    """Tap a button, and return its message once the bot has done what that says."""
    await talk.tap(said, label)
    while True:
        edited = await talk.bot.heard(talk.user, "edited")
        if not edited["text"].startswith(WORKING):
            return edited
