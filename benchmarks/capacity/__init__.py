"""What to run for how many passages and questions, computed from what was measured."""
