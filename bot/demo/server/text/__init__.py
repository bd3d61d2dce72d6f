"""Texts as Telegram parses, cleans, measures and marks them."""
