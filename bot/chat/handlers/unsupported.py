"""What is no question: pictures, voices, places, files, and commands that nobody knows."""

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.albums import is_dealt_with
from bot.chat.question import message_in
from bot.chat.sending import Reply, respond
from bot.chat.services import Services
from bot.chat.session import session_of


async def on_unsupported(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Say in one line what can be done here; an album of ten pictures gets one line, not ten."""
    message = message_in(update)
    if is_dealt_with(message, context):
        return
    session = await session_of(services, update)
    await respond(message, Reply.plain(session.texts.only_words))


async def on_unknown_command(
    services: Services, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Say that a command isn't known; one for another bot is none of ours."""
    session, message = await session_of(services, update), message_in(update)
    _, _, name = (message.text or "").split()[0].partition("@")
    if not name or name.lower() == session.username.lower():
        await respond(message, Reply.plain(session.texts.unknown_command))
