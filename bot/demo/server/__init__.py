"""A Telegram of one's own: the Bot API for one bot, and the people who write to it.

The package stands alone: it imports nothing of the project, so that tests can hold the bot to it.
"""
