"""Whether the passages that were found answer: evidence, its features, and what judges them."""
