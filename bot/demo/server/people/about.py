"""What a person sees of the bot before writing to it."""

from telegram.constants import BotCommandScopeType as Kind
from telegram.constants import MenuButtonType

from bot.demo.server.objects.model import Chat, Json, User
from bot.demo.server.state.profile import DEFAULT_SCOPE, Scope
from bot.demo.server.state.telegram import Telegram


def bot_page(telegram: Telegram, user: User, chat: Chat) -> Json:
    """Return the bot's name, texts, menu button and commands as this person sees them here."""
    profile = telegram.profile
    language = user.language_code[:2]
    common = profile.menu_buttons.get(0, {"type": MenuButtonType.COMMANDS.value})
    return {
        "bot": telegram.bot.json(),
        "name": _in_language(profile.names, language),
        "description": _in_language(profile.descriptions, language),
        "short_description": _in_language(profile.short_descriptions, language),
        "menu_button": profile.menu_buttons.get(user.id, common),
        "commands": profile.commands_for(_scopes(telegram, user, chat), language),
    }


def _in_language(kept: dict[str, str], language: str) -> str:
    """Return the text of a language, else the one of all languages."""
    return kept.get(language, kept.get("", ""))


def _scopes(telegram: Telegram, user: User, chat: Chat) -> list[Scope]:
    """Return the scopes of commands that hold here, the narrowest first."""
    here: Scope = (Kind.CHAT.value, chat.id, 0)
    if chat.is_private:
        return [here, (Kind.ALL_PRIVATE_CHATS.value, 0, 0), DEFAULT_SCOPE]
    member: Scope = (Kind.CHAT_MEMBER.value, chat.id, user.id)
    scopes = [member, here, (Kind.ALL_GROUP_CHATS.value, 0, 0), DEFAULT_SCOPE]
    if telegram.status(chat, user.id) in {"creator", "administrator"}:
        scopes.insert(1, (Kind.CHAT_ADMINISTRATORS.value, chat.id, 0))
        scopes.insert(3, (Kind.ALL_CHAT_ADMINISTRATORS.value, 0, 0))
    return scopes
