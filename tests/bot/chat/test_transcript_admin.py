"""An admin's first ten minutes with the reports; written down for reading when asked to."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio

from bot.texts import ENGLISH
from tests.bot.chat.adding import done, managing, offered, pdf
from tests.bot.chat.written_down import ABOUT, exchange, write_down
from tests.process import Talk, buttons, links

pytestmark = pytest.mark.slow

SAID = ENGLISH.admins
TITLE, RENAMED = "Harbour Report of Brindle 2023", "The Harbour of Brindle in 2023"
DAY = "14 March 2024"
FIRST = (
    "The harbour of Brindle was dredged to nine metres in the spring of 2023.",
    "In the year 412 ships called at the harbour, 37 more than in the year before.",
    "The new crane can lift 80 tons and was paid for by the town.",
)
SECOND = (FIRST[0].replace("nine", "eleven"), *FIRST[1:])
QUESTION = "How deep was the harbour of Brindle dredged?"


@pytest_asyncio.fixture
async def ada(tmp_path: Path) -> AsyncIterator[Talk]:
    """Run the bot of a small report with an admin."""
    async with managing(tmp_path, "Ada") as (_, (talk,)):
        yield talk


async def test_the_first_ten_minutes_of_an_admin(ada: Talk, pytestconfig: pytest.Config) -> None:
    """A report is added, asked, updated, renamed and removed; then nothing of it is found."""
    lines: list[str] = []

    def held(turn: str, said: dict[str, Any]) -> dict[str, Any]:
        """Write an exchange down."""
        lines.extend(exchange(turn, said))
        return said

    welcome = held("/start", await ada.say("/start"))
    assert SAID.welcome in welcome["text"]
    offer = held("📎 brindle.pdf", await offered(ada, "brindle.pdf", pdf(TITLE, DAY, *FIRST)))
    held(f"[{SAID.add}]", await done(ada, offer, SAID.add))
    answer = held(QUESTION, await ada.say(QUESTION))
    assert "nine metres" in answer["text"]
    (payload,) = parse_qs(urlsplit(links(answer)[0]).query)["start"]
    new = await offered(ada, "brindle-corrected.pdf", pdf(TITLE, DAY, *SECOND))
    held("📎 brindle-corrected.pdf", new)
    held(f"[New edition of {TITLE}]", await done(ada, new, "New edition"))
    old = held("(opens the link of the ¶ above)", await opened(ada, payload))
    assert "eleven metres" in old["text"]
    assert "Changed since" in old["text"]
    reports = held("/reports", await ada.say("/reports"))
    shown = held(f"[{TITLE}]", await ada.turned(reports, label(reports, TITLE)))
    request = held(f"[{SAID.rename}]", await ada.sent(shown, SAID.rename))
    renamed = held(f"(replies) {RENAMED}", await ada.say(RENAMED, request))
    assert renamed["text"] == SAID.renamed.format(title=RENAMED)
    reports = held("/reports", await ada.say("/reports"))
    shown = held(f"[{RENAMED}]", await ada.turned(reports, label(reports, RENAMED)))
    question = held(f"[{SAID.remove}]", await ada.turned(shown, SAID.remove))
    held(f"[{SAID.remove}]", await ada.turned(question, SAID.remove))
    gone = held(QUESTION, await ada.say(QUESTION))
    assert "eleven metres" not in gone["text"]
    last = held("(opens the link of the ¶ above)", await opened(ada, payload))
    assert last["text"] == ENGLISH.no_link
    head = ["# An admin's first ten minutes", "", ABOUT, ""]
    write_down(pytestconfig, "transcript-admin.md", head + lines)


async def opened(talk: Talk, payload: str) -> dict[str, Any]:
    """Open a link, and return what it leads to."""
    talk.bot.server.people.start(talk.user, payload)
    return await talk.bot.heard(talk.user)


def label(said: dict[str, Any], title: str) -> str:
    """Return the button of a report."""
    return next(text for text in buttons(said) if title in text)
