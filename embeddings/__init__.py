"""From paragraphs to hits: encoder, index, and the one function that a question passes through."""
