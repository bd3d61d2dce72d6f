"""What must be remembered between messages: choices of chats, questions, votes."""
