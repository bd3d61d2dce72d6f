"""The real bot behind the page, as a person uses it; takes the pictures in docs/ when asked to."""
