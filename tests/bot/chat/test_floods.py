"""Who asks too much, and who waits for others that do."""

from collections.abc import Hashable
from pathlib import Path

from bot.answering.answering import Answering
from bot.answering.fair_queue import Wait
from bot.chat.options import LimitOptions
from bot.demo.server.people.groups import add_bot, join_group, open_group
from bot.texts import CHINESE, ENGLISH
from tests.bot.chat.here import Bot, running_here
from tests.patience import until
from tests.process import buttons

FEW = LimitOptions(person_questions=3, group_questions=4, person_taps=2, person_inline=2)
LINE = ENGLISH.too_many_questions.partition("{")[0]


async def test_who_asks_too_much_is_told_once_and_then_not_answered(tmp_path: Path) -> None:
    """Three questions of ten are answered; commands count, and others are answered as ever."""
    async with running_here(tmp_path, limits=FEW) as bot:
        user, chat = bot.person("Much")
        for number in range(9):
            bot.server.people.say(user, chat, f"pigs {number}")
        bot.server.people.say(user, chat, "/help")
        said = [(await bot.heard(user))["text"] for _ in range(4)]
        assert [text.startswith(LINE) for text in said] == [False, False, False, True]
        other, own = bot.person("Other", language="zh")
        for number in range(4):
            bot.server.people.say(other, own, f"pigs {number}")
        said = [(await bot.heard(other))["text"] for _ in range(4)]
        assert said[-1].startswith(CHINESE.too_many_questions.partition("{")[0])
        await until(lambda: not bot.server.telegram.updates.pending)
        assert len(bot.said(chat)) == len(bot.said(own)) == 4


async def test_a_group_has_a_limit_of_its_own(tmp_path: Path) -> None:
    """Four questions of two people, and a line; what they say to each other doesn't count."""
    async with running_here(tmp_path, limits=FEW) as bot:
        (ada, _), (ben, _) = bot.person("Ada"), bot.person("Ben")
        group = open_group(bot.server.telegram, "Two", ada)
        add_bot(bot.server.telegram, ada, group)
        join_group(bot.server.telegram, ben, group)
        for number in range(5):
            bot.server.people.say(ada, group, f"we speak {number}")
        for number in range(3):
            for user in (ada, ben):
                bot.server.people.say(user, group, f"/ask pigs {number}")
        said = [(await bot.heard(ben)) for _ in range(13)]
        texts = [each["text"] for each in said if each["from"]["is_bot"]]
        line = ENGLISH.too_many_here.partition("{")[0]
        assert [text.startswith(line) for text in texts] == [False] * 4 + [True]


async def test_another_bot_is_not_answered(tmp_path: Path) -> None:
    """Nor is what it writes counted; an admin who writes as the group is answered."""
    async with running_here(tmp_path, limits=FEW) as bot:
        ada, _ = bot.person("Ada")
        group = open_group(bot.server.telegram, "Two", ada)
        add_bot(bot.server.telegram, ada, group)
        updates = bot.server.telegram.updates
        for number in range(6):
            bot.server.people.say(ada, group, f"/ask pigs {number}")
            message = updates.pending[-1]["message"]
            message["from"] = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
            if number == 5:
                message["sender_chat"] = message["chat"]
        said = await bot.heard(ada)
        while not said["from"]["is_bot"]:
            said = await bot.heard(ada)
        assert said["reply_to_message"]["text"] == "/ask pigs 5"
        await until(lambda: not updates.pending)
        assert len(bot.said(group)) == 1


async def test_quick_taps_send_a_paragraph_once(tmp_path: Path) -> None:
    """Each is answered; another button of the same message does what it says."""
    async with running_here(tmp_path) as bot:
        user, chat = bot.person("Taps")
        bot.server.people.say(user, chat, "Do pigs live on farms?")
        labels = buttons(await bot.heard(user))
        (answer,) = bot.said(chat)
        for label in (ENGLISH.whole, ENGLISH.around):
            for _ in range(3):
                bot.server.people.tap(user, answer, data=labels[label])
        queries = bot.server.telegram.queries.values()
        await until(lambda: all(query.answer is not None for query in queries))
        assert len(queries) == 6
        assert len(bot.said(chat)) == 3


