"""Verbatim from a checkout: `python run_bot.py` takes the verbs of the command `verbatim`.

Alone it runs the Telegram bot. The commands are in `bot/cli/commands.py`.
"""

from bot.cli.commands import main

if __name__ == "__main__":
    main()
