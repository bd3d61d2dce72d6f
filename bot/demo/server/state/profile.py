"""What the bot says about itself: commands, name, descriptions, menu button."""

from typing import TypeAlias

from bot.demo.server.objects.model import Json

Scope: TypeAlias = tuple[str, int, int]  # type, chat or 0, user or 0
DEFAULT_SCOPE: Scope = ("default", 0, 0)


class Profile:
    """The bot's own settings, by scope and language."""

    def __init__(self, name: str) -> None:
        self.commands: dict[tuple[Scope, str], list[Json]] = {}
        self.names: dict[str, str] = {"": name}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.menu_buttons: dict[int, Json] = {}

    def commands_for(self, scopes: list[Scope], language: str) -> list[Json]:
        """Return the commands that a person sees: the narrowest scope, their language first."""
        for scope in scopes:
            for code in dict.fromkeys((language[:2], "")):
                commands = self.commands.get((scope, code))
                if commands:
                    return commands
        return []
