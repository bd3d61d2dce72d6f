"""Updates that nobody sends, given to the handlers: nothing fails, and nobody is shown that."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bot.chat.fuzz import fuzz
from tests.bot.chat.hostile.harness import Here, handling
from tests.bot.chat.hostile.kinds import KINDS, QUESTION, Raw, message
from tests.bot.chat.hostile.updates import CARRIED, MAKERS, ODD, carrying, places, spoiled

WORDS = [odd for odd in ODD if isinstance(odd, str)]


@pytest_asyncio.fixture(scope="module")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Here]:
    """Have the handlers ready."""
    async with handling(tmp_path_factory.mktemp("hostile")) as ready:
        yield ready


@st.composite
def spoilt(draw: st.DrawFn) -> Raw:
    """Draw an update with something odd in one or two places."""
    update = KINDS[draw(st.sampled_from(list(KINDS)))]
    for _ in range(draw(st.integers(1, 2))):
        where = draw(st.sampled_from(list(places(update))))
        update = spoiled(update, where, draw(st.sampled_from(ODD)))
    return update


@settings(max_examples=100)
@given(spoilt())
async def test_no_update_fails_in_a_handler(here: Here, update: Raw) -> None:
    """Whatever stands wherever in it, it is set aside or answered."""
    await here.give(update)
    assert (here.tracebacks(), here.shown()) == ([], [])


@settings(max_examples=50)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=300), min_size=1, max_size=4))
async def test_no_words_fail_in_a_handler(here: Here, words: list[str]) -> None:
    """Questions of up to 4,096 odd characters are answered as any other."""
    said = len(here.server.telegram.calls)
    text = "".join(words)[:4096]
    reason = await here.give({"message": message(text=text)})
    assert (reason, here.tracebacks(), here.shown()) == ("", [], [])
    assert len(here.server.telegram.calls) > said or not text


@pytest.mark.parametrize("carried", CARRIED)
async def test_forged_taps_links_and_offsets_are_answered(here: Here, carried: str) -> None:
    """What no button of ours carries does nothing, and its tap or query is answered once."""
    for update in carrying(carried):
        assert await here.give(update) == ""
        assert (here.tracebacks(), here.shown()) == ([], [])


async def test_a_question_is_answered_after_all_that(here: Here) -> None:
    """The handlers are as they were."""
    await here.give({"message": message(text=QUESTION)})
    chat = here.server.telegram.messages[message()["chat"]["id"]]
    assert "Pigs live on farms." in [*chat.values()][-1].text.text


async def test_the_command_counts_what_it_tries() -> None:
    """It gives as many updates of each kind as it is told, and finds nothing."""
    outcomes = await fuzz(2, 1)
    assert [(name, each.tried) for name, each in outcomes.items()] == [(n, 2) for n in MAKERS]
    assert [(each.shown, each.tracebacks) for each in outcomes.values()] == [(0, [])] * len(MAKERS)
