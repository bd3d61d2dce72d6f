"""Which words of a sentence answer: its clauses weighed, and the run of them that is marked."""
