"""What the server remembers of its bot, chats, messages, updates and queries."""
