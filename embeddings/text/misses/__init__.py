"""Whether a passage misses the point of a question: it tells of another, or the opposite."""
