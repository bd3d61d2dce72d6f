"""Inline keyboards; every button carries all that it needs, or reads the rest off its message."""
