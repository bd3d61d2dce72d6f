"""A bot of a few lines that shows all that the page must show.

What takes it a while it does when its gate opens, so that a test can look at the page before.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, TypeAlias

from telegram import (
    BotCommand,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.demo.server.serve import Server

App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
Context: TypeAlias = ContextTypes.DEFAULT_TYPE

SOURCE = "https://example.org/report/2022"
DESCRIPTION = (
    "Ask a question about the reports. The answer is a passage, word for word, with the place "
    "where it stands."
)
COMMANDS = [
    BotCommand("ask", "Ask a question"),
    BotCommand("rich", "Show every kind of text"),
    BotCommand("help", "What this bot does"),
    BotCommand("slow", "Take your time"),
]
CITATION = "example:2022:58"
ANSWER = (
    "<b>II. Work Arrangement for 2022</b> › (6) Rural revitalization\n"
    "<blockquote>Agriculture held steady through a difficult year. <b>We will keep the area sown "
    "to grain at no less than 53 million mu and bring the harvest to 24.5 million tonnes.</b> "
    "Farmland of a high standard will grow by another 3.9 million mu.</blockquote>\n"
    f'<i>Government Work Report, 20 Jan 2022</i> · ¶58 · <a href="{SOURCE}">source</a>'
)
PARAGRAPH = " ".join(
    f"{number}. The whole paragraph goes on with another sentence that explains the one before."
    for number in range(1, 13)
)
RICH = (
    "𝟙 <b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>x = 1</code> "
    "<tg-spoiler>secret</tg-spoiler> "
    '<a href="https://example.org/">link</a>\n'
    '<pre><code class="language-python">print("hi")</code></pre>\nafter'
)


def keyboard(page: int = 1) -> InlineKeyboardMarkup:
    """Return one button of every kind."""
    button = InlineKeyboardButton
    return InlineKeyboardMarkup(
        [
            [
                button("‹", callback_data=f"page {page - 1}"),
                button(f"{page}/5", callback_data="where"),
                button("›", callback_data=f"page {page + 1}"),
            ],
            [
                button("Whole paragraph", callback_data="whole"),
                button("Copy", copy_text=CopyTextButton(CITATION)),
            ],
            [button("Source", url=SOURCE), button("Share", switch_inline_query="grain")],
            [button("Search here", switch_inline_query_current_chat="grain")],
            [button("Start", url="https://t.me/verbatim_demo_bot?start=doc_58")],
            [button("👍", callback_data="good"), button("👎", callback_data="bad")],
        ]
    )


async def start(update: Update, context: Context) -> None:
    """Say hello; say with what it was started."""
    payload = " ".join(context.args or [])
    await _message(update).reply_text(f"Welcome! {payload}".strip())


async def ask(update: Update, context: Context) -> None:
    """Answer with a quote and the keyboard."""
    message = _message(update)
    await message.reply_chat_action(ChatAction.TYPING)
    await message.reply_text(
        ANSWER, ParseMode.HTML, reply_markup=keyboard(), do_quote=message.chat.type != "private"
    )


async def slow(update: Update, context: Context) -> None:
    """Be seen to type until the gate opens."""
    await _message(update).reply_chat_action(ChatAction.TYPING)
    await _opened(context)
    await _message(update).reply_text("Done")


async def rich(update: Update, context: Context) -> None:
    """Show every kind of text, a file and a reaction."""
    message = _message(update)
    await message.reply_text(RICH, ParseMode.HTML)
    await message.reply_document(b"line one\n", filename="notes.txt", caption="A file")
    await message.set_reaction("👍")


async def passing(update: Update, context: Context) -> None:
    """Send a message and take it away again when the gate opens."""
    sent = await _message(update).reply_text("Soon gone")
    await _opened(context)
    await sent.delete()


async def edited(update: Update, context: Context) -> None:
    """Answer anew when the question is changed."""
    await _message(update).reply_text(f"You changed it to: {_message(update).text}")


async def tapped(update: Update, context: Context) -> None:
    """Answer a tap."""
    query = update.callback_query
    assert query and query.data
    kind, _, number = query.data.partition(" ")
    if kind == "page":
        await _opened(context)
        await query.answer()
        await query.edit_message_text(
            f"Passage {number}\n{ANSWER}", ParseMode.HTML, reply_markup=keyboard(int(number))
        )
    elif kind == "whole":
        await query.answer()
        text = f"<blockquote expandable>{PARAGRAPH}</blockquote>"
        message = query.message
        assert isinstance(message, Message)
        await message.reply_text(text, ParseMode.HTML, do_quote=True)
    elif kind == "where":
        await query.answer("Passage 1 of 5.\nIt stands in chapter II.", show_alert=True)
    else:
        await query.answer("Thank you")


async def inline(update: Update, context: Context) -> None:
    """Offer two passages."""
    query = update.inline_query
    assert query
    results = [
        InlineQueryResultArticle(
            str(number),
            f"Passage {number} on {query.query or 'anything'}",
            InputTextMessageContent(f"<blockquote>Words {number}</blockquote>", ParseMode.HTML),
            description="We will keep the area sown to grain at no less than 53 million mu.",
        )
        for number in (1, 2)
    ]
    await query.answer(results, cache_time=0)


def _message(update: Update) -> Message:
    """Return the message of an update."""
    assert update.effective_message
    return update.effective_message


async def _opened(context: Context) -> None:
    """Wait until the gate is open."""
    gate: asyncio.Event = context.bot_data["gate"]
    await gate.wait()


def build(server: Server, gate: asyncio.Event) -> App:
    """Build the bot."""
    app = (
        ApplicationBuilder()
        .token("7000000001:small-bot")
        .base_url(server.base_url)
        .base_file_url(server.base_file_url)
        .concurrent_updates(True)
        .build()
    )
    app.bot_data["gate"] = gate
    app.add_handler(CommandHandler("start", start))
    app.add_handler(CommandHandler("slow", slow))
    app.add_handler(CommandHandler("rich", rich))
    app.add_handler(CommandHandler("passing", passing))
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited))
    app.add_handler(MessageHandler(filters.VIA_BOT, nothing))
    app.add_handler(MessageHandler(filters.TEXT, ask))
    app.add_handler(CallbackQueryHandler(tapped))
    app.add_handler(InlineQueryHandler(inline))
    return app


async def nothing(update: Update, context: Context) -> None:
    """Leave what was sent through the bot alone."""


@contextlib.asynccontextmanager
async def running(server: Server, gate: asyncio.Event) -> AsyncIterator[App]:
    """Run the bot against a server until the block ends."""
    app = build(server, gate)
    async with app:
        await app.bot.set_my_commands(COMMANDS)
        await app.bot.set_my_description(DESCRIPTION)
        await app.start()
        assert app.updater
        await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        try:
            yield app
        finally:
            gate.set()
            await app.updater.stop()
            await app.stop()
