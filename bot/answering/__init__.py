"""Answers from reports: the library, quotes, places and suggestions; no telegram, no SQL."""
