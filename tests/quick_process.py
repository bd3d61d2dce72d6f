"""The real bot process, but for its models: `python -m tests.quick_process FOLDER`.

It starts in a second or two, so that it can be killed and started again often. FOLDER is where it
puts its small report.
"""

import os
import sys
from pathlib import Path

from bot.answering.answering import Answering
from bot.chat.serving import run
from bot.cli.logs import configure
from bot.cli.reloading import SettingsReader
from bot.cli.wiring import bot_api, chat_options, service_options, storage_options
from config.settings import SHIPPED, load_settings
from tests.bot.answering.changing import opened, options_in


def main() -> None:
    """Answer until SIGTERM, with the settings of the environment."""
    folder = Path(sys.argv[1])
    settings = load_settings(SHIPPED)
    configure(settings.logging.level, settings.token.get_secret_value())
    own = folder / str(os.getpid())
    own.mkdir(parents=True)
    answering = Answering(opened(options_in(own)))
    run(
        answering,
        bot_api(settings),
        storage_options(settings),
        chat_options(settings),
        service_options(settings),
        SettingsReader(SHIPPED, settings),
    )


if __name__ == "__main__":
    main()
