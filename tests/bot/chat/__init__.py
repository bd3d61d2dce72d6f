"""The chat, end to end: the real bot process against the local Bot API, one module a topic."""
