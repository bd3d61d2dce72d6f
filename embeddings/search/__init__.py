"""From a question to hits and a judgement whether they answer."""