async def test_every_tap_is_answered_one_too_many_with_a_few_words(tmp_path: Path) -> None:
    """The first two do what they say; none leaves the clock running."""
    async with running_here(tmp_path, limits=FEW) as bot:
        user, chat = bot.person("Taps")
        bot.server.people.say(user, chat, "Do pigs live on farms?")
        up = next(d for text, d in buttons(await bot.heard(user)).items() if text.startswith("👍"))
        for _ in range(4):
            bot.server.people.tap(user, bot.said(chat)[0], data=up)
        answers = [await bot.heard(user, "answer") for _ in range(4)]
        words = [each.get("text") or "" for each in answers]
        line = ENGLISH.too_many_taps.partition("{")[0]
        assert [text.startswith(line) for text in words] == [False, False, True, True]


async def test_inline_queries_beyond_the_limit_are_told_once(tmp_path: Path) -> None:
    """The third gets a button that says so, the fourth nothing."""
    async with running_here(tmp_path, limits=FEW) as bot:
        user, _ = bot.person("Types")
        for number in range(2):
            bot.server.people.inline(user, f"pigs {number}")
            await until(lambda: len(bot.calls("answerInlineQuery")) == number + 1)  # noqa: B023
        for number in range(2, 4):
            bot.server.people.inline(user, f"pigs {number}")
        other, chat = bot.person("Other")
        bot.server.people.say(other, chat, "pigs")
        await bot.heard(other)
        await until(lambda: len(bot.calls("answerInlineQuery")) == 3)
        button = bot.calls("answerInlineQuery")[-1]["button"]["text"]
        assert button.startswith(ENGLISH.too_many_queries.partition("{")[0])


async def test_admins_have_no_limit(tmp_path: Path) -> None:
    """They are answered however much they ask."""
    async with running_here(tmp_path, limits=FEW, admins=(1001,)) as bot:
        user, chat = bot.person("Admin")
        assert user.id == 1001
        for number in range(6):
            bot.server.people.say(user, chat, f"pigs {number}")
        said = [(await bot.heard(user))["text"] for _ in range(6)]
        assert not any(text.startswith(LINE) for text in said)


class Busy(Answering):
    """A library that many ask."""

    def expected_wait(self, asker: Hashable) -> Wait:
        """Say what a search would wait for."""
        return Wait(7, 12.4)


class Slow(Answering):
    """A library that takes long to answer one question, for which nobody else waits."""

    def expected_wait(self, asker: Hashable) -> Wait:
        """Say what a search would wait for."""
        return Wait(1, 12.4)


async def test_who_is_the_first_to_wait_is_not_told_that_many_ask(tmp_path: Path) -> None:
    """A first question takes long on a slow machine; the next is answered without a note."""
    async with running_here(tmp_path, kind=Slow) as bot:
        user, chat = bot.person("Waits")
        bot.server.people.say(user, chat, "Do pigs live on farms?")
        said = await bot.heard(user)
        assert "Pigs live on farms." in said["text"] and said["reply_markup"]


async def test_who_has_to_wait_is_told_their_number_in_the_message_that_answers(
    tmp_path: Path,
) -> None:
    """One message, which is edited into the answer and has its buttons."""
    async with running_here(tmp_path, kind=Busy) as bot:
        user, chat = bot.person("Waits")
        asked = bot.server.people.say(user, chat, "Do pigs live on farms?")
        said = await bot.heard(user)
        assert said["text"] == ENGLISH.number_in_queue.format(number=7, time="12 seconds")
        assert said["reply_to_message"]["message_id"] == asked.id
        answer = await bot.heard(user, "edited")
        assert "Pigs live on farms." in answer["text"] and answer["reply_markup"]
        assert answer["message_id"] == said["message_id"]
        assert len(bot.said(chat)) == 1


async def test_what_was_typed_past_is_not_searched(tmp_path: Path) -> None:
    """While a search is under way a person types on; only what stands there last is searched."""
    async with running_here(tmp_path) as bot:
        user, chat = bot.person("Holds up")
        bot.server.people.say(user, chat, "europe trains")
        await until(lambda: "europe trains" in bot.encoder.read)
        typing, _ = bot.person("Types")
        for text in ("grain 1", "grain 12", "grain 123"):
            bot.server.people.inline(typing, text)
        await until(lambda: _typed(bot) == 3)
        bot.encoder.let_go.set()
        await until(lambda: bool(bot.calls("answerInlineQuery")))
        await bot.heard(user)
        assert [text for text in bot.encoder.read if text.startswith("grain")] == ["grain 123"]
        assert len(bot.calls("answerInlineQuery")) == 1


def _typed(bot: Bot) -> int:
    """Return how many inline queries the bot has taken."""
    telegram = bot.server.telegram
    return 0 if telegram.updates.pending else len(telegram.queries)
