"""The bot's side: every method of the Bot API that the server has."""
