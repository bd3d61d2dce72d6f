"""What must be remembered between messages: settings of chats, questions, votes."""
