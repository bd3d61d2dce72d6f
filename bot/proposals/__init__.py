"""Expected questions that a server proposes, each checked before a person reads it."""
