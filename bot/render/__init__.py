"""Answers as Telegram HTML within Telegram's limits; pure functions, no network."""
