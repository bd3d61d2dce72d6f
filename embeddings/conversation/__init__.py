"""What a message is before it is searched: a follow-up or a full question, small talk, foreign."""
