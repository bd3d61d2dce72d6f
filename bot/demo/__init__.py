"""A Telegram of one's own: the Bot API for one bot, and the people who write to it."""
