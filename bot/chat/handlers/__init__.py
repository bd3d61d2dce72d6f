"""The handlers of the chat, one module a concern."""
