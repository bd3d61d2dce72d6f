"""The chat: answers, how they look, and the handlers that carry them."""
