"""Updates of one chat in order, of many chats at once."""

import asyncio

from telegram import CallbackQuery, Chat, Message, Update, User

from bot.chat.aside import aside
from bot.chat.updates.update_order import PerChatProcessor, in_order
from tests.patience import seconds


def update(chat: int) -> Update:
    """Return an update from a chat."""
    message = Message(1, None, Chat(chat, "private"), from_user=User(chat, "A", False))  # type: ignore[arg-type]
    return Update(1, message=message)


async def test_updates_of_a_chat_wait_for_each_other() -> None:
    """The second is worked on only when the first is done, however long that takes."""
    order, log = PerChatProcessor(8), []

    async def work(name: str, seconds: float) -> None:
        log.append(f"{name} begins")
        await asyncio.sleep(seconds)
        log.append(f"{name} ends")

    slow, quick = work("slow", 0.05), work("quick", 0)
    await asyncio.gather(
        order.process_update(update(1), slow), order.process_update(update(1), quick)
    )
    assert log == ["slow begins", "slow ends", "quick begins", "quick ends"]


async def test_a_chat_that_waits_holds_up_no_other() -> None:
    """A crowd from one chat takes one place, so another chat is answered at once."""
    order, stuck, done = PerChatProcessor(2), asyncio.Event(), asyncio.Event()

    async def work(event: asyncio.Event, sets: bool) -> None:
        event.set() if sets else await event.wait()

    crowd = [
        asyncio.create_task(order.process_update(update(1), work(stuck, sets=False)))
        for _ in range(50)
    ]
    await asyncio.sleep(0)
    async with asyncio.timeout(seconds(2)):
        await order.process_update(update(2), work(done, sets=True))
    stuck.set()
    await asyncio.gather(*crowd)


async def test_a_tap_waits_for_no_question() -> None:
    """In a group that asks a lot, a button of an old answer works at once."""
    order, stuck, done = PerChatProcessor(4), asyncio.Event(), asyncio.Event()
    query = CallbackQuery("1", User(1, "A", False), "x", message=update(1).message, data="p:1")

    async def wait() -> None:
        await stuck.wait()

    async def finish() -> None:
        done.set()

    asking = asyncio.create_task(order.process_update(update(1), wait()))
    await asyncio.sleep(0)
    async with asyncio.timeout(seconds(2)):
        await order.process_update(Update(2, callback_query=query), finish())
    stuck.set()
    await asking
    assert done.is_set()


async def test_a_tap_on_an_offer_waits_for_no_other() -> None:
    """What the first one does takes minutes, and nobody waits so long for an answer to a tap."""
    order, stuck, done = PerChatProcessor(4), asyncio.Event(), asyncio.Event()
    taps = [
        CallbackQuery(str(number), User(1, "A", False), "x", message=update(1).message, data=data)
        for number, data in enumerate(["f:", "k:"])
    ]

    async def wait() -> None:
        await stuck.wait()

    async def finish() -> None:
        done.set()

    first = order.process_update(Update(2, callback_query=taps[0]), wait())
    adding = asyncio.create_task(first)
    await asyncio.sleep(0)
    async with asyncio.timeout(seconds(2)):
        await order.process_update(Update(3, callback_query=taps[1]), finish())
    stuck.set()
    await adding
    assert done.is_set()


async def test_what_a_tap_answers_comes_in_its_chats_order() -> None:
    """It waits for the question before it, without a place, and the question after it waits."""
    order, log, stuck = PerChatProcessor(1), list[str](), asyncio.Event()
    query = CallbackQuery("1", User(1, "A", False), "x", message=update(1).message, data="f:")

    async def add() -> None:
        log.append("added")
        async with in_order(order, 1):
            log.append("answer begins")
            await asyncio.sleep(0.01)
            log.append("answer ends")

    async def ask(name: str) -> None:
        async with aside():
            await stuck.wait()
        log.append(name)

    first = asyncio.create_task(order.process_update(update(1), ask("first")))
    await asyncio.sleep(0)
    tap = asyncio.create_task(order.process_update(Update(2, callback_query=query), add()))
    while "added" not in log:
        await asyncio.sleep(0)
    last = asyncio.create_task(order.process_update(update(1), ask("last")))
    await asyncio.sleep(0)
    stuck.set()
    async with asyncio.timeout(seconds(2)):
        await asyncio.gather(first, tap, last)
    assert log == ["added", "first", "answer begins", "answer ends", "last"]
    assert order.chats == 0


async def test_nothing_is_kept_of_a_chat_that_is_done() -> None:
    """Neither after work that succeeds nor after work that fails."""
    order = PerChatProcessor(2)

    async def fail() -> None:
        raise RuntimeError

    for _ in range(3):
        await asyncio.gather(order.process_update(update(1), fail()), return_exceptions=True)
    assert order.chats == 0


async def test_at_most_so_many_are_worked_on() -> None:
    """However many chats there are, no more than the given number at a time."""
    order, now, most = PerChatProcessor(3), 0, 0

    async def work() -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.01)
        now -= 1

    await asyncio.gather(*(order.process_update(update(n), work()) for n in range(20)))
    assert most == 3
