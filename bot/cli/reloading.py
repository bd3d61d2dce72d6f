"""Settings that are read anew while the bot runs: what has changed, and what needs a restart."""

from functools import partial
from pathlib import Path

from bot.chat.reloading import Reread
from bot.cli import wiring
from bot.cli.output import CommandError
from config.settings import Settings, SettingsError, load_settings

# What can change while the bot runs; all else is read at the start.
LIVE = frozenset(
    {
        "access.admins",
        "access.groups",
        "access.open",
        "access.people",
        "chat.followup_minutes",
        "chat.inline_cache_seconds",
        "corpus.catalog",
        "limits.group_questions",
        "limits.person_inline",
        "limits.person_questions",
        "limits.person_taps",
        "logging.format",
        "logging.level",
        "logging.questions",
    }
)


class SettingsReader:
    """Reads a settings file again and again, and compares it with what is in force."""

    def __init__(self, file: Path, settings: Settings) -> None:
        self._file = file
        self._now = settings

    def __call__(self) -> Reread:
        """Read the file anew.

        Raises:
            CommandError: it can't be used; what is in force stays.
        """
        try:
            new = load_settings(self._file)
        except SettingsError as error:
            raise CommandError(str(error)) from error
        changed = differing(self._now, new)
        return Reread(
            options=wiring.chat_options(new),
            service=wiring.service_options(new),
            catalog=wiring.library_options(new).catalog,
            applied=tuple(name for name in changed if name in LIVE),
            restart=tuple(name for name in changed if name not in LIVE),
            apply=partial(self._apply, new),
        )

    def _apply(self, new: Settings) -> None:
        """Put in force what is for the whole process; the rest waits for a restart."""
        wiring.start_logging(new)
        live = {name.partition(".")[0] for name in LIVE}
        sections = {name: self._merged(name, new) for name in live}
        self._now = self._now.model_copy(update=sections)

    def _merged(self, section: str, new: Settings) -> object:
        """Return a section with what can change as it is now, and the rest as it was."""
        old = getattr(self._now, section)
        names = [name for name, _ in old if f"{section}.{name}" in LIVE]
        return old.model_copy(update={name: getattr(getattr(new, section), name) for name in names})


def differing(old: Settings, new: Settings) -> tuple[str, ...]:
    """Return the names of the settings that differ, and no value: it may be secret."""
    return tuple(
        f"{section}.{key}"
        for section, values in new
        if section != "token"
        for key, value in values
        if value != getattr(getattr(old, section), key)
    )
