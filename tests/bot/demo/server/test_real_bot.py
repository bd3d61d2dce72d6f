"""A real python-telegram-bot application against the server, by polling and by webhook."""

from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import (
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    MenuButtonCommands,
    Update,
)
from telegram.error import NetworkError, RetryAfter
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.demo.server.objects.model import User
from bot.demo.server.serve import Server, serve
from bot.demo.server.state.faults import Fault
from bot.demo.server.state.telegram import Telegram
from tests.bot.demo.server.conftest import TOKEN
from tests.patience import seconds

SECRET = "a-secret"


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Greet with the payload and a button."""
    assert update.effective_message
    button = InlineKeyboardButton("CallbackAction", callback_data="tapped")
    markup = InlineKeyboardMarkup([[button]])
    await update.effective_message.reply_html(f"<b>{context.args}</b>", reply_markup=markup)


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Reply with the same words."""
    assert update.effective_message
    await update.effective_message.reply_text(str(update.effective_message.text), do_quote=True)


async def tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a tap and change the message."""
    query = update.callback_query
    assert query
    await query.answer("yes")
    await query.edit_message_text(str(query.data))


def build_bot(server: Server) -> Application[Any, Any, Any, Any, Any, Any]:
    """Build a small bot that talks to the server."""
    builder = ApplicationBuilder().token(TOKEN).base_url(server.base_url)
    application = builder.base_file_url(server.base_file_url).build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(tap))
    return application


async def converse(server: Server, user: User) -> None:
    """Start, tap and write; check that the bot answers each."""
    people = server.people
    chat = people.private(user)
    people.start(user, "payload")
    greeting = (await people.hear(user, seconds=seconds(10))).data
    assert greeting["text"] == "['payload']"
    message = server.telegram.messages[chat.id][greeting["message_id"]]
    people.tap(user, message)
    assert (await people.hear(user, "answer", seconds(10))).data["text"] == "yes"
    assert (await people.hear(user, "edited", seconds(10))).data["text"] == "tapped"
    people.say(user, chat, "hello 😀")
    echoed = (await people.hear(user, seconds=seconds(10))).data
    assert echoed["text"] == echoed["reply_to_message"]["text"] == "hello 😀"


async def test_polling() -> None:
    """A real bot polls, answers commands, taps and words, and no call of it is refused."""
    async with serve() as server, build_bot(server) as application:
        await application.start()
        assert application.updater
        await application.updater.start_polling(timeout=5)
        await converse(server, server.people.person("Ann"))
        await application.updater.stop()
        await application.stop()
        assert [call for call in server.telegram.calls if call.error] == []


async def test_webhook() -> None:
    """A real bot gets its updates by webhook, checks the secret, and answers the same."""
    async with serve() as server, build_bot(server) as application:

        async def receive(request: Request) -> Response:
            assert request.headers["x-telegram-bot-api-secret-token"] == SECRET
            update = Update.de_json(await request.json(), application.bot)
            await application.update_queue.put(update)
            return Response()

        hook = Route("/hook", receive, methods=["POST"])
        async with serve(extra_routes=[hook]) as home:
            await application.start()
            await application.bot.set_webhook(f"{home.url}/hook", secret_token=SECRET)
            await converse(server, server.people.person("Ann"))
            await application.bot.delete_webhook()
            await application.stop()
        assert [call for call in server.telegram.calls if call.error] == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("sendMessage", status=429, retry_after=3), RetryAfter),
        (Fault("sendMessage", status=502), NetworkError),
        (Fault("sendMessage", drop="before"), NetworkError),
        (Fault("sendMessage", drop="after"), NetworkError),
    ],
)
async def test_faults(fault: Fault, error: type[Exception]) -> None:
    """A real bot sees each kind of fault as its library's own error."""
    async with serve(Telegram(faults=True)) as server, build_bot(server) as application:
        user = server.people.person("Ann")
        server.people.start(user)
        server.telegram.faults.add(fault)
        with pytest.raises(error):
            await application.bot.send_message(user.id, "a")
        await application.bot.send_message(user.id, "a")


async def test_files_and_profile() -> None:
    """A real bot's files, commands, menu button and inline answers are understood."""
    async with serve() as server, build_bot(server) as application:
        tg, user = application.bot, server.people.person("Ann")
        server.people.start(user)
        sent = await tg.send_document(user.id, b"hello", filename="a.txt", caption="a")
        assert sent.document
        file = await tg.get_file(sent.document)
        assert bytes(await file.download_as_bytearray()) == b"hello"
        await tg.set_my_commands([("ask", "Ask")], BotCommandScopeChat(user.id))
        kept = await tg.get_my_commands(BotCommandScopeChat(user.id))
        assert [command.command for command in kept] == ["ask"]
        await tg.set_chat_menu_button(user.id, MenuButtonCommands())
        query = server.people.inline(user, "grain")
        content = InputTextMessageContent("<b>a</b>", parse_mode="HTML")
        await tg.answer_inline_query(query.id, [InlineQueryResultArticle("1", "a", content)])
        assert (await server.people.hear(user, "inline")).data["results"][0]["id"] == "1"
        assert (await tg.get_chat_member(user.id, user.id)).status == "member"
        assert (await tg.get_chat(user.id)).first_name == "Ann"
