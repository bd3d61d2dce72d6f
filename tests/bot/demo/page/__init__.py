"""The page in a real browser, with a small bot behind it."""
