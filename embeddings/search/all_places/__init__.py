"""Every passage that speaks of what is asked for, in its order, and words found to the letter."""
