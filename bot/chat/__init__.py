"""The chat on Telegram: the application, what it remembers, keyboards, handlers."""
